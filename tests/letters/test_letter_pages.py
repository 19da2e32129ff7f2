"""How many pages a letter takes, and where they break."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from characters import LetterCase, read_back, write
from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from pial_xl.sheets.closed.letters.pages import ChosenBreaks, model_breaks, paginate
from pial_xl.sheets.closed.letters.source import open_model_sheet


def _sheet(rows: int, height: float = 20) -> Any:
    sheet: Any = Workbook().active
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    for rank in range(1, rows + 1):
        sheet.cell(rank, 1, f"Ligne {rank}")
        sheet.row_dimensions[rank].height = height
    sheet.column_dimensions["A"].width = 60
    return sheet


def _breaks(sheet: Any) -> list[int]:
    paginate(sheet)
    return [row_break.id + 1 for row_break in sheet.row_breaks.brk]


def test_a_letter_a_little_too_long_is_made_smaller_on_one_page() -> None:
    sheet = _sheet(45)

    assert _breaks(sheet) == []
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_letter_too_long_to_be_read_on_one_page_takes_two() -> None:
    sheet = _sheet(60)

    assert _breaks(sheet) == [39]
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.scale == 100


def test_a_wide_letter_of_several_pages_is_made_as_narrow_as_the_page() -> None:
    sheet = _sheet(80)
    sheet.column_dimensions["A"].width = 120
    paginate(sheet)

    assert sheet.page_setup.scale < 100


def test_a_hidden_row_takes_no_room() -> None:
    sheet = _sheet(60)
    for rank in range(20, 60):
        sheet.row_dimensions[rank].hidden = True

    assert _breaks(sheet) == []


def test_a_box_is_not_cut_in_two() -> None:
    sheet = _sheet(60)
    thin_side = Side("thin")
    for rank in range(30, 50):
        sheet.cell(rank, 1).border = Border(
            left=thin_side, right=thin_side, top=thin_side if rank == 30 else Side()
        )

    assert _breaks(sheet) == [30]


def test_a_heading_goes_with_what_it_announces() -> None:
    sheet = _sheet(60)
    sheet.cell(38, 1).font = Font(bold=True)

    assert _breaks(sheet) == [38]


def test_a_merged_cell_is_not_cut_in_two() -> None:
    sheet = _sheet(60)
    sheet.merge_cells("A37:A45")

    assert _breaks(sheet) == [37]


def test_a_box_longer_than_a_page_is_cut_where_the_page_is_full() -> None:
    sheet = _sheet(60)
    sheet.merge_cells("A1:A60")
    sheet.print_area = "A1:A60"

    assert _breaks(sheet) == [39]


def test_a_letter_that_became_short_is_one_page_again() -> None:
    sheet = _sheet(60)
    paginate(sheet)
    sheet.delete_rows(20, 41)

    assert _breaks(sheet) == []
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_landscape_letter_has_the_room_of_a_landscape_page() -> None:
    sheet = _sheet(60)
    sheet.page_setup.orientation = "landscape"
    first, *_ = _breaks(sheet)
    assert first < 39


def test_a_page_begins_where_the_model_says() -> None:
    sheet = _sheet(20)
    assert paginate(sheet, ChosenBreaks(frozenset({11}))) == 2
    assert [row_break.id + 1 for row_break in sheet.row_breaks.brk] == [11]
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_page_that_a_person_begins_may_be_too_long_for_one() -> None:
    sheet = _sheet(80)
    assert paginate(sheet, ChosenBreaks(frozenset({11}))) == 3


def test_excel_sets_aside_the_breaks_of_a_sheet_that_it_fits_in_pages() -> None:
    sheet = _sheet(20)
    sheet.row_breaks.append(Break(id=10))
    sheet.col_breaks.append(Break(id=3))
    assert model_breaks(sheet) == ChosenBreaks()
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    assert model_breaks(sheet) == ChosenBreaks(frozenset({11}), frozenset({4}))


def test_a_column_may_begin_a_page_which_then_takes_the_whole_width() -> None:
    sheet = _sheet(20)
    for column in "ABCDEF":
        sheet.column_dimensions[column].width = 40
    sheet["F1"] = "au bout"
    assert paginate(sheet, ChosenBreaks(columns=frozenset({4}))) == 2
    assert [column_break.id + 1 for column_break in sheet.col_breaks.brk] == [4]
    alone = _sheet(20)
    for column in "ABC":
        alone.column_dimensions[column].width = 40
    alone["C1"] = "au bout"
    paginate(alone, ChosenBreaks(frozenset({11})))
    assert sheet.page_setup.scale == alone.page_setup.scale


def _letters() -> tuple[Any, bytes]:
    book = Workbook()
    model: Any = book.active
    model.title = "Modèle de lettre"
    for rank in range(1, 31):
        model.cell(rank, 1, "{{nom}}")
    model.page_setup.orientation = "landscape"
    model.row_breaks.append(Break(id=15))
    model.oddHeader.center.text = "DDEC\n{{établissement}}"
    model.oddFooter.right.text = "Page &P/&N && &[Pages]"
    output = BytesIO()
    book.save(output)
    data = write([LetterCase()], open_model_sheet(output.getvalue(), "Modèle de lettre"))
    return read_back(data).worksheets[0], data


def test_a_letter_keeps_the_landscape_and_the_breaks_of_its_model() -> None:
    letter, _ = _letters()
    assert letter.page_setup.orientation == "landscape"
    assert [row_break.id for row_break in letter.row_breaks.brk] == [15]


def test_pages_are_numbered_letter_by_letter() -> None:
    letter, _ = _letters()
    assert letter.oddFooter.right.text == "Page &P/2 && 2"
    assert letter.page_setup.firstPageNumber == 1
    assert letter.page_setup.useFirstPageNumber


def test_a_header_of_two_lines_is_written_as_excel_writes_it() -> None:
    letter, data = _letters()
    with ZipFile(BytesIO(data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "&amp;CDDEC\nÉcole Saint-Exemple" in page
    assert letter.oddHeader.center.text == "DDEC\nÉcole Saint-Exemple"
