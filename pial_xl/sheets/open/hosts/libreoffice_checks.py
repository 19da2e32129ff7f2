"""Drop-downs, checks and conditional formats of a table, which LibreOffice does not let grow."""

from typing import Any

from xlwings import Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import block_of, uno_areas
from pial_xl.sheets.open.addresses import Span

_FORMATS, _CHECK = "ConditionalFormats", "Validation"


def extend(sheet: Sheet, columns: Span, rows: Span) -> None:
    """Extend those that reach the last row of a table to the rows that it takes in.

    Args:
        sheet: its sheet.
        columns: its first and last columns.
        rows: its last row before, and its last row now.
    """
    last, now = rows
    for colors in sheet.api.getPropertyValue(_FORMATS).getConditionalFormats():
        blocks = [block_of(address) for address in colors.Range.getRangeAddresses()]
        longer = [_longer(block, columns, last, now) for block in blocks]
        if longer != blocks:
            colors.Range = uno_areas(sheet.book.api, sheet.impl.rank, longer)
    for column in range(columns[0], columns[1] + 1):
        _extend_check(sheet, column, last, now)


def _longer(block: Rectangle, columns: Span, last: int, now: int) -> Rectangle:
    if block.last_row != last or not columns[0] <= block.column <= columns[1]:
        return block
    return Rectangle(block.row, block.column, now - block.row + 1, block.width)


def _extend_check(sheet: Sheet, column: int, last: int, now: int) -> None:
    check: Any = sheet.api.getCellByPosition(column - 1, last - 1).getPropertyValue(_CHECK)
    if check.Type.value == "ANY":
        return
    added = sheet.impl.area(Rectangle(last + 1, column, now - last)).api
    added.setPropertyValue(_CHECK, check)
