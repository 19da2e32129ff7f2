"""The values of one sheet's cells, each with its row and column, within bounds."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from pial_xl.units.excel import ROWS
from pial_xl.workbook.archive import Archive
from pial_xl.workbook.balisage import elements, principal
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.grille import COLONNES_MAX, LIGNES_MAX, LIGNES_VIDES_MAX, Feuille, Ligne
from pial_xl.workbook.paquet import Paquet

FORMULE_SANS_RESULTAT = "Err:formule"
"""Stands for a formula that no spreadsheet has computed yet; the tables room sees an error."""

_FORMULE = principal("f")
_VALEUR = principal("v")
_LIGNE = principal("row")
_DONNEES = principal("sheetData")


def lire_cellules(archive: Archive, paquet: Paquet, feuille: Feuille) -> Iterator[Ligne]:
    """Give the rows of a sheet that hold something, from the top.

    Stops after ``LIGNES_VIDES_MAX`` blank rows, formatted or not; columns beyond ``COLONNES_MAX``
    are left out. ``<dimension>`` is never looked at. An Excel error is its text, a formula never
    computed is ``FORMULE_SANS_RESULTAT``.

    Raises:
        ClasseurIllisible: when the sheet is damaged or holds more than ``LIGNES_MAX`` rows.
    """
    analyse = _Analyse(paquet)
    derniere = 0
    lues = 0
    for element in elements(archive, feuille.partie):
        if element.tag == _DONNEES:
            return
        if element.tag != _LIGNE:
            continue
        numero, valeurs = _lire_ligne(analyse, element, feuille)
        element.clear()
        if numero - derniere > LIGNES_VIDES_MAX:
            return
        if not valeurs:
            continue
        derniere = numero
        lues += 1
        if lues > LIGNES_MAX:
            raise ClasseurIllisible(
                f"La feuille « {feuille.titre} » compte plus de {LIGNES_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        yield numero, valeurs


class _Analyse(WorkSheetParser):
    """openpyxl's parser of cells; unlike it, a formula without its result is not a blank cell."""

    def __init__(self, paquet: Paquet) -> None:
        super().__init__(
            src=None,  # type: ignore[arg-type]  # rows are streamed to it one by one
            shared_strings=paquet.textes,
            data_only=True,
            epoch=MAC_EPOCH if paquet.en_1904 else WINDOWS_EPOCH,
            date_formats=paquet.formats.dates,
            timedelta_formats=paquet.formats.durees,
        )

    def parse_cell(self, element: ET.Element) -> dict[str, Any]:
        cell = super().parse_cell(element)
        if cell["value"] is None and _est_sans_resultat(element):
            cell["value"] = FORMULE_SANS_RESULTAT
        return cell


def _est_sans_resultat(element: ET.Element) -> bool:
    """Tell a formula never computed from one whose result is an empty text (an empty ``<v>``)."""
    if element.find(_FORMULE) is None:
        return False
    return element.get("t") != "str" or element.find(_VALEUR) is None


def _lire_ligne(analyse: _Analyse, element: ET.Element, feuille: Feuille) -> Ligne:
    try:
        numero, cells = analyse.parse_row(element)  # type: ignore[arg-type]  # a stub too narrow
    except (ValueError, LookupError, TypeError, ArithmeticError) as failure:
        raise ClasseurIllisible(
            f"La feuille « {feuille.titre} » est abîmée : ouvrez le classeur dans Excel ou "
            "LibreOffice et enregistrez-le sous un autre nom."
        ) from failure
    if not 0 < numero <= ROWS:
        raise ClasseurIllisible(
            f"La feuille « {feuille.titre} » a une ligne impossible : ouvrez le classeur dans "
            "Excel ou LibreOffice et enregistrez-le sous un autre nom."
        )
    return numero, {
        column: _decoder(value)
        for cell in cells
        if (value := cell["value"]) is not None
        and value != ""
        and isinstance(column := cell["column"], int)
        and column <= COLONNES_MAX
    }


def _decoder(value: object) -> object:
    """Turn ``_x000D_`` and the like, which Excel writes for control characters, back."""
    if isinstance(value, str) and "_x" in value:
        return unescape(value)
    return value
