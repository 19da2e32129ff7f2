"""Lay letters on the sheets of a new workbook, each a copy of the model's sheet."""

import re
from collections.abc import Sequence
from copy import copy
from functools import partial
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.copie import copier_page, copier_structure, police, preparer_classeur, zone
from pial_xl.letters.hauteurs import ajuster_hauteurs
from pial_xl.letters.lettre import Lettre, Valeurs
from pial_xl.letters.remplissage import remplir_fragments

LONGUEUR_CELLULE = 32_767
"""Longest text of a cell, in UTF-16 units."""

_ILLEGAUX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COMME_FORMULE = ("=", "+", "-", "@")


def classeur_des_lettres(modele: Worksheet, lettres: Sequence[Lettre]) -> Workbook:
    """Make a new workbook with one sheet per letter, in order.

    What stands outside the model's print area, when it has one, is not copied: notes to the
    person who edits the model belong there.

    Args:
        modele: the sheet that holds the model, opened by ``ouvrir_modele``.
        lettres: at least one letter.

    Raises:
        ValueError: when there is no letter, since a workbook has at least one sheet.
    """
    if not lettres:
        raise ValueError("aucune lettre à écrire")
    classeur = preparer_classeur(modele)
    cellules = zone(modele)
    styles: dict[str, Any] = {}
    for lettre in lettres:
        feuille = classeur.create_sheet(lettre.feuille)
        copier_structure(modele, feuille)
        for source in cellules:
            _copier_cellule(source, feuille.cell(source.row, source.column), lettre, styles)
        ajuster_hauteurs(modele, feuille)
        copier_page(modele, feuille, partial(_rempli, valeurs=_pour_entete(lettre.valeurs)))
    return classeur


def octets_des_lettres(modele: Worksheet, lettres: Sequence[Lettre]) -> bytes:
    """Give the workbook of ``classeur_des_lettres`` as the bytes of an ``.xlsx`` file."""
    sortie = BytesIO()
    classeur_des_lettres(modele, lettres).save(sortie)
    return sortie.getvalue()


def _rempli(texte: str, valeurs: Valeurs) -> str:
    return _propre(remplir_fragments((texte,), valeurs)[0])


def _pour_entete(valeurs: Valeurs) -> Valeurs:
    return {cle: valeur and valeur.replace("&", "&&") for cle, valeur in valeurs.items()}


def _propre(texte: str) -> str:
    """Take out what a workbook's XML cannot hold, and what is beyond a cell's length."""
    sain = _ILLEGAUX.sub("", texte)
    return sain.encode("utf-16-le")[: LONGUEUR_CELLULE * 2].decode("utf-16-le", "ignore")


def _copier_cellule(source: Any, cible: Any, lettre: Lettre, styles: dict[str, Any]) -> None:
    style = styles.get(source.coordinate)
    if style is None:  # the first letter brings the model's styles in; the others point at them
        cible.font = police(source.font)
        for part in ("fill", "border", "alignment", "protection"):
            setattr(cible, part, copy(getattr(source, part)))
        cible.number_format = source.number_format
        styles[source.coordinate] = copy(cible._style)
    else:
        cible._style = copy(style)
    _ecrire(cible, source.value, lettre.valeurs)


def _ecrire(cible: Any, valeur: object, valeurs: Valeurs) -> None:
    if isinstance(valeur, CellRichText):
        cible.value = _riche(valeur, valeurs)
    elif isinstance(valeur, str):
        cible.value = _rempli(valeur, valeurs)
    else:
        cible.value = valeur
        return
    cible.data_type = "s"  # a text, whatever it looks like: never a formula, never an error
    if str(cible.value).startswith(_COMME_FORMULE):
        cible.quotePrefix = True


def _riche(valeur: CellRichText, valeurs: Valeurs) -> CellRichText:
    textes = remplir_fragments([str(part) for part in valeur], valeurs)
    parts = [
        TextBlock(part.font, _propre(texte)) if isinstance(part, TextBlock) else _propre(texte)
        for part, texte in zip(valeur, textes, strict=True)
    ]
    return CellRichText([part for part in parts if str(part)])
