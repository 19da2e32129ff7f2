"""The columns of an open sheet that people type in, read without the calculated ones beside them.

A calculated column is skipped by everything that reads a table: its cells, often more than those
that are typed, are not even asked for. Its title is, which tells what it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlwings import Range

from pial_xl.sheets.closed.grid import COLUMNS_MAX, TableExcel
from pial_xl.sheets.open.addresses import Span, runs
from pial_xl.tables import TABLES
from pial_xl.tables.calculated import is_calculated
from pial_xl.units.text import fold


@dataclass(frozen=True, slots=True)
class TypedColumns:
    """What is to be read of a used range.

    Attributes:
        runs: the columns, from left to right.
        titles: those of the calculated columns, by row and column.
    """

    runs: tuple[Span, ...]
    titles: Mapping[int, Mapping[int, object]]


def whole(useful: Range) -> TypedColumns:
    """Give all the columns of a used range that a reader looks at."""
    return TypedColumns(tuple(runs(_read_columns(useful))), {})


def typed_columns(useful: Range, title: str, tables: Sequence[TableExcel]) -> TypedColumns:
    """Leave out the calculated columns of the tables of a sheet: one row read for each table.

    Args:
        useful: the used range of the sheet.
        title: the title of the sheet.
        tables: its Excel Tables. A column that two of them share is read.
    """
    titles: dict[int, dict[int, object]] = {}
    for table in tables:
        names = _names(table, title)
        if names and table.header_rows and useful.row <= table.top <= useful.last_cell.row:
            alone = [c for c in range(table.left, table.right + 1) if _claims(tables, c) == 1]
            row = _titles(useful, table)
            titles.setdefault(table.top, {}).update(
                (column, text)
                for column in alone
                if (text := row.get(column)) and any(is_calculated(n, str(text)) for n in names)
            )
    skipped = {column for row in titles.values() for column in row}
    others = runs(c for c in _read_columns(useful) if c not in skipped)
    return TypedColumns(tuple(others), titles)


def _names(table: TableExcel, title: str) -> list[str]:
    """Give the tables of ours that a Table of a sheet may be, whatever it is called."""
    return [
        model.table
        for model in TABLES
        if table.nom.casefold() == model.table.casefold() or fold(title) == fold(model.sheet)
    ]


def _claims(tables: Sequence[TableExcel], column: int) -> int:
    return sum(table.left <= column <= table.right for table in tables)


def _titles(useful: Range, table: TableExcel) -> dict[int, object]:
    ends = (table.top, table.left), (table.top, min(table.right, COLUMNS_MAX))
    (row,) = useful.sheet.range(*ends).options(ndim=2, err_to_str=True).value
    return dict(enumerate(row, start=table.left))


def _read_columns(useful: Range) -> range:
    return range(useful.column, min(useful.column + useful.shape[1] - 1, COLUMNS_MAX) + 1)
