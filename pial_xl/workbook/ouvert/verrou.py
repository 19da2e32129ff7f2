"""One run at a time on a workbook: a lock that ends with the process, even one that is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import Book, XlwingsError

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.journal import dossier_du_journal

if TYPE_CHECKING:
    from filelock import BaseFileLock


@contextmanager
def seul_sur(book: Book) -> Iterator[None]:
    """Hold the workbook for the time of a run.

    The lock is a file of the user's caches. Where these cannot be written, the run goes on
    without it.

    Raises:
        EcritureImpossible: another run holds it.
    """
    from filelock import Timeout  # noqa: PLC0415 - slow to import

    try:
        verrou = _prendre(fichier_de(book, ".lock"))
    except Timeout as failure:
        raise EcritureImpossible(
            "Un bouton de pial-xl travaille déjà sur ce classeur : attendez qu'il ait répondu, "
            "puis recommencez."
        ) from failure
    except (OSError, NotImplementedError):
        yield  # what guards the work must not forbid it
        return
    try:
        yield
    finally:
        verrou.release()


def fichier_de(book: Book, fin: str) -> Path:
    """Give a file of the user's caches for this workbook, named after a print of its path."""
    try:
        chemin = str(book.fullname)
    except XlwingsError:  # on OneDrive or SharePoint
        chemin = str(book.name)
    nom = sha256(os.path.normcase(chemin).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return dossier_du_journal() / "verrous" / f"{nom}{fin}"


def _prendre(fichier: Path) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415 - slow to import

    fichier.parent.mkdir(parents=True, exist_ok=True)
    verrou = FileLock(fichier, timeout=0)
    verrou.acquire()
    return verrou
