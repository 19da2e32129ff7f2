"""From raw cells to typed rows: every cell that cannot be read becomes a problem, never a loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from pial_xl.tables.address import Cell, a1
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import RowModel, RowTable, columns, known_titles
from pial_xl.units.text import clean, fold

L = TypeVar("L", bound=RowModel)

_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
    | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"}
    | {"#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!", "#PROPAGATION!"}
)
_SHOWN_MAX = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, or a header, that could not be read: the matter of the S constats."""

    code: str
    cell: Cell
    table: str
    title: str
    valeur: str


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
    for number, values in raw_table.rows:
        raw = {c: v for c, i in order.items() if not _is_blank(v := values[i])}
        if not raw:
            continue
        row, errors = _read_row(model, raw)
        row.place(number, raw, frozenset(errors))
        rows.append(row)
        for field, code in errors.items():
            place = Cell(raw_table.sheet, a1(positions[field], number))
            problems.append(_problem(model, field, code, place, raw[field]))
    table = RowTable(model, raw_table.sheet, raw_table.title_row, positions, tuple(rows), missing)
    return table, problems


def _match_headers(model: type[RowModel], raw_table: RawTable) -> dict[str, int]:
    """Map each field to the index in ``raw_table.titles`` of the first header that means it."""
    known = known_titles(model)
    order: dict[str, int] = {}
    for index, (_, text) in enumerate(raw_table.titles):
        field = known.get(fold(text), "")
        if field and field not in order:
            order[field] = index
    return {field: order[field] for field in columns(model) if field in order}


def _read_row(model: type[L], raw: Mapping[str, object]) -> tuple[L, dict[str, str]]:
    errors = {field: "S-13" for field, value in raw.items() if is_error(value)}
    values = {field: value for field, value in raw.items() if field not in errors}
    try:
        return model.model_validate(values), errors
    except ValidationError as failure:
        for error in failure.errors(include_url=False, include_input=False, include_context=False):
            errors[str(error["loc"][0])] = error["type"]
    values = {field: value for field, value in values.items() if field not in errors}
    return model.model_validate(values), errors


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
