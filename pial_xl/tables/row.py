"""The base of every row model, and the table of rows with the address of each cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from typing import (
    Annotated,
    Any,
    ClassVar,
    Generic,
    Self,
    TypeVar,
    dataclass_transform,
    get_origin,
)

from pial_xl.tables.address import Cell, column_letters
from pial_xl.tables.column import Choices, Column, Format
from pial_xl.tables.raw import NO_LAYOUT, Layout
from pial_xl.units.kinds import kind_reader
from pial_xl.units.records import deriving_record, record
from pial_xl.units.text import clean, fold


@dataclass_transform(eq_default=False, frozen_default=True)
class _RowType(type):
    """Makes each row model a dataclass: a column is a slot, None where its cell is not given.

    Type checkers take a row for frozen. It is not while the program runs: refusing to be changed
    would double what making one costs, and rows come by the hundred thousand.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        model = super().__new__(cls, name, bases, namespace)
        is_done = "__slots__" in namespace  # ``dataclass`` comes by here again, with the slots
        return model if is_done else dataclass(slots=True, eq=False, repr=False)(model)


class RowModel(metaclass=_RowType):
    """One row of a table. A cell that is blank or cannot be read is None.

    pydantic reads the values, each by its kind (``validator``) and once for all the cells that
    hold it: the row itself is a plain object, which rules read many times faster.

    Class attributes say which table it is: ``sheet`` (sheet), ``table`` (Excel Table name),
    ``capacity`` (rows the template prepares), ``intro`` (one sentence shown above the table),
    ``since`` (number of the first template that has it: a workbook of an older one may have a
    sheet of that title which is the person's own).
    """

    sheet: ClassVar[str]
    table: ClassVar[str]
    capacity: ClassVar[int]
    intro: ClassVar[str]
    since: ClassVar[int] = 1

    key: ClassVar[tuple[str, ...]] = ()
    """Fields that tell a row from the others of its table; blank for its unique column, if any,
    else its required ones."""

    # Where a row stands is no column of its table.
    number: int = 0
    """Row number in the sheet, from 1."""
    raw: Mapping[str, object] = field(default_factory=dict)
    """Cell values as the workbook holds them, by field; blank cells are absent."""
    unreadable: frozenset[str] = frozenset()
    """Fields whose cell holds something that could not be read."""

    def __repr__(self) -> str:
        """Show what the row holds."""
        held = (
            f"{name}={value!r}"
            for name in columns(type(self))
            if (value := getattr(self, name)) is not None
        )
        return f"{type(self).__name__}({', '.join(held)})"

    def is_unreadable(self, field: str) -> bool:
        """Tell whether the cell holds something that could not be read."""
        return field in self.unreadable

    @property
    def is_undated(self) -> bool:
        """Tell whether a date of its period cannot be read (S-04): it may hold on other days."""
        return not self.unreadable.isdisjoint(("debut", "fin"))

    def reversed_ends(self) -> tuple[str, ...]:
        """Give the fields that end what has not begun yet, or lasts no time.

        A last day is before the first; an hour of the end is not after that of the beginning.
        """
        found: list[str] = []
        for fin, debut in _ends(type(self)):
            end = getattr(self, fin)
            if end is None or (begin := getattr(self, debut)) is None or end > begin:
                continue
            if end < begin or not isinstance(end, date):
                found.append(fin)
        return tuple(found)

    def own_key(self) -> tuple[str, ...]:
        """Give what tells the row from the others of its table, wherever it is moved.

        It is what the cells of its key say, as written where that could not be read; all that the
        row holds when they are blank.
        """
        fields = key_fields(type(self))
        texts = tuple(_key_text(getattr(self, field), self.raw.get(field)) for field in fields)
        if any(texts):
            return texts
        return tuple(f"{field} {clean(held)}" for field, held in sorted(self.raw.items()))

    @classmethod
    def of_cells(cls, cells: Mapping[str, object]) -> Self:
        """Give the row that stands nowhere and whose cells hold these values, by field.

        Raises:
            ValidationError: when one cannot be read.
        """
        read: dict[str, Any] = {name: validator(cls, name)(held) for name, held in cells.items()}
        return cls(**read)

    def changed(self, **values: Any) -> Self:
        """Give the row with some values changed, which stands where it stood."""
        return replace(self, **values)

    def without(self, fields: Iterable[str]) -> Self:
        """Give the row with some fields set aside, as if their cells could not be read."""
        set_aside = frozenset(fields)
        return self.changed(unreadable=self.unreadable | set_aside, **dict.fromkeys(set_aside))


L = TypeVar("L", bound=RowModel)


@cache
def columns(model: type[RowModel]) -> dict[str, Column]:
    """Give the columns of a table, by field, in the order of the workbook.

    A column's format and choices are those of its kind of value unless it states its own.
    """
    return {name: _column(kind.__metadata__) for name, kind in _kinds(model).items()}


@cache
def _kinds(model: type[RowModel]) -> dict[str, Any]:
    """Give the annotation of each column, which says its kind of value and its ``Column``."""
    return {f.name: f.type for f in fields(model) if get_origin(f.type) is Annotated}


def _column(metadata: Sequence[object]) -> Column:
    column = next(m for m in metadata if isinstance(m, Column))
    formats = [m for m in metadata if isinstance(m, Format)]
    if formats and column.format is Format.TEXT:
        column = replace(column, format=formats[-1])
    offered = [m.offered for m in metadata if isinstance(m, Choices)]
    if offered and not column.choices:
        column = replace(column, choices=offered[-1])
    return column


@cache
def key_fields(model: type[RowModel]) -> tuple[str, ...]:
    """Give the fields that tell a row from the others of its table."""
    stated = columns(model)
    unique = tuple(name for name, column in stated.items() if column.unique)
    required = tuple(name for name, column in stated.items() if column.required)
    return model.key or unique or required


def _key_text(value: object, written: object) -> str:
    held = written if value is None else value
    return "" if held is None else clean(held)


def validator(model: type[RowModel], field: str) -> Callable[[object], object]:
    """Give what reads one value of a column: it raises ``ValidationError`` for what it cannot read.

    Columns of one kind of value share it.
    """
    return kind_reader(_kinds(model)[field], Column, Format, Choices)


@cache
def _ends(model: type[RowModel]) -> tuple[tuple[str, str], ...]:
    """Give each field that ends something, with the field where that begins."""
    return tuple((fin, column.ends) for fin, column in columns(model).items() if column.ends)


@cache
def known_titles(model: type[RowModel]) -> dict[str, str]:
    """Give the field that each writing of a header means; writings are folded."""
    known: dict[str, str] = {}
    for name, column in columns(model).items():
        for writing in (column.title, *column.alias):
            known.setdefault(fold(writing), name)
    return known


@record
class ExtraColumn:
    """A column that a person added: its header, and its filled cells as ``(row, value)``."""

    title: str
    column: int
    cells: tuple[tuple[int, object], ...]


@deriving_record
class RowTable(Generic[L]):
    """A table as it was read: its rows, and where each cell stands.

    ``positions`` maps a field to its column number (from 1). ``present`` is False when the
    workbook has no such table; ``missing`` lists required columns whose header is absent;
    ``extra`` are the filled columns that are no field of the model; ``layout`` says what hides its
    cells; ``rewritten`` are the texts of a field that a cell writes otherwise than they are.
    """

    model: type[L]
    sheet: str
    title_row: int = 1
    positions: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[L, ...] = ()
    missing: tuple[str, ...] = ()
    present: bool = True
    extra: tuple[ExtraColumn, ...] = ()
    layout: Layout = NO_LAYOUT
    rewritten: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_read(self) -> bool:
        """Whether the table is there with all its required columns."""
        return self.present and not self.missing

    @property
    def own_rows(self) -> frozenset[int]:
        """The rows where a person wrote something in a column of theirs."""
        return frozenset(row for column in self.extra for row, _ in column.cells)

    @property
    def last_row(self) -> int:
        """The last row that holds something, the header's at the least."""
        return max((self.title_row, *self.own_rows, *(row.number for row in self.rows)))

    def filled(self, field: str) -> Iterator[tuple[L, Any]]:
        """Give the rows that hold something in a field, with what it means."""
        held = zip(self.rows, map(attrgetter(field), self.rows), strict=True)
        return ((row, value) for row, value in held if value is not None)

    @cached_property
    def reversed_ends(self) -> dict[int, tuple[str, ...]]:
        """The fields that end what has not begun yet, or lasts no time, by number of their row."""
        rows = self.rows
        doubtful = {
            row.number: row
            for fin, debut in _ends(self.model)
            for row, (end, begin) in zip(rows, map(attrgetter(fin, debut), rows), strict=True)
            if end is not None and begin is not None and end <= begin
        }
        return {number: fins for number, row in doubtful.items() if (fins := row.reversed_ends())}

    def first_by(self, field: str) -> dict[str, L]:
        """Give the rows by the text of one field; of rows that hold the same, the first stands."""
        found: dict[str, L] = {}
        for row in self.rows:
            if key := getattr(row, field):
                found.setdefault(key, row)
        return found

    def cell(self, row: L, field: str) -> Cell:
        """Give the cell of one field of one row (the row's first cell if the column is absent)."""
        column = self.positions.get(field) or min(self.positions.values(), default=1)
        return Cell(self.sheet, f"{column_letters(column)}{row.number}")
