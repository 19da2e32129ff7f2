"""A copy of the workbook before anything changes in it, and no more than a few of them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xlwings import Book

from pial_xl.workbook.dossiers import CLASSEURS
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.noms import nom_de_fichier
from pial_xl.workbook.ouvert.hotes import Hote

DOSSIER = "copies pial-xl"
GARDEES = 10


def dossier_du_classeur(book: Book, hote: Hote) -> Path:
    """Give the workbook's folder; for one on OneDrive or SharePoint, the folder of workbooks.

    That folder is not in Documents, which OneDrive often copies too: a filled workbook holds
    health data.

    Raises:
        EcritureImpossible: when the workbook was never saved, or is on OneDrive on a Mac.
    """
    chemin = hote.chemin(book)
    return Path.home() / CLASSEURS if chemin is None else chemin.parent


def copie_de_securite(book: Book, hote: Hote, maintenant: datetime) -> Path:
    """Save a time-stamped copy in the folder of copies, and remove the oldest ones.

    Raises:
        EcritureImpossible: never saved, no permission, disk full…: nothing has been changed.
    """
    dossier = dossier_du_classeur(book, hote) / DOSSIER
    origine = Path(book.name)
    base = nom_de_fichier(origine.stem)
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        voisins = [voisin.name for voisin in dossier.iterdir()]
        titre = f"{base} – copie {maintenant:%Y-%m-%d %Hh%M}"
        copie = dossier / nom_de_fichier(titre, origine.suffix, voisins)
        _copier(book, hote, copie)
    except EcritureImpossible:
        raise
    except Exception as failure:  # each program has its own exceptions for a disk that refuses
        raise EcritureImpossible(
            "La copie de sécurité n'a pas pu être faite, et rien n'a été changé : vérifiez la "
            f"place et les droits dans le dossier du classeur (dossier « {DOSSIER} »), puis "
            "recommencez."
        ) from failure
    for ancienne in a_retirer(base, origine.suffix, [*voisins, copie.name]):
        with suppress(OSError):  # one that is open elsewhere stays until the next time
            (dossier / ancienne).unlink(missing_ok=True)
    return copie


def _copier(book: Book, hote: Hote, copie: Path) -> None:
    """Make the copy; what a disk that is full has of it is removed."""
    try:
        hote.copier(book, copie)
    except Exception:
        copie.unlink(missing_ok=True)
        raise


def a_retirer(base: str, suffixe: str, noms: Iterable[str]) -> list[str]:
    """Give the copies of one workbook that are too old to be kept; other files are left alone."""
    forme = re.compile(
        rf"{re.escape(base)} – copie (\d{{4}}-\d{{2}}-\d{{2}} \d{{2}}h\d{{2}})"
        rf"(?: \((\d+)\))?{re.escape(suffixe)}"
    )
    copies = [(t[1], int(t[2] or 1), nom) for nom in noms if (t := forme.fullmatch(nom))]
    return [nom for *_, nom in sorted(copies)[:-GARDEES]]
