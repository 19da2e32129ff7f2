"""One run at a time on an open workbook."""

from contextlib import AbstractContextManager
from pathlib import Path

from xlwings import Book, XlwingsError

from pial_xl.sheets.lock import file_for, hold


def alone_on(book: Book) -> AbstractContextManager[None]:
    """Hold the workbook for the time of a run, without waiting for another to end.

    Raises:
        WriteError: another run holds it.
    """
    return hold(
        _path(book),
        0,
        "Un bouton de pial-xl travaille déjà sur ce classeur : attendez qu'il ait répondu, "
        "puis recommencez.",
    )


def file_of(book: Book, fin: str) -> Path:
    """Give a file of the user's caches for this workbook."""
    return file_for(_path(book), fin)


def _path(book: Book) -> str:
    try:
        return str(book.fullname)
    except XlwingsError:  # on OneDrive or SharePoint
        return str(book.name)
