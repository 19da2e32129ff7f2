"""The command ``affectations``: what the timetable implies, shown, and written once accepted."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import Launcher, save_workbook

from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.testing import SampleWorkbook

DAY = ("--date", "2026-11-24")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook whose timetable changes the hours of one pupil, and lacks another."""
    sample = SampleWorkbook()
    for eleve, hours in (("E1", ("8h", "10h")), ("E2", ("10h", "11h30")), ("E3", ("10h", "11h30"))):
        sample.add(
            "T_Creneaux", aesh="A01", eleve=eleve, jour="lundi", debut=hours[0], fin=hours[1]
        )
    sample.add("T_Affectations", aesh="A01", eleve="E4", aide="I", heures=2)
    sample.add("T_Affectations", aesh="A01", eleve="E5", aide="I", heures=2, fixe="oui")
    return save_workbook(sample, tmp_path / "classeur.xlsx")


def rows(path: Path) -> list[dict[str, object]]:
    table = read_workbook(path).tables["T_Affectations"]
    titles = [title for _, title in table.titles]
    return [
        {title: v for title, v in zip(titles, values, strict=False) if v is not None}
        for _, values in table.rows
        if any(v is not None for v in values)
    ]


def test_the_differences_are_shown_and_nothing_is_written(launch: Launcher, workbook: Path) -> None:
    before = workbook.read_bytes()
    finished = launch("affectations", workbook, *DAY)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "5 différences" in finished.stdout.replace("\xa0", " ")
    assert workbook.read_bytes() == before
    assert list(workbook.parent.iterdir()) == [workbook]


def test_what_is_accepted_alone_is_written_in_a_new_workbook(
    launch: Launcher, workbook: Path
) -> None:
    output = workbook.parent / "neuf.xlsm"
    before = rows(workbook)
    accepted = ("--accepter", "1", "--sortie", output)
    assert launch("affectations", workbook, *DAY, *accepted).returncode == 0

    after = rows(output)
    assert after[0]["Heures/semaine"] == 2
    assert [row["Élève"] for row in after] == [row["Élève"] for row in before]
    assert [set(row) for row in after] == [set(row) for row in before]


def test_all_of_them_but_for_a_row_that_is_fixed(launch: Launcher, workbook: Path) -> None:
    output = workbook.parent / "neuf.xlsm"
    launch("affectations", workbook, *DAY, "--tout", "--sortie", output)

    after = {str(row["Élève"]): row for row in rows(output) if row["AESH"] == "A01"}
    assert after["E4"]["Fin"].date().isoformat() == "2026-11-23"  # type: ignore[attr-defined]
    assert "Fin" not in after["E5"]
    again = launch("affectations", output, *DAY).stdout.replace("\xa0", " ")
    assert "1 différence." in again


def test_the_list_is_a_sheet_too(launch: Launcher, workbook: Path) -> None:
    launch("affectations", workbook, *DAY, "--feuille", workbook.parent / "dossier")
    (path,) = (workbook.parent / "dossier").iterdir()
    assert path.name == "Affectations d'après l'emploi du temps.xlsx"
    texts = [str(c.value) for row in load_workbook(path).worksheets[0].iter_rows() for c in row]
    assert "aucun créneau" in texts


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--accepter", "1"), "vont ensemble"),
        (("--sortie", "neuf.xlsm"), "vont ensemble"),
        (("--accepter", "9", "--sortie", "neuf.xlsm"), "pas de différence n° 9"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    launch: Launcher, workbook: Path, options: tuple[str, ...], sentence: str
) -> None:
    finished = launch("affectations", workbook, *DAY, *options)
    assert finished.returncode == 2
    assert sentence in finished.stderr.replace("\xa0", " ")
    assert list(workbook.parent.iterdir()) == [workbook]


def test_a_workbook_without_timetable_says_so(launch: Launcher, tmp_path: Path) -> None:
    path = save_workbook(SampleWorkbook(), tmp_path / "classeur.xlsx")
    assert "n'a aucun créneau d'élève" in launch("affectations", path, *DAY).stdout.replace(
        "’", "'"
    )
