"""What hides the rows of a closed workbook, or spreads over them, is handed over as data."""

from pathlib import Path
from typing import Literal

import pytest
from openpyxl import Workbook

from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables import Eleve, columns
from pial_xl.tables.raw import Layout


@pytest.fixture
def book() -> Workbook:
    """Give a workbook with the sheet Élèves: a title, headers on row 3, three pupils."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Élèves"
    sheet["A1"] = "Élèves"
    for column, stated in enumerate(columns(Eleve).values(), start=1):
        sheet.cell(3, column, stated.title)
    for row in (4, 5, 6):
        sheet.cell(row, 1, f"E{row}")
    return book


def _layout(book: Workbook, tmp_path: Path) -> Layout:
    path = tmp_path / "classeur.xlsx"
    book.save(path)
    return read_workbook(path).tables["T_Eleves"].layout


def test_a_plain_sheet_hides_nothing(book: Workbook, tmp_path: Path) -> None:
    assert _layout(book, tmp_path) == Layout()


def test_the_hidden_rows_are_those_of_the_table_that_hold_something(
    book: Workbook, tmp_path: Path
) -> None:
    for row in (1, 3, 5, 9):
        book.worksheets[0].row_dimensions[row].hidden = True
    assert _layout(book, tmp_path) == Layout(hidden_rows=frozenset({5}))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_may_be_hidden_itself(
    book: Workbook, tmp_path: Path, state: Literal["hidden", "veryHidden"]
) -> None:
    book.create_sheet("Notes")
    book.worksheets[0].sheet_state = state
    assert _layout(book, tmp_path) == Layout(is_hidden=True)


def test_the_merged_areas_are_those_that_touch_the_table(book: Workbook, tmp_path: Path) -> None:
    for area in ("A1:F1", "B4:B5", "Z4:Z5"):
        book.worksheets[0].merge_cells(area)
    assert _layout(book, tmp_path) == Layout(merges=((4, 2, 5, 2),))
