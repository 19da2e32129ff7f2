"""The base of every row model, and the table of rows with the address of each cell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from pial_xl.tables.address import Cell, column_letters
from pial_xl.tables.column import Choices, Column, Format
from pial_xl.tables.raw import NO_LAYOUT, Layout
from pial_xl.units.text import clean, fold


class RowModel(BaseModel):
    """One row of a table. A cell that is blank or cannot be read is None.

    Class attributes say which table it is: ``sheet`` (sheet), ``table`` (Excel Table name),
    ``capacity`` (rows the template prepares), ``intro`` (one sentence shown above the table),
    ``since`` (number of the first template that has it: a workbook of an older one may have a
    sheet of that title which is the person's own).
    """

    # Built at first use: a control validates values by their kind (``validator``), never a whole
    # row, and each run starts a fresh Python.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    sheet: ClassVar[str]
    table: ClassVar[str]
    capacity: ClassVar[int]
    intro: ClassVar[str]
    since: ClassVar[int] = 1

    key: ClassVar[tuple[str, ...]] = ()
    """Fields that tell a row from the others of its table; blank for its unique column, if any,
    else its required ones."""

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

    def reversed_ends(self) -> tuple[str, ...]:
        """Give the fields that end what has not begun yet: a date before that of its beginning."""
        found: list[str] = []
        for fin, debut in _ends(type(self)):
            end = getattr(self, fin)
            if end is not None and (begin := getattr(self, debut)) is not None and end < begin:
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

    def place(self, number: int, raw: Mapping[str, object], unreadable: frozenset[str]) -> None:
        """Record where the row stands and what its cells held."""
        vars(self).update(number=number, raw=raw, unreadable=unreadable)

    @classmethod
    def of_read(cls, held: dict[str, Any], filled: set[str]) -> Self:
        """Make a row of values that were each validated, for the reader only.

        Rows come by the hundred thousand and their values are few: the reader has pydantic
        validate each value once, not each row.

        Args:
            held: ``blank_row`` with the values read, where the row stands, what its cells held.
            filled: fields whose value was read, shared by the rows of a table.
        """
        row = cls.__new__(cls)
        _set(row, "__dict__", held)
        _set(row, "__pydantic_fields_set__", filled)
        _set(row, "__pydantic_extra__", None)
        _set(row, "__pydantic_private__", None)
        return row

    def without(self, fields: Iterable[str]) -> Self:
        """Give the row with some fields set aside, as if their cells could not be read."""
        set_aside = frozenset(fields)
        copy = self.model_copy(update=dict.fromkeys(set_aside))
        copy.place(self.number, self.raw, self.unreadable | set_aside)
        return copy


_set = object.__setattr__  # a row is frozen once it is made
L = TypeVar("L", bound=RowModel)


@cache
def columns(model: type[RowModel]) -> dict[str, Column]:
    """Give the columns of a table, by field, in the order of the workbook.

    A column's format and choices are those of its kind of value unless it states its own.
    """
    return {name: _column(info.metadata) for name, info in model.model_fields.items()}


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
    """Give what validates one value of a column, exactly as the row's model does.

    Columns of one kind of value share it.
    """
    info = model.model_fields[field]
    said = (Column, Format, Choices)
    annotation: Any = info.annotation
    return _validator(annotation, *(m for m in info.metadata if not isinstance(m, said)))


@cache
def _validator(annotation: Any, *metadata: object) -> Callable[[object], object]:
    kind: TypeAdapter[object] = TypeAdapter(
        Annotated[annotation, *metadata] if metadata else annotation,
        config=ConfigDict(hide_input_in_errors=True),
    )
    return kind.validate_python


def blank_row(model: type[RowModel]) -> dict[str, Any]:
    """Give what an instance of a row holds when all its cells are blank."""
    return dict.fromkeys(columns(model)) | {"number": 0, "raw": RowModel.raw}


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


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """A column that a person added: its header, and its filled cells as ``(row, value)``."""

    title: str
    column: int
    cells: tuple[tuple[int, object], ...]


@dataclass(frozen=True)
class RowTable(Generic[L]):
    """A table as it was read: its rows, and where each cell stands.

    ``positions`` maps a field to its column number (from 1). ``present`` is False when the
    workbook has no such table; ``missing`` lists required columns whose header is absent;
    ``extra`` are the filled columns that are no field of the model; ``layout`` says what hides its
    cells.
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

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

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
