"""Values of cells, from Python to LibreOffice's numbers and texts and back.

LibreOffice knows numbers and texts only: a date is a number of days since the document's null
date under a date format, a boolean is 0 or 1 under a logical format.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from pial_xl.engines.libreoffice.geometry import Rectangle

DataArray = tuple[tuple[float | str, ...], ...]
CellOffset = tuple[int, int]
"""A row and a column inside a block, from 0."""

_DAY: Final = timedelta(days=1)
_DAY_MS: Final = 86_400_000


class NumberKind(Enum):
    """What a number format makes of a number."""

    NUMBER = auto()
    DAY = auto()
    INSTANT = auto()
    BOOLEAN = auto()


class CellError(str):
    """An error value, such as ``#DIV/0!``; empty when its text was not asked for."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ValueBlock:
    """Values ready to be written at once, and the natures that their cells must show."""

    dataset: DataArray
    natures: dict[CellOffset, NumberKind] = field(default_factory=dict)
    """Every cell that holds a number, a date or a boolean."""


def element(value: object) -> object:
    """Turn what a caller gives for one cell into text, number, boolean, date or ``""``.

    Raises:
        TypeError: for anything else.
    """
    if hasattr(value, "item") and not isinstance(value, (str, int, float)):
        value = value.item()  # a NumPy scalar
    if value is None or _missing(value):
        return ""
    if isinstance(value, (bool, str, date, time, timedelta)):
        return value
    if isinstance(value, (int, float, Decimal)):
        return _number(value)
    raise TypeError(
        f"Une cellule ne peut pas contenir un objet «\xa0{type(value).__name__}\xa0»\xa0: "
        "donnez un texte, un nombre, une date, vrai ou faux."
    )


def prepare_block(rows: Sequence[Sequence[object]], origin: date) -> ValueBlock:
    """Lay rows of elements as LibreOffice takes them.

    Args:
        rows: rows of equal length.
        origin: the document's null date.
    """
    natures: dict[CellOffset, NumberKind] = {}
    dataset = []
    for i, row in enumerate(rows):
        line: list[float | str] = []
        for j, value in enumerate(row):
            if isinstance(value, str):
                line.append(value)
                continue
            count, kind = _numeric(value, origin)
            line.append(count)
            if kind is not None:
                natures[i, j] = kind
        dataset.append(tuple(line))
    return ValueBlock(tuple(dataset), natures)


def restore(
    dataset: Sequence[Sequence[object]], natures: dict[CellOffset, NumberKind], origin: date
) -> list[list[object]]:
    """Turn LibreOffice's numbers back into dates and booleans where the formats say so."""
    rows = [[_read(value) for value in row] for row in dataset]
    for (i, j), kind in natures.items():
        value = rows[i][j]
        if isinstance(value, float):
            rows[i][j] = _interpreter(value, kind, origin)
    return rows


def in_blocks(cells: Iterable[CellOffset], corner: Rectangle) -> list[Rectangle]:
    """Group cells of a block into vertical runs, placed on the sheet from the block's corner."""
    runs: list[Rectangle] = []
    for i, j in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, column = corner.row + i, corner.column + j
        last = runs[-1] if runs else None
        if last and (last.column, last.last_row) == (column, row - 1):
            runs[-1] = Rectangle(last.row, column, last.height + 1)
        else:
            runs.append(Rectangle(row, column))
    return runs


def _missing(value: object) -> bool:
    """Tell NaN, NaT and NA: they differ from themselves, or do not know whether they do."""
    try:
        return bool(value != value)  # noqa: PLR0124
    except TypeError:
        return True


def _number(value: int | float | Decimal) -> float | str:
    try:
        count = float(value)
    except OverflowError:
        return str(value)
    if math.isnan(count):
        return ""
    return count if math.isfinite(count) else str(count)


def _numeric(value: object, origin: date) -> tuple[float | str, NumberKind | None]:
    """Give what is written of a value that is no text, and the nature of its format."""
    if isinstance(value, bool):
        return float(value), NumberKind.BOOLEAN
    if isinstance(value, datetime):
        elapsed = value.replace(tzinfo=None) - datetime.combine(origin, time())
        at_midnight = elapsed.seconds == elapsed.microseconds == 0
        return elapsed / _DAY, NumberKind.DAY if at_midnight else NumberKind.INSTANT
    if isinstance(value, date):
        return (value - origin) / _DAY, NumberKind.DAY
    if isinstance(value, (time, timedelta)):
        return _duration(value) / _DAY, NumberKind.NUMBER
    if isinstance(value, (int, float)):
        return float(value), NumberKind.NUMBER
    return "", None


def _duration(value: time | timedelta) -> timedelta:
    if isinstance(value, timedelta):
        return value
    return datetime.combine(date.min, value.replace(tzinfo=None)) - datetime.min


def _read(value: object) -> object:
    if value is None:
        return CellError()
    return None if value == "" else value


def _interpreter(value: float, kind: NumberKind, origin: date) -> object:
    if kind is NumberKind.BOOLEAN:
        return bool(value) if value in (0.0, 1.0) else value
    if kind is NumberKind.NUMBER:
        return value
    try:
        return datetime.combine(origin, time()) + timedelta(milliseconds=round(value * _DAY_MS))
    except OverflowError:
        return value  # a number too large for a date, that LibreOffice shows as such
