"""The log of failures: where in the program they came from, never what the workbook holds."""

import sys
import traceback
from datetime import datetime
from pathlib import Path

from pial_xl import __version__
from pial_xl.workbook.dossiers import dossier_des_caches, sans_dossier_personnel

_TAILLE_MAX = 200_000


def consigner(erreur: BaseException) -> str:
    """Add a failure to the log: its kind and its lines of program, without its message.

    A message may quote a cell, and a path may hold a name: neither is written.

    Returns:
        The log's path with the user's folder as ``~``, or « aucun » when it cannot be written.
    """
    try:
        chemin = dossier_des_caches() / "journal.txt"
        chemin.parent.mkdir(parents=True, exist_ok=True)
        if chemin.exists() and chemin.stat().st_size > _TAILLE_MAX:
            chemin.replace(chemin.with_name("journal precedent.txt"))
        with chemin.open("a", encoding="utf-8") as journal:
            journal.write(_entree(erreur))
    except (OSError, RuntimeError):  # a folder that refuses, or a user without a home
        return "aucun"
    return sans_dossier_personnel(chemin)


def _entree(erreur: BaseException) -> str:
    lignes = [f"{datetime.now():%Y-%m-%d %H:%M:%S} pial-xl {__version__} {sys.platform}"]
    suite: BaseException | None = erreur
    while suite is not None:
        lignes.append(f"  {type(suite).__module__}.{type(suite).__qualname__}")
        lignes += [
            f"    {Path(cadre.filename).name}:{cadre.lineno} {cadre.name}"
            for cadre in traceback.extract_tb(suite.__traceback__)
        ]
        suite = suite.__cause__ or suite.__context__
    return "\n".join(lignes) + "\n"
