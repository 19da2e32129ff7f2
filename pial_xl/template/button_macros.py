"""The modules of macros that say nothing but the list of the buttons, written from it."""

from collections.abc import Callable

from pial_xl.buttons import BUTTONS, Button

_PIAL = """Option Explicit
' Les boutons des feuilles. Chacun lance Python et rend la main aussitôt.
"""
_RIBBON = """Option Explicit
' L'onglet PIAL du ruban d'Excel. LibreOffice n'en a pas : on y clique sur la feuille Accueil.
"""


def sheet_macros() -> str:
    """Give the source of ``modPial``: what a button of a sheet runs."""
    return f"{_PIAL}\n{launching_macros('modLancement')}"


def ribbon_macros() -> str:
    """Give the source of ``modRuban``: what a button of the ribbon runs."""
    return f"{_RIBBON}\n{_procedures(_callback)}"


def launching_macros(launcher: str) -> str:
    """Give a procedure for each button, which asks the module *launcher* to start its work.

    Excel's VBA and LibreOffice's own Basic both read it.
    """

    def launching(button: Button) -> str:
        words = f"{_string(button.code)}, {_string(button.busy)}"
        return f"Public Sub {button.macro}()\n    {launcher}.Lancer {words}\nEnd Sub\n"

    return _procedures(launching)


def _callback(button: Button) -> str:
    return (
        f"Public Sub {button.macro}(ByVal control As Object)\n    modPial.{button.macro}\nEnd Sub\n"
    )


def _procedures(write: Callable[[Button], str]) -> str:
    return "\n".join(map(write, BUTTONS))


def _string(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"'
