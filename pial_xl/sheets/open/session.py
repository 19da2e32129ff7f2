"""Work on the open workbook without a flicker, and leave the program as it was found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from xlwings import App, Book

from pial_xl.sheets.errors import FileError
from pial_xl.sheets.open.copies import followed_copy, safety_copy
from pial_xl.sheets.open.day import write_day
from pial_xl.sheets.open.growth import Growth, are_rows_left_out, grow_tables, tell_growth
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.words import TITLE
from pial_xl.sheets.open.journal import kept_journal
from pial_xl.sheets.open.lock import alone_on
from pial_xl.sheets.open.outputs import find_sheet
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.text import french


class ClickUnderWay:
    """A click under way: it shows how far it is, and knows what became of the tables."""

    def __init__(self, book: Book, host: Host, now: datetime) -> None:
        """Begin on a workbook that its program holds."""
        self._now = now
        self._book = book
        self._host = host
        self._growth = Growth()

    def __call__(self, what: str) -> None:
        """Say what is being done, in a few French words."""
        self._book.app.status_bar = french(f"pial-xl : {what}…")

    def grow(self, raw: RawWorkbook) -> None:
        """Take in the rows typed under the tables, and lay the formulas that are lacking."""
        grow_tables(self._book, self._host, raw, self._growth)

    def take_in(self) -> None:
        """Do so when Accueil counts rows that no formula reads, after a copy of the workbook.

        Where it cannot be read or copied, Accueil goes on counting them, and what the click itself
        cannot do without is said by it.
        """
        if not are_rows_left_out(self._book):
            return
        from pial_xl.sheets.open.reading import read_open_book  # noqa: PLC0415 - rare

        self("lignes ajoutées")
        try:
            raw = read_open_book(self._book)
            safety_copy(self._book, self._host, self._now)
        except FileError:
            return
        with self._host.suspended_calculation(self._book):
            self.grow(raw)

    def tell(self, *sentences: str) -> str:
        """Give what the person reads at the end: these sentences, and what became of the tables."""
        said = (*sentences, *tell_growth(self._growth))
        return french(" ".join(sentence for sentence in said if sentence))


@contextmanager
def session(book: Book, host: Host, now: datetime) -> Iterator[ClickUnderWay]:
    """Hold the workbook for a click whose changes can be taken back; give what shows progress.

    The rows that lie outside the tables are taken in first, whatever the click.

    Raises:
        WriteError: another run is under way on the same workbook.
    """
    with held(book, host, now) as under_way, kept_journal(book, host):
        under_way.take_in()
        yield under_way


@contextmanager
def held(book: Book, host: Host, now: datetime) -> Iterator[ClickUnderWay]:
    """Hold the workbook, the screen, the events and the alerts; give what shows progress.

    On the way out, whatever happened, the person finds their sheet, selection and scroll. The
    screen, events and alerts are then on, rather than as they were: a run that was killed before
    this one left them off, and nobody can work so. The status bar goes back to the program. The
    live figures are then those of that day.

    Raises:
        WriteError: another run is under way on the same workbook.
    """
    app = book.app
    with alone_on(book):
        try:
            take_over(book, host)
            with host.kept_view(book), followed_copy(book, host):
                _switch(app, on=False)
                try:
                    yield ClickUnderWay(book, host, now)
                    write_day(book, host, now.date())
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
