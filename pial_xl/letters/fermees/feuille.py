"""Lay a letter on a sheet, a copy of the model's sheet; or fill again one laid before."""

import re
from collections.abc import Iterable
from copy import copy
from functools import partial
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.fermees.copie import (
    bords,
    copier_page,
    copier_structure,
    police,
    remplir_entetes,
)
from pial_xl.letters.fermees.hauteurs import ajuster_hauteurs, remettre_hauteurs
from pial_xl.letters.fermees.modele import ModeleFerme
from pial_xl.letters.fermees.pages import paginer
from pial_xl.letters.langue.remplissage import champs_du_texte, lignes_effacees, remplir_fragments
from pial_xl.letters.lettre import Valeurs
from pial_xl.units.excel import TEXT_MAX, cut, looks_like_a_formula

_ILLEGAUX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read a character there


def poser(
    modele: ModeleFerme, feuille: Worksheet, valeurs: Valeurs, styles: dict[str, Any]
) -> None:
    """Lay a letter on a new sheet.

    What stands outside the model's print area, when it has one, is not copied: notes to the
    person who edits the model belong there.

    Args:
        modele: the model.
        feuille: an empty sheet.
        valeurs: the letter's values by placeholder.
        styles: those of the model's cells in the workbook of *feuille*, by address; empty for the
            first letter, which brings them in.
    """
    copier_structure(modele.feuille, feuille)
    for source in modele.cellules:
        cible = feuille.cell(source.row, source.column)
        _copier_style(source, cible, styles)
        _ecrire(cible, source.value, valeurs)
    cellules: Any = feuille
    for bord in bords(modele.feuille):
        cible = MergedCell(feuille, bord.row, bord.column)
        cellules._cells[bord.row, bord.column] = cible
        _copier_style(bord, cible, styles)
    _finir(modele, feuille, valeurs)
    copier_page(modele.feuille, feuille, partial(_rempli, valeurs=_pour_entete(valeurs)))
    paginer(feuille)


def peut_etre_reprise(modele: ModeleFerme, feuille: Worksheet) -> bool:
    """Tell whether a letter's sheet still has the cells that its model fills."""
    cellules: Any = feuille
    return not any(
        isinstance(cellules._cells.get((source.row, source.column)), MergedCell)
        for source in _a_remplir(modele)
    )


def reprendre(modele: ModeleFerme, feuille: Worksheet, valeurs: Valeurs) -> None:
    """Fill again a letter made from the same model.

    It so keeps what a person put on it without touching its words: fills, pictures, its page.
    """
    for source in _a_remplir(modele):
        _ecrire(feuille.cell(source.row, source.column), source.value, valeurs)
    remettre_hauteurs(modele.feuille, feuille, {source.row for source in modele.cellules})
    _finir(modele, feuille, valeurs)
    remplir_entetes(modele.feuille, feuille, partial(_rempli, valeurs=_pour_entete(valeurs)))
    paginer(feuille)


def _a_remplir(modele: ModeleFerme) -> Iterable[Any]:
    return (
        c
        for c in modele.cellules
        if isinstance(c.value, str | CellRichText) and champs_du_texte(str(c.value))
    )


def _finir(modele: ModeleFerme, feuille: Worksheet, valeurs: Valeurs) -> None:
    """Give the rows their heights, and hide those that say nothing in this letter."""
    ajuster_hauteurs(modele.feuille, feuille)
    for rang in lignes_effacees(modele.textes, valeurs):
        feuille.row_dimensions[rang].hidden = True


def _rempli(texte: str, valeurs: Valeurs) -> str:
    return propre(remplir_fragments((texte,), valeurs)[0])


def _pour_entete(valeurs: Valeurs) -> Valeurs:
    return {cle: valeur and valeur.replace("&", "&&") for cle, valeur in valeurs.items()}


def propre(texte: str) -> str:
    """Take out what a workbook's XML cannot hold, and what is beyond a cell's length."""
    sain = _ILLEGAUX.sub("", texte.replace("\r\n", "\n").replace("\r", "\n"))
    return _CODE.sub("_x005F_", cut(sain, TEXT_MAX))


def _copier_style(source: Any, cible: Any, styles: dict[str, Any]) -> None:
    style = styles.get(source.coordinate)
    if style is None:  # the first letter brings the model's styles in; the others point at them
        cible.font = police(source.font)
        for part in ("fill", "border", "alignment", "protection"):
            setattr(cible, part, copy(getattr(source, part)))
        cible.number_format = source.number_format
        styles[source.coordinate] = copy(cible._style)
    else:
        cible._style = copy(style)


def _ecrire(cible: Any, valeur: object, valeurs: Valeurs) -> None:
    if isinstance(valeur, CellRichText):
        cible.value = _riche(valeur, valeurs)
    elif isinstance(valeur, str):
        cible.value = _rempli(valeur, valeurs)
    else:
        cible.value = valeur
        return
    cible.data_type = "s"  # a text, whatever it looks like: never a formula, never an error
    if looks_like_a_formula(str(cible.value)):
        cible.quotePrefix = True


def _riche(valeur: CellRichText, valeurs: Valeurs) -> CellRichText:
    textes = remplir_fragments([str(part) for part in valeur], valeurs)
    parts = [
        TextBlock(part.font, propre(texte)) if isinstance(part, TextBlock) else propre(texte)
        for part, texte in zip(valeur, textes, strict=True)
    ]
    return CellRichText([part for part in parts if str(part)])
