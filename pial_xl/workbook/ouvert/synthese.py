"""The sheets Synthèse and Non évalués of the open workbook."""

from xlwings import Book

from pial_xl.findings import Report
from pial_xl.report.feuilles import non_evalues, synthese
from pial_xl.report.synthese import Synthese
from pial_xl.units.text import fold
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.sorties import ecrire_blocs, feuille

_MANQUE = (
    "La feuille Synthèse manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_AUTRE = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir la "
    "synthèse, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


def ecrire_synthese(book: Book, hote: Hote, report: Report, s: Synthese) -> str | None:
    """Fill the sheet Synthèse, where the template laid one out.

    Returns:
        None when it is filled; else, in one French sentence, why it is not and what to do.
    """
    sheet = feuille(book, synthese.FEUILLE)
    if sheet is None:
        return _MANQUE
    if fold(str(sheet.range((1, 1)).value or "")) != fold(synthese.FEUILLE):
        return _AUTRE.format(nom=sheet.name)
    ecrire_blocs(sheet, hote, synthese.blocs_synthese(report, s))
    return None


def ecrire_non_evalues(book: Book, hote: Hote, report: Report) -> None:
    """Fill the sheet Non évalués, where the workbook has it."""
    sheet = feuille(book, non_evalues.FEUILLE)
    if sheet is None:
        return
    titres = sheet.range((non_evalues.LIGNE_TITRES, 1), (non_evalues.LIGNE_TITRES, 3))
    if titres.value == [titre for titre, _ in non_evalues.COLONNES]:
        ecrire_blocs(sheet, hote, non_evalues.blocs_non_evalues(report))
