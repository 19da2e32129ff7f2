"""Write in the rows of a table that is taken over: the look and the note of each cell stay."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pial_xl.tables import RowModel, columns
from pial_xl.template.carried import CarriedCell, CarriedTable
from pial_xl.template.cells import cell_value


def with_cells(
    model: type[RowModel], table: CarriedTable, values: Mapping[tuple[int, str], object]
) -> CarriedTable:
    """Give a table with other values in some cells.

    Args:
        model: the table.
        table: its rows.
        values: typed values by rank of the row, from 0 and maybe beyond the last, and field; None
            wipes a cell.
    """
    known = columns(model)
    rows = [dict(row) for row in table.rows]
    rows += [{} for _ in range(max((rank for rank, _ in values), default=-1) + 1 - len(rows))]
    for (rank, name), value in values.items():
        before = rows[rank].get(name, CarriedCell())
        rows[rank][name] = replace(before, value=cell_value(value, known[name]))
    return replace(table, rows=tuple(rows))


def with_rows(
    model: type[RowModel], table: CarriedTable, added: Iterable[Mapping[str, object]]
) -> CarriedTable:
    """Give a table with rows of typed values under the last that holds something."""
    kept = list(table.rows)
    while kept and all(cell.value is None for cell in kept[-1].values()):
        kept.pop()
    known = columns(model)
    fresh = (
        {name: CarriedCell(cell_value(value, known[name])) for name, value in row.items()}
        for row in added
    )
    return replace(table, rows=(*kept, *fresh))
