"""Everything that is put on a machine."""

from pathlib import Path

from pial_xl.installation.excel_script import FILE_NAME as SCRIPT
from pial_xl.installation.excel_script import script_excel
from pial_xl.installation.interpreter import python_record_data, python_record_path
from pial_xl.installation.launchers_linux import desktop_entry
from pial_xl.installation.launchers_mac import command_file
from pial_xl.installation.launchers_windows import link
from pial_xl.installation.machine import Machine, System
from pial_xl.installation.placing import Piece
from pial_xl.installation.shortcuts import SHORTCUTS, Shortcut

MODEL = "PIAL_template.xlsm"


def python_record(machine: Machine) -> Piece:
    """Give the record of the interpreter, which the buttons need before anything else."""
    return Piece(
        "Python que les boutons lancent", python_record_path(machine), python_record_data(machine)
    )


def model(folder: Path, data: bytes) -> Piece:
    """Give the template. Written here, it bears no mark of a download: its macros may run."""
    return Piece("Modèle de classeur", folder / MODEL, data)


def launchers(machine: Machine) -> list[Piece]:
    """Give the shortcuts of the machine's system.

    Raises:
        LinkError: Windows makes no shortcut.
    """
    match machine.system:
        case System.WINDOWS:
            return [_for_windows(shortcut, machine) for shortcut in SHORTCUTS]
        case System.MAC:
            return [_script(machine), *_for_mac(machine)]
        case System.LINUX:
            return [_for_linux(shortcut, machine) for shortcut in SHORTCUTS]


def _for_windows(shortcut: Shortcut, machine: Machine) -> Piece:
    folder = machine.send_to if shortcut.takes_files else machine.launchers
    menu = "Menu Envoyer vers" if shortcut.takes_files else "Menu Démarrer"
    path = folder / f"{shortcut.name}.lnk"
    return Piece(f"{menu}, « {shortcut.name} »", path, link(shortcut, machine))


def _for_linux(shortcut: Shortcut, machine: Machine) -> Piece:
    menu = "Menu Ouvrir avec" if shortcut.takes_files else "Menu des applications"
    path = machine.launchers / f"{shortcut.code}.desktop"
    data = desktop_entry(shortcut, machine.python)
    return Piece(f"{menu}, « {shortcut.name} »", path, data)


def _for_mac(machine: Machine) -> list[Piece]:
    """Give the files to double-click; the Finder hands no file to such a one."""
    return [
        Piece(
            f"À double-cliquer, « {shortcut.name} »",
            machine.launchers / f"{shortcut.name}.command",
            command_file(shortcut, machine.python),
            executable=True,
        )
        for shortcut in SHORTCUTS
        if not shortcut.takes_files
    ]


def _script(machine: Machine) -> Piece:
    path = machine.excel_scripts / SCRIPT
    return Piece("Script d'Excel pour Mac", path, script_excel(machine.python))
