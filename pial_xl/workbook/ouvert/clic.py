"""One click on a button: attach to the workbook, do the work, say one French sentence."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from xlwings import Book

from pial_xl.units.text import french
from pial_xl.workbook.erreurs import ErreurDeFichier
from pial_xl.workbook.ouvert.hotes import Attache, attacher, dire_sans_classeur
from pial_xl.workbook.ouvert.journal import consigner


@dataclass(frozen=True, slots=True)
class Resultat:
    """How a click ended: the sentence to show, and whether the work was done.

    ``montre`` tells whether the person has seen the sentence, in the program where they clicked.
    """

    phrase: str
    reussi: bool
    montre: bool = False


def cliquer(
    travail: Callable[[Book], str],
    hote: str | None = None,
    classeur: str | None = None,
    tube: str | None = None,
) -> Resultat:
    """Run a button's work on the open workbook; see ``attacher`` for the other arguments.

    The sentence is shown in the program that holds the workbook. Nothing is ever raised: the
    detail of a failure goes to the log.
    """
    attache: Attache | None = None
    try:
        attache = attacher(hote, classeur, tube)
        resultat = Resultat(travail(attache.book), reussi=True)
    except Exception as erreur:  # the last resort: a user never sees a traceback
        resultat = Resultat(_phrase(erreur), reussi=False)
    with suppress(Exception):  # the program may be gone: the caller has the sentence anyhow
        return replace(resultat, montre=_montrer(attache, resultat))
    return resultat


def _montrer(attache: Attache | None, resultat: Resultat) -> bool:
    if attache is None:
        return dire_sans_classeur(resultat.phrase)
    # The macro wrote there too, and takes its own words, left standing, for a dead Python.
    attache.book.app.status_bar = False
    return attache.hote.montrer(attache.book, resultat.phrase, reussi=resultat.reussi)


def _phrase(erreur: Exception) -> str:
    if isinstance(erreur, ErreurDeFichier):
        return str(erreur)
    if type(erreur).__name__ == "LibreOfficeInjoignable":  # its room is not imported for Excel
        return french(str(erreur))
    journal = consigner(erreur)
    if isinstance(erreur, OSError) and erreur.errno == errno.ENOSPC:
        return french("Le disque est plein : libérez de la place, puis recommencez.")
    return french(
        "Le tableur a refusé une action, et le bouton s'est arrêté : quittez la saisie d'une "
        "cellule et fermez les fenêtres de dialogue, ôtez la protection des feuilles, puis "
        f"recommencez. Détail technique, sans donnée du classeur : {journal}."
    )
