"""The note de situation of the open workbook, on a sheet of it."""

from datetime import date, datetime

from xlwings import Book

from pial_xl.report.handouts.paper import as_handout
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.session import session, show_result
from pial_xl.sheets.open.synthese import read_open_history
from pial_xl.usecases.judgment import judge
from pial_xl.usecases.note import note_from
from pial_xl.usecases.open.handouts import place_handouts, tell_kept


def draw_note(book: Book, host: Host, reference: date) -> str:
    """Write the note on a sheet, and show it.

    What changed is told from the controls that the workbook remembers.

    Raises:
        FileError: nothing could be written.
    """
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        judgment = judge(read_open_book(book), reference)
        handout = as_handout(note_from(judgment, read_open_history(book)))
        placement = place_handouts(book, host, [handout], reference, step)
    (title,) = placement.titles
    show_result(book, host, title)
    return step.tell(f"La note de situation est dans la feuille « {title} ».", tell_kept(placement))
