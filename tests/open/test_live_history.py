"""The sheet of the controls made, in a live workbook."""

from datetime import timedelta

import pytest
from live_books import OpenWorkbook, faulty_tables

from pial_xl.report.blocks import synthese
from pial_xl.report.blocks.history import SHEET, TITLE_ROW
from pial_xl.report.blocks.texts import INVITATION
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]


def test_a_control_shows_the_sheet_and_adds_its_line_one_a_day(open_: OpenWorkbook) -> None:
    book = open_(faulty_tables())
    assert not book.sheets[SHEET].visible

    opened.check(book, REFERENCE)
    opened.check(book, REFERENCE)
    sheet = book.sheets[SHEET]
    sheet.range("B2").value = f"{INVITATION}\u00a0»"  # as where a workbook took its lines over
    said = opened.check(book, REFERENCE + timedelta(days=7))

    assert sheet.visible
    assert "plus bas" not in said  # none of these lines was typed
    days = sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + 3, 1)).value
    assert [day and day.date() for day in days] == [REFERENCE, REFERENCE + timedelta(days=7), None]


def test_a_synthese_of_an_older_workbook_gets_what_it_has_a_place_for(open_: OpenWorkbook) -> None:
    book = open_(faulty_tables())
    sheet, plan = book.sheets[synthese.SHEET], synthese.TEMPLATE_PLAN
    sheet.range((plan.titles.poles + 1, synthese.CHARTS_COLUMN)).value = None

    opened.check(book, REFERENCE)

    assert sheet.range((plan.rows.poles, 1)).value == "Ensemble"
    assert sheet.range((plan.rows.schools, 1)).value is None
    assert sheet.range((plan.rows.poles, synthese.CHARTS_COLUMN)).value is None
