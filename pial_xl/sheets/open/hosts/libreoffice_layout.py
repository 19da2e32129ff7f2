"""What stands on a sheet in LibreOffice: tables, rows that are hidden, formulas."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from xlwings import Range

from pial_xl.engines.libreoffice.structures import block_of, blocks_of, uno_cell
from pial_xl.sheets.closed.grid import TableExcel
from pial_xl.sheets.open.own_rows import is_own


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


def is_of_one_formula(area: Range) -> bool:
    """Tell whether each column of an area holds one formula down its rows, which reads its row."""
    block = area.impl.block
    sheet = area.sheet.impl
    first = uno_cell(0, block)  # its sheet is not looked at
    if blocks_of(sheet.at(block).queryColumnDifferences(first)):
        return False
    (texts,) = sheet.at(replace(block, height=1)).getFormulaArray()
    return all(text.startswith("=") and is_own(text, block.row) for text in texts)
