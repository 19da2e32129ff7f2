"""The values of one sheet's cells, each with its row and column, within bounds."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree as ET

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import (
    BLANK_ROWS_MAX,
    COLUMNS_MAX,
    LONG_TEXT,
    ROWS_MAX,
    TABLE_WIDTH,
    GridRow,
    RowRun,
    SheetInfo,
    SheetLayout,
    one_by_one,
)
from pial_xl.sheets.closed.header import EXAMINED_ROWS
from pial_xl.sheets.closed.markup import MERGE_CELL, principal, rows_cut_by
from pial_xl.sheets.closed.moments import MAC_EPOCH, WINDOWS_EPOCH, moment
from pial_xl.sheets.closed.package import Package, decoded, joined_text
from pial_xl.sheets.closed.plain_rows import PlainRow, PlainRows
from pial_xl.sheets.closed.serials import NUMBERS_MAX, as_counted_from_1900
from pial_xl.sheets.closed.usual_rows import UsualForms, UsualRows
from pial_xl.sheets.closed.usual_values import REMEMBERED_MAX, UsualValues
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables.address import column_number
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT
from pial_xl.units.excel import ROWS

_FORMULA = principal("f")
_INLINE = principal("is")
_VALUE = principal("v")
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TRUE = frozenset({"1", "true"})
_NO_DAY: Final = "#VALUE!"
ROW_EARNS: Final = 1_000
"""Markup that a filled row may hold: the formulas of our widest table, 74 columns, mostly blank."""
_CELL_EARNS: Final = 16
"""Markup that a filled cell may hold: twice what Excel writes."""


def read_cells(
    archive: Archive, package: Package, sheet: SheetInfo, layout: SheetLayout
) -> Iterator[GridRow]:
    """Give the rows of a sheet that hold something, from the top; note what hides them.

    Raises:
        WorkbookReadError: as ``read_pieces``.
    """
    for piece in read_pieces(archive, package, sheet, layout):
        yield from one_by_one(piece)


def read_pieces(
    archive: Archive, package: Package, sheet: SheetInfo, layout: SheetLayout
) -> Iterator[GridRow | RowRun]:
    """Give the same rows, those that are alike by runs.

    Stops after ``BLANK_ROWS_MAX`` blank rows, formatted or not; columns beyond ``COLUMNS_MAX``
    are left out. ``<dimension>`` is never looked at. An Excel error is its text, a formula never
    computed is ``FORMULA_WITHOUT_RESULT``.

    Raises:
        WorkbookReadError: when the sheet is damaged or holds more than ``ROWS_MAX`` rows.
    """
    last = read_count = 0
    for piece in _pieces(archive, package, sheet, layout):
        for part in (piece,) if _is_close(piece, last) else one_by_one(piece):
            number, count = _extent(part)
            if not 0 < number <= ROWS:
                raise WorkbookReadError(
                    f"{sheet.name} a une ligne impossible : ouvrez le classeur dans "
                    "Excel ou LibreOffice et enregistrez-le sous un autre nom."
                )
            if number - last > BLANK_ROWS_MAX:
                return
            if not count:
                continue
            last = number
            read_count += count
            if read_count > EXAMINED_ROWS + ROWS_MAX:  # a table stands below its titles
                raise WorkbookReadError(
                    f"{sheet.name} compte plus de {ROWS_MAX // 1000} 000 lignes "
                    "remplies : partagez le classeur par pôle."
                )
            yield part


def _is_close(piece: GridRow | RowRun, last: int) -> bool:
    """Tell a run whose rows go down from a row, without as many blank rows as end a sheet."""
    if not isinstance(piece, RowRun):
        return False
    numbers = [last, *piece.numbers]
    return numbers[-1] - last <= BLANK_ROWS_MAX and numbers == sorted(numbers)


def _extent(part: GridRow | RowRun) -> tuple[int, int]:
    """Give the number of the last row of a part, and how many of its rows hold something."""
    if isinstance(part, RowRun):
        return part.numbers[-1], len(part.numbers)
    return part[0], bool(part[1])


def _pieces(
    archive: Archive, package: Package, sheet: SheetInfo, layout: SheetLayout
) -> Iterator[GridRow | RowRun]:
    """Give every row of a sheet, whatever its form; note what hides them, count what they hold."""
    parser = _Parser(package)
    usual = UsualValues(parser.read_written)
    try:
        for piece in rows_cut_by(PlainRows(UsualForms()), archive, sheet.part):
            if isinstance(piece, UsualRows):
                run = usual.run(piece)
                parser.row = piece.numbers[-1]
                if run.has_full_column:
                    _account_run(archive, run, has_long_texts=usual.has_long_texts)
                    yield run
                    continue
                for row in run.rows():
                    _account_row(archive, row)
                    yield row
                continue
            if isinstance(piece, PlainRow):
                row, is_hidden = parser.read_plain_row(piece), piece.is_hidden
            elif piece.tag == MERGE_CELL:
                layout.merges.extend(_areas(piece.get("ref", "")))
                continue
            else:
                row, is_hidden = parser.read_row(piece), piece.get("hidden") in _TRUE
            if is_hidden and row[1]:
                layout.hidden_rows.add(row[0])
            _account_row(archive, row)
            yield row
    except (ValueError, LookupError, TypeError, ArithmeticError) as failure:
        raise WorkbookReadError(
            f"{sheet.name} est abîmée : ouvrez le classeur dans Excel ou "
            "LibreOffice et enregistrez-le sous un autre nom."
        ) from failure


def _account_run(archive: Archive, run: RowRun, *, has_long_texts: bool) -> None:
    """Count what the rows of a run hold, none of which is blank.

    Args:
        archive: the workbook.
        run: the rows.
        has_long_texts: whether a text of them may be longer than ``LONG_TEXT``.
    """
    blanks = sum(values.count(None) for values in run.columns.values())
    _account(archive, len(run.numbers), len(run.numbers) * len(run.columns) - blanks)
    for values in run.columns.values() if has_long_texts else ():
        _account_texts(archive, values)


def _account_row(archive: Archive, row: GridRow) -> None:
    """Count what a row holds."""
    if row[1]:
        _account(archive, 1, len(row[1]))
        _account_texts(archive, row[1].values())


def _account(archive: Archive, rows: int, cells: int) -> None:
    """Count the cells of filled rows: the first are what our tables need, the rest is bounded."""
    beyond = max(0, cells - rows * TABLE_WIDTH)
    archive.blanks.left += ROW_EARNS * rows + _CELL_EARNS * (cells - beyond)
    archive.extra_cells.take(beyond)


def _account_texts(archive: Archive, values: Iterable[object]) -> None:
    for text in [v for v in values if isinstance(v, str) and len(v) > LONG_TEXT]:
        archive.long_texts.take(len(text))


class _Parser:
    """Reads rows as openpyxl does; unlike it, a formula without its result is not a blank cell.

    Attributes:
        row: number of the last row: the next one may not tell its own.
    """

    def __init__(self, package: Package) -> None:
        self._texts = package.texts
        self._formats = package.formats
        self._from_1904 = package.from_1904
        self.row = 0
        self._columns: dict[str, int] = {}
        self._moments: dict[tuple[str, int], object] = {}

    def read_row(self, row: ET.Element) -> GridRow:
        """Give the number of a row, and its cells that are not blank: formats cost nothing."""
        self.row = int(float(row.get("r", self.row + 1)))
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
        return self.row, values

    def read_plain_row(self, row: PlainRow) -> GridRow:
        """Give the same of a row of the plain form."""
        self.row = row.number
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
                    value = self.read_written(kind or "n", style or "0", written)
                else:
                    value = decoded(text)
                if value != "":
                    values[column] = value
        return self.row, values

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
        return self.read_written(kind, element.get("s", "0"), written)

    def read_written(self, kind: str, style: str, written: str) -> object:
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
            if len(self._moments) >= REMEMBERED_MAX:
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
