"""What the workbook's buttons call, through xlwings' ``RunPython`` or ``pial-xl bouton``.

Each macro works on the workbook that called it. Importing this module imports none of the work.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlwings import Book

BUTTONS: Final = {
    "controler": "check",
    "lettres": "letters",
    "lettres_choisies": "chosen_letters",
    "apercu": "preview",
    "lettres_pdf": "letters_pdf",
    "synthese": "synthese",
    "effacer_marques": "clear_marks",
    "aide": "help_person",
}
"""The buttons: each is a macro of this module, and does what a function of
``usecases/open/buttons.py`` does."""


def controler() -> None:
    """Control the calling workbook."""
    _launch("controler")


def lettres() -> None:
    """Make the letters of the calling workbook, as sheets of it."""
    _launch("lettres")


def lettres_choisies() -> None:
    """Make the letters of the rows selected in Coordonnateurs."""
    _launch("lettres_choisies")


def apercu() -> None:
    """Show one letter of the calling workbook, which does not count as made."""
    _launch("apercu")


def lettres_pdf() -> None:
    """Export the letters of the calling workbook to PDF."""
    _launch("lettres_pdf")


def synthese() -> None:
    """Fill the sheet Synthèse of the calling workbook."""
    _launch("synthese")


def effacer_marques() -> None:
    """Take the marks of the controls off the calling workbook."""
    _launch("effacer_marques")


def aide() -> None:
    """Say what to send when something does not work."""
    _launch("aide")


def work(button: str) -> "Callable[[Book], str]":
    """Give what a button does to a workbook; it gives the French sentence to show.

    Args:
        button: one of ``BUTTONS``.
    """
    buttons = import_module("pial_xl.usecases.open.buttons")
    use_case: Callable[[Book], str] = getattr(buttons, BUTTONS[button])
    return use_case


def _launch(button: str) -> None:
    """Run a button on the caller; xlwings shows what stops it, unless the person has seen it."""
    from pial_xl.sheets.open.click import run_click  # noqa: PLC0415

    result = run_click(work(button))
    if not result.succeeded and not result.shown:
        sys.exit(result.sentence)
