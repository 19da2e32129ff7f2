"""Excel for Mac, stood in for by what AppleScript answers: a cell as a whole, a file as saved."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest
import xlwings as xw
from fake_excel import ExcelMachine

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import place
from pial_xl.sheets.open.hosts import RichFragment
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.hosts.excel_mac import ExcelMac
from pial_xl.tables.address import a1

pytest_plugins = ("simulated_excel",)

MISSING_VALUE = object()
"""« missing value », as appscript gives it: it is not None, and not false."""
CLOUD = "https://exemple.sharepoint.com/sites/pial/PIAL.xlsm"


class Font:
    """The font of a cell; xlwings makes a tuple of its colour, whatever AppleScript says."""

    def __init__(self, bold: object, italic: object, color: object) -> None:
        self.name, self.size = "Calibri", 11.0
        self.bold, self.italic, self._color = bold, italic, color

    @property
    def color(self) -> tuple[int, ...]:
        return tuple(cast("Any", self._color))


class Cell:
    """A cell whose characters, asked for, do not answer."""

    def __init__(self, font: Font) -> None:
        self.font = font

    @property
    def characters(self) -> Any:
        raise AssertionError("Excel's characters are broken under AppleScript")


def cell(bold: object, italic: object, color: object) -> Any:
    return Cell(Font(bold, italic, color))


def workbook(fullname: str | Exception) -> Any:
    class FakeWorkbook:
        @property
        def fullname(self) -> str:
            if isinstance(fullname, Exception):
                raise fullname
            return fullname

    return FakeWorkbook()


def test_a_mac_has_a_host_of_its_own(mac: ExcelMachine) -> None:
    assert isinstance(host_of(xw.Book(impl=mac.excel.books.active)), ExcelMac)


def test_the_text_of_a_cell_is_one_piece_with_the_look_of_the_cell() -> None:
    said = ExcelMac().fragments(cell(True, False, [10, 20, 30]), "Madame")

    assert said == (RichFragment("Madame", True, False, (10, 20, 30)),)


def test_what_the_words_of_a_cell_mix_is_not_known() -> None:
    mixed = cell(MISSING_VALUE, MISSING_VALUE, MISSING_VALUE)

    assert ExcelMac().fragments(mixed, "Madame") == (RichFragment("Madame", None, None, None),)


class NotedSheet:
    """A sheet with a note in every cell of a block; Excel cuts the addresses that it tells."""

    def __init__(self, rows: int, columns: int) -> None:
        self.used_range = Zone(1, 1, rows, columns)

    def range(self, where: Any) -> "Zone":
        if isinstance(where, tuple):
            return Zone(where[0], where[1], 1, 1)
        row, column = place(where.replace("$", ""))
        return Zone(row, column, 1, 1)


class Zone:
    """A block of cells, each with a note."""

    def __init__(self, row: int, column: int, rows: int, columns: int) -> None:
        self.row, self.column, self.shape = row, column, (rows, columns)
        self.size = rows * columns
        self.address = a1(column, row)
        self.note = SimpleNamespace(text=f"note {row}, {column}")
        self.api = SimpleNamespace(special_cells=self._special_cells)

    def __getitem__(self, cut: tuple[slice, slice]) -> "Zone":
        rows, columns = (range(n)[part] for n, part in zip(self.shape, cut, strict=True))
        return Zone(self.row + rows[0], self.column + columns[0], len(rows), len(columns))

    def _special_cells(self, **_: object) -> Any:
        cells = [
            a1(self.column + j, self.row + i)
            for i in range(self.shape[0])
            for j in range(self.shape[1])
        ]
        return SimpleNamespace(get_address=lambda: ",".join(cells)[:255])


def test_every_note_is_read_though_excel_cuts_long_addresses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    appscript: Any = ModuleType("appscript")
    appscript.k = SimpleNamespace(cell_type_comments=object())
    monkeypatch.setitem(sys.modules, "appscript", appscript)

    notes = ExcelMac().notes(cast("Any", NotedSheet(40, 9)))

    assert notes == {
        (row, column): f"note {row}, {column}" for row in range(1, 41) for column in range(1, 10)
    }


def test_a_cell_that_takes_no_note_is_told() -> None:
    def refuse(_: str) -> None:
        raise ValueError

    sheet = SimpleNamespace(range=lambda _: SimpleNamespace(add_note=refuse))

    assert ExcelMac().annotate(cast("Any", sheet), {(5, 1): "à corriger"}) == {(5, 1)}


class SpyCell:
    """A cell, and all that hangs from it, that notes what it is asked and told."""

    def __init__(self) -> None:
        vars(self)["touches"] = []

    def __getattr__(self, nom: str) -> Any:
        self.touches.append(nom)
        return self

    def __setattr__(self, nom: str, valeur: object) -> None:
        self.touches.append(nom)

    def __call__(self, *_arguments: object) -> Any:
        return self


def test_a_filled_cell_keeps_its_look_without_being_asked() -> None:
    filled: Any = SpyCell()

    ExcelMac().format_text(filled, [RichFragment("Madame", True, False, (170, 0, 0))])

    assert filled.touches == []


def test_the_copy_is_the_file_as_last_saved(tmp_path: Path) -> None:
    source, copy = tmp_path / "PIAL.xlsm", tmp_path / "copie.xlsm"
    source.write_bytes(b"ce qui est sur le disque")

    ExcelMac().save_copy(workbook(str(source)), copy)

    assert copy.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("fullname", [CLOUD, xw.XlwingsError("introuvable ici")])
def test_a_workbook_on_onedrive_is_refused_with_what_to_do(
    fullname: str | Exception, tmp_path: Path
) -> None:
    with pytest.raises(WriteError, match="dans un dossier de l'ordinateur"):
        ExcelMac().save_copy(workbook(fullname), tmp_path / "copie.xlsm")


class ProtectableBook:
    """A workbook that tells whether its structure is protected, and takes sheets all the same."""

    def __init__(self, protected: bool) -> None:
        self.sheet_names = ["Modèle"]
        self.sheets = {"Modèle (2)": SimpleNamespace(name="Modèle (2)")}
        self.api = SimpleNamespace(protect_structure=SimpleNamespace(get=lambda: protected))

    def model(self) -> Any:
        impl = SimpleNamespace(copy=lambda **_: self.sheet_names.append("Modèle (2)"))
        return SimpleNamespace(book=self, impl=impl)


def test_a_protected_structure_is_told_before_anything_is_copied() -> None:
    book = ProtectableBook(protected=True)

    with pytest.raises(WriteError, match="protection de la structure"):
        ExcelMac().copy_sheet(book.model(), book.model(), "Lettre")
    assert book.sheet_names == ["Modèle"]


def test_a_copy_bears_the_name_of_its_letter() -> None:
    book = ProtectableBook(protected=False)

    copy = ExcelMac().copy_sheet(book.model(), book.model(), "Lettre")

    assert copy.name == "Lettre"


class SavedFlag:
    """What AppleScript tells and takes of a workbook being saved."""

    def __init__(self, saved: bool) -> None:
        self._saved = saved

    def get(self) -> bool:
        return self._saved

    def set(self, saved: bool) -> None:
        self._saved = saved


@pytest.mark.parametrize("saved", [True, False])
def test_what_is_not_worth_saving_leaves_a_workbook_as_saved_as_it_was(saved: bool) -> None:
    flag = SavedFlag(saved)
    book: Any = SimpleNamespace(api=SimpleNamespace(saved=flag))

    with ExcelMac().kept_saved(book):
        flag.set(False)

    assert flag.get() == saved
