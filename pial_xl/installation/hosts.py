"""The spreadsheet programs of the machine, whose open workbooks the buttons work on."""

from collections.abc import Callable
from pathlib import Path

from pial_xl.installation import registry
from pial_xl.installation.machine import Machine, System

ReadRegistry = Callable[[str, str], object | None]


def excel(machine: Machine, read: ReadRegistry = registry.value) -> str | None:
    """Name the desktop Excel of the machine; None where there is none.

    On Windows: the version that answers to other programs, without which a button reaches nothing.
    """
    match machine.system:
        case System.WINDOWS:
            registered = read("HKCR\\Excel.Application\\CurVer", "")
            return f"inscrit ({registered})" if isinstance(registered, str) else None
        case System.MAC:
            places = (Path("/Applications"), machine.home / "Applications")
            found = any((place / "Microsoft Excel.app").exists() for place in places)
            return "installé" if found else None
        case System.LINUX:
            return None
