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

_FOLDERS = {
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


class LibreOfficeUnreachable(RuntimeError):  # noqa: N818  # says what happened
    """LibreOffice cannot be reached; the message is one French sentence that says what to do."""


def find_soffice() -> Path:
    """Give the LibreOffice program: from PATH, else from the usual places of each system.

    Raises:
        LibreOfficeUnreachable: when there is none.
    """
    name = "soffice.exe" if sys.platform == "win32" else "soffice"
    candidates = [folder / name for folder in _program_folders()]
    if on_path := shutil.which("soffice"):
        candidates.insert(0, Path(on_path))
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise LibreOfficeUnreachable(
        "LibreOffice est introuvable sur cet ordinateur\xa0: installez-le, puis recommencez."
    )


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start LibreOffice apart from this program, silent: nothing here stops it by itself.

    Args:
        command: the program that ``find_soffice`` found, then its arguments.

    Raises:
        OSError: it cannot be started.
    """
    return subprocess.Popen(  # noqa: S603 - a program found by us, our own arguments, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def find_unopkg() -> Path | None:
    """Give LibreOffice's own program for its extensions, or None."""
    name = "unopkg.com" if sys.platform == "win32" else "unopkg"
    try:
        program = find_soffice().resolve().with_name(name)
    except LibreOfficeUnreachable:
        return None
    return program if program.is_file() else None


@cache
def import_uno() -> Any:
    """Import ``uno``: this Python's own, else the distribution's, else LibreOffice's.

    Raises:
        LibreOfficeUnreachable: when no ``uno`` fits this version of Python.
    """
    for folder in (None, *_uno_folders()):
        try:
            return _import_from(folder)
        except ImportError:
            continue
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise LibreOfficeUnreachable(
        f"Python {version} ne trouve pas de module «\xa0uno\xa0» à sa version\xa0: "
        "installez le paquet python3-uno ou, sous Windows et Mac, lancez pial-xl avec un Python "
        "de la même version que celui de LibreOffice."
    )


def _import_from(folder: Path | None) -> Any:
    """Import ``uno`` with one more folder on the path, which is not left there."""
    path = [] if folder is None else [str(folder)]
    sys.path.extend(path)
    try:
        return importlib.import_module("uno")
    finally:
        for added in path:
            sys.path.remove(added)


def _uno_folders() -> list[Path]:
    programs = _program_folders()
    neighbors = [d.parent / name for d in programs for name in ("Resources", "Frameworks")]
    folders = [*map(Path, _DISTRIBUTIONS), *programs, *neighbors]
    return [folder for folder in folders if (folder / "uno.py").is_file()]


def _program_folders() -> list[Path]:
    usual_folders = _FOLDERS.get(sys.platform, _FOLDERS["linux"])
    folders = [Path(os.path.expandvars(folder)).expanduser() for folder in usual_folders]
    if sys.platform == "linux":
        folders += sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)
    if on_path := shutil.which("soffice"):
        folders.insert(0, Path(on_path).resolve().parent)
    return folders
