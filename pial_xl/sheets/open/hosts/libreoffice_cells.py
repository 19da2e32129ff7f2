"""Scattered cells of a sheet in LibreOffice, as one object, and their fills."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from xlwings import Range, Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import blocks_of
from pial_xl.sheets.open.addresses import column_runs
from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.hosts.libreoffice_texts import color_seen
from pial_xl.sheets.open.hosts.looks import Rgb
from pial_xl.tables.address import Place

FILL = "CellBackColor"


def scattered(sheet: Sheet, places: Iterable[Place]) -> Any:
    """Give scattered cells as one object; None when there are none."""
    blocks = [
        Rectangle(top, column, bottom - top + 1)
        for (top, column), (bottom, _) in column_runs(places)
    ]
    return sheet.impl.scattered(blocks) if blocks else None


def first_uno_cell(area: Range) -> Any:
    """Give the UNO cell where a range begins."""
    return area.sheet.api.getCellByPosition(area.column - 1, area.row - 1)


def boxes_in(cells: Any) -> Iterator[Box]:
    """Give the areas of a UNO object."""
    for block in blocks_of(cells):
        yield block.row, block.column, block.last_row, block.last_column


def places_in(blocks: Iterable[Rectangle]) -> set[Place]:
    """Give the cells of blocks."""
    return {
        (row, column)
        for block in blocks
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    }


def fills(sheet: Sheet, places: Collection[Place]) -> dict[Place, Rgb | None]:
    """Give the fill of each of some cells, of which there is one at least."""
    rows, columns = zip(*places, strict=True)
    found: dict[Place, Rgb | None] = {}
    for block, color in _fills(sheet, _up_to(max(rows), max(columns))):
        inside = [p for p in places if _contains(block, p)]
        found |= dict.fromkeys(inside, color)
    return found


def of_color(sheet: Sheet, colors: Collection[Rgb]) -> set[Place]:
    """Give the cells of a sheet that bear one of these fills."""
    useful = sheet.used_range.impl.block
    filled = _fills(sheet, _up_to(useful.last_row, useful.last_column))
    return places_in(block for block, color in filled if color in colors)


def _fills(sheet: Sheet, zone: Rectangle) -> Iterator[tuple[Rectangle, Rgb | None]]:
    """Give the blocks of one format each and their fill: calls grow with formats, not with rows."""
    groupes = sheet.impl.area(zone).api.getUniqueCellFormatRanges()
    for rank in range(groupes.getCount()):
        groupe = groupes.getByIndex(rank)
        color = color_seen(groupe.getPropertyValue(FILL))
        for block in blocks_of(groupe):
            yield block, color


def _up_to(row: int, column: int) -> Rectangle:
    return Rectangle(1, 1, row, column)


def _contains(block: Rectangle, p: Place) -> bool:
    row, column = p
    return block.row <= row <= block.last_row and block.column <= column <= block.last_column
