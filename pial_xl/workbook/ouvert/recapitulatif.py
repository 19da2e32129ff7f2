"""The sheet Récapitulatif des lettres of the open workbook."""

from collections.abc import Sequence

from xlwings import Book

from pial_xl.letters.recapitulatif import FEUILLE, Rangee
from pial_xl.report.feuilles.recapitulatif import (
    CAPACITE,
    COLONNES,
    LIGNE_TITRES,
    blocs_recapitulatif,
)
from pial_xl.units.text import fold
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.sorties import ecrire_blocs, feuille, montrer_tout

_MANQUE = (
    "La feuille « {nom} » manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_AUTRE = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir le "
    "récapitulatif, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


def ecrire_recapitulatif(
    book: Book, hote: Hote, rangees: Sequence[Rangee], faits: str
) -> str | None:
    """Fill the summary of letters, where the template laid one out.

    Args:
        book: the open workbook.
        hote: the program that holds it.
        rangees: what became of each row's letter.
        faits: one line on the run.

    Returns:
        None when it is filled; else, in one French sentence, why it is not and what to do.
    """
    sheet = feuille(book, FEUILLE)
    if sheet is None:
        return _MANQUE.format(nom=FEUILLE)
    titres = sheet.range((LIGNE_TITRES, 1), (LIGNE_TITRES, len(COLONNES))).value
    if [fold(str(titre or "")) for titre in titres] != [fold(c.titre) for c in COLONNES]:
        return _AUTRE.format(nom=sheet.name)
    montrer_tout(sheet)
    ecrire_blocs(sheet, hote, blocs_recapitulatif(rangees, faits))
    sheet.range((LIGNE_TITRES + 1, 1), (LIGNE_TITRES + CAPACITE, 1)).rows.autofit()
    return None
