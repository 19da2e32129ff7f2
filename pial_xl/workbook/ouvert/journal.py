"""The log of failures: where in the program they came from, never what the workbook holds."""

import os
import sys
import traceback
from datetime import datetime
from pathlib import Path

from pial_xl import __version__

_TAILLE_MAX = 200_000


def dossier_du_journal() -> Path:
    """Give the folder of the user's caches for this program."""
    maison = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", maison / "AppData" / "Local")) / "pial_xl"
    if sys.platform == "darwin":
        return maison / "Library" / "Caches" / "pial_xl"
    return Path(os.environ.get("XDG_CACHE_HOME") or maison / ".cache") / "pial_xl"


def consigner(erreur: BaseException) -> str:
    """Add a failure to the log: its kind and its lines of program, without its message.

    A message may quote a cell, and a path may hold a name: neither is written.

    Returns:
        The log's path with the user's folder as ``~``, or « aucun » when it cannot be written.
    """
    chemin = dossier_du_journal() / "journal.txt"
    try:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        if chemin.exists() and chemin.stat().st_size > _TAILLE_MAX:
            chemin.replace(chemin.with_name("journal precedent.txt"))
        with chemin.open("a", encoding="utf-8") as journal:
            journal.write(_entree(erreur))
    except OSError:
        return "aucun"
    try:
        return str(Path("~") / chemin.relative_to(Path.home()))
    except ValueError:
        return str(chemin)


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
