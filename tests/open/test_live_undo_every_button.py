"""« Annuler » after each button there is: the workbook is as it was, cell by cell."""

from datetime import datetime
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables
from snapshots import differences, snapshot

from pial_xl.buttons import BUTTONS, Button
from pial_xl.macros import work
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

WITHOUT = {
    "aide": "writes in no sheet",
    "annuler": "is what takes back",
    "effacer_marques": "needs marks: test_live_undo.py",
    "lettres_choisies": "writes as « lettres » does",
    "lettres_pdf": "writes files alone",
    "reprendre": "needs a file: test_live_takeover.py",
}
WRITING = [button for button in BUTTONS if button.code not in WITHOUT]
SELECTED = {"absence": ("AESH", "A5")}
"""What a button works on, where it is no row of Coordonnateurs."""


@pytest.fixture
def ready(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT and one absence, on the day of its figures."""
    book = open_(faulty_tables())
    aesh = book.sheets["AESH"]
    titles = aesh.range("A4:Z4").value
    aesh.range((5, titles.index("Absent du") + 1)).value = datetime(2026, 11, 23)
    opened.help_person(book)
    return book


@pytest.mark.parametrize("button", WRITING, ids=lambda button: button.code)
def test_a_click_is_taken_back_whole(ready: xw.Book, tmp_path: Path, button: Button) -> None:
    sheet, cell = SELECTED.get(button.code, ("Coordonnateurs", "A5"))
    ready.sheets[sheet].activate()
    ready.sheets[sheet].range(cell).select()
    before = snapshot(ready, tmp_path)
    work(button.code)(ready)
    is_changed = bool(differences(before, snapshot(ready, tmp_path)))

    said = opened.undo(ready)

    assert said.startswith("Annulé" if is_changed else "Rien à annuler")
    assert differences(before, snapshot(ready, tmp_path)) == []
