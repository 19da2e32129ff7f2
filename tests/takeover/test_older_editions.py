"""A workbook of an older edition, used and saved by several programs, moves into a new one."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from built import short_tables

import pial_xl
from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.tables.address import area
from pial_xl.usecases.takeover import Takeover, take_over

EDITIONS = Path(__file__).parent / "editions"
FIRST, USED = EDITIONS / "PIAL 0.1.0.xlsm", EDITIONS / "PIAL 0.1.0 LibreOffice.xlsm"
REFERENCE = date(2026, 11, 24)
ALICE = "Lettre FICTIVE Alice"


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    """Make every workbook short: it is opened again and again."""
    with short_tables():
        yield


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Takeover:
    """The workbook that was used with its buttons, then saved by LibreOffice, once moved."""
    return take_over(USED, tmp_path_factory.mktemp("moved") / "PIAL neuf.xlsm")


@pytest.fixture(scope="module")
def book(moved: Takeover) -> Any:
    return _open(moved.path)


@cache
def _open(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def _findings(path: Path) -> list[tuple[str, str, str, str]]:
    found = pial_xl.check(path, REFERENCE).constats
    return [(c.code, c.cell.sheet, c.cell.address, c.message) for c in found if c.code != "S-14"]


def _texts(sheet: Any) -> Iterator[tuple[str, object]]:
    return ((c.coordinate, c.value) for row in sheet for c in row if c.value is not None)


@pytest.mark.parametrize("source", [FIRST, USED], ids=["0.1.0", "LibreOffice"])
def test_the_new_workbook_gives_the_findings_of_the_old_one(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()

    fresh = take_over(source, tmp_path / "PIAL neuf.xlsm").path

    assert _findings(fresh) == _findings(source)
    assert source.read_bytes() == before


def test_the_rows_of_each_table_are_counted(moved: Takeover) -> None:
    assert moved.rows["Affectations"] == 5
    assert moved.rows["AESH"] == 3


def test_nothing_is_said_lost_where_nothing_is(moved: Takeover) -> None:
    assert moved.lost == ()


def test_a_column_that_a_person_added_follows_in_its_table(book: Any) -> None:
    sheet = book["Affectations"]
    titles = [cell.value for cell in sheet[4]]

    assert "Remarque" in titles
    assert sheet.cell(5, titles.index("Remarque") + 1).value == "à revoir en janvier"
    _, _, right, _ = area(sheet.tables["T_Affectations"].ref)
    assert right >= titles.index("Remarque") + 1


def test_a_color_and_a_note_of_a_person_follow(book: Any) -> None:
    sheet = book["Affectations"]

    assert sheet["A5"].fill.fgColor.rgb == "FFFFC0CB"
    assert sheet["B5"].comment.text == "Note de la coordonnatrice fictive"


def test_our_own_marks_stay_behind(book: Any) -> None:
    marked = _open(USED)["Affectations"]["D6"]
    assert marked.comment.text.startswith("Contrôle pial-xl")

    cell = book["Affectations"]["D6"]

    assert cell.value == "99h"
    assert cell.comment is None
    assert cell.fill.fill_type is None


def test_a_sheet_of_a_person_follows_with_its_formulas(book: Any) -> None:
    sheet = book["Mes réunions"]

    assert sheet["A1"].value == "Réunion fictive"
    assert sheet["A1"].fill.fgColor.rgb == "FFC8FFC8"
    assert sheet["B1"].value == "=SUM(Affectations!D5:D9)"


def test_the_letters_follow_word_for_word_with_their_record(moved: Takeover, book: Any) -> None:
    old, fresh = read_workbook(USED), read_workbook(moved.path)

    assert fresh.letters == old.letters
    assert ALICE in fresh.letters
    assert book[RECORD_SHEET].sheet_state == "hidden"


def test_the_models_of_letters_follow_with_their_look(book: Any) -> None:
    old = _open(USED)

    for title in ("Modèle de lettre", "Modèle de lettre PAS"):
        assert dict(_texts(book[title])) == dict(_texts(old[title]))
        assert book[title].merged_cells.ranges == old[title].merged_cells.ranges
        assert {k: round(d.width) for k, d in book[title].column_dimensions.items()} == {
            k: round(d.width) for k, d in old[title].column_dimensions.items() if d.width != 13
        }
    assert book["Modèle de lettre"]["A1"].font.b == old["Modèle de lettre"]["A1"].font.b


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "PIAL neuf.xlsm"
    target.write_bytes(b"mien")

    with pytest.raises(WriteError, match="laissé intact"):
        take_over(FIRST, target)

    assert target.read_bytes() == b"mien"


def test_a_workbook_that_is_not_ours_is_refused_in_one_sentence(tmp_path: Path) -> None:
    source = tmp_path / "autre.xlsx"
    foreign = openpyxl.Workbook()
    foreign.create_sheet("Liste")["A1"] = "Liste"
    foreign.save(source)

    with pytest.raises(WorkbookReadError, match="n'est pas un classeur pial-xl"):
        take_over(source, tmp_path / "PIAL neuf.xlsm")


@pytest.mark.parametrize(
    ("part", "whole", "damaged"),
    [
        ("xl/tables/table6.xml", b' displayName="T_AESH"', b""),
        ("xl/tables/table6.xml", b' id="6"', b' id="z"'),
        ("xl/theme/theme1.xml", b"</a:clrScheme>", b""),
    ],
    ids=["a table without its name", "a number that is none", "a theme cut short"],
)
def test_a_workbook_with_a_damaged_part_is_refused_in_one_sentence(
    tmp_path: Path, part: str, whole: bytes, damaged: bytes
) -> None:
    source = tmp_path / "abîmé.xlsm"
    with zipfile.ZipFile(FIRST) as old, zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as new:
        for nom in old.namelist():
            data = old.read(nom)
            assert nom != part or whole in data
            new.writestr(nom, data.replace(whole, damaged) if nom == part else data)

    with pytest.raises(WorkbookReadError, match="abîmé ou incomplet"):
        take_over(source, tmp_path / "PIAL neuf.xlsm")
