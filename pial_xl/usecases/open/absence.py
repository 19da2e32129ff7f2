"""The absence of the AESH whose row is selected, on a sheet of its own in the open workbook."""

from datetime import date, datetime

from xlwings import Book

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.report.handouts.absence import absence_paper
from pial_xl.report.handouts.paper import as_handout
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.choice import chosen_among
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.session import session, show_result
from pial_xl.tables import Aesh
from pial_xl.usecases.absence import read_absence
from pial_xl.usecases.open.handouts import place_handouts, tell_kept


def show_absence(book: Book, host: Host, today: date) -> str:
    """Put the sheet of the absence in the workbook, and take the person there.

    Raises:
        WriteError: no row is selected, or it does not say since when the AESH is absent.
        AbsenceError: the absence cannot be looked at.
    """
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        raw = read_open_book(book)
        aesh = _chosen(book, host, read_dossier(raw, today))
        if aesh.absent_du is None:
            raise WriteError(
                f"{aesh.aesh} n'a pas d'absence notée : écrivez son premier jour dans la colonne "
                "Absent du de cette ligne, et le dernier dans Absent au s'il est connu."
            )
        d, absence = read_absence(raw, aesh.aesh or "", aesh.absent_du, aesh.absent_au, today)
        sheet = as_handout(absence_paper(d, absence, named=True))
        step("feuille de l'absence")
        placement = place_handouts(book, host, (sheet,), d.reference, step)
    (title,) = placement.titles
    show_result(book, host, title)
    return step.tell(f"Feuille « {title} » prête.", tell_kept(placement))


def _chosen(book: Book, host: Host, d: Dossier) -> Aesh:
    rows = {a.number: a for a in d.aesh.rows if a.aesh}
    chosen = chosen_among(book, host, d.aesh.sheet, rows)
    if not chosen:
        raise WriteError(
            f"Sélectionnez, dans la feuille {d.aesh.sheet}, une cellule de la ligne de l'AESH "
            "absent, puis recommencez."
        )
    return rows[min(chosen)]
