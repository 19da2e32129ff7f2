"""Accueil after a control, in a live workbook: what it shows, and where its links lead."""

from datetime import date

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables

from pial_xl.report.blocks.last_control import COLUMN, DATE_ROW, SIGN_ROW, STATE_ROW
from pial_xl.testing import REFERENCE
from pial_xl.units.dates import excel_day
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT."""
    return open_(faulty_tables())


def shown(book: xw.Book) -> list[str]:
    """Give the texts of the page, in reading order."""
    block = book.sheets["Accueil"].range((1, 1), (16, 14)).options(ndim=2).value
    return [str(v) for line in block for v in line if v is not None]


def test_before_any_control_the_page_says_how_to_begin(book: xw.Book) -> None:
    texts = shown(book)
    assert "Aucun contrôle n'a encore été fait ici." in texts
    assert texts.count("–") == 3
    assert any(text.startswith("Remplissez les feuilles") for text in texts)


def test_after_a_control_the_page_says_its_date_its_counts_and_what_to_do(book: xw.Book) -> None:
    opened.check(book, REFERENCE)

    texts = shown(book)
    assert "Contrôle au 24\u00a0novembre 2026" in texts
    assert "1 bloquant" in texts
    assert any(text.endswith((" alerte", " alertes")) for text in texts)
    assert any("24h00 affectées pour 12h00" in text for text in texts)


def test_a_second_control_replaces_the_first(book: xw.Book) -> None:
    opened.check(book, REFERENCE)
    book.sheets["AESH"].range("H5").value = 24

    opened.check(book, REFERENCE)

    texts = shown(book)
    assert "0 bloquant" in texts
    assert "Rien n'est urgent\u00a0: vous pouvez préparer les lettres." in texts


def test_a_first_page_without_a_place_for_it_is_left_as_it_is(book: xw.Book) -> None:
    sheet = book.sheets["Accueil"]
    sheet.range((SIGN_ROW, COLUMN)).value = "à moi"

    opened.check(book, REFERENCE)

    assert sheet.range((DATE_ROW, COLUMN)).value is None


def test_what_to_do_without_buttons_shows_until_the_macros_have_looked_today(
    book: xw.Book,
) -> None:
    sheet = book.sheets["Accueil"]
    state = sheet.range((STATE_ROW, COLUMN), (STATE_ROW, COLUMN + 1))
    assert sheet.range("B5").value.startswith("Si les boutons manquent")
    state.value = [1, excel_day(date.today())]
    assert not sheet.range("B5").value
    state.value = [2, excel_day(date.today())]
    assert sheet.range("B5").value.startswith("Les boutons ne trouvent pas Python")
    state.value = [1, excel_day(date.today()) - 1]
    assert sheet.range("B5").value.startswith("Si les boutons manquent")
