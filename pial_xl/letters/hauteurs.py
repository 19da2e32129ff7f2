"""Grow the rows of a filled letter where its text is longer than the model's."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.mesure import hauteur_ligne, largeur_colonnes, nombre_de_lignes

_LARGEUR_DEFAUT = 8.43
_HAUTEUR_DEFAUT = 15.0
_MARGE_PT = 3.0


def ajuster_hauteurs(modele: Worksheet, feuille: Worksheet) -> None:
    """Give each row of a letter the height its text needs, and never less than the model's."""
    fusions = {(p.min_row, p.min_col): p for p in feuille.merged_cells.ranges}
    cellules: Any = feuille
    voulues: dict[int, float] = {}
    for (row, col), cell in sorted(cellules._cells.items()):
        if not isinstance(cell.value, str | list) or not cell.alignment.wrap_text:
            continue
        plage = fusions.get((row, col))
        derniere = plage.max_row if plage else row
        manque = _besoin(cell, feuille, plage) - _hauteurs(modele, row, derniere)
        if manque > 0:
            actuelle = _hauteurs(modele, derniere, derniere)
            voulues[derniere] = max(voulues.get(derniere, 0.0), actuelle + manque)
    for row, hauteur in voulues.items():
        feuille.row_dimensions[row].height = hauteur


def _besoin(cell: Any, feuille: Worksheet, plage: Any) -> float:
    colonnes = range(cell.column, (plage.max_col if plage else cell.column) + 1)
    largeur = largeur_colonnes(
        sum(_largeur(feuille, colonne) for colonne in colonnes), int(cell.alignment.indent or 0)
    )
    taille = float(cell.font.sz or 11)
    gras = bool(cell.font.b)
    lignes = nombre_de_lignes(str(cell.value), largeur, taille, gras)
    if lignes == 1:  # the model's own height is right for one line
        return 0.0
    return lignes * hauteur_ligne(taille) + _MARGE_PT


def _largeur(feuille: Worksheet, colonne: int) -> float:
    for cle, dimension in feuille.column_dimensions.items():
        debut = dimension.min or 0
        if cle == get_column_letter(colonne) or debut <= colonne <= (dimension.max or 0):
            return float(dimension.width or _LARGEUR_DEFAUT)
    return float(feuille.sheet_format.defaultColWidth or _LARGEUR_DEFAUT)


def _hauteurs(modele: Worksheet, premiere: int, derniere: int) -> float:
    defaut = modele.sheet_format.defaultRowHeight or _HAUTEUR_DEFAUT
    return sum(
        float(modele.row_dimensions[row].height or defaut)
        if row in modele.row_dimensions
        else float(defaut)
        for row in range(premiere, derniere + 1)
    )
