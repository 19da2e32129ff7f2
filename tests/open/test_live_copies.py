"""The safety copy that LibreOffice writes of a live workbook."""

from contextlib import closing
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables
from openpyxl import load_workbook

from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import FileError
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT."""
    return open_(faulty_tables())


def copies(book: xw.Book) -> list[Path]:
    """Give all that stands in the folder of copies, but the journal of « Annuler »."""
    folder = Path(book.fullname).parent / "copies pial-xl"
    return sorted(path for path in folder.iterdir() if path.suffix != ".json")


def held(copy: Path, cell: str) -> object:
    """Give what a cell of AESH holds in a copy; its other sheets are not read for that."""
    with closing(load_workbook(copy, read_only=True, data_only=True)) as book:
        value: object = book["AESH"][cell].value
        return value


def test_a_copy_as_it_was_is_saved_before_the_first_change(faulty: xw.Book) -> None:
    sheet = faulty.sheets["AESH"]
    sheet.range("B5").value = "pas encore enregistré"
    sheet.range("Z5").formula = '=H5&" h"'
    sheet.range("H5").value = 17

    opened.check(faulty, REFERENCE)

    (copy,) = copies(faulty)
    assert copy.suffix == ".xlsm"
    _, first = next(iter(read_workbook(copy).tables["T_AESH"].rows))
    assert first[1] == "pas encore enregistré"
    assert held(copy, "Z5") == "17 h"  # what the formula says now


def put_name(book: xw.Book, nom: str) -> None:
    book.sheets["AESH"].range("B5").value = nom


def test_each_run_after_a_change_keeps_its_copy(faulty: xw.Book) -> None:
    opened.check(faulty, REFERENCE)
    put_name(faulty, "FICTIVE")
    opened.clear_marks(faulty)
    put_name(faulty, "INVENTEE")
    opened.letters(faulty, REFERENCE)

    names = [held(copy, "B5") for copy in copies(faulty)]
    assert len(set(names)) == 3
    assert {"FICTIVE", "INVENTEE"} <= set(names)


def test_runs_in_a_row_keep_one_copy_of_what_was_before_them_all(faulty: xw.Book) -> None:
    put_name(faulty, "FICTIVE")
    opened.check(faulty, REFERENCE)
    opened.preview(faulty, REFERENCE)
    opened.check(faulty, REFERENCE)
    opened.clear_marks(faulty)

    (copy,) = copies(faulty)
    assert held(copy, "B5") == "FICTIVE"

    copy.unlink()  # one that was removed is made again
    opened.check(faulty, REFERENCE)
    assert len(copies(faulty)) == 1


def test_what_a_run_did_is_never_undone_piece_by_piece(faulty: xw.Book) -> None:
    changes = faulty.impl.undo_manager
    put_name(faulty, "FICTIVE")
    opened.check(faulty, REFERENCE)
    assert not changes.isUndoPossible()

    put_name(faulty, "INVENTEE")
    changes.undo()

    assert faulty.sheets["AESH"].range("B5").value == "FICTIVE"
    opened.check(faulty, REFERENCE)
    assert len(copies(faulty)) == 1  # nothing was left of what was undone


def test_a_click_that_is_refused_leaves_what_was_typed_to_be_undone(faulty: xw.Book) -> None:
    put_name(faulty, "FICTIVE")
    faulty.sheets["Contrôles"].range("A5:P5").value = [["x"] * 16]

    with pytest.raises(FileError, match="n'a plus ses titres"):
        opened.check(faulty, REFERENCE)

    assert faulty.impl.undo_manager.isUndoPossible()
