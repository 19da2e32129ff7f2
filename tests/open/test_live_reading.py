"""An open workbook is read as a closed one: same rows, same constats, same cells."""

from datetime import timedelta
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.workbook import demo_workbook
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.judgment import judge

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


def test_the_demo_gives_the_same_constats_open_and_closed(app: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "démo.xlsm"
    path.write_bytes(demo_workbook())
    book = app.books.open(str(path))

    opened, closed_workbook = read_open_book(book), read_workbook(path)

    assert judge(opened, DATE_DEMO).report == judge(closed_workbook, DATE_DEMO).report
    assert opened.models == closed_workbook.models


def test_a_duration_shown_as_a_time_is_told_from_plain_hours(open_: OpenWorkbook) -> None:
    book = open_()
    heures = book.sheets["AESH"].range("H5:H7")
    heures.value = [[1.0], [24.0], [0.5]]
    book.sheets["AESH"].range("H5").number_format = "[h]:mm"

    read_rows = [values[7] for _, values in read_open_book(book).tables["T_AESH"].rows]

    assert read_rows == [timedelta(days=1), 24.0, 0.5]


def test_an_error_of_a_formula_is_a_constat_at_its_cell(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["AESH"].range("H6").formula = "=1/0"

    report = judge(read_open_book(book), REFERENCE).report

    assert ("S-13", "AESH", "H6") in [
        (c.code, c.cell.sheet, c.cell.address) for c in report.constats
    ]


def test_a_row_typed_under_the_table_is_read(open_: OpenWorkbook) -> None:
    book = open_()
    sheet = book.sheets["Trajets"]
    bottom = sheet.tables[0].range.last_cell.row + 3
    sheet.range((bottom, 1)).value = ["0440001M", "0440004R", 25]

    numbers = [n for n, _ in read_open_book(book).tables["T_Trajets"].rows]

    assert bottom in numbers


def test_one_cell_far_away_costs_no_more_than_the_closed_reader_reads(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Trajets"].range("AMJ1048576").value = "perdu"

    raw = read_open_book(book)

    assert max(n for n, _ in raw.tables["T_Trajets"].rows) < 1_000


def test_a_workbook_without_our_tables_is_refused(book: xw.Book) -> None:
    with pytest.raises(WorkbookReadError, match="aucune des tables"):
        read_open_book(book)


def test_reading_changes_nothing(open_: OpenWorkbook) -> None:
    book = open_(SampleWorkbook().tables)

    read_open_book(book)

    assert not book.api.isModified()
