"""Give LibreOffice the menu PIAL, through its own program for extensions, and take it back."""

import subprocess
from pathlib import Path
from subprocess import DEVNULL

from pial_xl.engines.litter import moment_folder
from pial_xl.installation.libreoffice import EXTENSION, menu_folder, profile
from pial_xl.installation.logs import Log
from pial_xl.installation.machine import Machine
from pial_xl.installation.placing import Issue, Piece
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.output import write_data

_FILE_NAME = "pial_xl.oxt"
_LOCK = ".lock"
"""Stands in a profile while its LibreOffice runs."""
_TIMEOUT_S = 120.0


def install_menu(machine: Machine, log: Log) -> tuple[Piece, Issue]:
    """Give the menu to the user's LibreOffice, unless it has it, and write it down.

    Raises:
        WriteError: LibreOffice runs, or refuses.
    """
    from pial_xl.installation.extension import package, parts  # noqa: PLC0415 - slow to import

    place = profile(machine)
    piece = Piece("Menu PIAL de LibreOffice", place, package())
    in_place = _contains(menu_folder(place), parts())
    if not in_place:
        with moment_folder() as work:
            file = work / _FILE_NAME
            write_data(file, piece.data)
            words = ("add", "--suppress-license", "--force", str(file))
            if not _ask(machine.unopkg, place, *words):
                raise WriteError(_OPENED if _is_open(place) else _REFUSAL)
    if log.menu != place:
        log.menu = place
        log.write()
    return piece, Issue.IN_PLACE if in_place else Issue.INSTALLED


def remove_menu(machine: Machine, log: Log) -> list[tuple[Path, Issue]]:
    """Take back the menu that the journal says.

    Returns:
        The profile that had it, and what became of it there; nothing where none had.

    Raises:
        WriteError: LibreOffice runs, or refuses; the journal still says it.
    """
    place = log.menu
    if place is None or menu_folder(place) is None or machine.unopkg is None:
        return []
    if not _ask(machine.unopkg, place, "remove", EXTENSION):
        raise WriteError(_KEPT)
    log.menu = None
    log.write()
    return [(place, Issue.REMOVED)]


_OPENED = (
    "LibreOffice est ouvert, et le menu PIAL ne peut pas lui être ajouté : fermez-le, puis "
    "relancez pial-xl installer."
)
_REFUSAL = (
    "LibreOffice n'a pas accepté le menu PIAL : les boutons du classeur et les raccourcis marchent "
    "sans lui."
)
_KEPT = (
    "LibreOffice n'a pas rendu le menu PIAL : fermez-le, puis recommencez, ou supprimez ce menu "
    "dans LibreOffice (Outils, Gestionnaire des extensions)."
)


def _contains(folder: Path | None, parts: dict[str, bytes]) -> bool:
    """Tell whether a folder holds every file of the extension as it is now."""
    if folder is None:
        return False
    try:
        return all((folder / name).read_bytes() == data for name, data in parts.items())
    except OSError:
        return False


def _is_open(place: Path) -> bool:
    return (place.parent / _LOCK).exists()


def _ask(unopkg: Path | None, place: Path, *words: str) -> bool:
    """Ask LibreOffice something about the extensions of a profile; tell whether it was done."""
    location = f"-env:UserInstallation={place.parent.as_uri()}"
    try:
        finished = subprocess.run(  # noqa: S603 - LibreOffice's own program, our own words
            [str(unopkg), *words, location],
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return finished.returncode == 0
