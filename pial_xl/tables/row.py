"""The base of every row model, and the table of rows with the address of each cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from pial_xl.tables.address import Cell, column_letters
from pial_xl.tables.column import Column
from pial_xl.units.text import fold


class RowModel(BaseModel):
    """One row of a table. A cell that is blank or cannot be read is None.

    Class attributes say which table it is: ``sheet`` (sheet), ``table`` (Excel Table name),
    ``capacity`` (rows the template prepares), ``intro`` (one sentence shown above the table).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    sheet: ClassVar[str]
    table: ClassVar[str]
    capacity: ClassVar[int]
    intro: ClassVar[str]

    # Where a row stands is no column of its table. Kept in the instance beside the fields, not as
    # pydantic's private attributes, which cost ten times as much to read: rules read thousands.
    number: ClassVar[int] = 0
    """Row number in the sheet, from 1."""
    raw: ClassVar[Mapping[str, object]] = MappingProxyType({})
    """Cell values as the workbook holds them, by field; blank cells are absent."""
    unreadable: ClassVar[frozenset[str]] = frozenset()
    """Fields whose cell holds something that could not be read."""

    def is_unreadable(self, field: str) -> bool:
        """Tell whether the cell holds something that could not be read."""
        return field in self.unreadable

    def place(self, number: int, raw: Mapping[str, object], unreadable: frozenset[str]) -> None:
        """Record where the row stands and what its cells held; for the reader only."""
        vars(self).update(number=number, raw=raw, unreadable=unreadable)

    def without(self, fields: Iterable[str]) -> Self:
        """Give the row with some fields set aside, as if their cells could not be read."""
        set_aside = frozenset(fields)
        copy = self.model_copy(update=dict.fromkeys(set_aside))
        copy.place(self.number, self.raw, self.unreadable | set_aside)
        return copy


L = TypeVar("L", bound=RowModel)


@cache
def columns(model: type[RowModel]) -> dict[str, Column]:
    """Give the columns of a table, by field, in the order of the workbook."""
    found: dict[str, Column] = {}
    for name, info in model.model_fields.items():
        found[name] = next(m for m in info.metadata if isinstance(m, Column))
    return found


@cache
def known_titles(model: type[RowModel]) -> dict[str, str]:
    """Give the field that each writing of a header means; writings are folded."""
    known: dict[str, str] = {}
    for name, column in columns(model).items():
        for writing in (column.title, *column.alias):
            known.setdefault(fold(writing), name)
    return known


@dataclass(frozen=True)
class RowTable(Generic[L]):
    """A table as it was read: its rows, and where each cell stands.

    ``positions`` maps a field to its column number (from 1). ``present`` is False when the
    workbook has no such table; ``missing`` lists required columns whose header is absent.
    """

    model: type[L]
    sheet: str
    title_row: int = 1
    positions: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[L, ...] = ()
    missing: tuple[str, ...] = ()
    present: bool = True

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def cell(self, row: L, field: str) -> Cell:
        """Give the cell of one field of one row (the row's first cell if the column is absent)."""
        column = self.positions.get(field) or min(self.positions.values(), default=1)
        return Cell(self.sheet, f"{column_letters(column)}{row.number}")
