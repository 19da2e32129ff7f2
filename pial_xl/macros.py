"""What the workbook's buttons call, through xlwings' ``RunPython`` or ``pial-xl bouton``.

Each macro works on the workbook that called it. Importing this module imports none of the work.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlwings import Book

BOUTONS: Final = (
    "controler",
    "lettres",
    "lettres_choisies",
    "apercu",
    "lettres_pdf",
    "synthese",
    "effacer_marques",
    "aide",
)
"""The buttons: each is a macro of this module, and a function of ``usages/ouvert/boutons.py``."""


def controler() -> None:
    """Control the calling workbook."""
    _lancer("controler")


def lettres() -> None:
    """Make the letters of the calling workbook, as sheets of it."""
    _lancer("lettres")


def lettres_choisies() -> None:
    """Make the letters of the rows selected in Coordonnateurs."""
    _lancer("lettres_choisies")


def apercu() -> None:
    """Show one letter of the calling workbook, which does not count as made."""
    _lancer("apercu")


def lettres_pdf() -> None:
    """Export the letters of the calling workbook to PDF."""
    _lancer("lettres_pdf")


def synthese() -> None:
    """Fill the sheet Synthèse of the calling workbook."""
    _lancer("synthese")


def effacer_marques() -> None:
    """Take the marks of the controls off the calling workbook."""
    _lancer("effacer_marques")


def aide() -> None:
    """Say what to send when something does not work."""
    _lancer("aide")


def travail(bouton: str) -> "Callable[[Book], str]":
    """Give what a button does to a workbook; it gives the French sentence to show.

    Args:
        bouton: one of ``BOUTONS``.
    """
    boutons = import_module("pial_xl.usages.ouvert.boutons")
    fonction: Callable[[Book], str] = getattr(boutons, bouton)
    return fonction


def _lancer(bouton: str) -> None:
    """Run a button on the caller; xlwings shows what stops it, unless the person has seen it."""
    from pial_xl.workbook.ouvert.clic import cliquer  # noqa: PLC0415

    resultat = cliquer(travail(bouton))
    if not resultat.reussi and not resultat.montre:
        sys.exit(resultat.phrase)
