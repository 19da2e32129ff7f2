"""What the workbook's buttons call, through xlwings' ``RunPython`` or ``pial-xl bouton``.

Each macro works on the workbook that called it. Importing this module imports none of the work.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlwings import Book

BOUTONS: Final = {
    "controler": "controler",
    "lettres": "lettres",
    "lettres-pdf": "lettres_pdf",
    "synthese": "synthese",
    "effacer-marques": "effacer_marques",
    "aide": "aide",
}
"""The buttons' names, and the functions of ``pial_xl.usages.ouvert`` that they run."""


def controler() -> None:
    """Control the calling workbook."""
    _lancer("controler")


def lettres() -> None:
    """Make the letters of the calling workbook, as sheets of it."""
    _lancer("lettres")


def lettres_pdf() -> None:
    """Export the letters of the calling workbook to PDF."""
    _lancer("lettres-pdf")


def synthese() -> None:
    """Fill the sheet Synthèse of the calling workbook."""
    _lancer("synthese")


def effacer_marques() -> None:
    """Take the marks of the controls off the calling workbook."""
    _lancer("effacer-marques")


def aide() -> None:
    """Say what to send when something does not work."""
    _lancer("aide")


def travail(bouton: str) -> "Callable[[Book], str]":
    """Give what a button does to a workbook; it gives the French sentence to show.

    Raises:
        KeyError: when no button has that name.
    """
    fonction: Callable[[Book], str] = getattr(
        import_module("pial_xl.usages.ouvert"), BOUTONS[bouton]
    )
    return fonction


def _lancer(bouton: str) -> None:
    """Run a button on the caller; what stops it is one French sentence, as xlwings shows it."""
    from pial_xl.workbook.ouvert.clic import cliquer  # noqa: PLC0415

    resultat = cliquer(travail(bouton))
    if not resultat.reussi:
        sys.exit(resultat.phrase)
