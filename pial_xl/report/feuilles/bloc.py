"""A rectangle of values to write on a sheet that is already laid out."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Simple: TypeAlias = str | int | float | None
"""What a cell takes; None leaves it blank."""


class Nature(Enum):
    """How a block is written."""

    VALEURS = "valeurs"
    """Numbers, and texts of our own that no program takes for something else."""
    TEXTES = "textes"
    """Texts of the workbook, which stay texts whatever they look like."""
    FORMULES = "formules"
    """Formulas of our own, in English with commas."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """A rectangle of values, and the area to clear before it is written.

    Attributes:
        feuille: title of the sheet.
        ligne, colonne: its first cell, from 1.
        valeurs: rows of the same length; there may be none, and the area is then only cleared.
        largeur: number of columns of every row, and of the area.
        place: number of rows of the area, from the first cell; never less than the rows.
        nature: how it is written.
        repliable: whether the rows of the area that hold nothing are better hidden: the charts,
            which skip hidden rows, then show no empty slot. Show the whole area again first.
    """

    feuille: str
    ligne: int
    colonne: int
    valeurs: tuple[tuple[Simple, ...], ...]
    largeur: int
    place: int
    nature: Nature = Nature.VALEURS
    repliable: bool = False

    @property
    def lignes_vides(self) -> tuple[int, int] | None:
        """First and last row of the area that hold nothing; None when it is full."""
        premiere = self.ligne + max(1, len(self.valeurs))
        derniere = self.ligne + self.place - 1
        return (premiere, derniere) if premiere <= derniere else None
