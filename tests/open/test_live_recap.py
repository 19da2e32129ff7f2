"""The summary of letters, filled in a live workbook by each run."""

from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.letters.recap import RecapLine, State
from pial_xl.sheets.open.hosts.libreoffice import LibreOffice
from pial_xl.sheets.open.recap import write_recap
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

SHEET = "Récapitulatif des lettres"
ALICE = "Lettre FICTIVE Alice"
TITLE_ROW = 5


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    return open_()


def states(book: xw.Book) -> list[tuple[str, str, str, str]]:
    """Give the row, the person, the state and the detail of each line."""
    block = book.sheets[SHEET].range((TITLE_ROW + 1, 1), (TITLE_ROW + 8, 7)).value
    lines = [["" if v is None else str(v) for v in line] for line in block]
    return [
        (row, who.replace("\u00a0", " "), state, detail)
        for row, who, _, _, state, detail, _ in lines
        if who
    ]


def test_each_row_has_its_line_and_its_state(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)

    assert states(book) == [
        ("5", "Mme FICTIVE Alice", "faite", ""),
        ("6", "M. IMAGINAIRE Basile", "faite", ""),
    ]


def test_a_line_leads_to_its_letter(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)

    link = book.sheets[SHEET].range((TITLE_ROW + 1, 7))

    assert link.value == ALICE
    assert str(link.formula).startswith("=HYPERLINK(\"#'Lettre FICTIVE Alice'!A1\"")


def test_a_letter_that_was_not_asked_for_is_said_to_be_made(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].activate()
    book.sheets["Coordonnateurs"].range("A6").select()

    opened.chosen_letters(book, REFERENCE)

    assert [state for *_, state, _ in states(book)] == ["à faire", "faite"]


def test_what_changed_is_said_as_it_was_and_as_it_is(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)
    secteur = book.sheets["Coordonnateurs"].range("G5")
    before = secteur.value
    secteur.value = "Ancenis"

    opened.letters(book, REFERENCE)

    assert states(book)[0][2:] == ("refaite", f"secteur\u00a0: {before} → Ancenis")
    assert states(book)[1][2:] == ("inchangée", "")


def test_a_letter_whose_row_is_gone_keeps_a_line(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)
    book.sheets["Coordonnateurs"].range("A5:K5").clear_contents()

    opened.letters(book, REFERENCE)

    assert states(book)[-1][:3] == ("", "Mme FICTIVE Alice", "gardée\u00a0: sans ligne")


def test_a_shorter_summary_leaves_nothing_of_the_longer_one(open_: OpenWorkbook) -> None:
    book = open_()
    opened.letters(book, REFERENCE)
    for nom in (ALICE, "Lettre IMAGINAIRE Basile"):
        book.sheets[nom].delete()
    book.sheets["Coordonnateurs"].range("A6:K6").clear_contents()

    opened.letters(book, REFERENCE)

    assert [who for _, who, *_ in states(book)] == ["Mme FICTIVE Alice"]


def test_a_workbook_without_the_sheet_is_told_so_and_gets_its_letters(book: xw.Book) -> None:
    book.sheets[SHEET].delete()

    sentence = opened.letters(book, REFERENCE)

    assert sentence.startswith("Lettres\u00a0: 2 faites.")
    assert f"La feuille «\u00a0{SHEET}\u00a0» manque" in sentence
    assert SHEET not in book.sheet_names


def test_a_persons_own_sheet_of_that_name_stays_as_it_is(open_: OpenWorkbook) -> None:
    book = open_(SampleWorkbook().tables)
    book.sheets[SHEET].delete()
    book.sheets.add(SHEET, after=book.sheets[-1]).range("A1").value = "à moi"

    sentence = opened.letters(book, REFERENCE)

    assert "n'est pas celle de pial-xl" in sentence
    assert book.sheets[SHEET].used_range.value == "à moi"


def test_the_counts_stand_on_one_line(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)

    counts = book.sheets[SHEET].range("A3")
    assert counts.value == "2 faites"
    assert counts.wrap_text is False


def test_a_long_detail_is_read_whole_and_the_row_is_low_again_without_it(book: xw.Book) -> None:
    opened.letters(book, REFERENCE)
    row = book.sheets[SHEET].range((TITLE_ROW + 1, 1))
    low = row.row_height
    book.sheets["Coordonnateurs"].range("G5").value = "Nantes et alentours " * 12

    opened.letters(book, REFERENCE)
    tall = row.row_height
    opened.letters(book, REFERENCE)

    assert low is not None
    assert tall is not None
    assert tall > 2 * low
    assert row.row_height == low


def test_the_round_trips_do_not_hang_on_the_number_of_letters(
    book: xw.Book, counter: "TripCounter"
) -> None:
    line = RecapLine(5, "Mme FICTIVE Alice", "École", "1 IMP", State.MADE, "", ALICE)

    def count_calls(count: int) -> int:
        before = counter.total
        assert write_recap(book, LibreOffice(), [line] * count, "Essai").reason is None
        return counter.total - before

    count_calls(1)  # the first mention of a range costs more than the next ones
    assert count_calls(300) <= count_calls(2) + 20
