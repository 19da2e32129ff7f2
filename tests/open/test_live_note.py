"""The note de situation, in a live workbook."""

import pytest
from live_books import OpenWorkbook, faulty_tables

from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


def test_the_note_stands_on_its_sheet_and_a_second_one_replaces_it(open_: OpenWorkbook) -> None:
    book = open_(faulty_tables())
    before = set(book.sheet_names)

    said = opened.note(book, REFERENCE)
    assert opened.note(book, REFERENCE) == said

    assert set(book.sheet_names) - before - {"_pial_xl"} == {"Note de situation"}
    assert book.sheets["Note de situation"].range("A1").value == "Note de situation"
