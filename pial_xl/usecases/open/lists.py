"""The lists of the open workbook: « À signaler » in it, those that hold codes beside it."""

from datetime import date, datetime

from xlwings import Book

from pial_xl.dossier import read_dossier
from pial_xl.report.handouts.paper import as_handout
from pial_xl.report.handouts.waiting import waiting_paper
from pial_xl.report.waiting import find_waiting, how_many_wait
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.session import session, show_result
from pial_xl.units.text import plural
from pial_xl.usecases.lists import CODES_FOLDER, FOLDER, write_lists_of
from pial_xl.usecases.open.handouts import place_handouts, tell_kept

_CAUTION = (
    "Données de santé pseudonymes : une fiche n'est que pour la personne qu'elle nomme, la liste "
    "que pour la DSDEN."
)


def report_waiting(book: Book, reference: date | None = None) -> str:
    """Put the sheet « À signaler », which holds neither name nor code, and take the person there.

    Raises:
        WriteError: the structure of the workbook is protected, disk full…
    """
    host, day = host_of(book), reference or date.today()
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        dossier = read_dossier(read_open_book(book), day)
        waiting = find_waiting(dossier)
        sheet = as_handout(waiting_paper(dossier, waiting))
        placement = place_handouts(book, host, (sheet,), day, step)
    (title,) = placement.titles
    show_result(book, host, title)
    found = f"{how_many_wait(waiting)} Voyez la feuille « {title} »."
    return step.tell(found, tell_kept(placement))


def write_code_lists(book: Book, reference: date | None = None) -> str:
    """Write the lists that hold codes in a folder beside the workbook, which does not change.

    Raises:
        WriteError: the workbook was never saved, no permission, disk full…
    """
    host, day = host_of(book), reference or date.today()
    with session(book, host, datetime.now()) as step:
        folder = workbook_folder(book, host) / FOLDER
        step("lecture du classeur")
        raw = read_open_book(book)
        step("listes")
        done = write_lists_of(raw, day, folder, codes=True, protected=host.path(book))
    beside = ", à côté du classeur" if host.path(book) is not None else ""
    count = plural(len(done.by_code), "classeur écrit", "classeurs écrits")
    where = f"{count} dans « {FOLDER} », « {CODES_FOLDER} »{beside}."
    return step.tell(where, _CAUTION)
