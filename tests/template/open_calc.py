"""A blank workbook open in LibreOffice, filled anew by each test: opened once, it is quick."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest
import xlwings as xw
from calc import CellValue, blank

from pial_xl.tables import RowModel
from pial_xl.template.live.columns import live_columns
from pial_xl.template.zones import TITLE_ROW
from pial_xl.units.dates import excel_day


class OpenWorkbook:
    """The workbook, and the blocks that the test before has filled in it."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._filled: dict[str, tuple[int, int]] = {}

    def fill(self, tables: Mapping[str, Sequence[Sequence[CellValue]]]) -> None:
        """Write the first rows of these sheets, and leave all others blank."""
        self._book.api.lockControllers()
        for title in self._filled.keys() | tables.keys():
            rows = tables.get(title, ())
            height, width = self._filled.get(title, (0, 0))
            height, width = max(height, len(rows)), max(width, *map(len, rows), 1)
            padded = [[*row, *[None] * (width - len(row))] for row in rows]
            padded += [[None] * width] * (height - len(rows))
            area = self._book.sheets[title].api.getCellRangeByPosition(
                0, TITLE_ROW, width - 1, TITLE_ROW + height - 1
            )
            area.setDataArray(tuple(tuple(map(_uno, row)) for row in padded))
            self._filled[title] = height, width

    def calculation(self, model: type[RowModel], nom: str, rows: int) -> list[object]:
        """Give the first results of a live column."""
        letters = live_columns(model)[nom].letters
        area = self._book.sheets[model.sheet].api.getCellRangeByName(
            f"{letters}{TITLE_ROW + 1}:{letters}{TITLE_ROW + rows}"
        )
        return [row[0] if row[0] != "" else None for row in area.getDataArray()]

    def figure(self, title: str) -> object:
        """Give what stands under a figure's title on Accueil."""
        said = self._book.sheets["Accueil"].api.getCellRangeByName("A1:Z15").getDataArray()
        ((row, column),) = [
            (row, column)
            for row, line in enumerate(said)
            for column, value in enumerate(line)
            if value == title
        ]
        return said[row + 1][column]


def _uno(value: CellValue) -> object:
    if value is None:
        return ""  # None would be #N/A
    return excel_day(value) if isinstance(value, date) else value


@pytest.fixture(scope="module")
def open_workbook(
    module_app: xw.App, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenWorkbook]:
    """A blank workbook, open for all the tests of a module."""
    path = tmp_path_factory.mktemp("ouvert") / "essai.xlsm"
    path.write_bytes(blank())
    book = module_app.books.open(str(path))
    yield OpenWorkbook(book)
    book.close()
