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


def element(valeur: object) -> object:
    """Turn what a caller gives for one cell into text, number, boolean, date or ``""``.

    Raises:
        TypeError: for anything else.
    """
    if hasattr(valeur, "item") and not isinstance(valeur, (str, int, float)):
        valeur = valeur.item()  # a NumPy scalar
    if valeur is None or _missing(valeur):
        return ""
    if isinstance(valeur, (bool, str, date, time, timedelta)):
        return valeur
    if isinstance(valeur, (int, float, Decimal)):
        return _number(valeur)
    raise TypeError(
        f"Une cellule ne peut pas contenir un objet «\xa0{type(valeur).__name__}\xa0»\xa0: "
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
        for j, valeur in enumerate(row):
            if isinstance(valeur, str):
                line.append(valeur)
                continue
            count, nature = _numeric(valeur, origin)
            line.append(count)
            if nature is not None:
                natures[i, j] = nature
        dataset.append(tuple(line))
    return ValueBlock(tuple(dataset), natures)


def restore(
    dataset: Sequence[Sequence[object]], natures: dict[CellOffset, NumberKind], origin: date
) -> list[list[object]]:
    """Turn LibreOffice's numbers back into dates and booleans where the formats say so."""
    rows = [[_read(valeur) for valeur in row] for row in dataset]
    for (i, j), nature in natures.items():
        valeur = rows[i][j]
        if isinstance(valeur, float):
            rows[i][j] = _interpreter(valeur, nature, origin)
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


def _missing(valeur: object) -> bool:
    """Tell NaN, NaT and NA: they differ from themselves, or do not know whether they do."""
    try:
        return bool(valeur != valeur)  # noqa: PLR0124
    except TypeError:
        return True


def _number(valeur: int | float | Decimal) -> float | str:
    try:
        count = float(valeur)
    except OverflowError:
        return str(valeur)
    if math.isnan(count):
        return ""
    return count if math.isfinite(count) else str(count)


def _numeric(valeur: object, origin: date) -> tuple[float | str, NumberKind | None]:
    """Give what is written of a value that is no text, and the nature of its format."""
    if isinstance(valeur, bool):
        return float(valeur), NumberKind.BOOLEAN
    if isinstance(valeur, datetime):
        elapsed = valeur.replace(tzinfo=None) - datetime.combine(origin, time())
        at_midnight = elapsed.seconds == elapsed.microseconds == 0
        return elapsed / _DAY, NumberKind.DAY if at_midnight else NumberKind.INSTANT
    if isinstance(valeur, date):
        return (valeur - origin) / _DAY, NumberKind.DAY
    if isinstance(valeur, (time, timedelta)):
        return _duration(valeur) / _DAY, NumberKind.NUMBER
    if isinstance(valeur, (int, float)):
        return float(valeur), NumberKind.NUMBER
    return "", None


def _duration(valeur: time | timedelta) -> timedelta:
    if isinstance(valeur, timedelta):
        return valeur
    return datetime.combine(date.min, valeur.replace(tzinfo=None)) - datetime.min


def _read(valeur: object) -> object:
    if valeur is None:
        return CellError()
    return None if valeur == "" else valeur


def _interpreter(valeur: float, nature: NumberKind, origin: date) -> object:
    if nature is NumberKind.BOOLEAN:
        return bool(valeur) if valeur in (0.0, 1.0) else valeur
    if nature is NumberKind.NUMBER:
        return valeur
    try:
        return datetime.combine(origin, time()) + timedelta(milliseconds=round(valeur * _DAY_MS))
    except OverflowError:
        return valeur  # a number too large for a date, that LibreOffice shows as such
