"""Folders of the user's own that several rooms write in."""

import os
import sys
from pathlib import Path
from typing import Final

CLASSEURS: Final = "PIAL"
"""In the user's own folder: the template, and the copies of workbooks that are on OneDrive."""


def dossier_des_caches() -> Path:
    """Give the folder of the user's caches for this program: its log and its locks."""
    maison = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", maison / "AppData" / "Local")) / "pial_xl"
    if sys.platform == "darwin":
        return maison / "Library" / "Caches" / "pial_xl"
    return Path(os.environ.get("XDG_CACHE_HOME") or maison / ".cache") / "pial_xl"


def sans_dossier_personnel(chemin: Path, maison: Path | None = None) -> str:
    """Write a path with the user's own folder, which often holds a name, shortened to ``~``.

    Elsewhere too, what bears the name of that folder is not written.
    """
    try:
        maison = maison or Path.home()
    except RuntimeError:  # a user without a home
        return str(chemin)
    try:
        return str(Path("~") / chemin.relative_to(maison))
    except ValueError:
        nom = maison.name.casefold()
        return str(Path(*("~" if nom and nom in p.casefold() else p for p in chemin.parts)))
