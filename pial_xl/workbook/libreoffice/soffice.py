"""Find LibreOffice on this machine: its program, and the ``uno`` module that speaks to it."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

_DOSSIERS = {
    "win32": (
        r"%ProgramFiles%\LibreOffice\program",
        r"%ProgramFiles(x86)%\LibreOffice\program",
        r"%LocalAppData%\Programs\LibreOffice\program",
    ),
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS",
        "~/Applications/LibreOffice.app/Contents/MacOS",
    ),
    "linux": (
        "/usr/lib/libreoffice/program",
        "/usr/lib64/libreoffice/program",
        "/opt/libreoffice/program",
        "/snap/libreoffice/current/lib/libreoffice/program",
    ),
}
_DISTRIBUTIONS = ("/usr/lib/python3/dist-packages",)
"""Where a Linux distribution puts ``uno`` for its own Python; a venv does not look there."""


class LibreOfficeInjoignable(RuntimeError):  # noqa: N818  # a French name, as elsewhere
    """LibreOffice cannot be reached; the message is one French sentence that says what to do."""


def trouver_soffice() -> Path:
    """Give the LibreOffice program: from PATH, else from the usual places of each system.

    Raises:
        LibreOfficeInjoignable: when there is none.
    """
    nom = "soffice.exe" if sys.platform == "win32" else "soffice"
    candidats = [dossier / nom for dossier in _dossiers_du_programme()]
    if sur_le_chemin := shutil.which("soffice"):
        candidats.insert(0, Path(sur_le_chemin))
    for candidat in candidats:
        if candidat.is_file():
            return candidat
    raise LibreOfficeInjoignable(
        "LibreOffice est introuvable sur cet ordinateur\xa0: installez-le, puis recommencez."
    )


def demarrer(commande: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start LibreOffice apart from this program, silent: nothing here stops it by itself.

    Args:
        commande: the program that ``trouver_soffice`` found, then its arguments.

    Raises:
        OSError: it cannot be started.
    """
    return subprocess.Popen(  # noqa: S603 - a program found by us, our own arguments, no shell
        commande,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def trouver_unopkg() -> Path | None:
    """Give LibreOffice's own program for its extensions, or None."""
    nom = "unopkg.com" if sys.platform == "win32" else "unopkg"
    try:
        programme = trouver_soffice().resolve().with_name(nom)
    except LibreOfficeInjoignable:
        return None
    return programme if programme.is_file() else None


@cache
def importer_uno() -> Any:
    """Import ``uno``: this Python's own, else the distribution's, else LibreOffice's.

    Raises:
        LibreOfficeInjoignable: when no ``uno`` fits this version of Python.
    """
    for dossier in (None, *_dossiers_de_uno()):
        try:
            return _importer_depuis(dossier)
        except ImportError:
            continue
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise LibreOfficeInjoignable(
        f"Python {version} ne trouve pas de module «\xa0uno\xa0» à sa version\xa0: "
        "installez le paquet python3-uno ou, sous Windows et Mac, lancez pial-xl avec un Python "
        "de la même version que celui de LibreOffice."
    )


def _importer_depuis(dossier: Path | None) -> Any:
    """Import ``uno`` with one more folder on the path, which is not left there."""
    chemin = [] if dossier is None else [str(dossier)]
    sys.path.extend(chemin)
    try:
        return importlib.import_module("uno")
    finally:
        for ajoute in chemin:
            sys.path.remove(ajoute)


def _dossiers_de_uno() -> list[Path]:
    programmes = _dossiers_du_programme()
    voisins = [d.parent / nom for d in programmes for nom in ("Resources", "Frameworks")]
    dossiers = [*map(Path, _DISTRIBUTIONS), *programmes, *voisins]
    return [dossier for dossier in dossiers if (dossier / "uno.py").is_file()]


def _dossiers_du_programme() -> list[Path]:
    usuels = _DOSSIERS.get(sys.platform, _DOSSIERS["linux"])
    dossiers = [Path(os.path.expandvars(dossier)).expanduser() for dossier in usuels]
    if sys.platform == "linux":
        dossiers += sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)
    if sur_le_chemin := shutil.which("soffice"):
        dossiers.insert(0, Path(sur_le_chemin).resolve().parent)
    return dossiers
