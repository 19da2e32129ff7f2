"""Time-stamped copies of a workbook before anything changes in it, and no more than a few."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.noms import nom_de_fichier

DOSSIER = "copies pial-xl"
"""Folder of the copies, beside the workbook."""
GARDEES = 10


def mettre_de_cote(
    origine: str, dossier: Path, maintenant: datetime, copier: Callable[[Path], None]
) -> Path:
    """Keep a copy of a workbook in the folder of copies, and remove the oldest ones.

    Args:
        origine: name of the workbook's file.
        dossier: the folder that holds the folder of copies.
        maintenant: the moment that the copy's name bears.
        copier: writes the copy to the path it is given.

    Raises:
        EcritureImpossible: no permission, disk full…: nothing has been changed.
    """
    ici, nom = dossier / DOSSIER, Path(origine)
    base = nom_de_fichier(nom.stem)
    try:
        ici.mkdir(parents=True, exist_ok=True)
        voisins = [voisin.name for voisin in ici.iterdir()]
        titre = f"{base} – copie {maintenant:%Y-%m-%d %Hh%M}"
        copie = ici / nom_de_fichier(titre, nom.suffix, voisins)
        _copier(copier, copie)
    except EcritureImpossible:
        raise
    except Exception as failure:  # each program has its own exceptions for a disk that refuses
        raise EcritureImpossible(
            "La copie de sécurité n'a pas pu être faite, et rien n'a été changé : vérifiez la "
            f"place et les droits dans le dossier du classeur (dossier « {DOSSIER} »), puis "
            "recommencez."
        ) from failure
    for ancienne in a_retirer(base, nom.suffix, [*voisins, copie.name]):
        with suppress(OSError):  # one that is open elsewhere stays until the next time
            (ici / ancienne).unlink(missing_ok=True)
    return copie


def a_retirer(base: str, suffixe: str, noms: Iterable[str]) -> list[str]:
    """Give the copies of one workbook that are too old to be kept; other files are left alone."""
    forme = re.compile(
        rf"{re.escape(base)} – copie (\d{{4}}-\d{{2}}-\d{{2}} \d{{2}}h\d{{2}})"
        rf"(?: \((\d+)\))?{re.escape(suffixe)}"
    )
    copies = [(t[1], int(t[2] or 1), nom) for nom in noms if (t := forme.fullmatch(nom))]
    return [nom for *_, nom in sorted(copies)[:-GARDEES]]


def _copier(copier: Callable[[Path], None], copie: Path) -> None:
    """Make the copy; what a disk that is full has of it is removed."""
    try:
        copier(copie)
    except Exception:
        copie.unlink(missing_ok=True)
        raise
