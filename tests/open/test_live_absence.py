"""The button of an absence, in a live workbook."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from pial_xl.sheets.errors import WriteError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

if TYPE_CHECKING:
    from live_books import OpenWorkbook

pytest_plugins = ("libreoffice_host", "live", "live_books")
pytestmark = pytest.mark.libreoffice


@pytest.fixture
def book(open_: "OpenWorkbook") -> xw.Book:
    """A workbook whose first AESH, on row 5, is absent."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "nom", "INVENTÉE")
    workbook.put("T_AESH", 0, "absent_du", date(2026, 11, 2))
    return open_(workbook.tables)


def test_the_absence_of_the_row_selected_has_its_sheet(book: xw.Book) -> None:
    book.sheets["AESH"].activate()
    book.sheets["AESH"].range("B5").select()

    sentence = opened.absence(book, REFERENCE)

    assert sentence == "Feuille «\u00a0Absence A01\u00a0» prête."
    assert book.sheets.active.name == "Absence A01"
    assert book.sheets["Absence A01"].range("A1").value == "Absence A01"
    assert book.sheets["AESH"].range("A5").value == "A01"


@pytest.mark.parametrize(
    ("sheet", "cell", "sentence"),
    [
        ("AESH", "B6", "A02 n'a pas d'absence notée"),
        ("AESH", "B40", "Sélectionnez, dans la feuille AESH"),
        ("Élèves", "A5", "Sélectionnez, dans la feuille AESH"),
    ],
)
def test_without_an_absence_selected_nothing_is_added(
    book: xw.Book, sheet: str, cell: str, sentence: str
) -> None:
    book.sheets[sheet].activate()
    book.sheets[sheet].range(cell).select()
    before = book.sheet_names

    with pytest.raises(WriteError) as refusal:
        opened.absence(book, REFERENCE)

    assert sentence in str(refusal.value).replace("\u00a0", " ")
    assert book.sheet_names == before
