"""From raw cells to typed rows: every cell that cannot be read becomes a problem, never a loss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from pial_xl.tables.address import Cell, a1
from pial_xl.tables.column import Column
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import (
    ExtraColumn,
    RowModel,
    RowTable,
    blank_row,
    columns,
    known_titles,
    validator,
)
from pial_xl.units.text import clean, fold

L = TypeVar("L", bound=RowModel)

_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
    | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"}
    | {"#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!", "#PROPAGATION!"}
)
_SHOWN_MAX = 40
_KNOWN_MAX = 100_000
"""Values of a column that are remembered: more than a column has, unless each is its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, or a header, that could not be read: the matter of the S constats.

    Attributes:
        code: code of the rule that tells it.
        cell: where it stands.
        table: name of the table.
        title: title of the column.
        valeur: what the cell shows, cut.
        reason: why it cannot be taken, in French, where its writing does not say so.
        read_as: the code that was taken for it (S-18).
    """

    code: str
    cell: Cell
    table: str
    title: str
    valeur: str
    reason: str = ""
    read_as: str = ""

    @property
    def column(self) -> Column:
        """The column, as its table states it."""
        model = next(m for m in RowModel.__subclasses__() if m.table == self.table)
        return next(c for c in columns(model).values() if c.title == self.title)


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
    rows: list[L] = []
    readers = [
        (index, field, 1 << rank, _Cells(model, field))
        for rank, (field, index) in enumerate(order.items())
    ]
    filled_fields = _FilledFields(tuple(order))
    blank = blank_row(model)
    for number, values in raw_table.rows:
        held = blank.copy()
        filled = 0
        errors: dict[str, str] = {}
        for index, field, bit, cells in readers:
            value = values[index]
            if value is None:
                continue
            code, held[field] = cells[value.__class__, value]
            if code is None:
                filled |= bit
            elif code:
                errors[field] = code
        if not filled and not errors:
            continue
        held["number"], held["raw"] = number, _Held(order, values)
        if errors:
            held["unreadable"] = frozenset(errors)
        rows.append(model.of_read(held, filled_fields[filled]))
        for field, code in errors.items():
            place = Cell(raw_table.sheet, a1(positions[field], number))
            problems.append(_problem(model, field, code, place, values[order[field]]))
    table = RowTable(
        model,
        raw_table.sheet,
        raw_table.title_row,
        positions,
        tuple(rows),
        missing,
        extra=tuple(_extra_columns(raw_table, frozenset(order.values()))),
        layout=raw_table.layout,
    )
    return table, problems


def _extra_columns(raw_table: RawTable, ours: frozenset[int]) -> Iterator[ExtraColumn]:
    """Give the filled columns whose index in the table is not ours."""
    for index, (column, title) in enumerate(raw_table.titles):
        if index in ours:
            continue
        cells = tuple((n, v) for n, values in raw_table.rows if not _is_blank(v := values[index]))
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


class _Cells(dict[tuple[type, object], tuple[str | None, object]]):
    """What each value of one column means: the code of its finding, None if it has none; the value.

    A blank text has the code "". A value is validated once, however many cells hold it; its type
    counts, since ``True`` and ``1`` are one key and are not read as one.
    """

    def __init__(self, model: type[RowModel], field: str) -> None:
        super().__init__()
        self._validate = validator(model, field)

    def __missing__(self, key: tuple[type, object]) -> tuple[str | None, object]:
        if len(self) >= _KNOWN_MAX:
            self.clear()
        meaning = self[key] = self._read(key[1])
        return meaning

    def _read(self, value: object) -> tuple[str | None, object]:
        if _is_blank(value):
            return "", None
        if is_error(value):
            return "S-13", None
        try:
            return None, self._validate(value)
        except ValidationError as failure:
            errors = failure.errors(include_url=False, include_input=False, include_context=False)
            return errors[0]["type"], None


class _FilledFields(dict[int, set[str]]):
    """The set of fields that a row fills, from one bit for each: few sets, shared by many rows."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__()
        self._fields = fields

    def __missing__(self, bits: int) -> set[str]:
        found = self[bits] = {f for rank, f in enumerate(self._fields) if bits >> rank & 1}
        return found


class _Held(Mapping[str, object]):
    """The cells of one row by field, blank ones absent: a view, since few rows are asked for it."""

    __slots__ = ("_order", "_values")

    def __init__(self, order: Mapping[str, int], values: Sequence[object]) -> None:
        self._order = order
        self._values = values

    def __getitem__(self, field: str) -> object:
        value = self._values[self._order[field]]
        if _is_blank(value):
            raise KeyError(field)
        return value

    def __iter__(self) -> Iterator[str]:
        return (field for field, i in self._order.items() if not _is_blank(self._values[i]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def is_error(value: object) -> bool:
    """Tell whether a cell shows one of the spreadsheet's error values."""
    if not isinstance(value, str) or not value.startswith(("#", "Err:")):
        return False
    return value.startswith("Err:") or clean(value).replace(" ", "").upper() in _ERRORS


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not clean(value))


def _problem(model: type[RowModel], field: str, code: str, place: Cell, value: object) -> Problem:
    shown = clean(value)
    if len(shown) > _SHOWN_MAX:
        shown = shown[: _SHOWN_MAX - 1] + "…"
    return Problem(code, place, model.table, columns(model)[field].title, shown)


def _missing_header(
    model: type[RowModel], raw_table: RawTable, field: str, positions: Mapping[str, int]
) -> Problem:
    """Point at the header cell to mend: the place the column has in the template if it is free."""
    place = raw_table.first_column + list(columns(model)).index(field)
    if place in positions.values():
        unknown = [column for column, _ in raw_table.titles if column not in positions.values()]
        place = unknown[0] if unknown else max(column for column, _ in raw_table.titles) + 1
    cell = Cell(raw_table.sheet, a1(place, raw_table.title_row))
    return Problem("S-01", cell, model.table, columns(model)[field].title, "")
