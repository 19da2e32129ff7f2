"""A model that people made their own, in a live workbook: its look, its optional rows."""

import base64
from typing import Any

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.letters.text_height import INDENT_PT
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

ALICE = "Lettre FICTIVE Alice"
MODEL = "Modèle de lettre"
COORDONNATEURS = "Coordonnateurs"
FREE_ROW = 45
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def book(letters_book: xw.Book) -> xw.Book:
    """The clean workbook, with its two letters."""
    return letters_book


def put_logo(book: xw.Book, width: int = 2000) -> None:
    """Put a picture on the model, as a person does."""
    document = book.api
    context: Any = book.app.impl
    stream = context.create("com.sun.star.io.SequenceInputStream")
    stream.initialize((_data(PIXEL),))
    provider = context.create("com.sun.star.graphic.GraphicProvider")
    from pial_xl.engines.libreoffice.structures import property_value  # noqa: PLC0415 - needs uno

    image = document.createInstance("com.sun.star.drawing.GraphicObjectShape")
    book.sheets[MODEL].api.getDrawPage().add(image)
    image.setPropertyValue(
        "Graphic", provider.queryGraphic((property_value("InputStream", stream),))
    )
    size = image.getSize()
    size.Width, size.Height = width, 1000
    image.setSize(size)


def _data(dataset: bytes) -> Any:
    from pial_xl.engines.libreoffice.soffice import import_uno  # noqa: PLC0415 - needs uno

    return import_uno().ByteSequence(dataset)


@pytest.mark.parametrize("trait", ["font.name", "font.size", "font.bold", "font.color", "color"])
def test_a_restyled_model_makes_the_letters_again(book: xw.Book, trait: str) -> None:
    cell: Any = book.sheets[MODEL].range("A1")
    values = {"font.name": "DejaVu Sans", "font.size": 19, "font.bold": not cell.font.bold}
    objet, _, nom = trait.rpartition(".")
    setattr(cell.font if objet else cell, nom, values.get(trait, (1, 2, 3)))

    sentence = opened.letters(book, REFERENCE)

    assert "2 refaites" in sentence
    assert "Changé\u00a0: modèle de lettre." in sentence
    remade_cell: Any = book.sheets[ALICE].range("A1")
    assert getattr(remade_cell.font if objet else remade_cell, nom) == values.get(trait, (1, 2, 3))


def test_a_model_whose_sizes_changed_makes_the_letters_again(book: xw.Book) -> None:
    book.sheets[MODEL].range("A1").column_width = 30

    assert "2 refaites" in opened.letters(book, REFERENCE)

    book.sheets[MODEL].range("A1").row_height = 60

    assert "2 refaites" in opened.letters(book, REFERENCE)
    assert book.sheets[ALICE].range("A1").row_height == 60


def test_a_logo_put_on_the_model_goes_to_the_letters(book: xw.Book) -> None:
    put_logo(book)

    sentence = opened.letters(book, REFERENCE)

    assert "2 refaites" in sentence
    assert [shape.type for shape in book.sheets[ALICE].shapes] == ["picture"]
    assert "2 inchangées" in opened.letters(book, REFERENCE)


def test_a_model_that_is_saved_and_opened_again_has_the_same_look(
    book: xw.Book, app: xw.App
) -> None:
    put_logo(book)
    book.sheets[MODEL].range("A1").font.size = 19
    opened.letters(book, REFERENCE)
    path = book.fullname
    book.save()
    book.close()

    reopened = app.books.open(path)

    assert "2 inchangées" in opened.letters(reopened, REFERENCE)


def test_letters_made_before_looks_were_told_are_left_as_they_are(book: xw.Book) -> None:
    record = book.sheets["_pial_xl"]
    block = record.used_range.options(ndim=2).value
    for rank, line in enumerate(block, start=1):
        if line[0] == "lettre":
            without_look, _, _ = str(line[3]).rpartition("+")
            record.range((rank, 4)).value = without_look + '"}'

    assert "2 inchangées" in opened.letters(book, REFERENCE)


@pytest.fixture
def optional(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose model has a row that only shows the function of who signs, if any."""
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, "fonction_signataire", None)
    workbook.put("T_Coordonnateurs", 1, "fonction_signataire", "Directrice fictive")
    book = open_(workbook.tables)
    row = "{{si fonction_signataire}}Fonction : {{fonction_signataire}}{{fin}}"
    book.sheets[MODEL].range((FREE_ROW, 1)).value = row
    opened.letters(book, REFERENCE)
    return book


def is_hidden(book: xw.Book, sheet: str) -> bool | None:
    return book.sheets[sheet].range((FREE_ROW, 1)).rows.hidden


def test_a_row_that_an_absent_block_empties_is_hidden(optional: xw.Book) -> None:
    assert is_hidden(optional, ALICE) is True
    assert is_hidden(optional, "Lettre IMAGINAIRE Basile") is False
    assert is_hidden(optional, MODEL) is False


def test_a_hidden_row_is_shown_again_when_its_value_comes_back(optional: xw.Book) -> None:
    column = fonction_column(optional)
    optional.sheets[COORDONNATEURS].range((5, column)).value = "Directeur fictif"

    sentence = opened.letters(optional, REFERENCE)

    assert "Changé\u00a0: fonction_signataire." in sentence
    assert is_hidden(optional, ALICE) is False
    said = str(optional.sheets[ALICE].range((FREE_ROW, 1)).value)
    assert said.replace("\u00a0", " ") == "Fonction : Directeur fictif"


def test_a_row_whose_value_goes_away_is_hidden_in_place(optional: xw.Book) -> None:
    optional.sheets[COORDONNATEURS].range((6, fonction_column(optional))).clear_contents()

    opened.letters(optional, REFERENCE)

    assert is_hidden(optional, "Lettre IMAGINAIRE Basile") is True


def fonction_column(book: xw.Book) -> int:
    titles = book.sheets[COORDONNATEURS].range("A4:O4").value
    return 1 + next(i for i, title in enumerate(titles) if str(title).startswith("Fonction"))


def header_text(book: xw.Book, sheet: str, side: str = "CenterText") -> str:
    content = style_of(book, sheet).getPropertyValue("RightPageHeaderContent")
    return str(getattr(content, side).getString()).replace("\u00a0", " ")


def style_of(book: xw.Book, sheet: str) -> Any:
    styles = book.api.getStyleFamilies().getByName("PageStyles")
    return styles.getByName(book.sheets[sheet].api.getPropertyValue("PageStyle"))


@pytest.fixture
def with_header(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose model has a header with placeholders."""
    book = open_()
    style = style_of(book, MODEL)
    style.setPropertyValue("HeaderIsOn", True)
    content = style.getPropertyValue("RightPageHeaderContent")
    content.LeftText.setString("Confidentiel")
    content.CenterText.setString("{{Madame|Monsieur}} {{nom}}, {{secteur}}")
    style.setPropertyValue("RightPageHeaderContent", content)
    opened.letters(book, REFERENCE)
    return book


def test_the_header_of_the_model_is_filled_for_each_letter(with_header: xw.Book) -> None:
    assert header_text(with_header, ALICE) == "Madame FICTIVE, Nantes"
    basile = "Lettre IMAGINAIRE Basile"
    assert header_text(with_header, basile) == "Monsieur IMAGINAIRE, Guérande"
    assert header_text(with_header, ALICE, "LeftText") == "Confidentiel"
    assert "{{nom}}" in header_text(with_header, MODEL)


def test_a_letter_whose_header_is_filled_numbers_its_pages_from_one(with_header: xw.Book) -> None:
    before = style_of(with_header, MODEL).getPropertyValue("FirstPageNumber")

    assert before != 1
    assert style_of(with_header, ALICE).getPropertyValue("FirstPageNumber") == 1


def test_a_header_follows_its_row(with_header: xw.Book) -> None:
    with_header.sheets[COORDONNATEURS].range("G5").value = "Ancenis"

    sentence = opened.letters(with_header, REFERENCE)

    assert "1 refaite, 1 inchangée" in sentence
    assert header_text(with_header, ALICE) == "Madame FICTIVE, Ancenis"


def test_a_reworded_header_makes_the_letters_again(with_header: xw.Book) -> None:
    style = style_of(with_header, MODEL)
    content = style.getPropertyValue("RightPageHeaderContent")
    content.CenterText.setString("Année {{année}}")
    style.setPropertyValue("RightPageHeaderContent", content)

    assert "2 refaites" in opened.letters(with_header, REFERENCE)
    assert header_text(with_header, ALICE) == "Année 2026-2027"


def test_headers_stay_each_one_s_own_once_the_file_is_opened_again(
    with_header: xw.Book, app: xw.App
) -> None:
    path = with_header.fullname
    with_header.save()
    with_header.close()

    reopened = app.books.open(path)

    assert "2 inchangées" in opened.letters(reopened, REFERENCE)
    assert header_text(reopened, ALICE) == "Madame FICTIVE, Nantes"
    assert "{{nom}}" in header_text(reopened, MODEL)


def test_the_indent_of_a_mission_is_about_what_it_is_in_excel(open_: OpenWorkbook) -> None:
    model = open_().sheets[MODEL]
    host = host_of(model.book)

    assert host.indent(model.range("A15")) == pytest.approx(INDENT_PT, abs=1)
    assert host.indent(model.range("A1")) == 0
