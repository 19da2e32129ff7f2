"""The lists of a live workbook: without code in it, with codes beside it."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open.lists import report_waiting, write_code_lists

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook of which one pupil is partly served."""
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", 20)
    return open_(workbook.tables)


def test_the_sheet_to_report_holds_no_code(book: xw.Book) -> None:
    sentence = report_waiting(book, REFERENCE)

    assert sentence == "1 élève à signaler. Voyez la feuille «\u00a0À signaler\u00a0»."
    assert book.sheets.active.name == "À signaler"
    said = str(book.sheets["À signaler"].used_range.value)
    assert "n.d." in said
    assert [code for code in ("E1", "E4", "A01", "A02") if f"'{code}" in said] == []


def test_the_lists_by_code_stand_beside_and_the_workbook_is_as_it_was(book: xw.Book) -> None:
    names = list(book.sheet_names)

    sentence = write_code_lists(book, REFERENCE)

    folder = Path(book.fullname).parent / "listes" / "par code"
    assert sentence.startswith("3 classeurs écrits dans «\u00a0listes\u00a0»")
    assert "Données de santé pseudonymes" in sentence
    assert len(list(folder.glob("*.xlsx"))) == 3
    listed = openpyxl.load_workbook(folder / "À signaler par code 2026-2027.xlsx").worksheets[0]
    assert [row[1].value for row in listed.iter_rows() if str(row[0].value) == "1"] == ["E4"]
    assert list(book.sheet_names) == names
