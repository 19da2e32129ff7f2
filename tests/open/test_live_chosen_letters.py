"""The letters of the selected rows, and the preview of one, in a live workbook."""

import pytest
import xlwings as xw
from live_books import OpenWorkbook, cells_of, content

from pial_xl.sheets.errors import WriteError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

ALICE, BASILE, CLEO = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre INVENTEE Cléo"
PREVIEW = "Aperçu de lettre"
COORDONNATEURS = "Coordonnateurs"
SIGNATAIRE = "signataire"


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with three coordinators, on rows 5 to 7, and no letter yet."""
    workbook = SampleWorkbook()
    third = dict(workbook.tables["T_Coordonnateurs"][0]) | {"nom": "INVENTEE", "prenom": "Cléo"}
    workbook.tables["T_Coordonnateurs"].append(third)
    return open_(workbook.tables)


def choose(book: xw.Book, *addresses: str, sheet_title: str = COORDONNATEURS) -> None:
    """Select cells as a person does, with Ctrl when there are several areas."""
    sheet = book.sheets[sheet_title]
    sheet.activate()
    areas = book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
    areas.addRangeAddresses(
        tuple(sheet.range(address).impl.api.getRangeAddress() for address in addresses), False
    )
    book.api.getCurrentController().select(areas)


def letters_of(book: xw.Book) -> list[str]:
    return [nom for nom in book.sheet_names if nom in (ALICE, BASILE, CLEO)]


@pytest.mark.parametrize(
    ("addresses", "expected_ones"),
    [
        (["B6"], [BASILE]),
        (["A5:D6"], [ALICE, BASILE]),
        (["C5", "A7:B7"], [ALICE, CLEO]),
        (["A1:D5", "A40"], [ALICE]),
        (["B:B"], [ALICE, BASILE, CLEO]),
        (["6:7"], [BASILE, CLEO]),
    ],
)
def test_only_the_selected_persons_get_their_letter(
    book: xw.Book, addresses: list[str], expected_ones: list[str]
) -> None:
    choose(book, *addresses)

    sentence = opened.chosen_letters(book, REFERENCE)

    assert letters_of(book) == expected_ones
    assert sentence.startswith(f"Lettres\u00a0: {len(expected_ones)} faite")


def test_several_areas_have_the_address_that_excel_gives_them(book: xw.Book) -> None:
    choose(book, "A5:D5", "A7")
    selection = book.selection
    assert selection is not None

    assert selection.address == "$A$5:$D$5,$A$7"


def test_several_areas_can_be_selected_again(book: xw.Book) -> None:
    choose(book, "A5:D5", "A7")
    selection = book.selection
    assert selection is not None
    book.sheets[COORDONNATEURS].range("B2").select()

    selection.select()

    came_back = book.selection
    assert came_back is not None
    assert came_back.address == "$A$5:$D$5,$A$7"


def test_rows_hidden_by_a_filter_inside_the_selection_are_left_out(book: xw.Book) -> None:
    book.sheets[COORDONNATEURS].range("6:6").rows.hidden = True
    choose(book, "A5:A7")

    opened.chosen_letters(book, REFERENCE)

    assert letters_of(book) == [ALICE, CLEO]


@pytest.mark.parametrize("address", ["A1:D4", "A40:C60"])
def test_a_selection_that_holds_nobody_changes_nothing_and_says_what_to_do(
    book: xw.Book, address: str
) -> None:
    before = content(book)
    choose(book, address)

    with pytest.raises(WriteError, match="sélectionnez-y une cellule"):
        opened.chosen_letters(book, REFERENCE)

    assert content(book) == before


def test_another_sheet_in_front_changes_nothing_and_says_what_to_do(book: xw.Book) -> None:
    before = content(book)
    choose(book, "A5", sheet_title="AESH")

    with pytest.raises(WriteError, match="n'est pas au premier plan"):
        opened.chosen_letters(book, REFERENCE)

    assert content(book) == before
    assert book.sheets.active.name == "AESH"


def test_a_selected_row_that_lacks_a_field_is_refused_by_its_number(open_: OpenWorkbook) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, SIGNATAIRE, None)
    book = open_(workbook.tables)
    choose(book, "A5")

    sentence = opened.chosen_letters(book, REFERENCE)

    assert sentence.startswith(
        "Lettres\u00a0: 1 refusée. Ligne 5\u00a0: il manque\u00a0: signataire"
    )
    assert letters_of(book) == []


def test_the_preview_shows_the_selected_row_and_the_person_is_left_on_it(book: xw.Book) -> None:
    choose(book, "C6:C7")

    sentence = opened.preview(book, REFERENCE)

    assert sentence.startswith("Aperçu de la ligne 6")
    assert book.sheets.active.name == PREVIEW
    assert "IMAGINAIRE Basile" in text(book)
    assert letters_of(book) == []


def test_from_another_sheet_the_preview_shows_the_first_letter(book: xw.Book) -> None:
    choose(book, "A6", sheet_title="AESH")

    sentence = opened.preview(book, REFERENCE)

    assert "FICTIVE Alice" in text(book)
    assert "voici la première lettre. Aperçu de la ligne 5" in sentence


def test_on_an_empty_row_the_preview_says_that_it_shows_the_first_letter(book: xw.Book) -> None:
    choose(book, "B40")

    sentence = opened.preview(book, REFERENCE)

    assert sentence.startswith("Aucune ligne remplie n'est sélectionnée\u00a0: voici la première")
    assert "Aperçu de la ligne 5" in sentence


def test_a_preview_is_replaced_by_the_next_even_from_its_own_sheet(book: xw.Book) -> None:
    choose(book, "C6")
    opened.preview(book, REFERENCE)

    opened.preview(book, REFERENCE)

    assert "FICTIVE Alice" in text(book)
    assert book.sheets.active.name == PREVIEW
    assert [nom for nom in book.sheet_names if nom.startswith("Aperçu")] == [PREVIEW]


def test_a_preview_is_never_a_letter(book: xw.Book) -> None:
    opened.preview(book, REFERENCE)

    sentence = opened.letters(book, REFERENCE)
    opened.letters(book, REFERENCE)

    assert sentence.startswith("Lettres\u00a0: 3 faites.")
    assert PREVIEW not in str(cells_of(book.sheets["Récapitulatif des lettres"]))
    assert PREVIEW in book.sheet_names


def test_a_preview_on_which_a_person_wrote_is_kept(book: xw.Book) -> None:
    opened.preview(book, REFERENCE)
    book.sheets[PREVIEW].range("A60").value = "à garder"

    with pytest.raises(WriteError, match="renommez-la ou supprimez-la"):
        opened.preview(book, REFERENCE)

    assert "à garder" in text(book)


def test_a_persons_own_sheet_of_that_name_is_kept(book: xw.Book) -> None:
    book.sheets.add(PREVIEW).range("A1").value = "à moi"

    with pytest.raises(WriteError, match="n'est pas un aperçu"):
        opened.preview(book, REFERENCE)

    assert text(book) == "à moi"


def test_a_row_that_gives_no_letter_has_no_preview_and_says_why(open_: OpenWorkbook) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, SIGNATAIRE, None)
    book = open_(workbook.tables)
    choose(book, "A5")

    with pytest.raises(WriteError, match="il manque\u00a0: signataire"):
        opened.preview(book, REFERENCE)

    assert PREVIEW not in book.sheet_names


def text(book: xw.Book) -> str:
    return " ".join(
        str(v) for line in cells_of(book.sheets[PREVIEW]) for v in line if v is not None
    ).replace("\u00a0", " ")
