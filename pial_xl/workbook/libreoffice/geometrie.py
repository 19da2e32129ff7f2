"""Where a range is, in numbers: no call to LibreOffice is needed to know it."""

import re
from dataclasses import dataclass
from typing import Final

from pial_xl.units.excel import ROWS

LIGNES: Final = ROWS
COLONNES: Final = 16_384

_CELLULE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_COLONNES = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.IGNORECASE)
_LIGNES = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A block of cells: its first row and column, counted from 1, and its size."""

    ligne: int
    colonne: int
    hauteur: int = 1
    largeur: int = 1

    def __post_init__(self) -> None:
        if self.ligne < 1 or self.colonne < 1:
            raise IndexError("Les lignes et les colonnes se comptent à partir de 1.")

    @property
    def derniere_ligne(self) -> int:
        """The last row, from 1."""
        return self.ligne + self.hauteur - 1

    @property
    def derniere_colonne(self) -> int:
        """The last column, from 1."""
        return self.colonne + self.largeur - 1

    def jusqua(self, autre: "Rectangle") -> "Rectangle":
        """The smallest block that holds both."""
        ligne, colonne = min(self.ligne, autre.ligne), min(self.colonne, autre.colonne)
        hauteur = max(self.derniere_ligne, autre.derniere_ligne) - ligne + 1
        largeur = max(self.derniere_colonne, autre.derniere_colonne) - colonne + 1
        return Rectangle(ligne, colonne, hauteur, largeur)

    def commun(self, autre: "Rectangle") -> "Rectangle | None":
        """The cells that both hold, or None."""
        ligne, colonne = max(self.ligne, autre.ligne), max(self.colonne, autre.colonne)
        hauteur = min(self.derniere_ligne, autre.derniere_ligne) - ligne + 1
        largeur = min(self.derniere_colonne, autre.derniere_colonne) - colonne + 1
        if hauteur < 1 or largeur < 1:
            return None
        return Rectangle(ligne, colonne, hauteur, largeur)


def lire_adresse(texte: str) -> Rectangle | None:
    """Read ``A1``, ``$A$1:B2``, ``A:C`` or ``1:3``; None for anything else (a name, say)."""
    if colonnes := _COLONNES.fullmatch(texte):
        debut, fin = sorted(numero_de_colonne(lettres) for lettres in colonnes.groups())
        return Rectangle(1, debut, LIGNES, fin - debut + 1)
    if lignes := _LIGNES.fullmatch(texte):
        debut, fin = sorted(int(chiffres) for chiffres in lignes.groups())
        return Rectangle(debut, 1, fin - debut + 1, COLONNES)
    coins = [_CELLULE.fullmatch(coin) for coin in texte.split(":")]
    if len(coins) > 2 or None in coins:
        return None
    blocs = [Rectangle(int(c[2]), numero_de_colonne(c[1])) for c in coins if c is not None]
    if any(bloc.ligne > LIGNES or bloc.colonne > COLONNES for bloc in blocs):
        return None
    return blocs[0].jusqua(blocs[-1])


def ecrire_adresse(bloc: Rectangle, *, ligne_fixe: bool = True, colonne_fixe: bool = True) -> str:
    """Write the address as Excel does: ``$A$1:$B$2``, ``$A:$C``, ``$1:$3``."""
    c, r = "$" * colonne_fixe, "$" * ligne_fixe
    a, b = lettres_de_colonne(bloc.colonne), lettres_de_colonne(bloc.derniere_colonne)
    if bloc.hauteur == LIGNES:
        return f"{c}{a}:{c}{b}"
    if bloc.largeur == COLONNES:
        return f"{r}{bloc.ligne}:{r}{bloc.derniere_ligne}"
    debut = f"{c}{a}{r}{bloc.ligne}"
    if bloc.hauteur == bloc.largeur == 1:
        return debut
    return f"{debut}:{c}{b}{r}{bloc.derniere_ligne}"


def numero_de_colonne(lettres: str) -> int:
    """``A`` is 1, ``XFD`` is 16384."""
    numero = 0
    for lettre in lettres.upper():
        numero = numero * 26 + ord(lettre) - 64
    return numero


def lettres_de_colonne(numero: int) -> str:
    """1 is ``A``, 16384 is ``XFD``."""
    lettres = ""
    while numero:
        numero, reste = divmod(numero - 1, 26)
        lettres = chr(65 + reste) + lettres
    return lettres
