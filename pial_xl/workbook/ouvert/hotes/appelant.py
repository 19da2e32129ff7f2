"""What the macro that started this process says of itself, in the words of the command."""

import sys
from pathlib import Path

_CLIC = "--clic"
"""Our own macros always say it; xlwings' words fail for a name that cannot be handed over."""
_DE_XLWINGS = "--from_xl=1"


def est_un_clic() -> bool:
    """Tell whether a macro of a workbook started this process: ours, or xlwings' RunPython."""
    return _CLIC in sys.argv or connu_de_xlwings()


def connu_de_xlwings() -> bool:
    """Tell whether xlwings' own ``Book.caller()`` knows the workbook of the macro."""
    return _DE_XLWINGS in sys.argv


def fenetre() -> int | None:
    """Give the number of Excel's window, on Windows; None where the macro does not say it."""
    numero = _valeur("--hwnd=")
    return int(numero) if numero else None


def nom_du_classeur() -> str | None:
    """Give the workbook's file name; ``--wb=`` may hold a path, and an equals sign."""
    dit = _valeur("--wb=")
    return Path(dit.replace("\\", "/")).name if dit else None


def _valeur(option: str) -> str | None:
    dits = (mot.removeprefix(option) for mot in sys.argv if mot.startswith(option))
    return next(dits, None)
