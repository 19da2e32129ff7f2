"""Groups of cells of one sheet, so that one call serves many of them."""

import re
from collections.abc import Iterable, Iterator

from pial_xl.tables.adresse import a1
from pial_xl.units.excel import ROWS

Place = tuple[int, int]
"""A row and a column, from 1."""

Tranche = tuple[int, int]
"""The first and the last of rows that follow one another, from 1."""

_CELLULE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def place(adresse: str) -> Place:
    """Give the row and column of an address such as ``D12`` or ``$D$12``.

    Raises:
        ValueError: when it is not the address of one cell.
    """
    trouve = _CELLULE.fullmatch(adresse)
    if trouve is None:
        raise ValueError("adresse de cellule illisible")
    colonne = 0
    for lettre in trouve[1]:
        colonne = colonne * 26 + ord(lettre) - ord("A") + 1
    return int(trouve[2]), colonne


def est_une_cellule(adresse: str) -> bool:
    """Tell whether a text is the address of one cell."""
    return _CELLULE.fullmatch(adresse) is not None


def tranches(adresse: str) -> list[Tranche]:
    """Give the rows of an address of areas such as ``$A$5:$D$7,$9:$9``; all for whole columns."""
    lues = (list(map(int, re.findall("[0-9]+", partie))) for partie in re.split("[,;]", adresse))
    return [(lignes[0], lignes[-1]) if lignes else (1, ROWS) for lignes in lues]


def colonnes_continues(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Gather cells into vertical runs: the first cell and the last of each."""
    runs: list[tuple[Place, Place]] = []
    for ligne, colonne in sorted(set(places), key=lambda p: (p[1], p[0])):
        if runs and runs[-1][1] == (ligne - 1, colonne):
            runs[-1] = (runs[-1][0], (ligne, colonne))
        else:
            runs.append(((ligne, colonne), (ligne, colonne)))
    return runs


def unions(places: Iterable[Place], longueur: int) -> Iterator[tuple[str, list[Place]]]:
    """Give addresses such as ``A1:A3,B2``, each within a length, with the cells they cover."""
    texte: list[str] = []
    cellules: list[Place] = []
    for (haut, colonne), (bas, _) in colonnes_continues(places):
        partie = a1(colonne, haut) if haut == bas else f"{a1(colonne, haut)}:{a1(colonne, bas)}"
        if texte and len(",".join((*texte, partie))) > longueur:
            yield ",".join(texte), cellules
            texte, cellules = [], []
        texte.append(partie)
        cellules += [(ligne, colonne) for ligne in range(haut, bas + 1)]
    if texte:
        yield ",".join(texte), cellules
