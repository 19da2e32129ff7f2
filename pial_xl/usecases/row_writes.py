"""Write some cells of a table of a closed workbook into a new one, which is otherwise the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.takeover.book import open_old_book
from pial_xl.tables import RowModel, columns
from pial_xl.template.carried import CarriedCell, CarriedTable
from pial_xl.template.cells import cell_value
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
    rows = [dict(row) for row in old.rows]
    first = title_row + 1
    rows += [{} for _ in range(max(writes) - first + 1 - len(rows))]
    known = columns(model)
    for number, values in writes.items():
        row = rows[number - first]
        for name, value in values.items():
            before = row.get(name, CarriedCell())
            row[name] = replace(before, value=cell_value(value, known[name]))
    tables = {**carried.tables, model.table: replace(old, rows=tuple(rows))}
    return build_workbook(
        foreign=foreign_parametres().models, carried=replace(carried, tables=tables), day=day
    )
