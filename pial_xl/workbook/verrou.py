"""One run at a time: a lock that ends with its process, even one that is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.workbook.dossiers import dossier_des_caches
from pial_xl.workbook.erreurs import EcritureImpossible

if TYPE_CHECKING:
    from filelock import BaseFileLock


@contextmanager
def tenir(chemin: str, attente: float, occupe: str) -> Iterator[None]:
    """Hold a file or a folder for the time of a run.

    The lock is a file of the user's caches. Where these cannot be written, the run goes on
    without it.

    Args:
        chemin: what is held; it may not be there yet.
        attente: how long to wait for another run to end, in seconds.
        occupe: what to say when it has not.

    Raises:
        EcritureImpossible: another run holds it.
    """
    from filelock import Timeout  # noqa: PLC0415 - slow to import

    try:
        verrou = _prendre(chemin, attente)
    except Timeout as failure:
        raise EcritureImpossible(occupe) from failure
    except (OSError, RuntimeError):  # NotImplementedError too, or a user without a home
        yield  # what guards the work must not forbid it
        return
    try:
        yield
    finally:
        verrou.release()


def fichier_pour(chemin: str, fin: str) -> Path:
    """Give a file of the user's caches for a path, named after a print of it: it tells nothing."""
    nom = sha256(os.path.normcase(chemin).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return dossier_des_caches() / "verrous" / f"{nom}{fin}"


def _prendre(chemin: str, attente: float) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415 - slow to import

    fichier = fichier_pour(chemin, ".lock")
    fichier.parent.mkdir(parents=True, exist_ok=True)
    verrou = FileLock(fichier, timeout=attente)
    verrou.acquire()
    return verrou
