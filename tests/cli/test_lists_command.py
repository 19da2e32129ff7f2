"""The command ``listes``: what leaves a PIAL holds no code, unless a person asks for it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import Launcher, save_workbook

from pial_xl.testing import SampleWorkbook

AGGREGATED = "À signaler 2026-2027.xlsx"
BY_CODE = [
    "Fiches des AESH 2026-2027.xlsx",
    "Fiches des établissements 2026-2027.xlsx",
    "À signaler par code 2026-2027.xlsx",
]
DAY = ("--date", "24/11/2026")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Three pupils without help, one partly served."""
    sample = SampleWorkbook()
    sample.put("T_AESH", 0, "nom", "NOM-FICTIF")
    sample.put("T_Affectations", 3, "heures", 20)
    for code in ("E6", "E7", "E8"):
        sample.add("T_Eleves", eleve=code, uai="0440004R", classe="CP")
        sample.add("T_Notifications", eleve=code, aide="I", heures=6, debut="01/09/2026")
    return save_workbook(sample, tmp_path / "classeur.xlsx")


def said(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(c.value) for s in book for row in s for c in row if c.value is not None)


def test_the_list_that_may_leave_is_the_only_one_by_default(
    launch: Launcher, workbook: Path
) -> None:
    before = workbook.read_bytes()
    finished = launch("listes", workbook, *DAY)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert workbook.read_bytes() == before
    folder = workbook.parent / "listes"
    assert [path.name for path in folder.rglob("*")] == [AGGREGATED]
    assert "4 élèves à signaler" in finished.stdout
    assert "--par-code" in finished.stdout
    text = said(folder / AGGREGATED)
    assert [c for c in ("E4", "E6", "E7", "E8", "A01", "NOM-FICTIF", "0440004R") if c in text] == []


def test_the_others_are_written_apart_when_they_are_asked_for(
    launch: Launcher, workbook: Path, tmp_path: Path
) -> None:
    finished = launch("listes", workbook, "--par-code", "--sortie", tmp_path / "x", *DAY)
    assert finished.returncode == 0
    assert "Données de santé pseudonymes" in finished.stdout
    assert sorted(path.name for path in (tmp_path / "x" / "par code").iterdir()) == sorted(BY_CODE)
    book = load_workbook(tmp_path / "x" / "par code" / "À signaler par code 2026-2027.xlsx")
    (sheet,) = book
    first = [str(row[0].value) for row in sheet.iter_rows(max_row=3)]
    assert "Données de santé pseudonymes" in "".join(first)
    codes = [row[1].value for row in sheet.iter_rows() if str(row[0].value).isdigit()]
    assert codes == ["E6", "E7", "E8", "E4"]


def test_a_workbook_that_cannot_be_read_is_told(launch: Launcher, tmp_path: Path) -> None:
    finished = launch("listes", tmp_path / "absent.xlsx")
    assert finished.returncode == 2
    assert "introuvable" in finished.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.libreoffice
def test_each_sheet_has_its_pdf(launch: Launcher, workbook: Path) -> None:
    finished = launch("listes", workbook, "--par-code", "--pdf", *DAY)
    assert finished.returncode == 0
    folder = workbook.parent / "listes"
    assert (folder / "À signaler 2026-2027.pdf").is_file()
    schools = folder / "par code" / "Fiches des établissements 2026-2027"
    assert sorted(path.name for path in schools.iterdir()) == [
        "Collège Saint-Modèle.pdf",
        "École Saint-Exemple.pdf",
        "École Sainte-Fiction.pdf",
        "École du Gabarit.pdf",
    ]
