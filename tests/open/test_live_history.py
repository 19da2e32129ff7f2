"""The sheet of the controls made, in a live workbook."""

from datetime import timedelta

import pytest
from live_books import OpenWorkbook, faulty_tables

from pial_xl.report.blocks.history import SHEET, TITLE_ROW
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


def test_a_control_shows_the_sheet_and_adds_its_line_one_a_day(open_: OpenWorkbook) -> None:
    book = open_(faulty_tables())
    assert not book.sheets[SHEET].visible

    opened.check(book, REFERENCE)
    opened.check(book, REFERENCE)
    opened.check(book, REFERENCE + timedelta(days=7))

    sheet = book.sheets[SHEET]
    assert sheet.visible
    days = sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + 3, 1)).value
    assert [day and day.date() for day in days] == [REFERENCE, REFERENCE + timedelta(days=7), None]
