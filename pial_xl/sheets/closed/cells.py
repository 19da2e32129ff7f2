"""The values of one sheet's cells, each with its row and column, within bounds."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.utils.escape import unescape

from pial_xl.engines.privates.openpyxl import WorkSheetParser
from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.grid import BLANK_ROWS_MAX, COLUMNS_MAX, ROWS_MAX, GridRow, SheetInfo
from pial_xl.sheets.closed.markup import elements, principal
from pial_xl.sheets.closed.package import Package
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.excel import ROWS

FORMULA_WITHOUT_RESULT = "Err:formule"
"""Stands for a formula that no spreadsheet has computed yet; the tables room sees an error."""

_FORMULA = principal("f")
_VALUE = principal("v")
_ROW = principal("row")
_SHEET_DATA = principal("sheetData")


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
    for element in elements(archive, sheet.part):
        if element.tag == _SHEET_DATA:
            return
        if element.tag != _ROW:
            continue
        number, values = _read_row(parser, element, sheet)
        element.clear()
        if number - last > BLANK_ROWS_MAX:
            return
        if not values:
            continue
        last = number
        read_count += 1
        if read_count > ROWS_MAX:
            raise WorkbookReadError(
                f"La feuille « {sheet.title} » compte plus de {ROWS_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        yield number, values


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

    def parse_cell(self, element: ET.Element) -> dict[str, Any]:
        cell = super().parse_cell(element)
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
        number, cells = parser.parse_row(element)  # type: ignore[arg-type]  # a stub too narrow
    except (ValueError, LookupError, TypeError, ArithmeticError) as failure:
        raise WorkbookReadError(
            f"La feuille « {sheet.title} » est abîmée : ouvrez le classeur dans Excel ou "
            "LibreOffice et enregistrez-le sous un autre nom."
        ) from failure
    if not 0 < number <= ROWS:
        raise WorkbookReadError(
            f"La feuille « {sheet.title} » a une ligne impossible : ouvrez le classeur dans "
            "Excel ou LibreOffice et enregistrez-le sous un autre nom."
        )
    return number, {
        column: _decode(value)
        for cell in cells
        if (value := cell["value"]) is not None
        and value != ""
        and isinstance(column := cell["column"], int)
        and column <= COLUMNS_MAX
    }


def _decode(value: object) -> object:
    """Turn ``_x000D_`` and the like, which Excel writes for control characters, back."""
    if isinstance(value, str) and "_x" in value:
        return unescape(value)
    return value
