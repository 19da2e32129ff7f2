"""Drop-downs, checks and conditional formats of a table, which LibreOffice does not let grow."""

from collections.abc import Iterator
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
    for column in _checked(sheet, last, columns):
        check: Any = sheet.impl.at(Rectangle(last, column)).getPropertyValue(_CHECK)
        sheet.impl.at(Rectangle(last + 1, column, now - last)).setPropertyValue(_CHECK, check)


def _longer(block: Rectangle, columns: Span, last: int, now: int) -> Rectangle:
    if block.last_row != last or not columns[0] <= block.column <= columns[1]:
        return block
    return Rectangle(block.row, block.column, now - block.row + 1, block.width)


def _checked(sheet: Sheet, row: int, columns: Span) -> Iterator[int]:
    """Give the columns whose cell of a row has a check: by halves, for most have none."""
    pending = [columns]
    while pending:
        first, last = pending.pop()
        cells = sheet.impl.at(Rectangle(row, first, 1, last - first + 1))
        if cells.getPropertyState(_CHECK).value == "DEFAULT_VALUE":
            continue
        if first == last:
            yield first
        else:
            middle = (first + last) // 2
            pending += [(middle + 1, last), (first, middle)]
