"""The command ``edt``: grids drawn beside a workbook, and taken back into a new one."""

from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from terminal import Launcher, save_workbook

from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.testing import SampleWorkbook

FOLDER, NAME = "emplois du temps", "Emplois du temps.xlsx"
EIGHT_05, EIGHT_50 = time(8, 5), time(8, 50)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with a timetable: a slot off the lines, a group, one of each week."""
    sample = SampleWorkbook()
    add = sample.add
    add("T_Creneaux", aesh="A01", eleve="E1", uai="0440001M", jour="lundi", debut="8h30",
        fin="10h00", nature="accompagnement")  # fmt: skip
    add("T_Creneaux", aesh="A01", groupe="G1", jour="mardi", debut=EIGHT_05, fin=EIGHT_50)
    add("T_Creneaux", aesh="A01", eleve="E2", jour="jeudi", debut="9h", fin="10h", semaine="A")
    add("T_Creneaux", aesh="A02", eleve="E4", jour="lundi", debut="8h30", fin="11h30")
    add("T_Creneaux", aesh="A02", eleve="E4", jour="Lundi matin", debut="25:00", fin="11h30")
    return save_workbook(sample, tmp_path / "classeur.xlsx")


def _rows(path: Path) -> list[tuple[object, ...]]:
    table = read_workbook(path).tables["T_Creneaux"]
    return [tuple(v for v in values if v is not None) for _, values in table.rows]


def _grids(workbook: Path) -> Path:
    return workbook.parent / FOLDER / NAME


def _at(sheet: Worksheet, day: str, hour: str) -> tuple[int, int]:
    """Give the row and the column in sight of a day and an hour of a grid."""
    cells = [cell for row in sheet.iter_rows() for cell in row]
    column = next(cell.column for cell in cells if cell.value == day)
    return next(c.row for c in cells if c.value == hour and c.column == 1), column


def test_a_grid_is_drawn_for_each_aesh_of_the_timetable(launch: Launcher, workbook: Path) -> None:
    before = workbook.read_bytes()
    finished = launch("edt", workbook)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "2 emplois du temps dessinés" in finished.stdout
    assert workbook.read_bytes() == before
    book = load_workbook(_grids(workbook))
    assert book.sheetnames == ["EDT A01", "EDT A02"]
    sheet = book["EDT A01"]
    assert sheet.cell(*_at(sheet, "Lundi", "8h30")).value == "E1"
    assert sheet.cell(*_at(sheet, "Mardi", "8h00")).value == "8h05–8h50 E2+E3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage


def test_a_row_that_cannot_be_drawn_is_told_on_its_grid(launch: Launcher, workbook: Path) -> None:
    launch("edt", workbook)
    texts = [str(c.value) for row in load_workbook(_grids(workbook))["EDT A02"] for c in row]
    assert any("Emploi du temps, ligne" in text for text in texts)


def test_a_grid_that_nobody_typed_in_writes_nothing(launch: Launcher, workbook: Path) -> None:
    launch("edt", workbook)
    finished = launch("edt", workbook, "--lire", _grids(workbook), "--sortie", "neuf")
    assert finished.returncode == 0
    assert "Rien à reprendre" in finished.stdout
    assert not (workbook.parent / "neuf.xlsm").exists()


def test_what_was_typed_alone_changes_in_the_new_workbook(launch: Launcher, workbook: Path) -> None:
    launch("edt", workbook)
    book = load_workbook(_grids(workbook))
    sheet = book["EDT A01"]
    row, column = _at(sheet, "Vendredi", "9h00")
    sheet.cell(row, column).value = "E3"
    sheet.cell(row + 1, column).value = "e 3"
    book.save(_grids(workbook))
    before = workbook.read_bytes()

    finished = launch("edt", workbook, "--lire", _grids(workbook), "--sortie", "neuf")

    assert finished.returncode == 0, finished.stderr
    assert workbook.read_bytes() == before
    rows, then = _rows(workbook), _rows(workbook.parent / "neuf.xlsm")
    assert [row[0] for row in then[: len(rows)]] == [row[0] for row in rows]
    assert then[1][2:] == rows[1][2:]
    (added,) = then[len(rows) :]
    assert added[:4] == ("A01", "E3", "0440001M", "vendredi")
    assert [str(cell) for cell in added[4:6]] == ["0.375", "0.3958333333333333"]


def test_what_cannot_be_read_is_told_by_its_cell_and_the_rest_is_taken(
    launch: Launcher, workbook: Path
) -> None:
    launch("edt", workbook)
    book = load_workbook(_grids(workbook))
    sheet = book["EDT A02"]
    sheet.cell(*_at(sheet, "Lundi", "8h30")).value = "Gymnase"
    sheet.cell(*_at(sheet, "Mardi", "8h30")).value = "repas"
    book.save(_grids(workbook))
    finished = launch("edt", workbook, "--lire", _grids(workbook), "--sortie", "neuf")
    assert finished.returncode == 1
    said = finished.stdout.replace("\u00a0", " ")
    assert "EDT A02!B8 : « Gymnase » n'est ni le code d'un élève" in said
    assert "A02, mardi 8h30–9h00 : rien → « repas »" in said


def test_a_row_that_says_a_code_alone_asks_for_a_blank_grid_and_is_filled_first(
    launch: Launcher, tmp_path: Path
) -> None:
    sample = SampleWorkbook()
    sample.add("T_Creneaux", aesh="A03")
    workbook = save_workbook(sample, tmp_path / "classeur.xlsx")
    launch("edt", workbook)
    book = load_workbook(_grids(workbook))
    sheet = book["EDT A03"]
    sheet.cell(*_at(sheet, "Lundi", "8h30")).value = "E5"
    book.save(_grids(workbook))
    assert launch("edt", workbook, "--lire", _grids(workbook), "--sortie", "neuf").returncode == 0
    (row,) = _rows(workbook.parent / "neuf.xlsm")
    assert row[:4] == ("A03", "E5", "0440002N", "lundi")


def test_a_grid_of_another_workbook_is_left_and_told(launch: Launcher, workbook: Path) -> None:
    launch("edt", workbook)
    book = load_workbook(_grids(workbook))
    for row in book["EDT A01"]:
        for cell in row:
            if cell.value == "A01":
                cell.value = "Z99"
    sheet = book["EDT A01"]
    sheet.cell(*_at(sheet, "Vendredi", "9h00")).value = "E3"
    book.save(_grids(workbook))
    finished = launch("edt", workbook, "--lire", _grids(workbook), "--sortie", "neuf")
    assert finished.returncode == 1
    assert "Z99 n'est pas un AESH de ce classeur" in finished.stdout


def test_one_code_gives_one_timetable(launch: Launcher, workbook: Path) -> None:
    finished = launch("edt", workbook, "--pour", "e2", "--pour", "0440001M")
    assert finished.returncode == 0
    book = load_workbook(workbook.parent / FOLDER / "Emplois du temps e2 0440001M.xlsx")
    assert book.sheetnames == ["EDT E2", "EDT 0440001M"]
    texts = [c.value for row in book["EDT E2"] for c in row if c.value]
    assert any(str(text).endswith("A01 (avec d'autres)") for text in texts)
    assert not any("E3" in str(text) for text in texts)


@pytest.mark.parametrize(
    ("view", "sheets"),
    [("eleves", ["EDT E1", "EDT E2", "EDT E3", "EDT E4"]),
     ("etablissements", ["EDT 0440001M", "EDT 0440003P"])],
)  # fmt: skip
def test_the_same_hours_are_seen_by_pupil_and_by_school(
    launch: Launcher, workbook: Path, view: str, sheets: list[str]
) -> None:
    assert launch("edt", workbook, "--vue", view).returncode == 0
    (path,) = (workbook.parent / FOLDER).glob("*.xlsx")
    assert load_workbook(path).sheetnames == sheets


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--pour", "Z9"), "n'est ni un AESH, ni un élève, ni un UAI"),
        (("--lire", "classeur.xlsx"), "--sortie"),
        (("--lire", "classeur.xlsx", "--sortie", "neuf"), "n'en contient aucune"),
        (("--lire", "absent.xlsx", "--sortie", "neuf"), "introuvable"),
        (("--lire", "classeur.xlsx", "--sortie", "classeur.xlsx"), "finit par .xlsm"),
        (("--lire", "classeur.xlsx", "--sortie", "neuf", "--pdf"), "--pdf"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    launch: Launcher, workbook: Path, options: tuple[str, ...], why: str
) -> None:
    finished = launch("edt", workbook, *options)
    assert finished.returncode == 2
    assert why in finished.stderr
    assert "Traceback" not in finished.stderr


def test_without_any_slot_those_under_contract_have_a_blank_grid(
    launch: Launcher, clean: Path
) -> None:
    assert launch("edt", clean).returncode == 0
    book = load_workbook(clean.parent / FOLDER / NAME)
    assert book.sheetnames == ["EDT A01", "EDT A02", "EDT A03"]
