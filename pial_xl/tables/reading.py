"""From raw cells to typed rows: every cell that cannot be read becomes a problem, never a loss."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any, Final, TypeVar

from pial_xl.tables.address import Cell, a1
from pial_xl.tables.column import Column
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import (
    ExtraColumn,
    RowModel,
    RowTable,
    columns,
    known_titles,
)
from pial_xl.tables.values import is_blank, read_column
from pial_xl.units.lines import printed_text
from pial_xl.units.records import record
from pial_xl.units.text import clean, fold

L = TypeVar("L", bound=RowModel)

_SHOWN_MAX = 40
_ALL_READ: Final[frozenset[str]] = frozenset()


@record
class Problem:
    """A cell, or a header, that could not be read: the matter of the S constats.

    Attributes:
        code: code of the rule that tells it.
        cell: where it stands.
        table: name of the table.
        column: the column, as its table states it.
        valeur: what the cell shows, cut.
        reason: why it cannot be taken, in French, where its writing does not say so.
        read_as: the code that was taken for it (S-18).
    """

    code: str
    cell: Cell
    table: str
    column: Column
    valeur: str
    reason: str = ""
    read_as: str = ""

    @property
    def title(self) -> str:
        """Title of the column."""
        return self.column.title


def read_table(model: type[L], raw_table: RawTable | None) -> tuple[RowTable[L], list[Problem]]:
    """Read one table.

    Headers are matched folded (accents, case, spaces, punctuation) and in any order; unknown
    columns are ignored; blank rows are skipped. An unreadable cell gives None and a problem, and
    the row's other cells live on.
    """
    if raw_table is None:
        return RowTable(model, model.sheet, present=False), []
    order = _match_headers(model, raw_table)
    positions = {field: raw_table.titles[index][0] for field, index in order.items()}
    missing = tuple(
        field for field, column in columns(model).items() if column.required and field not in order
    )
    problems = [_missing_header(model, raw_table, field, positions) for field in missing]
    errors: dict[int, dict[str, str]] = {}
    absent: Sequence[object] = [None] * len(raw_table.rows)
    read_columns = dict.fromkeys(columns(model), absent)
    rewritten: dict[str, frozenset[str]] = {}
    lines_of_cells = [cells for _, cells in raw_table.rows]
    for field, index in order.items():
        read = read_column(model, field, list(map(itemgetter(index), lines_of_cells)))
        read_columns[field], rewritten[field] = read.values, read.rewritten
        for line, code in read.faulty:
            errors.setdefault(line, {})[field] = code
    numbers = [number for number, _ in raw_table.rows]
    held = map(partial(_Held, order), lines_of_cells)
    rows = list(map(model, numbers, held, repeat(_ALL_READ), *read_columns.values()))
    for line in sorted(errors):
        for field, code in errors[line].items():
            place = Cell(raw_table.sheet, a1(positions[field], numbers[line]))
            cell = lines_of_cells[line][order[field]]
            problems.append(_problem(model, field, code, place, cell))
        rows[line] = rows[line].changed(unreadable=frozenset(errors[line]))
    if all(None in values for values in read_columns.values()):  # a row may be blank
        rows = [row for row in rows if any(row.raw)]
    table = RowTable(
        model,
        raw_table.sheet,
        raw_table.title_row,
        positions,
        tuple(rows),
        missing,
        extra=tuple(_extra_columns(raw_table, frozenset(order.values()))),
        layout=raw_table.layout,
        rewritten=rewritten,
    )
    return table, problems


def _extra_columns(raw_table: RawTable, ours: frozenset[int]) -> Iterator[ExtraColumn]:
    """Give the filled columns whose index in the table is not ours."""
    for index, (column, title) in enumerate(raw_table.titles):
        if index in ours:
            continue
        cells = tuple((n, v) for n, values in raw_table.rows if not is_blank(v := values[index]))
        if cells:
            yield ExtraColumn(title, column, cells)


def _match_headers(model: type[RowModel], raw_table: RawTable) -> dict[str, int]:
    """Map each field to the index in ``raw_table.titles`` of the first header that means it."""
    known = known_titles(model)
    order: dict[str, int] = {}
    for index, (_, text) in enumerate(raw_table.titles):
        field = known.get(fold(text), "")
        if field and field not in order:
            order[field] = index
    return {field: order[field] for field in columns(model) if field in order}


class _Held(Mapping[str, object]):
    """The cells of one row by field, blank ones absent: a view, since few rows are asked for it."""

    __slots__ = ("_order", "_values")

    def __init__(self, order: Mapping[str, int], values: Sequence[object]) -> None:
        self._order = order
        self._values = values

    def __getitem__(self, field: str) -> object:
        value = self._values[self._order[field]]
        if is_blank(value):
            raise KeyError(field)
        return value

    def get(self, field: str, default: Any = None) -> Any:
        """Give a cell, without the exception that the base class would raise for a blank one."""
        index = self._order.get(field)
        value = None if index is None else self._values[index]
        return default if value is None or is_blank(value) else value

    def __contains__(self, field: object) -> bool:
        return isinstance(field, str) and self.get(field) is not None

    def __iter__(self) -> Iterator[str]:
        return (field for field, i in self._order.items() if not is_blank(self._values[i]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _problem(model: type[RowModel], field: str, code: str, place: Cell, value: object) -> Problem:
    shown = clean(printed_text(value))
    if len(shown) > _SHOWN_MAX:
        shown = shown[: _SHOWN_MAX - 1] + "…"
    return Problem(code, place, model.table, columns(model)[field], shown)


def _missing_header(
    model: type[RowModel], raw_table: RawTable, field: str, positions: Mapping[str, int]
) -> Problem:
    """Point at the header cell to mend: the place the column has in the template if it is free."""
    place = raw_table.first_column + list(columns(model)).index(field)
    if place in positions.values():
        unknown = [column for column, _ in raw_table.titles if column not in positions.values()]
        place = unknown[0] if unknown else max(column for column, _ in raw_table.titles) + 1
    cell = Cell(raw_table.sheet, a1(place, raw_table.title_row))
    return Problem("S-01", cell, model.table, columns(model)[field], "")
