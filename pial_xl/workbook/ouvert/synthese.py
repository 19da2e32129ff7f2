"""The sheets Synthèse and Non évalués of the open workbook."""

from xlwings import Book

from pial_xl.findings import Report
from pial_xl.report.feuilles import non_evalues, synthese
from pial_xl.report.synthese import Synthese
from pial_xl.units.text import fold
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.sorties import ecrire_blocs, feuille


def ecrire_synthese(book: Book, hote: Hote, report: Report, s: Synthese) -> bool:
    """Fill the sheet Synthèse; False when the workbook has none that the template laid out."""
    sheet = feuille(book, synthese.FEUILLE)
    if sheet is None or fold(sheet.range((1, 1)).value or "") != fold(synthese.FEUILLE):
        return False
    ecrire_blocs(sheet, hote, synthese.blocs_synthese(report, s))
    return True


def ecrire_non_evalues(book: Book, hote: Hote, report: Report) -> None:
    """Fill the sheet Non évalués, where the workbook has it."""
    sheet = feuille(book, non_evalues.FEUILLE)
    if sheet is None:
        return
    titres = sheet.range((non_evalues.LIGNE_TITRES, 1), (non_evalues.LIGNE_TITRES, 3))
    if titres.value == [titre for titre, _ in non_evalues.COLONNES]:
        ecrire_blocs(sheet, hote, non_evalues.blocs_non_evalues(report))
