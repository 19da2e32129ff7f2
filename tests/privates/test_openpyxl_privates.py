"""Every private name of openpyxl that we use is still there, and still means what we use it for."""

import re
from base64 import b64decode
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing, TwoCellAnchor
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring
from xlsxwriter import Workbook as WrittenWorkbook

from pial_xl.engines.privates import openpyxl as privates

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def sheet() -> Worksheet:
    return Workbook().worksheets[0]


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """A workbook of one sheet with one picture on its second row and third column."""
    output = BytesIO()
    with WrittenWorkbook(output) as book:
        book.add_worksheet().insert_image("C2", "x.png", {"image_data": BytesIO(PNG)})
    return output.getvalue()


def test_cells_are_those_that_exist(sheet: Worksheet) -> None:
    cell = sheet.cell(3, 2, "x")
    assert privates.cells(sheet) == {(3, 2): cell}
    assert privates.cells(sheet) == {(3, 2): cell}  # looking has made none


def test_a_cell_is_put_behind_merged_ones(sheet: Worksheet) -> None:
    behind = MergedCell(sheet, 2, 2)
    privates.put_cell(sheet, behind)
    assert sheet["B2"] is behind


def test_a_style_goes_from_a_cell_to_another(sheet: Worksheet) -> None:
    origin, target = sheet["A1"], sheet["B1"]
    origin.font = Font(bold=True)
    privates.put_style(target, privates.style(origin))
    assert target.font.b


def test_the_first_font_of_a_workbook_is_its_base_font(sheet: Worksheet) -> None:
    book: Any = sheet.parent
    sheet["A1"].font = Font(name="Arial")
    assert [font.name for font in privates.fonts(book)] == ["Calibri", "Arial"]


def test_the_fonts_of_a_workbook_are_replaced(sheet: Worksheet) -> None:
    book: Any = sheet.parent
    privates.put_fonts(book, [Font(name="Courier")])
    assert sheet["A1"].font.name == "Courier"


def test_the_pictures_of_a_sheet_are_replaced(sheet: Worksheet) -> None:
    assert privates.pictures(sheet) == []
    picture = privates.Picture(PNG, "png", "A1")
    privates.put_pictures(sheet, [picture])
    assert privates.pictures(sheet) == [picture]


@pytest.mark.parametrize(
    ("asked", "ranges"), [(None, []), ("A1:B2", ["A1:B2"]), ("A1:B2,D1:E2", ["A1:B2", "D1:E2"])]
)
def test_the_print_areas_are_ranges(sheet: Worksheet, asked: str | None, ranges: list[str]) -> None:
    if asked:
        sheet.print_area = asked
    assert [area.coord for area in privates.print_areas(sheet)] == ranges


def test_the_drawings_of_a_sheet_that_was_read_are_found(drawn: bytes) -> None:
    read = load_workbook(BytesIO(drawn)).worksheets[0]
    assert [part.target for part in privates.drawings(read)] == ["xl/drawings/drawing1.xml"]


def test_the_pictures_of_a_drawing_have_an_anchor_and_a_link(drawn: bytes) -> None:
    part = ZipFile(BytesIO(drawn)).read("xl/drawings/drawing1.xml")
    kind: Any = SpreadsheetDrawing
    (blip,) = privates.drawing_pictures(kind.from_tree(fromstring(part)))
    assert blip.embed == "rId1"
    start = privates.anchor_start(blip.anchor)
    assert start is not None
    assert (start.row, start.col) == (1, 2)


def test_a_picture_tied_to_no_cell_begins_nowhere() -> None:
    assert privates.anchor_start("A1") is None


def test_a_font_is_written_in_the_order_of_the_schema() -> None:
    book = Workbook()
    font = privates.OrderedFont(name="Arial", sz=12, b=True, color="FF0000")
    book.worksheets[0]["A1"].font = font
    output = BytesIO()
    book.save(output)
    styles = ZipFile(BytesIO(output.getvalue())).read("xl/styles.xml").decode()
    written = re.search(r"<font>(?:(?!</font>).)*Arial.*?</font>", styles)
    assert written is not None
    assert re.findall(r"<(\w+)", written[0]) == ["font", "b", "sz", "color", "name"]


def test_a_sheet_is_added_at_its_place_as_openpyxl_adds_one() -> None:
    book, other = Workbook(), Workbook()
    book.create_sheet("Fin")
    other.create_sheet("Fin")
    added, made = privates.add_sheet(book, "Entre", 1), other.create_sheet("Entre", 1)
    assert book.sheetnames == other.sheetnames == ["Sheet", "Entre", "Fin"]
    assert (added.parent, made.parent) == (book, other)
    assert vars(added).keys() == vars(made).keys()
    assert [privates.sheet_rank(book, each) for each in book.worksheets] == [0, 1, 2]


class _Shared(privates.Picture):
    path = "/xl/media/une.png"


def test_a_picture_on_two_sheets_is_stored_once_as_it_is() -> None:
    book = Workbook()
    book.create_sheet()
    for sheet in book.worksheets:
        privates.put_pictures(sheet, [_Shared(PNG, "png", TwoCellAnchor())])
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        privates.WriterOfSharedPictures(book, archive).write_data()
    written = ZipFile(BytesIO(output.getvalue()))
    assert [name for name in written.namelist() if "media" in name] == ["xl/media/une.png"]
    assert written.read("xl/media/une.png") == PNG


def test_the_line_breaks_of_a_header_are_written_as_they_are(sheet: Worksheet) -> None:
    header: Any = sheet.oddHeader
    header.left.text = "Un\nDeux"
    privates.put_header_breaks(sheet)
    written: Any = sheet.oddHeader
    assert written.to_tree("oddHeader").text == "&LUn\nDeux"
