"""The sheets of an OpenDocument workbook: its content is streamed, and its repeats are bounded.

The form is that of OpenDocument 1.3, part 3 (OASIS): a cell and a row may say that they stand for
many, which LibreOffice writes of the blank ones down to the last row of a sheet.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from pial_xl.sheets.closed.archive import BLANKS_MAX, Archive
from pial_xl.sheets.closed.foreign.limits import Limits
from pial_xl.sheets.closed.grid import COLUMNS_MAX
from pial_xl.sheets.closed.guard import DAMAGED, Allowance
from pial_xl.sheets.closed.markup import events
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.source import SourceRow, SourceSheet
from pial_xl.units.excel import TEXT_MAX

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_WHOLE: Final = "encrypted-package"
"""The one part of a workbook that LibreOffice has encrypted whole (since 24.8)."""
_LOCKED: Final = (
    "Ce classeur est protégé par un mot de passe : ouvrez-le dans LibreOffice, enregistrez-le sous "
    "un autre nom sans cocher « Enregistrer avec mot de passe », et donnez cette copie."
)
_MIMETYPE: Final = b"opendocument.spreadsheet"
_NAME = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_TABLE, _ROW, _CELL, _COVERED = (
    _NAME % ("table", nom) for nom in ("table", "table-row", "table-cell", "covered-table-cell")
)
_ROWS_REPEATED, _COLUMNS_REPEATED, _ROWS_SPANNED, _COLUMNS_SPANNED, _TITLE = (
    _NAME % ("table", nom)
    for nom in (
        "number-rows-repeated",
        "number-columns-repeated",
        "number-rows-spanned",
        "number-columns-spanned",
        "name",
    )
)
_KIND, _NUMBER, _DATE, _TIME, _BOOLEAN, _STRING = (
    _NAME % ("office", nom)
    for nom in ("value-type", "value", "date-value", "time-value", "boolean-value", "string-value")
)
_PARAGRAPH, _SPACES, _TAB, _BREAK, _COUNT = (
    _NAME % ("text", nom) for nom in ("p", "s", "tab", "line-break", "c")
)
_ERROR_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_DURATION = re.compile(r"(-?)P(?:(\d{1,6})D)?T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:([\d.]{1,20})S)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPACES_MAX: Final = 100
_INTEGER_MAX: Final = 1e15


def is_ods(archive: Archive) -> bool:
    """Tell whether a zip is an OpenDocument workbook.

    Raises:
        WorkbookReadError: it is one, protected by a password.
    """
    if "mimetype" not in archive.names or _MIMETYPE not in archive.read("mimetype"):
        return False
    manifest = archive.read(_MANIFEST) if _MANIFEST in archive.names else b""
    if _WHOLE in archive.names or b"encryption-data" in manifest:
        raise WorkbookReadError(_LOCKED)
    return _CONTENT in archive.names


def read_ods(archive: Archive) -> Iterator[SourceSheet]:
    """Give the sheets of an OpenDocument workbook.

    Raises:
        WorkbookReadError: it is damaged, or out of measure.
    """
    allowance = archive.list_allowance(Allowance(BLANKS_MAX))
    limits = Limits()
    sheet: _Sheet | None = None
    for event, element in events(archive, _CONTENT, allowance, ("start", "end")):
        if element.tag == _TABLE and event == "start":
            sheet = _Sheet(element.get(_TITLE, ""), limits)
        elif element.tag == _ROW and event == "end" and sheet is not None:
            sheet.read(element)
            element.clear()
            allowance.next_element()
        elif element.tag == _TABLE and event == "end" and sheet is not None:
            yield SourceSheet(sheet.title, sheet.rows, tuple(sheet.merges))
            sheet = None
            element.clear()
            allowance.next_element()


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read."""

    title: str
    limits: Limits
    rows: list[SourceRow] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    number: int = 1

    def read(self, row: Any) -> None:
        """Read a row; one that stands for many is there as many times, within bounds."""
        times = _count(row, _ROWS_REPEATED)
        values: dict[int, object] = {}
        column = 1
        for cell in row:
            if cell.tag not in (_CELL, _COVERED):
                continue
            repeated = _count(cell, _COLUMNS_REPEATED)
            if cell.tag == _CELL:
                value = _value(cell)
                if value is not None and value != "":
                    last = min(column + repeated, COLUMNS_MAX + 1)
                    values |= dict.fromkeys(range(column, last), value)
                self._merge(cell, column)
            column += repeated
        if values:
            for number in range(self.number, self.number + times):
                self.limits.take(values)
                self.rows.append((number, values))
        self.number += times

    def _merge(self, cell: Any, column: int) -> None:
        down, across = _count(cell, _ROWS_SPANNED), _count(cell, _COLUMNS_SPANNED)
        if down > 1 or across > 1:
            right = min(column + across - 1, COLUMNS_MAX)
            self.merges.append((self.number, column, self.number + down - 1, right))


def _count(element: Any, attribute: str) -> int:
    said = element.get(attribute, "1")
    if not (said.isascii() and said.isdigit() and 0 < len(said) < 10):
        raise WorkbookReadError(DAMAGED)
    return max(1, int(said))


def _value(cell: Any) -> object:
    """Give the value of a cell; the text that it shows where it says none."""
    kind = cell.get(_KIND)
    if kind is None and cell.get(_ERROR_KIND) is None and not len(cell):
        return None
    try:
        return _VALUES[kind](cell)
    except (KeyError, ValueError, OverflowError):
        return cell.get(_STRING) or _text(cell)


def _number(cell: Any) -> float:
    number = float(cell.get(_NUMBER, ""))
    return int(number) if number.is_integer() and abs(number) < _INTEGER_MAX else number


def _moment(written: str) -> date | datetime:
    if not _DAY.match(written):
        raise ValueError(written)
    return datetime.fromisoformat(written[:19])


def _duration(written: str) -> timedelta:
    found = _DURATION.fullmatch(written)
    if found is None:
        raise ValueError(written)
    days, hours, minutes = (int(found[rank] or 0) for rank in (2, 3, 4))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=float(found[5] or 0))
    return -length if found[1] else length


_VALUES: Final[dict[str | None, Callable[[Any], object]]] = {
    **dict.fromkeys(("float", "percentage", "currency"), _number),
    "date": lambda cell: _moment(cell.get(_DATE, "")),
    "time": lambda cell: _duration(cell.get(_TIME, "")),
    "boolean": lambda cell: cell.get(_BOOLEAN) == "true",
}


def _text(cell: Any) -> str:
    """Give the paragraphs of a cell, a line each; its notes are none of its own."""
    lines = [_joined(child) for child in cell if child.tag == _PARAGRAPH]
    return "\n".join(lines)[:TEXT_MAX]


def _joined(element: Any) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == _SPACES:
            said = child.get(_COUNT, "1")
            pieces.append(" " * (min(int(said), _SPACES_MAX) if said.isdecimal() else 1))
        elif child.tag in (_TAB, _BREAK):
            pieces.append("\n" if child.tag == _BREAK else "\t")
        else:
            pieces.append(_joined(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
