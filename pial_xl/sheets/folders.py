"""Folders of the user's own that several rooms write in."""

import os
import sys
from pathlib import Path
from typing import Final

WORKBOOKS: Final = "PIAL"
"""In the user's own folder: the template, and the copies of workbooks that are on OneDrive."""


def caches_folder() -> Path:
    """Give the folder of the user's caches for this program: its log and its locks."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "pial_xl"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "pial_xl"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "pial_xl"


def without_home_folder(path: Path, home: Path | None = None) -> str:
    """Write a path with the user's own folder, which often holds a name, shortened to ``~``.

    Elsewhere too, what bears the name of that folder is not written.
    """
    try:
        home = home or Path.home()
    except RuntimeError:  # a user without a home
        return str(path)
    try:
        return str(Path("~") / path.relative_to(home))
    except ValueError:
        nom = home.name.casefold()
        return str(Path(*("~" if nom and nom in p.casefold() else p for p in path.parts)))
