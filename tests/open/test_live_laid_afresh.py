"""In LibreOffice a letter laid afresh takes its own sheet, and is what a copy of the model is."""

from typing import Any

import pytest
import xlwings as xw

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import block_of, uno_address
from pial_xl.sheets.open.hosts.libreoffice import LibreOffice
from pial_xl.sheets.open.reading import filled_rows

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

HOST = LibreOffice()


@pytest.fixture
def model(book: xw.Book) -> xw.Sheet:
    """A model with merged cells, a hidden row, a page break, a printed area."""
    sheet = book.sheets[0]
    sheet.name = "Modèle"
    sheet.range("A1").value = "Lettre de {{nom}}"
    sheet.range("A1").font.bold = True
    sheet.range("A3:B4").merge()
    sheet.range("A3").value = "Secteur"
    sheet.range("A3").color = (200, 220, 240)
    sheet.range("A12").value = "Fin"
    sheet.range("A5").row_height = 40
    sheet.range("B1").column_width = 30
    sheet.range("7:7").rows.hidden = True
    sheet.api.getRows().getByIndex(9).setPropertyValue("IsStartOfNewPage", True)
    sheet.api.setPrintAreas((uno_address(0, Rectangle(1, 1, 12, 2)),))
    book.sheets.add("Devant", before=sheet)
    return sheet


@pytest.fixture
def letter(model: xw.Sheet) -> xw.Sheet:
    """A letter before other sheets, that a person wrote and drew on, and that a formula cites."""
    book = model.book
    letter = HOST.copy_sheet(model, model, "Lettre")
    letter.range("C20").value = "ajout"
    letter.range("A1").color = (255, 0, 0)
    letter.range("A10:C11").merge()
    letter.range("A2").row_height = 80
    letter.range("2:2").rows.hidden = True
    shape = book.api.createInstance("com.sun.star.drawing.RectangleShape")
    letter.api.getDrawPage().add(shape)
    book.sheets["Devant"].range("A1").formula = "=Lettre!A3"
    return letter


def told(sheet: xw.Sheet) -> dict[str, Any]:
    """Give all that a person sees of a sheet."""
    rows = list(filled_rows(sheet.used_range))
    places = {(n, c): str(v) for n, values in rows for c, v in values.items()}
    look = HOST.look_at_model(sheet, places, tuple(places))
    return {
        "texts": places,
        "look": look.observed,
        "fragments": look.fragments,
        "heights": look.heights,
        "hidden": HOST.hidden_rows(sheet.range("A1:C20")),
        "merges": HOST.merges(sheet.range("A1:C20")),
        "breaks": [b.Position for b in sheet.api.getRowPageBreaks() if b.ManualBreak],
        "printed": [block_of(area) for area in sheet.api.getPrintAreas()],
        "style": sheet.api.getPropertyValue("PageStyle"),
        "drawings": sheet.api.getDrawPage().getCount(),
    }


def test_it_is_all_that_the_model_is_and_nothing_that_it_was(letter: xw.Sheet) -> None:
    book = letter.book

    HOST.replace_sheet(book.sheets["Modèle"], letter, "Lettre")

    assert told(book.sheets["Lettre"]) == told(book.sheets["Modèle"])


def test_it_stays_where_it_is_and_the_formulas_that_cite_it_stand(letter: xw.Sheet) -> None:
    book = letter.book
    names = list(book.sheet_names)

    HOST.replace_sheet(book.sheets["Modèle"], letter, "Lettre")

    assert book.sheet_names == names
    assert book.sheets["Devant"].range("A1").value == "Secteur"


def test_a_protected_letter_is_deleted_and_copied_anew(letter: xw.Sheet) -> None:
    book = letter.book
    letter.api.protect("")

    HOST.replace_sheet(book.sheets["Modèle"], letter, "Lettre")

    assert told(book.sheets["Lettre"]) == told(book.sheets["Modèle"])
    assert not HOST.is_protected(book.sheets["Lettre"])
