"""A rectangle of values to write on a sheet that is already laid out."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Simple: TypeAlias = str | int | float | None
"""What a cell takes; None leaves it blank."""


class BlockKind(Enum):
    """How a block is written."""

    VALUES = "valeurs"
    """Numbers, and texts of our own that no program takes for something else."""
    TEXTS = "textes"
    """Texts of the workbook, which stay texts whatever they look like."""
    FORMULAS = "formules"
    """Formulas of our own, in English with commas."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of values, and the area to clear before it is written.

    Attributes:
        sheet: title of the sheet.
        ligne, colonne: its first cell, from 1.
        values: rows of the same length; there may be none, and the area is then only cleared.
        width: number of columns of every row, and of the area.
        place: number of rows of the area, from the first cell; never less than the rows.
        kind: how it is written.
        collapsible: whether the rows of the area that hold nothing are better hidden: the charts,
            which skip hidden rows, then show no empty slot. Show the whole area again first.
        number_formats: number format of each row, in English, for a block of one column whose
            rows are not in one unit; blank where the sheet's own stands.
    """

    sheet: str
    row: int
    column: int
    values: tuple[tuple[Simple, ...], ...]
    width: int
    place: int
    kind: BlockKind = BlockKind.VALUES
    collapsible: bool = False
    number_formats: tuple[str, ...] = ()

    @property
    def empty_rows(self) -> tuple[int, int] | None:
        """First and last row of the area that hold nothing; None when it is full."""
        first = self.row + max(1, len(self.values))
        last = self.row + self.place - 1
        return (first, last) if first <= last else None
