"""« Annuler » after each button there is: the workbook is as it was, cell by cell."""

from datetime import datetime
from pathlib import Path

import pytest
import xlwings as xw
from live_books import faulty_tables, template
from snapshots import Snapshot, differences, snapshot

from pial_xl.buttons import BUTTONS, Button
from pial_xl.macros import work
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

WITHOUT = {
    "aide": "writes in no sheet",
    "annuler": "is what takes back",
    "comparer": "needs an earlier file: test_live_comparison.py",
    "effacer_marques": "needs marks: test_live_undo.py",
    "lettres_choisies": "writes as « lettres » does",
    "lettres_pdf": "writes files alone",
    "listes_par_code": "writes files alone",
    "reprendre": "needs a file: test_live_takeover.py",
}
READING = {"lire_grilles"}
"""What reads sheets that another button has not made here, and writes nothing then."""
WRITING = [button for button in BUTTONS if button.code not in WITHOUT]
SELECTED = {"absence": ("AESH", "A5")}
"""What a button works on, where it is no row of Coordonnateurs."""


@pytest.fixture(scope="module")
def ready(module_app: xw.App, tmp_path_factory: pytest.TempPathFactory) -> tuple[xw.Book, Snapshot]:
    """A workbook with one BLOQUANT and one absence, on the day of its figures, and what it shows.

    Each test clicks in it and takes the click back: the next one finds it as it was.
    """
    folder = tmp_path_factory.mktemp("boutons")
    path = folder / "PIAL essai.xlsm"
    path.write_bytes(template(faulty_tables()))
    book = module_app.books.open(str(path))
    aesh = book.sheets["AESH"]
    titles = aesh.range("A4:Z4").value
    aesh.range((5, titles.index("Absent du") + 1)).value = datetime(2026, 11, 23)
    opened.help_person(book)
    return book, snapshot(book, folder)


@pytest.mark.parametrize("button", WRITING, ids=lambda button: button.code)
def test_a_click_is_taken_back_whole(
    ready: tuple[xw.Book, Snapshot], tmp_path: Path, button: Button
) -> None:
    book, before = ready
    sheet, cell = SELECTED.get(button.code, ("Coordonnateurs", "A5"))
    book.sheets[sheet].activate()
    book.sheets[sheet].range(cell).select()
    work(button.code)(book)

    said = opened.undo(book)

    assert said.startswith("Rien à annuler" if button.code in READING else "Annulé")
    assert differences(before, snapshot(book, tmp_path)) == []
