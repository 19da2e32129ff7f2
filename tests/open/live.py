"""Workbooks open in the tests' LibreOffice."""

from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, Tables, template

from pial_xl.testing import SampleWorkbook


@pytest.fixture
def open_(app: xw.App, tmp_path: Path) -> OpenWorkbook:
    """Open a workbook made from the template: blank by default, or filled."""

    def open_(tables: Tables | None = None, nom: str = "PIAL essai.xlsm") -> xw.Book:
        path = tmp_path / nom
        path.write_bytes(template(SampleWorkbook().tables if tables is None else tables))
        return app.books.open(str(path))

    return open_
