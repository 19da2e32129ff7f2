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

from pial_xl.workbook.libreoffice.geometrie import Rectangle

Donnees = tuple[tuple[float | str, ...], ...]
Cellule = tuple[int, int]
"""A row and a column inside a block, from 0."""

_JOUR: Final = timedelta(days=1)
_JOUR_MS: Final = 86_400_000


class Nature(Enum):
    """What a number format makes of a number."""

    NOMBRE = auto()
    JOUR = auto()
    INSTANT = auto()
    BOOLEEN = auto()


class ErreurDeCellule(str):
    """An error value, such as ``#DIV/0!``; empty when its text was not asked for."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Bloc:
    """Values ready to be written at once, and the natures that their cells must show."""

    donnees: Donnees
    natures: dict[Cellule, Nature] = field(default_factory=dict)
    """Every cell that holds a number, a date or a boolean."""


def element(valeur: object) -> object:
    """Turn what a caller gives for one cell into text, number, boolean, date or ``""``.

    Raises:
        TypeError: for anything else.
    """
    if hasattr(valeur, "item") and not isinstance(valeur, (str, int, float)):
        valeur = valeur.item()  # a NumPy scalar
    if valeur is None or _manque(valeur):
        return ""
    if isinstance(valeur, (bool, str, date, time, timedelta)):
        return valeur
    if isinstance(valeur, (int, float, Decimal)):
        return _nombre(valeur)
    raise TypeError(
        f"Une cellule ne peut pas contenir un objet «\xa0{type(valeur).__name__}\xa0»\xa0: "
        "donnez un texte, un nombre, une date, vrai ou faux."
    )


def preparer(lignes: Sequence[Sequence[object]], origine: date) -> Bloc:
    """Lay rows of elements as LibreOffice takes them.

    Args:
        lignes: rows of equal length.
        origine: the document's null date.
    """
    natures: dict[Cellule, Nature] = {}
    donnees = []
    for i, ligne in enumerate(lignes):
        rangee: list[float | str] = []
        for j, valeur in enumerate(ligne):
            if isinstance(valeur, str):
                rangee.append(valeur)
                continue
            nombre, nature = _numerique(valeur, origine)
            rangee.append(nombre)
            if nature is not None:
                natures[i, j] = nature
        donnees.append(tuple(rangee))
    return Bloc(tuple(donnees), natures)


def restituer(
    donnees: Sequence[Sequence[object]], natures: dict[Cellule, Nature], origine: date
) -> list[list[object]]:
    """Turn LibreOffice's numbers back into dates and booleans where the formats say so."""
    lignes = [[_lire(valeur) for valeur in ligne] for ligne in donnees]
    for (i, j), nature in natures.items():
        valeur = lignes[i][j]
        if isinstance(valeur, float):
            lignes[i][j] = _interpreter(valeur, nature, origine)
    return lignes


def en_blocs(cellules: Iterable[Cellule], coin: Rectangle) -> list[Rectangle]:
    """Group cells of a block into vertical runs, placed on the sheet from the block's corner."""
    runs: list[Rectangle] = []
    for i, j in sorted(cellules, key=lambda cellule: (cellule[1], cellule[0])):
        ligne, colonne = coin.ligne + i, coin.colonne + j
        dernier = runs[-1] if runs else None
        if dernier and (dernier.colonne, dernier.derniere_ligne) == (colonne, ligne - 1):
            runs[-1] = Rectangle(dernier.ligne, colonne, dernier.hauteur + 1)
        else:
            runs.append(Rectangle(ligne, colonne))
    return runs


def _manque(valeur: object) -> bool:
    """Tell NaN, NaT and NA: they differ from themselves, or do not know whether they do."""
    try:
        return bool(valeur != valeur)  # noqa: PLR0124
    except TypeError:
        return True


def _nombre(valeur: int | float | Decimal) -> float | str:
    try:
        nombre = float(valeur)
    except OverflowError:
        return str(valeur)
    if math.isnan(nombre):
        return ""
    return nombre if math.isfinite(nombre) else str(nombre)


def _numerique(valeur: object, origine: date) -> tuple[float | str, Nature | None]:
    """Give what is written of a value that is no text, and the nature of its format."""
    if isinstance(valeur, bool):
        return float(valeur), Nature.BOOLEEN
    if isinstance(valeur, datetime):
        depuis = valeur.replace(tzinfo=None) - datetime.combine(origine, time())
        pile = depuis.seconds == depuis.microseconds == 0
        return depuis / _JOUR, Nature.JOUR if pile else Nature.INSTANT
    if isinstance(valeur, date):
        return (valeur - origine) / _JOUR, Nature.JOUR
    if isinstance(valeur, (time, timedelta)):
        return _duree(valeur) / _JOUR, Nature.NOMBRE
    if isinstance(valeur, (int, float)):
        return float(valeur), Nature.NOMBRE
    return "", None


def _duree(valeur: time | timedelta) -> timedelta:
    if isinstance(valeur, timedelta):
        return valeur
    return datetime.combine(date.min, valeur.replace(tzinfo=None)) - datetime.min


def _lire(valeur: object) -> object:
    if valeur is None:
        return ErreurDeCellule()
    return None if valeur == "" else valeur


def _interpreter(valeur: float, nature: Nature, origine: date) -> object:
    if nature is Nature.BOOLEEN:
        return bool(valeur) if valeur in (0.0, 1.0) else valeur
    if nature is Nature.NOMBRE:
        return valeur
    try:
        return datetime.combine(origine, time()) + timedelta(milliseconds=round(valeur * _JOUR_MS))
    except OverflowError:
        return valeur  # a number too large for a date, that LibreOffice shows as such
