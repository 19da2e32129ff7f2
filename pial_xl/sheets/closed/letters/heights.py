"""Grow the rows of a filled letter where its text is longer than the model's."""

from collections.abc import Iterable
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.text_height import INDENT_PT, columns_width, text_height

_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_HEIGHT_MAX = 409.0  # Excel repairs a workbook that has a higher row


def adjust_heights(model: Worksheet, sheet: Worksheet) -> None:
    """Give each row of a letter the height its text needs, and never less than the model's."""
    merges = {(p.min_row, p.min_col): p for p in sheet.merged_cells.ranges}
    wanted_heights: dict[int, float] = {}
    for (row, col), cell in sorted(privates.cells(sheet).items()):
        if not isinstance(cell.value, str | list) or not cell.alignment.wrap_text:
            continue
        area = merges.get((row, col))
        last = area.max_row if area else row
        shortage = _need(cell, sheet, area) - _heights(model, row, last)
        if shortage > 0:
            current = _heights(model, last, last)
            wanted_heights[last] = max(wanted_heights.get(last, 0.0), current + shortage)
    for row, height in wanted_heights.items():
        sheet.row_dimensions[row].height = min(height, _HEIGHT_MAX)


def _need(cell: Any, sheet: Worksheet, area: Any) -> float:
    columns = range(cell.column, (area.max_col if area else cell.column) + 1)
    wanted_height = text_height(
        str(cell.value),
        columns_width(sum(column_width(sheet, column) for column in columns)),
        float(cell.font.sz or 11),
        bold=bool(cell.font.b),
        indent=int(cell.alignment.indent or 0) * INDENT_PT,
    )
    return wanted_height or 0.0


def restore_heights(model: Worksheet, sheet: Worksheet, ranks: Iterable[int]) -> None:
    """Give rows back their heights of the model, and show them again if the model does."""
    for rank in ranks:
        known = rank in model.row_dimensions
        sheet.row_dimensions[rank].height = model.row_dimensions[rank].height if known else None
        sheet.row_dimensions[rank].hidden = known and model.row_dimensions[rank].hidden


def column_width(sheet: Worksheet, column: int) -> float:
    """Give the width of a column, in Excel characters."""
    for cle, dimension in sheet.column_dimensions.items():
        debut = dimension.min or 0
        if cle == get_column_letter(column) or debut <= column <= (dimension.max or 0):
            return float(dimension.width or _DEFAULT_WIDTH)
    return float(sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH)


def shown_width(sheet: Worksheet, column: int) -> float:
    """Give the width that a column takes on the page, in Excel characters."""
    letter = get_column_letter(column)
    hidden = letter in sheet.column_dimensions and sheet.column_dimensions[letter].hidden
    return 0.0 if hidden else column_width(sheet, column)


def row_height(sheet: Worksheet, rank: int) -> float:
    """Give the height that a row takes on the page, in points; none when it is hidden."""
    hidden = rank in sheet.row_dimensions and sheet.row_dimensions[rank].hidden
    return 0.0 if hidden else model_height(sheet, rank)


def model_height(model: Worksheet, rank: int) -> float:
    """Give the height of a row, in points, hidden or not."""
    default = float(model.sheet_format.defaultRowHeight or _DEFAULT_HEIGHT)
    if rank not in model.row_dimensions:
        return default
    return float(model.row_dimensions[rank].height or default)


def _heights(model: Worksheet, first: int, last: int) -> float:
    return sum(model_height(model, rank) for rank in range(first, last + 1))
