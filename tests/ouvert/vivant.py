"""Workbooks open in the tests' LibreOffice."""

from pathlib import Path

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir, Tables, gabarit
from fabrique import Classeur


@pytest.fixture
def ouvrir(app: xw.App, tmp_path: Path) -> Ouvrir:
    """Open a workbook made from the template: blank by default, or filled."""

    def ouvrir(tables: Tables | None = None, nom: str = "PIAL essai.xlsm") -> xw.Book:
        chemin = tmp_path / nom
        chemin.write_bytes(gabarit(Classeur().tables if tables is None else tables))
        return app.books.open(str(chemin))

    return ouvrir
