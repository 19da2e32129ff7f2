"""Settle pial_xl for one user, and take it away again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pial_xl.installation import logs
from pial_xl.installation.launchers_windows import LinkError
from pial_xl.installation.libreoffice_menu import install_menu, remove_menu
from pial_xl.installation.logs import Log
from pial_xl.installation.machine import Machine
from pial_xl.installation.obstacles import STORE
from pial_xl.installation.pieces import launchers, model, python_record
from pial_xl.installation.placing import Issue, Piece, put_piece, remove_everything
from pial_xl.sheets.errors import WriteError


@dataclass(slots=True)
class Installation:
    """What was done: each file with its meaning and its fate, and what a person must know."""

    pieces: list[tuple[Piece, Issue]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def install(
    machine: Machine, folder: Path | None, build_workbook: Callable[[], bytes]
) -> Installation:
    """Put the record of the interpreter, the template, the shortcuts, LibreOffice's menu.

    Twice changes nothing.

    Args:
        machine: where to install.
        folder: folder of the template, made if need be; the user's PIAL folder by default.
        build_workbook: gives the template.

    Raises:
        WriteError: no permission, disk full… What was put before is in the journal.
    """
    log = _log(machine)
    outcome = Installation()
    wanted_pieces = [
        python_record(machine),
        model((folder or machine.workbooks).absolute(), build_workbook()),
    ]
    try:
        wanted_pieces += launchers(machine)
    except LinkError as failure:
        outcome.remarks.append(str(failure))
    for piece in wanted_pieces:
        outcome.pieces.append((piece, put_piece(piece, log)))
    if machine.unopkg is not None:
        try:
            outcome.pieces.append(install_menu(machine, log))
        except WriteError as failure:  # the rest is of use without it
            outcome.remarks.append(str(failure))
    if machine.is_store_python:
        outcome.remarks.append(STORE)
    return outcome


def uninstall(machine: Machine) -> list[tuple[Path, Issue]]:
    """Remove what was put, but for the files that a person has changed since.

    Returns:
        Each file that was there, and what became of it.

    Raises:
        WriteError: a file is open elsewhere, or LibreOffice is; what was not removed is
            still in the journal.
    """
    log = _log(machine)
    # First: LibreOffice may refuse, and nothing has then been touched.
    return [*remove_menu(machine, log), *remove_everything(log)]


def _log(machine: Machine) -> Log:
    return Log.read(machine.configuration / logs.FILE_NAME)
