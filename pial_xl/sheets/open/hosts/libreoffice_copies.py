"""A letter laid afresh over its own sheet in LibreOffice.

Deleting a sheet, or putting one before others, costs there seconds for each thousand rows: every
formula of the workbook is compiled anew. Cells copied from sheet to sheet cost none of it, and
what the person's own formulas say of the letter still stands.
"""

from dataclasses import dataclass
from typing import Any

from xlwings import Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import block_of, blocks_of, uno_address, uno_cell
from pial_xl.sheets.open.addresses import column_runs

_ALL = 1023
"""Every one of ``com.sun.star.sheet.CellFlags``."""
PAGE_STYLE = "PageStyle"


def can_lay_over(model: Sheet) -> bool:
    """Tell whether a model holds nothing but cells: drawings do not follow a copy of cells."""
    return not model.impl.draw_page.getCount()


def lay_over(model: Sheet, letter: Sheet) -> None:
    """Give a sheet the cells, heights, widths and page of a model, and nothing it held before."""
    source, target = model.api, letter.api
    _set_visible(letter, Rectangle(1, 1, letter.impl.used_range.block.last_row), shown=True)
    empty(letter)
    target.copyRange(uno_cell(letter.impl.rank, Rectangle(1, 1)), source.getRangeAddress())
    for (top, _), (bottom, _) in column_runs((row, 1) for row in _hidden(model)):
        _set_visible(letter, Rectangle(top, 1, bottom - top + 1), shown=False)
    target.setPropertyValue(PAGE_STYLE, source.getPropertyValue(PAGE_STYLE))
    print_as(printing_of(source), target, letter.impl.rank)


def empty(sheet: Sheet) -> None:
    """Leave nothing on a sheet: LibreOffice would ask whether to paste over what is there."""
    drawings = sheet.impl.draw_page
    for rank in reversed(range(drawings.getCount())):
        drawings.remove(drawings.getByIndex(rank))
    sheet.api.merge(False)
    sheet.api.clearContents(_ALL)


def _hidden(sheet: Sheet) -> set[int]:
    last = sheet.impl.used_range.block.last_row
    hidden = set(range(1, last + 1))
    for block in blocks_of(sheet.api.queryVisibleCells()):
        hidden.difference_update(range(block.row, min(block.last_row, last) + 1))
    return hidden


def _set_visible(sheet: Sheet, block: Rectangle, *, shown: bool) -> None:
    sheet.impl.uno_area(block).getRows().setPropertyValue("IsVisible", shown)


@dataclass(frozen=True, slots=True)
class Printing:
    """What a sheet prints beyond its page style.

    Attributes:
        areas: what is printed; all of it where there is none.
        repeated: the address of the rows that each page repeats; None without.
        rows, columns: those that begin a page because a person said so, from 0.
    """

    areas: tuple[Rectangle, ...] = ()
    repeated: Any = None
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


def printing_of(source: Any) -> Printing:
    """Give what a UNO sheet prints."""
    return Printing(
        areas_of(source),
        source.getTitleRows() if source.getPrintTitleRows() else None,
        *(
            tuple(found.Position for found in breaks if found.ManualBreak)
            for breaks in (source.getRowPageBreaks(), source.getColumnPageBreaks())
        ),
    )


def areas_of(source: Any) -> tuple[Rectangle, ...]:
    """Give the cells that a UNO sheet prints; all of them where none are said."""
    return tuple(map(block_of, source.getPrintAreas()))


def print_as(printing: Printing, target: Any, rank: int) -> None:
    """Make a UNO sheet print as another does."""
    target.setPrintAreas(tuple(uno_address(rank, area) for area in printing.areas))
    target.setPrintTitleRows(printing.repeated is not None)
    if printing.repeated is not None:
        target.setTitleRows(printing.repeated)
    target.removeAllManualPageBreaks()
    for lines, places in (
        (target.getRows, printing.rows),
        (target.getColumns, printing.columns),
    ):
        for place in places:
            lines().getByIndex(place).setPropertyValue("IsStartOfNewPage", True)
