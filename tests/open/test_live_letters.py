"""The letters as sheets of a live workbook: made, left alone, made again, kept."""

from typing import Any

import pytest
import xlwings as xw
from live_books import OpenWorkbook, cells_of, content, refuse_synthese

from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.open import letters as open_letters
from pial_xl.sheets.open.hosts.libreoffice import LibreOffice
from pial_xl.sheets.open.record import read_record
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
UNNAMED = "Modèle de lettre (2)"
SECTEUR = "G5"
RECAP = "Récapitulatif des lettres"


@pytest.fixture
def book(letters_book: xw.Book) -> xw.Book:
    """The clean workbook, with its two letters."""
    return letters_book


def texts(book: xw.Book, sheet: str) -> str:
    block = book.sheets[sheet].used_range.options(ndim=2).value
    return "\n".join(str(v) for line in block for v in line if v is not None)


def test_each_row_gives_a_sheet_after_the_summary_and_in_order(book: xw.Book) -> None:
    names = [sheet.name for sheet in book.sheets if sheet.visible]
    debut = names.index(RECAP)

    assert names[debut + 1 : debut + 3] == [ALICE, BASILE]
    assert "Mme FICTIVE Alice" in texts(book, ALICE).replace("\u00a0", " ")
    assert "{{" not in texts(book, ALICE)


def test_letters_stand_last_where_no_sheet_has_to_make_room(book: xw.Book) -> None:
    assert book.sheet_names[-2:] == [ALICE, BASILE]


def test_the_model_itself_is_left_as_it_is(book: xw.Book) -> None:
    assert "{{nom}}" in texts(book, "Modèle de lettre")


def test_a_letter_keeps_what_its_model_says_in_bold(book: xw.Book) -> None:
    cell = next(
        c for c in book.sheets[ALICE].used_range.columns[0] if str(c.value).startswith("NOM Prénom")
    )
    portions = cell.api.getCellByPosition(0, 0).createEnumeration().nextElement()
    bold_pieces = [
        p.getString()
        for p in _enumerate(portions.createEnumeration())
        if p.getPropertyValue("CharWeight") > 100
    ]

    assert "".join(bold_pieces).replace("\u00a0", " ") == "Mme FICTIVE Alice"


def test_a_second_run_leaves_the_letters_untouched(book: xw.Book) -> None:
    before = content(book)
    before.pop(RECAP)

    sentence = opened.letters(book, REFERENCE)

    assert "Lettres\u00a0: 2 inchangées." in sentence
    after = content(book)
    after.pop(RECAP)
    assert after == before


def test_a_changed_row_makes_its_letter_again_and_says_what_changed(book: xw.Book) -> None:
    basile = cells_of(book.sheets[BASILE])
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    sentence = opened.letters(book, REFERENCE)

    assert "1 refaite, 1 inchangée" in sentence
    assert "Changé\u00a0: secteur." in sentence
    assert "Ancenis" in texts(book, ALICE)
    assert cells_of(book.sheets[BASILE]) == basile
    assert book.sheet_names.index(ALICE) == book.sheet_names.index(BASILE) - 1


def test_a_letter_edited_by_hand_is_kept_and_reported(book: xw.Book) -> None:
    book.sheets[ALICE].range("A4").value = "Année de Mme Fictive"
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    sentence = opened.letters(book, REFERENCE)

    assert f"Gardée, car modifiée à la main\u00a0: {ALICE}." in sentence
    assert "Année de Mme Fictive" in texts(book, ALICE)
    assert "Ancenis" not in texts(book, ALICE)


def test_a_note_put_on_a_letter_is_an_edit_too(book: xw.Book) -> None:
    book.sheets[ALICE].range("B4").add_note("À signer lundi")
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    sentence = opened.letters(book, REFERENCE)

    assert f"Gardée, car modifiée à la main\u00a0: {ALICE}." in sentence
    note = book.sheets[ALICE].range("B4").note
    assert note is not None
    assert note.text == "À signer lundi"


def test_a_changed_row_keeps_the_fill_and_the_links_of_its_letter(book: xw.Book) -> None:
    book.sheets[ALICE].range("A20").color = (198, 239, 206)
    free = book.sheets["Accueil"].range("Z1")
    free.formula = f"='{ALICE}'!A1"
    before = free.value
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    opened.letters(book, REFERENCE)

    assert "Ancenis" in texts(book, ALICE)
    assert book.sheets[ALICE].range("A20").color == (198, 239, 206)
    assert free.value == before


def test_a_refusal_leaves_the_person_where_they_were(book: xw.Book) -> None:
    book.sheets["Affectations"].activate()
    refuse_synthese(book)

    with pytest.raises(Exception):  # noqa: B017, PT011 - the sentence is made by the click
        opened.check(book, REFERENCE)

    assert book.sheets.active.name == "Affectations"


def test_a_sheet_of_the_person_that_bears_the_record_s_name_is_left_alone(
    open_: OpenWorkbook,
) -> None:
    book = open_()
    book.sheets.add("_pial_xl", after=book.sheets[-1]).range("A1").value = "à moi"

    with pytest.raises(WriteError, match="renommez-la"):
        opened.letters(book, REFERENCE)

    assert book.sheets["_pial_xl"].range("A1").value == "à moi"


def test_an_edit_made_after_a_stopped_run_is_kept(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failure(*_: object) -> None:
        raise KeyboardInterrupt

    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission reprise"
    with monkeypatch.context() as context:
        context.setattr(open_letters.OpenLetters, "fill", failure)
        with pytest.raises(KeyboardInterrupt):
            opened.letters(book, REFERENCE)
    book.sheets[BASILE].range("A4").value = "Ajout à la main"

    opened.letters(book, REFERENCE)

    assert "Ajout à la main" in texts(book, BASILE)


def copy_without_naming(_: object, model: xw.Sheet, neighbor: xw.Sheet, nom: str) -> xw.Sheet:
    """Copy a sheet as Excel does, then end as a killed program would: before the name."""
    model.impl.copy(before=None, after=neighbor.impl)
    raise KeyboardInterrupt


@pytest.fixture
def interrupted(open_: OpenWorkbook, monkeypatch: pytest.MonkeyPatch) -> xw.Book:
    """A workbook whose first letter was being copied when the run was killed."""
    book = open_()
    with monkeypatch.context() as context:
        context.setattr(LibreOffice, "copy_sheet", copy_without_naming)
        with pytest.raises(KeyboardInterrupt):
            opened.letters(book, REFERENCE)
    assert UNNAMED in book.sheet_names
    return book


def test_a_copy_that_a_killed_run_left_without_a_name_is_removed(interrupted: xw.Book) -> None:
    sentence = opened.letters(interrupted, REFERENCE)

    assert sentence.startswith("Lettres\u00a0: 2 faites")
    assert UNNAMED not in interrupted.sheet_names


def test_a_copy_in_which_a_person_wrote_is_kept(interrupted: xw.Book) -> None:
    interrupted.sheets[UNNAMED].range("A50").value = "mon essai"

    opened.letters(interrupted, REFERENCE)

    assert "mon essai" in texts(interrupted, UNNAMED)


def test_a_persons_own_copy_of_the_model_is_kept(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].copy()
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    opened.letters(book, REFERENCE)

    assert UNNAMED in book.sheet_names


def test_a_protected_structure_is_told_before_any_sheet_is_added(open_: OpenWorkbook) -> None:
    book = open_()
    before = book.sheet_names
    book.api.protect("secret")

    with pytest.raises(WriteError, match="structure du classeur est protégée"):
        opened.letters(book, REFERENCE)

    book.api.unprotect("secret")
    assert [nom for nom in book.sheet_names if nom != "_pial_xl"] == [
        nom for nom in before if nom != "_pial_xl"
    ]


def test_a_letter_whose_row_is_gone_is_listed_and_not_deleted(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].range("A5:K5").clear_contents()

    sentence = opened.letters(book, REFERENCE)

    assert f"laissée en place\u00a0: {ALICE}" in sentence
    assert ALICE in book.sheet_names


def test_a_sheet_of_that_name_that_is_not_ours_is_kept(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets.add(ALICE).range("A1").value = "Ma lettre à moi"

    sentence = opened.letters(book, REFERENCE)

    assert f"existait déjà\u00a0: {ALICE}" in sentence
    assert texts(book, ALICE) == "Ma lettre à moi"
    assert BASILE in book.sheet_names


def test_a_reworded_model_makes_the_letters_again(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission {{année}}"

    sentence = opened.letters(book, REFERENCE)

    assert "2 refaites" in sentence
    assert "Changé\u00a0: modèle de lettre." in sentence
    assert "Lettre de mission 2026-2027" in texts(book, ALICE)


def test_a_letter_left_half_made_by_a_stopped_run_is_made_again(book: xw.Book) -> None:
    record = book.sheets["_pial_xl"]
    block = record.used_range.options(ndim=2).value
    rank = next(i for i, line in enumerate(block) if line[1] == ALICE)
    record.range((rank + 1, 3)).value = ""
    book.sheets[ALICE].range("A1:C40").clear_contents()

    sentence = opened.letters(book, REFERENCE)

    assert "1 refaite" in sentence
    assert "Mme FICTIVE Alice" in texts(book, ALICE).replace("\u00a0", " ")
    assert read_record(book).letters[ALICE].fingerprint


def test_a_row_that_lacks_a_field_gives_no_letter_and_the_others_are_made(
    open_: OpenWorkbook,
) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, "signataire", None)
    book = open_(workbook.tables)

    sentence = opened.letters(book, REFERENCE)

    assert "1 faite, 1 refusée" in sentence
    assert "Ligne 5\u00a0: il manque\u00a0: signataire." in sentence
    assert ALICE not in book.sheet_names


def test_a_long_text_gets_a_taller_row(open_: OpenWorkbook) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, "secteur", "Nantes et alentours " * 20)
    book = open_(workbook.tables)

    opened.letters(book, REFERENCE)

    alice, basile = (sum(filter(None, heights_of(book, nom))) for nom in (ALICE, BASILE))
    assert alice > basile + 20


def test_a_row_made_tall_by_a_long_text_is_given_its_height_back(book: xw.Book) -> None:
    heights = heights_of(book, ALICE)
    secteur = book.sheets["Coordonnateurs"].range(SECTEUR)
    short = secteur.value
    secteur.value = "Nantes et alentours " * 20
    opened.letters(book, REFERENCE)
    assert heights_of(book, ALICE) != heights
    secteur.value = short

    opened.letters(book, REFERENCE)

    assert heights_of(book, ALICE) == heights


def heights_of(book: xw.Book, sheet: str) -> list[float | None]:
    """Give the heights of the rows that a letter fills.

    Those below are nobody's: LibreOffice gives them the height of its own letters as soon as it
    paints the sheet, and it does so when it has the time.
    """
    letter = book.sheets[sheet]
    last = letter.used_range.last_cell.row
    return [letter.range((row, 1)).row_height for row in range(1, last + 1)]


def test_without_a_model_the_person_is_told_where_to_take_one(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Modèle de lettre"].delete()

    with pytest.raises(WorkbookReadError, match="classeur neuf"):
        opened.letters(book, REFERENCE)


def _enumerate(enumeration: Any) -> list[Any]:
    found = []
    while enumeration.hasMoreElements():
        found.append(enumeration.nextElement())
    return found


def test_who_looks_at_a_letter_that_is_made_again_is_taken_to_the_summary(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission reprise"
    book.sheets[ALICE].activate()
    book.sheets[ALICE].range("C12").select()

    assert "2 refaites" in opened.letters(book, REFERENCE)

    assert book.sheets.active.name == RECAP


def test_the_lines_of_a_model_s_cell_and_of_a_value_are_kept(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Modèle de lettre"].range("A1").value = "Bonjour\n{{prénom}}\n{{secteur}}"
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Nord\nSud"
    opened.letters(book, REFERENCE)
    assert book.sheets[ALICE].range("A1").value == "Bonjour\nAlice\nNord\nSud"


def test_a_protected_model_is_named_and_leaves_nothing(open_: OpenWorkbook) -> None:
    book = open_()
    before = book.sheet_names
    book.sheets["Modèle de lettre"].api.protect("secret")
    with pytest.raises(WorkbookReadError, match=r"Modèle de lettre.* est protégée"):
        opened.letters(book, REFERENCE)
    assert book.sheet_names == before
