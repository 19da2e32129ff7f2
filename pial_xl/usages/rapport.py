"""Write the report of a control to a new workbook."""

import os
from pathlib import Path

from pial_xl.report.classeur import rapport_en_octets
from pial_xl.report.synthese import synthese
from pial_xl.tables import TABLES
from pial_xl.usages.controle import Controle
from pial_xl.workbook.archive import ouvrir_archive
from pial_xl.workbook.erreurs import ClasseurIllisible, EcritureImpossible
from pial_xl.workbook.paquet import lire_paquet
from pial_xl.workbook.sortie import ecrire_octets


def ecrire_rapport(controle: Controle, sortie: Path) -> None:
    """Write the report of a control to the ``.xlsx`` *sortie*.

    An earlier report of that name is replaced; any other file is left as it is.

    Raises:
        EcritureImpossible: wrong extension, a file that is no report, disk full…
    """
    if sortie.suffix.lower() != ".xlsx":
        raise EcritureImpossible(
            "Le rapport est un classeur : donnez à --sortie un nom qui finit par .xlsx."
        )
    if sortie.is_file() and not _est_un_rapport(sortie):
        raise EcritureImpossible(
            "Le fichier de sortie existe déjà et n'est pas un rapport de contrôle : "
            "choisissez un autre nom."
        )
    lien = _lien_relatif(controle.chemin, sortie)
    octets = rapport_en_octets(controle.report, synthese(controle.dossier), lien)
    ecrire_octets(sortie, octets, jamais=controle.chemin)


def _lien_relatif(cible: Path, depuis: Path) -> str | None:
    """Give the path from one file's folder to another file; None across Windows drives."""
    try:
        return Path(os.path.relpath(cible.resolve(), depuis.resolve().parent)).as_posix()
    except ValueError:
        return None


def _est_un_rapport(chemin: Path) -> bool:
    """Tell whether a file is a report of ours: its table of controls, and none of the input."""
    try:
        feuilles = lire_paquet(ouvrir_archive(chemin)).feuilles
    except ClasseurIllisible:
        return False
    noms = {table.nom for feuille in feuilles for table in feuille.tables}
    return "T_Controles" in noms and noms.isdisjoint(modele.table for modele in TABLES)
