"""Grow the rows of a filled letter where its text is longer than the model's."""

from collections.abc import Iterable
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.mesure import RETRAIT_PT, hauteur_du_texte, largeur_colonnes

_LARGEUR_DEFAUT = 8.43
_HAUTEUR_DEFAUT = 15.0
_HAUTEUR_MAX = 409.0  # Excel repairs a workbook that has a higher row


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
        feuille.row_dimensions[row].height = min(hauteur, _HAUTEUR_MAX)


def _besoin(cell: Any, feuille: Worksheet, plage: Any) -> float:
    colonnes = range(cell.column, (plage.max_col if plage else cell.column) + 1)
    voulue = hauteur_du_texte(
        str(cell.value),
        largeur_colonnes(sum(largeur_de_colonne(feuille, colonne) for colonne in colonnes)),
        float(cell.font.sz or 11),
        gras=bool(cell.font.b),
        retrait=int(cell.alignment.indent or 0) * RETRAIT_PT,
    )
    return voulue or 0.0


def remettre_hauteurs(modele: Worksheet, feuille: Worksheet, rangs: Iterable[int]) -> None:
    """Give rows back their heights of the model, and show them again if the model does."""
    for rang in rangs:
        connue = rang in modele.row_dimensions
        feuille.row_dimensions[rang].height = modele.row_dimensions[rang].height if connue else None
        feuille.row_dimensions[rang].hidden = connue and modele.row_dimensions[rang].hidden


def largeur_de_colonne(feuille: Worksheet, colonne: int) -> float:
    """Give the width of a column, in Excel characters."""
    for cle, dimension in feuille.column_dimensions.items():
        debut = dimension.min or 0
        if cle == get_column_letter(colonne) or debut <= colonne <= (dimension.max or 0):
            return float(dimension.width or _LARGEUR_DEFAUT)
    return float(feuille.sheet_format.defaultColWidth or _LARGEUR_DEFAUT)


def largeur_affichee(feuille: Worksheet, colonne: int) -> float:
    """Give the width that a column takes on the page, in Excel characters."""
    lettre = get_column_letter(colonne)
    cachee = lettre in feuille.column_dimensions and feuille.column_dimensions[lettre].hidden
    return 0.0 if cachee else largeur_de_colonne(feuille, colonne)


def hauteur_de_ligne(feuille: Worksheet, rang: int) -> float:
    """Give the height that a row takes on the page, in points; none when it is hidden."""
    cachee = rang in feuille.row_dimensions and feuille.row_dimensions[rang].hidden
    return 0.0 if cachee else hauteur_du_modele(feuille, rang)


def hauteur_du_modele(modele: Worksheet, rang: int) -> float:
    """Give the height of a row, in points, hidden or not."""
    defaut = float(modele.sheet_format.defaultRowHeight or _HAUTEUR_DEFAUT)
    if rang not in modele.row_dimensions:
        return defaut
    return float(modele.row_dimensions[rang].height or defaut)


def _hauteurs(modele: Worksheet, premiere: int, derniere: int) -> float:
    return sum(hauteur_du_modele(modele, rang) for rang in range(premiere, derniere + 1))
