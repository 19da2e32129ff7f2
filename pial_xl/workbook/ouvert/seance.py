"""Work on the open workbook without a flicker, and leave the program as it was found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from xlwings import App, Book

from pial_xl.units.text import french
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.hotes.commun import TITRE
from pial_xl.workbook.ouvert.verrou import seul_sur

Etape = Callable[[str], None]
"""Says what is being done, in the status bar."""


@contextmanager
def seance(book: Book, hote: Hote) -> Iterator[Etape]:
    """Hold the workbook, the screen, the events and the alerts; give what shows progress.

    On the way out, whatever happened, the person finds their sheet, selection and scroll. The
    screen, events and alerts are then on, rather than as they were: a run that was killed before
    this one left them off, and nobody can work so. The status bar goes back to the program.

    Raises:
        EcritureImpossible: another run is under way on the same workbook.
    """
    app = book.app

    def etape(quoi: str) -> None:
        app.status_bar = french(f"pial-xl : {quoi}…")

    with seul_sur(book):
        try:
            reprendre_la_main(book, hote)
            with hote.vue_gardee(book):
                _brancher(app, allume=False)
                try:
                    yield etape
                finally:
                    _brancher(app, allume=True)
        finally:
            app.status_bar = False


def reprendre_la_main(book: Book, hote: Hote) -> None:
    """Undo what a run that was killed left; to be done while no other run holds the workbook.

    Its words in the status bar go with those that are written over them here.
    """
    book.app.screen_updating = True
    book.app.status_bar = TITRE
    hote.rendre_le_calcul(book)


def _brancher(app: App, *, allume: bool) -> None:
    app.screen_updating = allume
    app.enable_events = allume
    app.display_alerts = allume
