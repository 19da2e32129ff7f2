"""The safety copy that LibreOffice writes of a live workbook."""

from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables
from openpyxl import load_workbook

from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT."""
    return open_(faulty_tables())


def test_a_copy_as_it_was_is_saved_before_the_first_change(faulty: xw.Book) -> None:
    faulty.sheets["AESH"].range("B5").value = "pas encore enregistré"

    opened.check(faulty, REFERENCE)

    (copy,) = (Path(faulty.fullname).parent / "copies pial-xl").iterdir()
    assert copy.suffix == ".xlsm"
    _, first = next(iter(read_workbook(copy).tables["T_AESH"].rows))
    assert first[1] == "pas encore enregistré"


def test_the_copy_says_what_formulas_say_now(faulty: xw.Book) -> None:
    faulty.sheets["AESH"].range("Z5").formula = '=H5&" h"'
    faulty.sheets["AESH"].range("H5").value = 17

    opened.check(faulty, REFERENCE)

    (copy,) = (Path(faulty.fullname).parent / "copies pial-xl").iterdir()
    assert load_workbook(copy, data_only=True)["AESH"]["Z5"].value == "17 h"


def test_each_run_keeps_its_copy(faulty: xw.Book) -> None:
    opened.check(faulty, REFERENCE)
    opened.clear_marks(faulty)
    opened.letters(faulty, REFERENCE)

    copies = sorted((Path(faulty.fullname).parent / "copies pial-xl").iterdir())
    codes = [load_workbook(copy)["AESH"]["A5"].value for copy in copies]
    assert codes == ["A01"] * 3
