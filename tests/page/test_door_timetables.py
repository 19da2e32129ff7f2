"""The page's door, where grids go out and come back, and what they imply is accepted."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from given_files import ask
from openpyxl import load_workbook
from terminal import save_workbook

from pial_xl.page import Door
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.edt import draw_timetables
from pial_xl.usecases.implied import find_implied

pytestmark = pytest.mark.usefixtures("short")
DAY = REFERENCE.isoformat()
NAME = "PIAL.xlsx"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook whose timetable changes one allocation, and lacks two others."""
    sample = SampleWorkbook()
    sample.add("T_Creneaux", aesh="A01", eleve="E1", jour="lundi", debut="8h30", fin="10h")
    return save_workbook(sample, tmp_path / NAME)


@pytest.fixture
def door(workbook: Path) -> Door:
    door = Door()
    ask(door, "controler", {"nom": NAME, "date": DAY}, workbook.read_bytes())
    return door


def rows(data: bytes, path: Path, table: str) -> list[tuple[object, ...]]:
    path.write_bytes(data)
    found = read_workbook(path).tables[table].rows
    return [tuple(v for v in values if v is not None) for _, values in found]


def test_the_grids_are_those_of_the_command(door: Door, workbook: Path, tmp_path: Path) -> None:
    drawn = draw_timetables(workbook, REFERENCE, tmp_path / "grilles")

    told, data = ask(door, "grilles", {})

    assert told == {"nom": drawn.path.name}
    assert data == drawn.path.read_bytes()


def test_what_was_typed_in_a_grid_makes_a_new_workbook_which_goes_on(
    door: Door, tmp_path: Path
) -> None:
    _, drawn = ask(door, "grilles", {})
    book = load_workbook(BytesIO(drawn))
    sheet = book["EDT A01"]
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.value == "E1")
    next(cells).value = "E3"  # those out of sight tell what was drawn
    edited = BytesIO()
    book.save(edited)

    told, data = ask(door, "lire_grilles", {"nom": "Grilles.xlsx"}, edited.getvalue())

    assert told["nom"] == "PIAL (2).xlsm"
    assert told["compte"].replace("\u00a0", " ") == "1 grille lue."
    (section,) = told["sections"]
    assert section["titre"] == "Repris dans Emploi du temps"
    assert "E3" in section["lignes"][0]
    assert told["controle"]["classeur"] == "PIAL (2).xlsm"
    assert "E3" in rows(data, tmp_path / "neuf.xlsm", "T_Creneaux")[0]
    as_drawn = ask(door, "grilles", {})[1]
    again, none = ask(door, "lire_grilles", {"nom": "Grilles.xlsx"}, as_drawn)
    assert again["compte"].endswith("aucun classeur n'est écrit.")
    assert (again["sections"], none) == ([], b"")
    assert "nom" not in again


def test_what_the_timetable_implies_is_shown_and_what_is_accepted_alone_is_written(
    door: Door, workbook: Path, tmp_path: Path
) -> None:
    paper = find_implied(workbook, REFERENCE).paper()

    told, _ = ask(door, "affectations", {})
    assert told["faits"] == paper.facts
    assert [line[3] for line in told["lignes"]] == ["E1", "E2", "E3"]
    assert told["tout"] == [1, 2, 3]

    done, data = ask(door, "accepter", {"acceptees": json.dumps([1])})
    assert done["compte"].replace("\u00a0", " ") == (
        "1 différence acceptée est écrite dans Affectations."
    )
    found = rows(data, tmp_path / "neuf.xlsm", "T_Affectations")
    assert [row[3] for row in found[:3] if row[1] == "E1"] == [1.5]
    assert len(ask(door, "affectations", {})[0]["lignes"]) == 2


def test_a_file_that_holds_no_grid_is_one_sentence(door: Door, workbook: Path) -> None:
    told, _ = ask(door, "lire_grilles", {"nom": "x.xlsx"}, workbook.read_bytes())

    assert "n'en contient aucune que pial-xl ait dessinée" in told["erreur"]
