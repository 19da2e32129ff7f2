"""What stands on a sheet in LibreOffice: tables, rows that are hidden, formulas."""

from collections.abc import Iterable, Sequence
from typing import Any

from xlwings import Range

from pial_xl.engines.libreoffice.structures import block_of, blocks_of
from pial_xl.sheets.closed.grid import TableExcel
from pial_xl.sheets.open.hosts.areas import Boxes
from pial_xl.sheets.open.hosts.libreoffice_cells import boxes_in

_CONSTANTS, _FORMULAS = 1 | 2 | 4, 16
"""``com.sun.star.sheet.CellFlags``: numbers, dates and texts that are typed; formulas."""


def as_they_stand(ranges: Iterable[tuple[str, Any]]) -> tuple[TableExcel, ...]:
    """Give the tables of a sheet, as Excel gives them: from the top, then from the left."""
    tables = []
    for nom, area in ranges:
        block = block_of(area.getDataArea())
        header, totals = map(area.getPropertyValue, ("ContainsHeader", "TotalsRow"))
        ends = block.column, block.row, block.last_column, block.last_row
        tables.append(TableExcel(nom, *ends, header_rows=int(header), total_rows=int(totals)))
    return tuple(sorted(tables, key=lambda table: (table.top, table.left)))


def rows_hidden_in(body: Range) -> set[int]:
    """Give the numbers of the rows of a range that are hidden."""
    area = body.impl.block
    hidden = set(range(area.row, area.last_row + 1))
    for block in blocks_of(body.sheet.impl.at(area).queryVisibleCells()):
        hidden.difference_update(range(block.row, block.last_row + 1))
    return hidden


def cells_lacking_formula(areas: Sequence[Range]) -> tuple[Boxes, Boxes]:
    """Give the blank cells of ranges, and those that hold something else than a formula.

    Where formulas stand is asked first: it is most often everywhere. One range at a time: of
    ranges on several sheets LibreOffice answers as if on one.
    """
    blank: Boxes = {}
    typed: Boxes = {}
    for area in areas:
        block = area.impl.block
        cells = area.sheet.impl.at(block)
        if blocks_of(cells.queryContentCells(_FORMULAS)) != [block]:
            empty, constant = cells.queryEmptyCells(), cells.queryContentCells(_CONSTANTS)
            blank.setdefault(area.sheet.name, []).extend(boxes_in(empty))
            typed.setdefault(area.sheet.name, []).extend(boxes_in(constant))
    return blank, typed
