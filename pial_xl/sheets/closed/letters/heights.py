"""Heights and widths of a sheet of letters, and the room that they leave to a text."""

import math
from collections.abc import Iterable
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.reading import Room
from pial_xl.letters.text_height import INDENT_PT, columns_width

_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_DEFAULT_SIZE = 11.0


def room_of(model: Worksheet, cell: Any, area: Any, *, bold: bool) -> Room:
    """Give the room that the text of a cell has; where it does not wrap, a line has no end.

    Args:
        model: the sheet.
        cell: the cell.
        area: the merged cells of which it is the first, None when it is alone.
        bold: whether all of its text is bold.
    """
    last_row = area.max_row if area else cell.row
    columns = range(cell.column, (area.max_col if area else cell.column) + 1)
    return Room(
        width=columns_width(sum(column_width(model, column) for column in columns))
        if cell.alignment.wrap_text
        else math.inf,
        height=sum(model_height(model, rank) for rank in range(cell.row, last_row + 1)),
        last_row=last_row,
        last_height=model_height(model, last_row),
        size=float(cell.font.sz or _DEFAULT_SIZE),
        bold=bold,
        indent=int(cell.alignment.indent or 0) * INDENT_PT,
    )


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
