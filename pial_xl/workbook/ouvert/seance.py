"""Work on the open workbook without a flicker, and leave the program as it was found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from xlwings import Book

from pial_xl.units.text import french
from pial_xl.workbook.ouvert.hotes import Hote

Etape = Callable[[str], None]
"""Says what is being done, in the status bar."""


@contextmanager
def seance(book: Book, hote: Hote) -> Iterator[Etape]:
    """Hold the screen, the events and the alerts; give what shows progress.

    On the way out, whatever happened, all is as before: the person's sheet, selection and scroll
    too. The status bar goes back to the program.
    """
    app = book.app

    def etape(quoi: str) -> None:
        app.status_bar = french(f"pial-xl : {quoi}…")

    try:
        with (
            app.properties(screen_updating=False, enable_events=False, display_alerts=False),
            hote.vue_gardee(book),
        ):
            yield etape
    finally:
        app.status_bar = False
