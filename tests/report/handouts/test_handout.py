"""A sheet to hand over is drawn whole, and holds nothing but what it says."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.report.blocks.values import Share, duration
from pial_xl.report.handouts.handout import Align, Handout, HandoutCell, HandoutPage, HandoutRow
from pial_xl.report.looks import BODY, HEADER, TITLE
from pial_xl.report.workbook.handouts import handout_names, handouts_bytes
from pial_xl.units.text import NBSP

DAY = date(2026, 11, 24)
PAGE = HandoutPage()


def _drawn(*rows: HandoutRow, page: HandoutPage = PAGE) -> Worksheet:
    handout = Handout("Liste fictive", (12.0, 30.0, 12.0), rows, page)
    data = handouts_bytes([handout], "Listes fictives", DAY, "0.0")
    return load_workbook(BytesIO(data), rich_text=False)["Liste fictive"]


def _cell(value: object, column: int = 1, **properties: object) -> HandoutRow:
    return HandoutRow((HandoutCell(column, value, BODY, **properties),))  # type: ignore[arg-type]


def test_the_same_sheets_give_the_same_bytes() -> None:
    handout = Handout("Liste fictive", (12.0,), (_cell("E001"),))
    first, second = (handouts_bytes([handout], "Essai", DAY, "0.0") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@cmd", "https://exemple.test", "007"])
def test_a_text_stays_the_text_it_is(text: str) -> None:
    cell = _drawn(_cell(text))["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_an_amount_of_time_is_a_number_under_a_format_of_hours() -> None:
    cell = _drawn(_cell(duration(24 * 60 + 15)))["A1"]
    assert cell.number_format == '[h]"h"mm'
    assert cell.value.total_seconds() == (24 * 60 + 15) * 60


def test_a_part_shows_its_percent() -> None:
    cell = _drawn(_cell(Share(0.61)))["A1"]  # type: ignore[arg-type]
    assert (cell.value, cell.number_format) == (0.61, f"0{NBSP}%")


def test_what_has_no_value_is_said_not_judged() -> None:
    assert _drawn(_cell(None))["A1"].value == "non évalué"


def test_a_cell_may_take_several_columns_and_rows() -> None:
    sheet = _drawn(_cell("Un titre fictif", across=3, down=2))
    assert [str(zone) for zone in sheet.merged_cells.ranges] == ["A1:C2"]


def test_a_row_is_as_high_as_its_longest_text() -> None:
    short, long = _cell("mot", column=2), _cell("mot " * 40, column=2)
    heights = [row.height for row in _drawn(short, long).row_dimensions.values()]
    assert len(heights) == 1, "a row of one line has the program's own height"
    assert heights[0] > 5 * 12


def test_a_hatched_cell_differs_by_more_than_its_color() -> None:
    plain = HandoutCell(1, "E001", HEADER)
    hatched = HandoutCell(1, "E001", HEADER, hatched=True)
    patterns = [_drawn(HandoutRow((cell,)))["A1"].fill.patternType for cell in (plain, hatched)]
    assert patterns[0] == "solid"
    assert patterns[1] not in {"solid", None}


def test_a_text_stands_where_it_is_asked() -> None:
    assert _drawn(_cell("E001", align=Align.CENTER))["A1"].alignment.horizontal == "center"


def test_a_single_page_holds_all_its_rows() -> None:
    single, several = (
        _drawn(*[_cell("E001")] * 80, page=HandoutPage(is_single=is_single))
        for is_single in (True, False)
    )
    pages = [sheet.page_setup.fitToHeight for sheet in (single, several)]
    assert pages == [None, 0], "one page is what a sheet made to fit has where none is said"
    fitted = [sheet.sheet_properties.pageSetUpPr for sheet in (single, several)]
    assert all(setup is not None and setup.fitToPage for setup in fitted)


def test_a_page_may_lie_on_its_long_side() -> None:
    sheet = _drawn(_cell("E001"), page=HandoutPage(is_landscape=True))
    assert sheet.page_setup.orientation == "landscape"


def test_a_hidden_column_shows_nothing_where_a_program_does_not_hide_it() -> None:
    row = HandoutRow((HandoutCell(1, "E001", BODY), HandoutCell(2, "8h00", BODY)))
    data = handouts_bytes([Handout("Grille", (14.0, 0.0), (row,))], "Grille", DAY, "0.0")
    sheet = load_workbook(BytesIO(data))["Grille"]
    assert sheet.column_dimensions["B"].hidden
    assert sheet.column_dimensions["B"].width < 1
    assert (sheet["B1"].value, sheet["B1"].font.color.rgb) == ("8h00", "FFFFFFFF")
    # LibreOffice draws the arrow of a text that is cut, unless it shrinks.
    assert sheet["B1"].alignment.shrink_to_fit
    assert sheet["A1"].font.color.rgb != "FFFFFFFF"


def test_a_name_in_the_foot_is_no_code_of_the_page() -> None:
    sheet = _drawn(_cell("E001"), page=HandoutPage(footer="École A&B fictive"))
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "École A&&B fictive"


def test_a_foot_that_begins_with_a_digit_keeps_the_size_of_its_letters() -> None:
    sheet = _drawn(_cell("E001"), page=HandoutPage(footer="9 élèves de l'école fictive"))
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.size == 9
    assert sheet.oddFooter.left.text == "9 élèves de l'école fictive"


def test_titles_that_no_sheet_takes_are_made_fit_and_different() -> None:
    handouts = [Handout(title, (10.0,), ()) for title in ("A/B", "a-b", "x" * 40)]
    assert handout_names(handouts) == ("A-B", "a-b (2)", "x" * 31)


def test_a_link_leads_to_a_cell_of_the_file() -> None:
    row = HandoutRow((HandoutCell(1, "Voir", TITLE, link="'Liste fictive'!A1"),))
    assert _drawn(row)["A1"].hyperlink.location == "'Liste fictive'!A1"


def test_a_column_without_width_is_hidden_and_the_last_ones_are_not_printed() -> None:
    handout = Handout("Liste fictive", (12.0, 0.0, 12.0, 0.0), (_cell("E001"),))
    sheet = load_workbook(BytesIO(handouts_bytes([handout], "Essai", DAY, "0.0")))["Liste fictive"]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [False, True] * 2
    assert sheet.print_area == "'Liste fictive'!$A$1:$C$1"
