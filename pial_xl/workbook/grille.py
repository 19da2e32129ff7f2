"""What every reader of workbooks gives: sheets, their Excel Tables, their rows of cells."""

from dataclasses import dataclass

LIGNES_VIDES_MAX = 20_000
"""Blank rows in a run after which a sheet is taken to be over."""
LIGNES_MAX = 100_000
COLONNES_MAX = 512

Ligne = tuple[int, dict[int, object]]
"""A row number from 1, and its values that are not blank, by column number from 1."""


@dataclass(frozen=True, slots=True)
class TableExcel:
    """An Excel Table as its part declares it: to be checked against what the sheet shows.

    ``gauche``, ``haut``, ``droite``, ``bas`` are its area, rows and columns from 1, header and
    totals included.
    """

    nom: str
    gauche: int
    haut: int
    droite: int
    bas: int
    lignes_de_titres: int
    lignes_de_totaux: int


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet of the workbook: its title, what its reader finds it by, its Excel Tables."""

    titre: str
    partie: str
    tables: tuple[TableExcel, ...]
