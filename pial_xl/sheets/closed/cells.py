"""The values of one sheet's cells, each with its row and column, within bounds."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.utils.escape import unescape

from pial_xl.engines.privates.openpyxl import WorkSheetParser
from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import (
    BLANK_ROWS_MAX,
    COLUMNS_MAX,
    LONG_TEXT,
    ROWS_MAX,
    TABLE_WIDTH,
    GridRow,
    SheetInfo,
)
from pial_xl.sheets.closed.markup import principal, rows
from pial_xl.sheets.closed.package import Package, joined_text
from pial_xl.sheets.closed.serials import as_counted_from_1900
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.excel import ROWS, TEXT_MAX

FORMULA_WITHOUT_RESULT = "Err:formule"
"""Stands for a formula that no spreadsheet has computed yet; the tables room sees an error."""

_FORMULA = principal("f")
_INLINE = principal("is")
_VALUE = principal("v")
_USUAL_KINDS: Final = frozenset({"n", "s", "str"})
_MOMENTS_MAX: Final = 20_000
"""Dates and durations that are remembered, as written, while a sheet is read."""
_ROW_EARNS: Final = 64
_CELL_EARNS: Final = 16
"""Markup that a filled row and its cells may hold: twice what Excel writes."""


def read_cells(archive: Archive, package: Package, sheet: SheetInfo) -> Iterator[GridRow]:
    """Give the rows of a sheet that hold something, from the top.

    Stops after ``BLANK_ROWS_MAX`` blank rows, formatted or not; columns beyond ``COLUMNS_MAX``
    are left out. ``<dimension>`` is never looked at. An Excel error is its text, a formula never
    computed is ``FORMULA_WITHOUT_RESULT``.

    Raises:
        WorkbookReadError: when the sheet is damaged or holds more than ``ROWS_MAX`` rows.
    """
    parser = _Parser(package)
    last = 0
    read_count = 0
    for element in rows(archive, sheet.part):
        number, values = _read_row(parser, element, sheet)
        if number - last > BLANK_ROWS_MAX:
            return
        if not values:
            continue
        last = number
        read_count += 1
        if read_count > ROWS_MAX:
            raise WorkbookReadError(
                f"{sheet.name} compte plus de {ROWS_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        _account(archive, values)
        yield number, values


def _account(archive: Archive, values: Mapping[int, object]) -> None:
    """Count what a row holds: its first cells are what our tables need, the rest is bounded."""
    needed = min(len(values), TABLE_WIDTH)
    archive.blanks.left += _ROW_EARNS + _CELL_EARNS * needed
    archive.extra_cells.take(len(values) - needed)
    for value in values.values():
        if isinstance(value, str) and len(value) > LONG_TEXT:
            archive.long_texts.take(len(value))


class _Parser(WorkSheetParser):
    """openpyxl's parser of cells; unlike it, a formula without its result is not a blank cell."""

    def __init__(self, package: Package) -> None:
        super().__init__(
            src=None,  # type: ignore[arg-type]  # rows are streamed to it one by one
            shared_strings=package.texts,
            data_only=True,
            epoch=MAC_EPOCH if package.from_1904 else WINDOWS_EPOCH,
            date_formats=package.formats.dates,
            timedelta_formats=package.formats.durations,
        )
        self._from_1904 = package.from_1904
        self._columns: dict[str, int] = {}
        self._moments: dict[tuple[str, int], object] = {}

    def read_row(self, row: ET.Element) -> GridRow:
        """Give the number of a row, and its cells that are not blank: formats cost nothing."""
        self.row_counter = int(float(row.get("r", self.row_counter + 1)))
        self.col_counter = 0
        values: dict[int, object] = {}
        for element in row:
            address = element.get("r")
            if address is None:
                self.col_counter += 1
            else:
                letters = address.rstrip("0123456789")
                self.col_counter = self._columns.get(letters) or self._column(letters, address)
            if len(element) and self.col_counter <= COLUMNS_MAX:
                value = self._value(element)
                if value is not None and value != "":
                    values[self.col_counter] = value
        return self.row_counter, values

    def _column(self, letters: str, address: str) -> int:
        _, column = coordinate_to_tuple(address)
        self._columns[letters] = column
        return column

    def _value(self, element: ET.Element) -> object:
        """Give the value of a cell that holds something.

        The four writings that fill a workbook are read here, as openpyxl reads them in three times
        as long: a formula's result counts as a value typed. Everything else is left to openpyxl.
        """
        last = element[-1]
        written = last.text
        kind = element.get("t", "n")
        if kind == "inlineStr" and last.tag == _INLINE:
            return _decoded(joined_text(last))
        if last.tag != _VALUE or not written or kind not in _USUAL_KINDS:
            return self._unusual(element)
        if kind == "n":
            return self._number(element, written)
        return _decoded(self.shared_strings[int(written)] if kind == "s" else written)

    def _unusual(self, element: ET.Element) -> object:
        value = self.parse_cell(element)["value"]
        return _decoded(value) if isinstance(value, str) else value

    def _number(self, element: ET.Element, written: str) -> object:
        style = int(element.get("s", 0))
        if style in self.date_formats:
            return self._moment(element, written, style)
        if "." in written or "E" in written or "e" in written:
            return float(written)
        return int(written)

    def _moment(self, element: ET.Element, written: str, style: int) -> object:
        """Give the date or the duration of a cell; a workbook has few, in many cells."""
        known = self._moments.get((written, style))
        if known is None:
            if len(self._moments) >= _MOMENTS_MAX:
                self._moments.clear()
            known = self._moments[written, style] = self._unusual(element)
        return known

    def parse_cell(self, element: ET.Element) -> dict[str, Any]:
        cell = super().parse_cell(element)
        written = element.get("t") == "d"
        if self._from_1904 or written:
            cell["value"] = as_counted_from_1900(
                cell["value"], from_1904=self._from_1904, written=written
            )
        if cell["value"] is None and _lacks_result(element):
            cell["value"] = FORMULA_WITHOUT_RESULT
        return cell


def _lacks_result(element: ET.Element) -> bool:
    """Tell a formula never computed from one whose result is an empty text (an empty ``<v>``)."""
    if element.find(_FORMULA) is None:
        return False
    return element.get("t") != "str" or element.find(_VALUE) is None


def _read_row(parser: _Parser, element: ET.Element, sheet: SheetInfo) -> GridRow:
    try:
        number, values = parser.read_row(element)
    except (ValueError, LookupError, TypeError, ArithmeticError) as failure:
        raise WorkbookReadError(
            f"{sheet.name} est abîmée : ouvrez le classeur dans Excel ou "
            "LibreOffice et enregistrez-le sous un autre nom."
        ) from failure
    if not 0 < number <= ROWS:
        raise WorkbookReadError(
            f"{sheet.name} a une ligne impossible : ouvrez le classeur dans "
            "Excel ou LibreOffice et enregistrez-le sous un autre nom."
        )
    return number, values


def _decoded(text: str) -> str:
    """Turn ``_x000D_`` and the like, which Excel writes for control characters, back.

    A text longer than a cell can hold is cut, as Excel cuts it.
    """
    if len(text) > TEXT_MAX:
        text = text[:TEXT_MAX]
    return unescape(text) if "_x" in text else text
