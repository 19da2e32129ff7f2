"""The letters of the selected rows, and the preview of one, in a live workbook."""

import pytest
import xlwings as xw
from live_books import OpenWorkbook, Tables, cells_of, content

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.choice import chosen_among
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

ALICE, BASILE, CLEO = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre INVENTEE Cléo"
PREVIEW = "Aperçu de lettre"
COORDONNATEURS = "Coordonnateurs"
SIGNATAIRE = "signataire"


def three_coordinators() -> Tables:
    """Tables with three coordinators, on rows 5 to 7."""
    workbook = SampleWorkbook()
    third = dict(workbook.tables["T_Coordonnateurs"][0]) | {"nom": "INVENTEE", "prenom": "Cléo"}
    workbook.tables["T_Coordonnateurs"].append(third)
    return workbook.tables


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with three coordinators, and no letter yet."""
    return open_(three_coordinators())


@pytest.fixture(scope="module")
def shared(open_once: OpenWorkbook) -> xw.Book:
    """The same, in which cells are selected and rows hidden, and nothing is made."""
    return open_once(three_coordinators())


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


def chosen(book: xw.Book) -> set[int]:
    """Give which of the three rows are chosen."""
    return set(chosen_among(book, host_of(book), COORDONNATEURS, (5, 6, 7)))


@pytest.mark.parametrize(
    ("addresses", "rows"),
    [
        (["B6"], {6}),
        (["A5:D6"], {5, 6}),
        (["C5", "A7:B7"], {5, 7}),
        (["A1:D5", "A40"], {5}),
        (["B:B"], {5, 6, 7}),
        (["6:7"], {6, 7}),
        (["A1:D4"], set()),
        (["A40:C60"], set()),
    ],
)
def test_the_rows_of_the_cells_selected_are_chosen(
    shared: xw.Book, addresses: list[str], rows: set[int]
) -> None:
    choose(shared, *addresses)

    assert chosen(shared) == rows


def test_rows_hidden_by_a_filter_inside_the_selection_are_left_out(shared: xw.Book) -> None:
    shared.sheets[COORDONNATEURS].range("6:6").rows.hidden = True
    choose(shared, "A5:A7")

    assert chosen(shared) == {5, 7}

    shared.sheets[COORDONNATEURS].range("6:6").rows.hidden = False
    assert chosen(shared) == {5, 6, 7}


def test_several_areas_have_the_address_that_excel_gives_them_and_can_be_selected_again(
    shared: xw.Book,
) -> None:
    choose(shared, "A5:D5", "A7")
    selection = shared.selection
    assert selection is not None
    assert selection.address == "$A$5:$D$5,$A$7"
    shared.sheets[COORDONNATEURS].range("B2").select()

    selection.select()

    came_back = shared.selection
    assert came_back is not None
    assert came_back.address == "$A$5:$D$5,$A$7"


@pytest.mark.parametrize(
    ("sheet", "address", "said"),
    [
        (COORDONNATEURS, "A1:D4", "La sélection ne touche aucune ligne remplie .* sélectionnez-y"),
        ("AESH", "A5", "n'est pas au premier plan"),
    ],
)
def test_a_selection_that_holds_nobody_changes_nothing_and_says_what_to_do(
    shared: xw.Book, sheet: str, address: str, said: str
) -> None:
    before = content(shared)
    choose(shared, address, sheet_title=sheet)

    with pytest.raises(WriteError, match=said):
        opened.chosen_letters(shared, REFERENCE)

    assert content(shared) == before
    assert shared.sheets.active.name == sheet


def test_only_the_selected_persons_get_their_letter(book: xw.Book) -> None:
    choose(book, "C5", "A7:B7")

    sentence = opened.chosen_letters(book, REFERENCE)

    assert letters_of(book) == [ALICE, CLEO]
    assert sentence.startswith("Lettres\u00a0: 2 faites")


def test_a_row_that_lacks_a_field_has_neither_letter_nor_preview_and_says_why(
    open_: OpenWorkbook,
) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, SIGNATAIRE, None)
    book = open_(workbook.tables)
    choose(book, "A5")

    with pytest.raises(WriteError, match="il manque\u00a0: signataire"):
        opened.preview(book, REFERENCE)

    assert PREVIEW not in book.sheet_names

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


def test_a_preview_is_replaced_by_the_next_which_is_the_first_letter_where_no_row_is_selected(
    book: xw.Book,
) -> None:
    choose(book, "C6")
    opened.preview(book, REFERENCE)
    assert "IMAGINAIRE Basile" in text(book)

    opened.preview(book, REFERENCE)  # from its own sheet

    assert "FICTIVE Alice" in text(book)
    assert book.sheets.active.name == PREVIEW
    assert [nom for nom in book.sheet_names if nom.startswith("Aperçu")] == [PREVIEW]

    choose(book, "A6", sheet_title="AESH")
    sentence = opened.preview(book, REFERENCE)

    assert "FICTIVE Alice" in text(book)
    assert "voici la première lettre. Aperçu de la ligne 5" in sentence

    choose(book, "B40")
    sentence = opened.preview(book, REFERENCE)

    assert sentence.startswith("Aucune ligne remplie n'est sélectionnée\u00a0: voici la première")
    assert "Aperçu de la ligne 5" in sentence


def test_a_preview_is_never_a_letter(book: xw.Book) -> None:
    opened.preview(book, REFERENCE)

    sentence = opened.letters(book, REFERENCE)
    opened.letters(book, REFERENCE)

    assert sentence.startswith("Lettres\u00a0: 3 faites.")
    assert PREVIEW not in str(cells_of(book.sheets["Récapitulatif des lettres"]))
    assert PREVIEW in book.sheet_names


def test_a_preview_on_which_a_person_wrote_is_kept_and_so_is_a_sheet_of_that_name(
    book: xw.Book,
) -> None:
    own = book.sheets.add(PREVIEW)
    own.range("A1").value = "à moi"

    with pytest.raises(WriteError, match="n'est pas un aperçu"):
        opened.preview(book, REFERENCE)

    assert text(book) == "à moi"

    own.name = "À moi"
    opened.preview(book, REFERENCE)
    book.sheets[PREVIEW].range("A60").value = "à garder"

    with pytest.raises(WriteError, match="renommez-la ou supprimez-la"):
        opened.preview(book, REFERENCE)

    assert "à garder" in text(book)


def text(book: xw.Book) -> str:
    return " ".join(
        str(v) for line in cells_of(book.sheets[PREVIEW]) for v in line if v is not None
    ).replace("\u00a0", " ")
