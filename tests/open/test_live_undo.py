"""« Annuler » takes back the last button that wrote, and nothing that a person wrote."""

from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, content, faulty_tables
from snapshots import Snapshot, differences, snapshot

from pial_xl.sheets.errors import WriteError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

NOTHING = "Rien à annuler"


def check(book: xw.Book) -> str:
    return opened.check(book, REFERENCE)


def letters(book: xw.Book) -> str:
    return opened.letters(book, REFERENCE)


def mend(book: xw.Book) -> None:
    """Do what a person does between two clicks."""
    book.sheets["AESH"].range("H5").value = "24"
    book.sheets["Coordonnateurs"].range("J5").value = "Nantes"


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT, on the day of its figures."""
    book = open_(faulty_tables())
    opened.help_person(book)
    return book


@pytest.fixture(scope="module")
def known() -> dict[str, Snapshot]:
    """What workbooks show that every test opens alike: each is looked at once."""
    return {}


@pytest.fixture
def as_opened(faulty: xw.Book, known: dict[str, Snapshot], tmp_path: Path) -> Snapshot:
    """What the workbook shows before a test does anything."""
    if "faulty" not in known:
        known["faulty"] = snapshot(faulty, tmp_path)
    return known["faulty"]


def notes(book: xw.Book) -> list[str]:
    return [note.text for sheet in book.sheets for note in sheet.notes]


def test_marks_taken_away_come_back_but_on_a_cell_that_was_changed_since(
    faulty: xw.Book, tmp_path: Path
) -> None:
    """The other buttons, whose first click needs none: test_live_undo_every_button.py."""
    check(faulty)
    before = snapshot(faulty, tmp_path)
    assert notes(faulty)
    opened.clear_marks(faulty)
    assert not notes(faulty)

    said = opened.undo(faulty)

    assert said.startswith("Annulé")
    assert differences(before, snapshot(faulty, tmp_path)) == []

    opened.clear_marks(faulty)
    faulty.sheets["AESH"].range("J5").value = 60

    assert "Sans marque, car changées depuis\u00a0: 1 cellule." in opened.undo(faulty)
    assert faulty.sheets["AESH"].range("J5").color is None


def test_a_later_click_is_taken_back_to_what_the_one_before_had_left(
    faulty: xw.Book, tmp_path: Path
) -> None:
    check(faulty)
    letters(faulty)
    mend(faulty)
    before, said = snapshot(faulty, tmp_path), content(faulty)
    for click in (check, letters):
        click(faulty)
        assert content(faulty) != said

        opened.undo(faulty)

        assert differences(before, snapshot(faulty, tmp_path)) == []


def test_one_click_is_taken_back_and_no_more(faulty: xw.Book) -> None:
    assert opened.undo(faulty).startswith(NOTHING)
    check(faulty)
    assert opened.undo(faulty).startswith("Annulé")

    assert opened.undo(faulty).startswith(NOTHING)


def test_a_button_that_writes_nothing_leaves_the_one_before_to_be_taken_back(
    faulty: xw.Book, as_opened: Snapshot, tmp_path: Path
) -> None:
    check(faulty)
    assert opened.letters_pdf(faulty, REFERENCE).startswith("Aucune lettre")
    opened.help_person(faulty)

    opened.undo(faulty)

    assert differences(as_opened, snapshot(faulty, tmp_path)) == []


def test_what_a_person_wrote_since_elsewhere_is_kept(
    faulty: xw.Book, as_opened: Snapshot, tmp_path: Path
) -> None:
    check(faulty)
    faulty.sheets["AESH"].range("B5").value = "FICTIVE"
    faulty.sheets["Contrôles"].range("T1").value = "à voir"

    assert opened.undo(faulty).startswith("Annulé")
    changed = differences(as_opened, snapshot(faulty, tmp_path))
    assert [line.partition(":")[0] for line in changed] == ["AESH!B5", "Contrôles!T1"]


def test_what_stops_an_undo_is_named_and_nothing_is_taken_back(
    faulty: xw.Book, tmp_path: Path
) -> None:
    check(faulty)
    before = snapshot(faulty, tmp_path)
    faulty.sheets["Synthèse"].api.protect("")

    with pytest.raises(WriteError, match=r"feuille protégée Synthèse .* Rien n'a été changé"):
        opened.undo(faulty)

    faulty.sheets["Synthèse"].api.unprotect("")
    assert differences(before, snapshot(faulty, tmp_path)) == []

    faulty.sheets["Contrôles"].range("F6").value = "vu"

    with pytest.raises(WriteError, match=r"vous avez changé depuis Contrôles!F6\. Le classeur"):
        opened.undo(faulty)

    (changed,) = differences(before, snapshot(faulty, tmp_path))
    assert changed.startswith("Contrôles!F6:")


def test_a_letter_that_a_person_changed_since_is_kept_and_still_known(faulty: xw.Book) -> None:
    letters(faulty)
    first, second = (nom for nom in faulty.sheet_names if nom.startswith("Lettre "))
    faulty.sheets[first].range("A40").value = "ajouté à la main"

    said = opened.undo(faulty)

    assert f"Gardé, car changé depuis\u00a0: {first}." in said
    assert second not in faulty.sheet_names
    assert "1 gardée car modifiée à la main" in letters(faulty)


def test_rows_that_a_click_took_into_a_table_leave_it(faulty: xw.Book, tmp_path: Path) -> None:
    sheet = faulty.sheets["AESH"]
    bottom = sheet.tables["T_AESH"].range.last_cell.row
    sheet.range((bottom + 1, 1)).value = "A99"
    before = snapshot(faulty, tmp_path)
    assert "Prises dans leur tableau" in check(faulty)

    opened.undo(faulty)

    assert differences(before, snapshot(faulty, tmp_path)) == []


def test_a_click_that_failed_half_way_is_taken_back_too(
    faulty: xw.Book, as_opened: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pial_xl.sheets.open import synthese  # noqa: PLC0415

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(synthese, "write_synthese", fail)
    with pytest.raises(RuntimeError):
        check(faulty)

    assert opened.undo(faulty).startswith("Annulé")
    assert differences(as_opened, snapshot(faulty, tmp_path)) == []


def test_a_control_that_a_person_took_back_by_hand_is_no_click_to_take_back(
    faulty: xw.Book,
) -> None:
    opened.synthese(faulty, REFERENCE)
    faulty.sheets["Synthèse"].range("A2:AK400").clear_contents()

    with pytest.raises(WriteError, match="vous avez changé depuis"):
        opened.undo(faulty)


def test_a_damaged_journal_is_no_journal(faulty: xw.Book) -> None:
    check(faulty)
    (journal,) = (Path(faulty.fullname).parent / "copies pial-xl").glob("*.json")
    journal.write_text('{"cells": 3}')

    assert opened.undo(faulty).startswith(NOTHING)


def test_the_clean_workbook_says_so(open_: OpenWorkbook) -> None:
    book = open_(SampleWorkbook().tables)
    check(book)

    assert "Contrôles" in opened.undo(book)
