"""« Affectations d'après l'emploi du temps » in the open workbook: shown, accepted, taken back."""

from datetime import datetime, time

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.sheets.open.implied_page import SHEET
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened
from pial_xl.usecases.open.implied import accept_implied

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose timetable changes one allocation, and lacks two others."""
    sample = SampleWorkbook()
    sample.add("T_Creneaux", aesh="A01", eleve="E1", jour="lundi", debut=time(8), fin=time(10))
    return open_(sample.tables)


def click(book: xw.Book) -> str:
    return accept_implied(book, REFERENCE).replace("\u00a0", " ")


def answer(book: xw.Book, **said: str) -> None:
    """Answer the differences of some pupils."""
    sheet = book.sheets[SHEET]
    for row, line in enumerate(sheet.used_range.options(ndim=2).value, start=1):
        if line[3] in said:
            sheet.range((row, 8)).value = said[line[3]]


def held(book: xw.Book) -> list[list[object]]:
    """Give the filled rows of Affectations, input columns alone."""
    lines = book.sheets["Affectations"].range("A5:H30").options(ndim=2).value
    return [line for line in lines if any(value is not None for value in line)]


def test_what_is_accepted_alone_is_written_and_taken_back(book: xw.Book) -> None:
    before = held(book)
    assert click(book).startswith("Aperçu : 3 différences, rien n'est encore écrit.")
    assert held(book) == before
    assert book.sheets.active.name == SHEET

    answer(book, E1="oui", E2="oui", E3="non")
    said = click(book)

    assert said.startswith("2 différences acceptées sont écrites dans Affectations")
    after = held(book)
    assert (after[0][3], after[1][6]) == (2, datetime(2026, 11, 23))
    assert after[2:] == before[2:]
    shown = book.sheets[SHEET].used_range.options(ndim=2).value
    assert [line[1] for line in shown if line[3] in {"E1", "E2", "E3"}] == [
        "changée, acceptée",
        "retirée, acceptée",
        "retirée",
    ]
    assert click(book).startswith("Aperçu : 1 différence")

    answer(book, E3="oui")
    click(book)
    opened.undo(book)
    assert held(book) == after
