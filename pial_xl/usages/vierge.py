"""Write a blank workbook: a user's new one, or the project's template."""

import os
from pathlib import Path

from pial_xl.tables import Parametre
from pial_xl.template import construire
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import ClasseurIllisible, EcritureImpossible
from pial_xl.workbook.sortie import ecrire_octets


def nouveau(chemin: Path) -> Path:
    """Write a blank workbook, and give where it is (``.xlsm`` added to a name without extension).

    Raises:
        EcritureImpossible: when a file is already there, or the disk refuses.
    """
    chemin = _en_xlsm(chemin)
    if os.path.lexists(chemin):
        raise EcritureImpossible(
            "Un fichier porte déjà ce nom et il est laissé intact : choisissez un autre nom."
        )
    ecrire_octets(chemin, construire())
    return chemin


def gabarit(chemin: Path) -> Path:
    """Build the template from its source, and give where it is.

    A blank template already there is replaced; any other file is left as it is.

    Raises:
        EcritureImpossible: when another file is already there, or the disk refuses.
    """
    chemin = _en_xlsm(chemin)
    if os.path.lexists(chemin) and not _est_vierge(chemin):
        raise EcritureImpossible(
            "Le fichier de sortie existe déjà et n'est pas un modèle vierge : "
            "choisissez un autre nom."
        )
    ecrire_octets(chemin, construire())
    return chemin


def _en_xlsm(chemin: Path) -> Path:
    if chemin.suffix.lower() == ".xlsm":
        return chemin
    if chemin.suffix.lower() in {".xlsx", ".xls", ".ods", ".xlsb", ".xltm"}:
        raise EcritureImpossible(
            "Le classeur créé est au format .xlsm : donnez-lui un nom qui finit par .xlsm."
        )
    return chemin.with_name(f"{chemin.name}.xlsm")


def _est_vierge(chemin: Path) -> bool:
    """Tell whether a file is a PIAL workbook into which nobody has typed a row."""
    try:
        tables = read_workbook(chemin).tables
    except ClasseurIllisible:
        return False
    saisies = (table for nom, table in tables.items() if nom != Parametre.table)
    return not any(valeur is not None for t in saisies for _, ligne in t.lignes for valeur in ligne)
