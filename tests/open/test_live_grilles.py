"""The buttons of grids in a live workbook: drawn, typed in, read back, taken back."""

from datetime import time

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

TIMETABLE = "Emploi du temps"
EIGHT_05, EIGHT_30, EIGHT_50, TEN = time(8, 5), time(8, 30), time(8, 50), time(10)


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with the timetable of two AESH."""
    sample = SampleWorkbook()
    sample.add("T_Creneaux", aesh="A01", eleve="E1", uai="0440001M", jour="lundi", debut=EIGHT_30,
               fin=TEN, nature="accompagnement")  # fmt: skip
    sample.add("T_Creneaux", aesh="A01", groupe="G1", jour="mardi", debut=EIGHT_05, fin=EIGHT_50)
    sample.add("T_Creneaux", aesh="A02", eleve="E4", jour="lundi", debut=EIGHT_30, fin=time(11, 30))
    return open_(sample.tables)


def draw(book: xw.Book) -> str:
    return opened.grilles(book, REFERENCE).replace("\u00a0", " ")


def read(book: xw.Book) -> str:
    return opened.lire_grilles(book, REFERENCE).replace("\u00a0", " ")


def _rows(book: xw.Book) -> list[list[object]]:
    """Give the filled rows of the table, input columns alone."""
    lines = book.sheets[TIMETABLE].range("A5:K30").options(ndim=2).value
    return [line for line in lines if any(value is not None for value in line)]


def _cell(sheet: xw.Sheet, day: str, hour: str) -> xw.Range:
    lines = sheet.used_range.options(ndim=2).value
    (column,) = {c for line in lines for c, v in enumerate(line, start=1) if v == day}
    row = next(r for r, line in enumerate(lines, start=1) if line[0] == hour)
    return sheet.range((row, column))


def test_a_grid_is_drawn_and_read_back_without_a_change(book: xw.Book) -> None:
    before = _rows(book)
    assert draw(book).startswith("2 grilles dessinées, « EDT A01 » à « EDT A02 ».")
    sheet = book.sheets["EDT A01"]
    assert _cell(sheet, "Lundi", "8h30").value == "E1"
    assert _cell(sheet, "Lundi", "8h30").merge_area.shape == (6, 1)
    assert _cell(sheet, "Mardi", "8h00").value == "8h05–8h50 E2+E3"

    assert read(book).startswith("0 changement repris des grilles.")
    assert _rows(book) == before


def test_what_is_typed_alone_changes_and_the_grid_is_drawn_again(book: xw.Book) -> None:
    before = _rows(book)
    draw(book)
    _cell(book.sheets["EDT A01"], "Vendredi", "9h00").value = "e 3"
    said = read(book)
    assert said.startswith("1 changement repris des grilles.")
    assert "A01, vendredi 9h00–9h15 : rien → « e 3 »." in said
    then = _rows(book)
    assert then[: len(before)] == before
    assert then[len(before)][:5] == ["A01", "E3", None, "0440001M", "vendredi"]
    assert then[len(before)][5:7] == [pytest.approx(9 / 24), pytest.approx(9.25 / 24)]
    assert _cell(book.sheets["EDT A01"], "Vendredi", "9h00").value == "E3"
    assert "EDT A01 (2)" not in book.sheet_names
    assert read(book).startswith("0 changement repris")


def test_a_cell_that_says_nothing_known_is_told_and_stays(book: xw.Book) -> None:
    draw(book)
    sheet = book.sheets["EDT A02"]
    _cell(sheet, "Lundi", "8h30").value = "Gymnase"
    _cell(sheet, "Mardi", "9h00").value = "repas"
    said = read(book)
    assert "Non repris : 1 case. EDT A02!" in said
    assert "« Gymnase » n'est ni le code d'un élève" in said
    assert _cell(sheet, "Lundi", "8h30").value == "Gymnase"
    assert _rows(book)[2][:2] == ["A02", "E4"]
    # What was taken is not taken again, nor seen as a change of the table.
    _cell(sheet, "Lundi", "8h30").value = "E4"
    _cell(sheet, "Mardi", "9h00").value = "réunion"
    assert read(book).startswith("1 changement repris des grilles. A02, mardi 9h00–9h30 : « repas")


def test_a_new_group_is_told_beside_the_change_that_makes_it(book: xw.Book) -> None:
    draw(book)
    _cell(book.sheets["EDT A02"], "Vendredi", "9h00").value = "E3 E4"
    said = read(book)
    assert said.startswith("1 changement repris des grilles. A02, vendredi 9h00")
    assert said.count(" noté pour E3, E4, aidés ensemble. Écrivez-le aussi dans Affectations") == 1


def test_a_merged_cell_that_was_parted_says_its_first_line_alone(book: xw.Book) -> None:
    draw(book)
    sheet = book.sheets["EDT A02"]
    _cell(sheet, "Lundi", "8h30").merge_area.unmerge()
    assert "A02, lundi 9h00–11h30 : « E4 » → rien." in read(book)
    assert _rows(book)[2][6] == pytest.approx(9 / 24)


def test_a_grid_typed_in_and_not_read_is_kept_when_grids_are_drawn(book: xw.Book) -> None:
    draw(book)
    _cell(book.sheets["EDT A01"], "Vendredi", "9h00").value = "E3"
    assert "gardée sous le nom « EDT A01 (2) »" in draw(book)
    assert read(book).startswith("1 changement repris des grilles.")


def test_a_click_that_read_grids_is_taken_back(book: xw.Book) -> None:
    before = _rows(book)
    draw(book)
    _cell(book.sheets["EDT A01"], "Lundi", "8h30").value = "E3"
    read(book)
    assert _rows(book) != before
    opened.undo(book)
    assert _rows(book) == before


def test_a_protected_timetable_is_left_and_said(book: xw.Book) -> None:
    draw(book)
    _cell(book.sheets["EDT A01"], "Vendredi", "9h00").value = "E3"
    book.sheets[TIMETABLE].api.protect("")
    with pytest.raises(WriteError, match="est protégée"):
        read(book)
    assert host_of(book).is_protected(book.sheets[TIMETABLE])


def test_no_grid_is_read_where_none_was_drawn(book: xw.Book) -> None:
    assert read(book).startswith("Aucune grille dans ce classeur")
