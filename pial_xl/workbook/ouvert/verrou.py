"""One run at a time on an open workbook."""

from contextlib import AbstractContextManager
from pathlib import Path

from xlwings import Book, XlwingsError

from pial_xl.workbook.verrou import fichier_pour, tenir


def seul_sur(book: Book) -> AbstractContextManager[None]:
    """Hold the workbook for the time of a run, without waiting for another to end.

    Raises:
        EcritureImpossible: another run holds it.
    """
    return tenir(
        _chemin(book),
        0,
        "Un bouton de pial-xl travaille déjà sur ce classeur : attendez qu'il ait répondu, "
        "puis recommencez.",
    )


def fichier_de(book: Book, fin: str) -> Path:
    """Give a file of the user's caches for this workbook."""
    return fichier_pour(_chemin(book), fin)


def _chemin(book: Book) -> str:
    try:
        return str(book.fullname)
    except XlwingsError:  # on OneDrive or SharePoint
        return str(book.name)
