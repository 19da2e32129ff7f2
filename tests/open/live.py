"""Workbooks open in the tests' LibreOffice."""

import shutil
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, Tables, template

from pial_xl.sheets.open.hosts.libreoffice import LibreOffice
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened


@pytest.fixture
def open_(app: xw.App, tmp_path: Path) -> OpenWorkbook:
    """Open a workbook made from the template: blank by default, or filled."""
    return _opener(app, tmp_path)


@pytest.fixture(scope="module")
def open_once(module_app: xw.App, tmp_path_factory: pytest.TempPathFactory) -> OpenWorkbook:
    """The same for workbooks that tests of a module look at, and leave as they are.

    These tests stand before the others of the module: a book is no longer activated once another
    connection to its LibreOffice is the active one.
    """
    return _opener(module_app, tmp_path_factory.mktemp("partagé"), "PIAL partagé.xlsm")


def _opener(app: xw.App, folder: Path, usual: str = "PIAL essai.xlsm") -> OpenWorkbook:
    def open_(tables: Tables | None = None, nom: str = usual) -> xw.Book:
        path = folder / nom
        path.write_bytes(template(SampleWorkbook().tables if tables is None else tables))
        return app.books.open(str(path))

    return open_


@pytest.fixture(scope="session")
def lettered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the clean workbook with its letters is kept, once it has been made."""
    return tmp_path_factory.mktemp("lettres") / "PIAL essai.xlsm"


@pytest.fixture
def letters_book(app: xw.App, open_: OpenWorkbook, lettered: Path, tmp_path: Path) -> xw.Book:
    """The clean workbook, with its two letters: made once, then opened again as it was saved."""
    if not lettered.exists():
        made = open_()
        assert opened.letters(made, REFERENCE).startswith("Lettres\u00a0: 2 faites. ")
        made.save(str(lettered))
        made.close()
    path = tmp_path / lettered.name
    shutil.copyfile(lettered, path)
    return app.books.open(str(path))


@pytest.fixture
def quick_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the file for the safety copy of a workbook that has changed since.

    LibreOffice takes a second to write one, in each run. What a copy holds, and that it is made
    before the first change, is told in test_live_copies.py, without this.
    """

    def copy_the_file(_: LibreOffice, book: xw.Book, path: Path) -> None:
        shutil.copyfile(book.fullname, path)

    monkeypatch.setattr(LibreOffice, "save_copy", copy_the_file)
