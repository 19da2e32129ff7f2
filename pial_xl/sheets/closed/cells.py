"""The values of one sheet's cells, each with its row and column, within bounds."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import (
    BLANK_ROWS_MAX,
    COLUMNS_MAX,
    LONG_TEXT,
    ROWS_MAX,
    TABLE_WIDTH,
    GridRow,
    SheetInfo,
    SheetLayout,
)
from pial_xl.sheets.closed.header import EXAMINED_ROWS
from pial_xl.sheets.closed.markup import MERGE_CELL, principal, rows
from pial_xl.sheets.closed.moments import MAC_EPOCH, WINDOWS_EPOCH, moment
from pial_xl.sheets.closed.package import Package, decoded, joined_text
from pial_xl.sheets.closed.plain_rows import PlainRow
from pial_xl.sheets.closed.serials import NUMBERS_MAX, as_counted_from_1900
from pial_xl.sheets.closed.usual_rows import INLINE, Form, UsualForms, UsualRows
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables.address import column_number
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT
from pial_xl.units.excel import ROWS

_FORMULA = principal("f")
_INLINE = principal("is")
_VALUE = principal("v")
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_Row: TypeAlias = tuple[int, dict[int, object], bool]
_TRUE = frozenset({"1", "true"})
_NO_DAY: Final = "#VALUE!"
_REMEMBERED_MAX: Final = 20_000
"""Values of one form that are remembered, as written, while a sheet is read."""
_ROW_EARNS: Final = 64
_CELL_EARNS: Final = 16
"""Markup that a filled row and its cells may hold: twice what Excel writes."""


def read_cells(
    archive: Archive, package: Package, sheet: SheetInfo, layout: SheetLayout
) -> Iterator[GridRow]:
    """Give the rows of a sheet that hold something, from the top; note what hides them.

    Stops after ``BLANK_ROWS_MAX`` blank rows, formatted or not; columns beyond ``COLUMNS_MAX``
    are left out. ``<dimension>`` is never looked at. An Excel error is its text, a formula never
    computed is ``FORMULA_WITHOUT_RESULT``.

    Raises:
        WorkbookReadError: when the sheet is damaged or holds more than ``ROWS_MAX`` rows.
    """
    last = 0
    read_count = 0
    for number, values, is_hidden in _rows(archive, package, sheet, layout):
        if not 0 < number <= ROWS:
            raise WorkbookReadError(
                f"{sheet.name} a une ligne impossible : ouvrez le classeur dans "
                "Excel ou LibreOffice et enregistrez-le sous un autre nom."
            )
        if number - last > BLANK_ROWS_MAX:
            return
        if not values:
            continue
        if is_hidden:
            layout.hidden_rows.add(number)
        last = number
        read_count += 1
        if read_count > EXAMINED_ROWS + ROWS_MAX:  # a table stands below its titles
            raise WorkbookReadError(
                f"{sheet.name} compte plus de {ROWS_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        _account(archive, values)
        yield number, values


def _rows(
    archive: Archive, package: Package, sheet: SheetInfo, layout: SheetLayout
) -> Iterator[_Row]:
    """Give every row of a sheet, whatever its form; note its merged areas."""
    parser = _Parser(package)
    try:
        for piece in rows(archive, sheet.part, UsualForms()):
            if isinstance(piece, UsualRows):
                yield from parser.read_usual_rows(piece)
            elif isinstance(piece, PlainRow):
                yield parser.read_plain_row(piece)
            elif piece.tag == MERGE_CELL:
                layout.merges.extend(_areas(piece.get("ref", "")))
            else:
                yield parser.read_row(piece)
    except (ValueError, LookupError, TypeError, ArithmeticError) as failure:
        raise WorkbookReadError(
            f"{sheet.name} est abîmée : ouvrez le classeur dans Excel ou "
            "LibreOffice et enregistrez-le sous un autre nom."
        ) from failure


def _account(archive: Archive, values: Mapping[int, object]) -> None:
    """Count what a row holds: its first cells are what our tables need, the rest is bounded."""
    needed = min(len(values), TABLE_WIDTH)
    archive.blanks.left += _ROW_EARNS + _CELL_EARNS * needed
    archive.extra_cells.take(len(values) - needed)
    for text in [v for v in values.values() if isinstance(v, str) and len(v) > LONG_TEXT]:
        archive.long_texts.take(len(text))


class _Parser:
    """Reads rows as openpyxl does; unlike it, a formula without its result is not a blank cell.

    Each method gives the number of a row, its cells that are not blank (formats cost nothing), and
    whether it is hidden.
    """

    def __init__(self, package: Package) -> None:
        self._texts = package.texts
        self._formats = package.formats
        self._from_1904 = package.from_1904
        self._row = 0
        self._columns: dict[str, int] = {}
        self._moments: dict[tuple[str, int], object] = {}
        self._usual: dict[Form, _Values] = {}

    def read_row(self, row: ET.Element) -> _Row:
        """Read a row of any form."""
        self._row = int(float(row.get("r", self._row + 1)))
        column = 0
        values: dict[int, object] = {}
        for element in row:
            address = element.get("r")
            if address is None:
                column += 1
            else:
                letters = address.rstrip("0123456789")
                column = self._columns.get(letters) or self._column(letters)
            if len(element) and column <= COLUMNS_MAX:
                value = self._value(element)
                if value is not None and value != "":
                    values[column] = value
        return self._row, values, row.get("hidden") in _TRUE

    def read_plain_row(self, row: PlainRow) -> _Row:
        """Read a row of the plain form."""
        self._row = row.number
        values: dict[int, object] = {}
        for _, letters, style, kind, written, text in row.cells:
            if not (written or text):
                continue
            column = self._columns.get(letters) or self._column(letters)
            if column <= COLUMNS_MAX:
                value: object
                if kind == "s" and written:  # most of what is typed: no call for so little
                    value = self._texts[int(written)]
                elif written:
                    value = self._written(kind or "n", style or "0", written)
                else:
                    value = decoded(text)
                if value != "":
                    values[column] = value
        return self._row, values, row.is_hidden

    def read_usual_rows(self, usual: UsualRows) -> Iterator[_Row]:
        """Read rows of the usual forms."""
        readers = [(form.column, self._values(form)) for form in usual.forms]
        for number, held in usual.rows:
            values = {
                column: value
                for (column, read), written in zip(readers, held, strict=True)
                if written is not None and (value := read(written)) != ""
            }
            yield number, values, False
        self._row = usual.rows[-1][0]

    def _values(self, form: Form) -> Callable[[bytes], object]:
        """Give what reads the values of one form."""
        if form not in self._usual:
            self._usual[form] = _Values(self._of_form(form))
        return self._usual[form].__getitem__

    def _of_form(self, form: Form) -> Callable[[str], object]:
        return decoded if form.kind == INLINE else partial(self._written, form.kind, form.style)

    def _column(self, letters: str) -> int:
        column = self._columns[letters] = column_number(letters)
        return column

    def _value(self, element: ET.Element) -> object:
        """Give the value of a cell that holds something; a formula's result counts as typed."""
        kind = element.get("t", "n")
        last = element[-1]
        if kind == "inlineStr" and last.tag == _INLINE:
            return joined_text(last)
        written = last.text if last.tag == _VALUE else element.findtext(_VALUE)
        if not written:
            return FORMULA_WITHOUT_RESULT if _lacks_result(element) else None
        return self._written(kind, element.get("s", "0"), written)

    def _written(self, kind: str, style: str, written: str) -> object:
        """Give the value of a cell that holds what is *written*."""
        if kind == "s":
            return self._texts[int(written)]
        if kind == "n":
            number = int(style)
            is_moment = number in self._formats.dates
            return self._moment(written, number) if is_moment else _number(written)
        return _unusual(kind, written, from_1904=self._from_1904)

    def _moment(self, written: str, style: int) -> object:
        """Give the date or the duration of a cell; a workbook has few, in many cells."""
        known = self._moments.get((written, style))
        if known is None:
            if len(self._moments) >= _REMEMBERED_MAX:
                self._moments.clear()
            known = self._moments[written, style] = self._read_moment(written, style)
        return known

    def _read_moment(self, written: str, style: int) -> object:
        epoch = MAC_EPOCH if self._from_1904 else WINDOWS_EPOCH
        number = _number(written)
        if style in self._formats.days and 0 <= number < NUMBERS_MAX:
            return number
        try:
            read = moment(number, epoch, shown_as_duration=style in self._formats.durations)
        except (OverflowError, ValueError):
            return _NO_DAY
        return as_counted_from_1900(read, from_1904=self._from_1904, written=False)


class _Values(dict[bytes, object]):
    """The values of one form, by what is written: many cells of a column hold the same."""

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, written: bytes) -> object:
        if len(self) >= _REMEMBERED_MAX:
            self.clear()
        value = self[written] = self._read(written.decode())
        return value


def _number(written: str) -> float:
    is_decimal = "." in written or "E" in written or "e" in written
    return float(written) if is_decimal else int(written)


def _unusual(kind: str, written: str, *, from_1904: bool) -> object:
    """Give the value of a cell that holds neither a number nor a shared text."""
    if kind == "b":
        return bool(int(written))
    if kind == "d":
        from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415 - rare, and long to import

        read: object = from_ISO8601(written)  # type: ignore[no-untyped-call, unused-ignore]
        return as_counted_from_1900(read, from_1904=from_1904, written=True)
    return decoded(written)


def _lacks_result(element: ET.Element) -> bool:
    """Tell a formula never computed from one whose result is an empty text (an empty ``<v>``)."""
    if element.find(_FORMULA) is None:
        return False
    return element.get("t") != "str" or element.find(_VALUE) is None


def _areas(ref: str) -> Iterator[tuple[int, int, int, int]]:
    """Read a merged area; give none when it means nothing."""
    found = _AREA.fullmatch(ref)
    if found:
        yield int(found[2]), column_number(found[1]), int(found[4]), column_number(found[3])
