"""How the model of a letter is described: styles, pieces of text, cells, one page."""

from dataclasses import dataclass
from typing import Literal

from pial_xl.units.excel import looks_like_a_formula

Horizontal = Literal["left", "center", "justify"]
Vertical = Literal["top", "center", "bottom"]
Cote = Literal["left", "right", "top", "bottom"]

POLICE = "Calibri"


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. Sizes in points, colours as ``#RRGGBB``, indents in Excel steps."""

    taille: float = 10.5
    gras: bool = False
    italique: bool = False
    couleur: str = "#1A1A1A"
    fond: str | None = None
    horizontal: Horizontal = "left"
    vertical: Vertical = "top"
    retrait: int = 0
    bordures: tuple[Cote, ...] = ()
    couleur_bordure: str = "#8A94A0"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a cell's text; it adds bold or italic to the style of its cell."""

    texte: str
    gras: bool = False
    italique: bool = False


@dataclass(frozen=True, slots=True)
class Bloc:
    """A cell of the model, merged over a row's columns when it spans several.

    Attributes:
        ligne: row, from 1.
        colonne: first column, from 1.
        derniere_colonne: last column (equal to ``colonne`` when nothing is merged).
        fragments: its text; empty for a cell that is only drawn (room to sign).
    """

    ligne: int
    colonne: int
    derniere_colonne: int
    style: Style
    fragments: tuple[Fragment, ...] = ()

    @property
    def texte(self) -> str:
        """Give the whole text of the cell, placeholders included."""
        return "".join(fragment.texte for fragment in self.fragments)

    @property
    def ressemble_a_une_formule(self) -> bool:
        """Tell whether Excel would take the text for a formula when a person edits the cell.

        Such a cell is written as text, with the quote prefix.
        """
        return looks_like_a_formula(self.texte)


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row of the model before it has a number: its height in points and its cells.

    A cell is ``(colonne, derniere_colonne, style, fragments)``.
    """

    hauteur: float
    cellules: tuple[tuple[int, int, Style, tuple[Fragment, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Modele:
    """The model of a letter: one A4 portrait page.

    Attributes:
        titre: name of the sheet.
        largeurs: widths of the columns from the first, in Excel characters.
        hauteurs: heights of the rows from the first, in points.
        blocs: cells, in reading order.
        marges: left, right, top, bottom, in inches.
    """

    titre: str
    largeurs: tuple[float, ...]
    hauteurs: tuple[float, ...]
    blocs: tuple[Bloc, ...]
    marges: tuple[float, float, float, float]

    @property
    def textes(self) -> tuple[str, ...]:
        """Give the texts of the model, in reading order."""
        return tuple(bloc.texte for bloc in self.blocs if bloc.fragments)


def empiler(
    titre: str,
    largeurs: tuple[float, ...],
    marges: tuple[float, float, float, float],
    rangees: tuple[Rangee, ...],
) -> Modele:
    """Number the rows from 1 downwards and give the model they make."""
    blocs = tuple(
        Bloc(ligne, colonne, derniere, style, fragments)
        for ligne, rangee in enumerate(rangees, start=1)
        for colonne, derniere, style, fragments in rangee.cellules
    )
    return Modele(titre, largeurs, tuple(r.hauteur for r in rangees), blocs, marges)
