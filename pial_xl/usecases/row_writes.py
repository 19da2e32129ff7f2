"""Write some cells of a table of a closed workbook into a new one, which is otherwise the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.takeover.book import open_old_book
from pial_xl.tables import RowModel
from pial_xl.template.carried import CarriedTable
from pial_xl.template.carried_rows import with_cells
from pial_xl.template.workbook import DRAWN_SHEETS, build_workbook


def workbook_with(
    workbook: Path,
    model: type[RowModel],
    title_row: int,
    writes: Mapping[int, Mapping[str, object]],
    day: date,
) -> bytes:
    """Give a workbook as it is, but for some cells of a table.

    Args:
        workbook: the file, which is left untouched.
        model: the table.
        title_row: row number of its header.
        writes: typed values by row number, then field; None wipes a cell.
        day: the day of the figures of its first sheet.
    """
    carried = open_old_book(open_archive(workbook), DRAWN_SHEETS).carried
    old = carried.tables.get(model.table, CarriedTable(()))
    first = title_row + 1
    values = {(number - first, f): v for number, row in writes.items() for f, v in row.items()}
    tables = {**carried.tables, model.table: with_cells(model, old, values)}
    return build_workbook(
        foreign=foreign_parametres().models, carried=replace(carried, tables=tables), day=day
    )
