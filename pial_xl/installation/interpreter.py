"""The record of the interpreter: what the macros of a workbook read to start Python."""

import sys
from pathlib import Path

from pial_xl.installation.machine import Machine, System
from pial_xl.sheets.errors import WriteError

FILE_NAME = "interpreteur.txt"


def python_record_path(machine: Machine) -> Path:
    """Give where the record stands."""
    return machine.configuration / FILE_NAME


def python_record_data(machine: Machine) -> bytes:
    """Give the record: one line, the path of the interpreter.

    Raises:
        WriteError: the path holds letters that Windows cannot hand to a macro.
    """
    end = "\r\n" if machine.system is System.WINDOWS else "\n"
    try:
        return f"{machine.python}{end}".encode(_encoding(machine.system))
    except UnicodeEncodeError as failure:
        raise WriteError(
            "Le chemin de Python contient des lettres que les macros ne savent pas lire : "
            "installez Python dans un dossier au nom simple, par exemple C:\\Python."
        ) from failure


def read_python_record(machine: Machine) -> Path | None:
    """Give the interpreter that the macros start; None where there is no readable record."""
    try:
        text = python_record_path(machine).read_bytes().decode(_encoding(machine.system))
    except (OSError, UnicodeDecodeError):
        return None
    rows = text.splitlines()
    return Path(rows[0]) if rows and rows[0].strip() else None


def _encoding(system: System) -> str:
    """Give the encoding of VBA's ``Line Input``: the code page of the system on Windows."""
    if system is not System.WINDOWS:
        return "utf-8"
    return "mbcs" if sys.platform == "win32" else "cp1252"
