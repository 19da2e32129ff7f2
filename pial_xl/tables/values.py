"""What the cells of one column mean: its lines are many, its values few, and each is read once."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from pydantic_core import ValidationError

from pial_xl.tables.row import RowModel, validator
from pial_xl.units.records import record
from pial_xl.units.text import clean

_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
    | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"}
    | {"#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!", "#PROPAGATION!"}
)
_KNOWN_MAX: Final = 100_000
"""Values of a column that are remembered: more than a column has, unless each is its own."""


@record
class ReadColumn:
    """What the cells of one column mean.

    Attributes:
        values: what each cell means, None if it is blank or cannot be read.
        faulty: each line that cannot be read, by its rank, with the code of its finding.
        rewritten: the texts that a cell writes otherwise than they are.
    """

    values: list[object]
    faulty: list[tuple[int, str]]
    rewritten: frozenset[str]


def read_column(model: type[RowModel], field: str, cells: Sequence[object]) -> ReadColumn:
    """Read the cells of one column, line by line."""
    kinds = set(map(type, cells)) - {type(None)}
    if len(kinds) > 1:
        # ``True`` and ``1`` are equal, and are not read as one.
        meanings = {kind: _Meanings(model, field) for kind in (*kinds, type(None))}
        values = [meanings[cell.__class__][cell] for cell in cells]
        codes = [meanings[cell.__class__].codes.get(cell) for cell in cells]
    else:
        known = _Meanings(model, field)
        meanings = {object: known}
        values = list(map(known.__getitem__, cells)) if kinds else [None] * len(cells)
        codes = list(map(known.codes.get, cells)) if known.codes else []
    return ReadColumn(
        values,
        faulty=[(line, code) for line, code in enumerate(codes) if code],
        rewritten=frozenset(text for each in meanings.values() for text in each.rewritten),
    )


class _Meanings(dict[object, object]):
    """What each value of one type means in a column.

    Attributes:
        codes: the code of the finding of each one that cannot be read.
        rewritten: the texts that one writes otherwise than they are.
    """

    def __init__(self, model: type[RowModel], field: str) -> None:
        super().__init__()
        self._model = model
        self._field = field
        self.codes: dict[object, str] = {}
        self.rewritten: set[str] = set()

    @cached_property
    def _validate(self) -> Callable[[object], object]:
        """What reads a value: slow to build, and a column is often blank from top to bottom."""
        return validator(self._model, self._field)

    def __missing__(self, cell: object) -> object:
        if len(self) >= _KNOWN_MAX:
            self.clear()
        value = self[cell] = self._read(cell)
        if isinstance(value, str) and value != cell:
            self.rewritten.add(value)
        return value

    def _read(self, cell: object) -> object:
        if is_blank(cell):
            return None
        if is_error(cell):
            self.codes[cell] = "S-13"
            return None
        try:
            return self._validate(cell)
        except ValidationError as failure:
            errors = failure.errors(include_url=False, include_input=False, include_context=False)
            self.codes[cell] = errors[0]["type"]
            return None


def is_error(value: object) -> bool:
    """Tell whether a cell shows one of the spreadsheet's error values."""
    if not isinstance(value, str) or not value.startswith(("#", "Err:")):
        return False
    return value.startswith("Err:") or clean(value).replace(" ", "").upper() in _ERRORS


def is_blank(value: object) -> bool:
    """Tell whether a cell shows nothing."""
    if not isinstance(value, str):
        return value is None
    # A mark of ASCII that shows something is asked for first: texts come by the million.
    return not ("!" <= value[:1] <= "~" or clean(value))
