"""Work on the open workbook without a flicker, and leave the program as it was found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from xlwings import App, Book

from pial_xl.sheets.open.copies import followed_copy
from pial_xl.sheets.open.day import write_day
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.common import TITLE
from pial_xl.sheets.open.lock import alone_on
from pial_xl.sheets.open.outputs import find_sheet
from pial_xl.sheets.progress import Step
from pial_xl.units.text import french


@contextmanager
def session(book: Book, host: Host, today: date) -> Iterator[Step]:
    """Hold the workbook, the screen, the events and the alerts; give what shows progress.

    On the way out, whatever happened, the person finds their sheet, selection and scroll. The
    screen, events and alerts are then on, rather than as they were: a run that was killed before
    this one left them off, and nobody can work so. The status bar goes back to the program. The
    live figures are then those of *today*.

    Raises:
        WriteError: another run is under way on the same workbook.
    """
    app = book.app

    def step(what: str) -> None:
        app.status_bar = french(f"pial-xl : {what}…")

    with alone_on(book):
        try:
            take_over(book, host)
            with host.kept_view(book), followed_copy(book, host):
                _switch(app, on=False)
                try:
                    yield step
                    write_day(book, host, today)
                finally:
                    _switch(app, on=True)
        finally:
            app.status_bar = False


def show_result(book: Book, host: Host, title: str) -> None:
    """Take the person to the sheet that a click filled, once the session has ended.

    One that they hid stays hidden: they are told so instead.
    """
    sheet = find_sheet(book, title)
    if sheet is not None and sheet.visible:
        host.bring(sheet, "A1")


def take_over(book: Book, host: Host) -> None:
    """Undo what a run that was killed left; to be done while no other run holds the workbook.

    Its words in the status bar go with those that are written over them here.
    """
    book.app.screen_updating = True
    book.app.status_bar = TITLE
    host.restore_calculation(book)


def _switch(app: App, *, on: bool) -> None:
    app.screen_updating = on
    app.enable_events = on
    app.display_alerts = on
