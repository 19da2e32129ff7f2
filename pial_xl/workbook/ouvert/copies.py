"""A copy of the open workbook before anything changes in it."""

from datetime import datetime
from pathlib import Path

from xlwings import Book

from pial_xl.workbook.copies import mettre_de_cote
from pial_xl.workbook.dossiers import CLASSEURS
from pial_xl.workbook.ouvert.hotes import Hote


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
    dossier = dossier_du_classeur(book, hote)
    return mettre_de_cote(book.name, dossier, maintenant, lambda copie: hote.copier(book, copie))
