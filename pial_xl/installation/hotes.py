"""The spreadsheet programs of the machine, whose open workbooks the buttons work on."""

from collections.abc import Callable
from pathlib import Path

from pial_xl.installation import registre
from pial_xl.installation.machine import Machine, Systeme

LireRegistre = Callable[[str, str], object | None]


def excel(machine: Machine, lire: LireRegistre = registre.valeur) -> str | None:
    """Name the desktop Excel of the machine; None where there is none.

    On Windows: the version that answers to other programs, without which a button reaches nothing.
    """
    match machine.systeme:
        case Systeme.WINDOWS:
            inscrit = lire("HKCR\\Excel.Application\\CurVer", "")
            return f"inscrit ({inscrit})" if isinstance(inscrit, str) else None
        case Systeme.MAC:
            places = (Path("/Applications"), machine.maison / "Applications")
            trouve = any((place / "Microsoft Excel.app").exists() for place in places)
            return "installé" if trouve else None
        case Systeme.LINUX:
            return None
