"""What the command of lists says once its work is done, as French text without anyone's code."""

from collections.abc import Iterable, Iterator

from pial_xl.report.waiting import how_many_wait
from pial_xl.sheets.pdf_files import tell_leftovers
from pial_xl.sheets.pdf_writing import PdfBatch
from pial_xl.units.text import french, plural
from pial_xl.usecases.lists import Lists

_ASK = (
    "Pour les listes par code d'élève, les fiches des établissements et celles des AESH : "
    "--par-code."
)
_CAUTION = (
    "Données de santé pseudonymes, chacune pour son seul destinataire, à chiffrer avant l'envoi :"
)


def tell_lists(lists: Lists) -> str:
    """Say where the lists are, and what they are."""
    return french("\n".join(_lines(lists)))


def _lines(lists: Lists) -> Iterator[str]:
    yield how_many_wait(lists.waiting)
    yield f"Sans nom ni code : {lists.aggregated.path}"
    if not lists.by_code:
        yield _ASK
        return
    yield _CAUTION
    for book in lists.by_code:
        yield f"  {plural(len(book.handouts), 'feuille')} : {book.path}"


def tell_pdfs(made: Iterable[PdfBatch]) -> str:
    """Say where the PDFs are."""
    rows = []
    for pdf in made:
        rows.append(f"PDF : {pdf.bound}")
        if pdf.folder is not None:
            rows.append(f"  {plural(pdf.count, 'PDF séparé', 'PDF séparés')} : {pdf.folder}")
        if leftovers := tell_leftovers(pdf.leftovers):
            rows.append(f"  {leftovers}")
    return french("\n".join(rows))
