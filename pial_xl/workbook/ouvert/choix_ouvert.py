"""Which rows of Coordonnateurs a person has selected, in the sheet that is in front of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xlwings import Book, Sheet

from pial_xl.letters.choix import Choix, toutes
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Tranche
from pial_xl.workbook.ouvert.hotes import Hote

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def coordonnateurs_devant(book: Book, d: "Dossier") -> bool:
    """Tell whether the sheet Coordonnateurs is the one in front."""
    return bool(book.sheets.active.name == d.coordonnateurs.feuille)


def lignes_choisies(book: Book, hote: Hote, d: "Dossier") -> Choix:
    """Give the selected rows that hold somebody; those that a filter hides are left out.

    Nothing is selected there when another sheet is in front.
    """
    if not coordonnateurs_devant(book, d):
        return frozenset()
    choisies = sorted(_dans(hote.lignes_choisies(book), toutes(d)))
    return frozenset(_visibles(book.sheets[d.coordonnateurs.feuille], choisies))


def exiger(choix: Choix, book: Book, d: "Dossier") -> Choix:
    """Give a choice back, if it holds anybody.

    Raises:
        EcritureImpossible: it does not; the sentence says what to select.
    """
    if choix:
        return choix
    feuille = d.coordonnateurs.feuille
    if coordonnateurs_devant(book, d):
        debut = f"La sélection ne touche aucune ligne remplie de la feuille {feuille}"
    else:
        debut = f"La feuille {feuille} n'est pas au premier plan"
    raise EcritureImpossible(
        f"{debut}, et rien n'a été changé : sélectionnez-y une cellule de chaque personne voulue "
        "(Ctrl + clic pour en prendre plusieurs), puis recommencez."
    )


def _dans(choisies: Sequence[Tranche], lignes: Iterable[int]) -> Iterable[int]:
    return (n for n in lignes if any(debut <= n <= fin for debut, fin in choisies))


def _visibles(sheet: Sheet, lignes: Sequence[int]) -> Sequence[int]:
    """Leave out the hidden rows, asked about together, then by halves where they are not alike."""
    if not lignes:
        return ()
    cachees = sheet.range((lignes[0], 1), (lignes[-1], 1)).rows.hidden
    if cachees is None:
        milieu = len(lignes) // 2
        if milieu == 0:
            return lignes
        return (*_visibles(sheet, lignes[:milieu]), *_visibles(sheet, lignes[milieu:]))
    return () if cachees else lignes
