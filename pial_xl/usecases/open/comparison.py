"""What changed in the open workbook since an earlier file, on a sheet of its own."""

from datetime import date, datetime
from pathlib import Path

from xlwings import Book

from pial_xl.report.handouts.comparison import comparison_paper
from pial_xl.report.handouts.paper import as_handout
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.copies import FOLDER, copy_before
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.hosts.words import NO_FILE, FileQuestion
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.session import session, show_result
from pial_xl.units.text import french
from pial_xl.usecases.comparison import compare_judged
from pial_xl.usecases.judgment import judge
from pial_xl.usecases.open.handouts import place_handouts, tell_kept

_QUESTION = FileQuestion("Fichier plus ancien, à comparer avec ce classeur")
_NO_COPY = (
    f"Le dossier « {FOLDER} » n'a encore aucune copie de ce classeur, et rien n'a été changé : "
    "comparez plus tard, ou lancez « pial-xl comparer AVANT APRÈS » dans un terminal."
)


def show_comparison(book: Book, reference: date | None = None) -> str:
    """Put the sheet « Ce qui a changé », which holds neither name nor code, and show it.

    The person chooses the earlier file, a dated copy most often; where the program cannot ask, it
    is the latest copy of a day before. Both are seen on the same day.

    Raises:
        WriteError: there is no copy, the structure of the workbook is protected, disk full…
        WorkbookReadError: the file cannot be read, or it is not of the same pole.
    """
    host, day = host_of(book), reference or date.today()
    earlier = _earlier(book, host, day)
    if earlier is None:
        return french(NO_FILE)
    with session(book, host, datetime.now()) as step:
        step("lecture du fichier plus ancien")
        before = judge(read_workbook(earlier), day)
        step("lecture du classeur")
        after = judge(read_open_book(book), day)
        sheet = as_handout(comparison_paper(compare_judged(before, after)))
        placement = place_handouts(book, host, (sheet,), day, step)
    (title,) = placement.titles
    show_result(book, host, title)
    compared = f"Comparé avec « {earlier.name} » : voyez la feuille « {title} »."
    return step.tell(compared, tell_kept(placement))


def _earlier(book: Book, host: Host, day: date) -> Path | None:
    """Give the file that the workbook is compared with; None when the person chooses none.

    Raises:
        WriteError: nobody can be asked, and there is no copy.
    """
    folder = workbook_folder(book, host)
    if host.asks_files:
        copies = folder / FOLDER
        where = copies if copies.is_dir() else folder
        return next(iter(host.choose_files(book, where, _QUESTION)), None)
    copy = copy_before(book.name, folder, day)
    if copy is None:
        raise WriteError(_NO_COPY)
    return copy
