"""The button Contrôler in a live workbook: its sheet, its marks, what it leaves alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from live_books import OpenWorkbook, content, faulty_tables, rows, template

from pial_xl.engines.libreoffice.structures import properties
from pial_xl.report.blocks.controles import RANKS
from pial_xl.report.marks import NOTE_TITLE
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open import log
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.marks import FILLS
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

CELL, CODE, STATUS = RANKS["cellule"], RANKS["code"], RANKS["statut"]
YELLOW = (255, 255, 0)
FAULT = "H5"
"""Contract hours of A01, which 24 h of allocations exceed."""


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT."""
    return open_(faulty_tables())


def blocking_constats(book: xw.Book) -> list[tuple[str, str, str]]:
    found = ((r[CODE], r[CELL].partition("!")) for r in rows(book) if r[0] == "BLOQUANT")
    return [(code, sheet, cell) for code, (sheet, _, cell) in found]


def blocking_place(book: xw.Book) -> xw.Range:
    ((_, sheet, cell),) = blocking_constats(book)
    return book.sheets[sheet].range(cell)


@pytest.fixture(scope="module")
def checked(open_once: OpenWorkbook) -> tuple[xw.Book, str]:
    """A workbook with one BLOQUANT once it was controlled, and what was said: to look at."""
    book = open_once(faulty_tables())
    book.sheets["Élèves"].activate()
    return book, opened.check(book, REFERENCE)


def test_a_constat_is_on_the_sheet_with_a_link_to_its_cell(checked: tuple[xw.Book, str]) -> None:
    book, sentence = checked

    assert sentence.startswith("Contrôle terminé\u00a0: 1 bloquant, ")
    ((code, sheet, cell),) = blocking_constats(book)
    assert code == "A-01"
    rank = next(i for i, r in enumerate(rows(book)) if r[0] == "BLOQUANT")
    link = book.sheets["Contrôles"].range((6 + rank, 2)).formula
    assert link == f'=HYPERLINK("#\'{sheet}\'!{cell}","{sheet}!{cell}")'


def test_a_faulty_cell_is_filled_and_its_note_names_its_line(
    checked: tuple[xw.Book, str],
) -> None:
    book, _ = checked
    cell = blocking_place(book)

    assert cell.color in FILLS.values()
    assert cell.note is not None
    assert cell.note.text.startswith(NOTE_TITLE)
    rank = next(i for i, r in enumerate(rows(book)) if r[CODE] == "A-01")
    assert f"A-01 (Contrôles, ligne {6 + rank})" in cell.note.text


def test_a_click_ends_before_its_result_and_gives_the_switches_back(
    checked: tuple[xw.Book, str],
) -> None:
    book, _ = checked

    assert book.sheets.active.name == "Contrôles"
    assert book.app.screen_updating
    assert book.app.enable_events
    assert book.app.status_bar is False


def test_help_says_in_two_lines_what_to_mend_and_leaves_the_versions_in_a_file(
    checked: tuple[xw.Book, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, _ = checked
    monkeypatch.setattr(log, "caches_folder", lambda: tmp_path)

    first, second = opened.help_person(book).splitlines()

    assert first.startswith(("Rien à régler", "À régler"))
    assert "diagnostic.txt" in second
    left = (tmp_path / "diagnostic.txt").read_text(encoding="utf-8")
    assert "Tableur\u00a0: LibreOffice" in left
    assert "FICTI" not in left


def test_the_second_run_knows_the_constats_and_changes_nothing_else(faulty: xw.Book) -> None:
    opened.check(faulty, REFERENCE)
    first_ones = content(faulty)
    assert {r[STATUS] for r in rows(faulty)} == {"nouveau"}

    opened.check(faulty, REFERENCE)
    seconds = content(faulty)
    assert {r[STATUS] for r in rows(faulty)} == {"connu"}
    opened.check(faulty, REFERENCE)

    assert content(faulty) == seconds
    assert first_ones.keys() == seconds.keys()
    assert all(first_ones[nom] == seconds[nom] for nom in first_ones if nom != "Contrôles")


def test_what_stands_beside_the_constats_is_kept_and_the_workbook_calculates_again(
    faulty: xw.Book,
) -> None:
    faulty.sheets["AESH"].range("Z5").formula = '=H5&" h"'
    opened.check(faulty, REFERENCE)
    faulty.sheets["AESH"].range("H5").value = 17
    assert faulty.sheets["AESH"].range("Z5").value == "17 h"
    remark = faulty.sheets["Contrôles"].range("R7")
    remark.value = "vu avec Mme FICTIVE"

    opened.check(faulty, REFERENCE)

    assert remark.value == "vu avec Mme FICTIVE"


def test_erasing_the_marks_leaves_the_workbook_as_it_was_and_the_persons_own(
    faulty: xw.Book,
) -> None:
    opened.check(faulty, REFERENCE)
    cell = blocking_place(faulty)

    opened.clear_marks(faulty)

    assert cell.color is None
    assert not [note for s in faulty.sheets for note in s.notes]
    assert opened.clear_marks(faulty) == "Aucune marque à effacer."

    cell.color = YELLOW
    cell.add_note("À voir avec la DSDEN")
    opened.check(faulty, REFERENCE)

    assert cell.color == YELLOW
    assert cell.note is not None
    assert cell.note.text == "À voir avec la DSDEN"
    opened.clear_marks(faulty)
    assert cell.color == YELLOW
    assert cell.note.text == "À voir avec la DSDEN"


def test_a_protected_sheet_is_named_and_keeps_its_marks_or_stays_without_until_it_is_not(
    faulty: xw.Book,
) -> None:
    opened.check(faulty, REFERENCE)
    cell = blocking_place(faulty)
    cell.sheet.api.protect("")

    said = opened.clear_marks(faulty)

    assert f"La feuille protégée {cell.sheet.name} a gardé ses marques" in said
    cell.sheet.api.unprotect("")
    opened.clear_marks(faulty)
    assert (cell.color, cell.note) == (None, None)

    cell.sheet.api.protect("")

    said = opened.check(faulty, REFERENCE)

    assert f"La feuille protégée {cell.sheet.name} a dû rester sans marques" in said
    assert (cell.color, cell.note) == (None, None)
    cell.sheet.api.unprotect("")
    assert "protégée" not in opened.check(faulty, REFERENCE)
    assert cell.note is not None


def test_a_person_who_calculates_by_hand_goes_on_so_and_one_whose_run_was_killed_does_not(
    faulty: xw.Book,
) -> None:
    faulty.api.enableAutomaticCalculation(False)

    opened.check(faulty, REFERENCE)

    assert not faulty.api.isAutomaticCalculationEnabled()

    faulty.api.enableAutomaticCalculation(True)
    killed = host_of(faulty).suspended_calculation(faulty)
    killed.__enter__()
    assert not faulty.api.isAutomaticCalculationEnabled()

    opened.help_person(faulty)

    assert faulty.api.isAutomaticCalculationEnabled()


def test_without_synthese_it_is_told_where_to_take_one_and_a_sheet_of_that_name_is_kept(
    faulty: xw.Book,
) -> None:
    faulty.sheets["Synthèse"].delete()

    assert "La feuille Synthèse manque" in opened.synthese(faulty, REFERENCE)

    faulty.sheets.add("SYNTHÈSE").range("A1").value = "À moi"

    sentences = opened.check(faulty, REFERENCE), opened.synthese(faulty, REFERENCE)

    assert all("Votre feuille «\u00a0SYNTHÈSE\u00a0»" in sentence for sentence in sentences)
    assert all("manque" not in sentence for sentence in sentences)
    assert faulty.sheets["SYNTHÈSE"].range("A1").value == "À moi"


def test_a_mended_fault_is_said_to_be_gone_then_forgotten(faulty: xw.Book) -> None:
    opened.check(faulty, REFERENCE)
    faulty.sheets["AESH"].range(FAULT).value = 24

    sentence = opened.check(faulty, REFERENCE)

    assert [r[STATUS] for r in rows(faulty) if r[0] == "BLOQUANT"] == ["résolu"]
    assert "résolu" in sentence
    opened.check(faulty, REFERENCE)
    assert not blocking_constats(faulty)


def test_marks_that_an_inserted_row_has_moved_are_taken_away(faulty: xw.Book) -> None:
    opened.check(faulty, REFERENCE)
    sheet = blocking_place(faulty).sheet
    sheet.range("5:5").insert("down")

    opened.clear_marks(faulty)

    zone = sheet.range("A4:P12")
    assert not [c.address for c in zone if c.color in FILLS.values()]
    assert not list(sheet.notes)


def test_a_text_that_looks_like_a_formula_stays_a_text(open_: OpenWorkbook) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 0, "aesh", "=1+1")
    book = open_(workbook.tables)

    opened.check(book, REFERENCE)

    said = [line[RANKS["qui"]] for line in rows(book)]  # a formula would show its result, 2
    assert any(text.startswith("=1+1") for text in said)


def test_a_sheet_of_that_name_that_is_not_ours_stops_the_run_untouched(faulty: xw.Book) -> None:
    for sheet in [s for s in faulty.sheets if s.name == "Contrôles"]:
        sheet.delete()
    faulty.sheets.add("Contrôles").range("A1:B2").value = [["Mes", "notes"], ["à", "moi"]]
    before = content(faulty)

    with pytest.raises(WriteError, match="renommez-la"):
        opened.check(faulty, REFERENCE)

    assert content(faulty) == before


def test_a_workbook_never_saved_is_left_as_it_is(app: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "modèle.xlsm"
    path.write_bytes(template(SampleWorkbook().tables))
    options = properties(Hidden=True, AsTemplate=True)
    document = app.api.loadComponentFromURL(path.as_uri(), "_blank", 0, options)
    (book,) = (book for book in app.books if book.api == document)
    before = content(book)

    with pytest.raises(WriteError, match="enregistrez-le"):
        opened.check(book, REFERENCE)

    assert content(book) == before


def test_three_hundred_rows_cost_as_many_round_trips_as_five(
    open_: OpenWorkbook, counter: "TripCounter"
) -> None:
    def round_trips(book: xw.Book) -> int:
        opened.check(book, REFERENCE)
        before = counter.total
        opened.check(book, REFERENCE)
        after = counter.total
        book.close()
        return after - before

    small = round_trips(open_(large(0), nom="petit.xlsm"))
    big = round_trips(open_(large(300), nom="gros.xlsm"))

    assert big == pytest.approx(small, abs=30)  # one a row would be ten times that


def large(eleves: int) -> dict[str, list[dict[str, object]]]:
    """The clean workbook with one fault, and many pupils who make no constat."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", 12)
    for rank in range(eleves):
        workbook.add("T_Eleves", eleve=f"X{rank:04d}", uai="0440001M", classe="CP")
    return workbook.tables
