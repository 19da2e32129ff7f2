"""``pial-xl absence``: what it says, what it writes, what it refuses."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import Launcher, save_workbook

from pial_xl.testing import YEAR_START, SampleWorkbook
from pial_xl.usecases.absence import AbsenceError, read_absence


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    c = SampleWorkbook()
    c.add(
        "T_AESH", aesh="A12", nom="INVENTÉE", prenom="Zoé", pole="P1", contrat="CDI",
        debut=YEAR_START, heures=20, uai="0440003P",
    )  # fmt: skip
    return save_workbook(c, tmp_path / "pôle.xlsx")


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_who_waits_and_who_could_help_by_code_alone(launch: Launcher, workbook: Path) -> None:
    finished = launch("absence", workbook, "a01", "--du", "23/11/2026", "--au", "04/12/2026")

    assert (finished.returncode, finished.stderr) == (0, "")
    text = said(finished.stdout)
    assert "3 élèves à couvrir, 24h00 d'AESH par semaine" in text
    assert "E2, E3 : 12h00" in text
    assert "trajet de 10" in text
    assert "INVENTÉE" not in text


def test_without_an_end_a_replacement_is_to_be_asked_for(launch: Launcher, workbook: Path) -> None:
    finished = launch("absence", workbook, "A02", "--du", "2026-11-23")

    assert "Sans date de fin : demandez un remplacement à la DSDEN." in said(finished.stdout)


def test_the_sheet_names_aesh_and_the_workbook_is_left_alone(
    launch: Launcher, workbook: Path, tmp_path: Path
) -> None:
    before = hashlib.sha256(workbook.read_bytes()).hexdigest()
    folder = tmp_path / "sorties"
    finished = launch("absence", workbook, "A01", "--du", "2026-11-23", "--sortie", folder)

    assert finished.returncode == 0
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == before
    (written,) = folder.iterdir()
    sheet = load_workbook(written).active
    assert sheet is not None
    assert (written.name, sheet.title) == ("Absence A01.xlsx", "Absence A01")
    values = [said(str(cell.value)) for row in sheet.iter_rows() for cell in row]
    assert "A12 Zoé INVENTÉE" in values


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("A98", "--du", "2026-11-23"), "La feuille AESH n'a pas de code « A98 »."),
        (("A10", "--du", "2026-11-23"), "La feuille AESH n'a pas de code « A10 » ; vouliez-vous"),
        (("A01", "--du", "2026-11-23", "--au", "2026-11-22"), "avant son début le 23/11/2026"),
        (("A01", "--du", "2025-11-23", "--au", "2025-11-28"), "A01 n'est pas sous contrat"),
        (("A01",), "--du"),
        (("A01", "--du", "hier"), "« hier » n'est pas une date"),
        (("A01", "--du", "10/12/2199"), "écrivez une date de 1990 à 2190"),
        ((" ", "--du", "2026-11-23"), "Donnez le code de l'AESH absent"),
        (("A01", "--du", "2026-11-23", "--pdf"), "--pdf demande --sortie DOSSIER."),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    launch: Launcher, workbook: Path, words: tuple[str, ...], sentence: str
) -> None:
    finished = launch("absence", workbook, *words)

    assert (finished.returncode, finished.stdout) == (2, "")
    assert sentence in said(finished.stderr)
    assert "Traceback" not in finished.stderr


def test_nobody_waits_and_nobody_could_help(launch: Launcher, tmp_path: Path) -> None:
    c = SampleWorkbook()
    c.add("T_AESH", aesh="A04", pole="P1", contrat="CDI", debut=YEAR_START, heures=5)
    c.put("T_AESH", 3, "absent_du", YEAR_START)
    path = tmp_path / "pôle.xlsx"
    save_workbook(c, path)

    nobody = said(launch("absence", path, "A04", "--du", "2026-11-23").stdout)
    assert "Aucun élève n'attend" in nobody
    alone = said(launch("absence", path, "A03", "--du", "2026-11-23").stdout)
    assert "Aucun AESH n'a d'heures libres" in alone


def test_what_no_allocation_holds_waits_too(launch: Launcher, tmp_path: Path) -> None:
    c = SampleWorkbook()
    c.put("T_AESH", 0, "heures_ulis", "1h30")
    c.add(
        "T_AESH", aesh="A12", pole="P1", contrat="CDD", debut=YEAR_START, heures=20,
        fin=date(2026, 11, 30), uai="0440001M",
    )  # fmt: skip
    path = tmp_path / "pôle.xlsx"
    save_workbook(c, path)

    text = said(launch("absence", path, "A01", "--du", "2026-11-23").stdout)
    assert "Attendent aussi, hors affectations : ULIS 1h30." in text
    assert "contrat jusqu'au" in text


def test_pupils_of_a_school_that_nobody_knows(launch: Launcher, tmp_path: Path) -> None:
    c = SampleWorkbook()
    c.put("T_Eleves", 0, "uai", None)
    c.add("T_AESH", aesh="A12", pole="P1", contrat="CDI", debut=YEAR_START, heures=20)
    path = tmp_path / "pôle.xlsx"
    save_workbook(c, path)

    text = said(launch("absence", path, "A01", "--du", "2026-11-23").stdout)
    assert "établissement inconnu" in text
    assert "même pôle" in text


@pytest.mark.parametrize("table", ["T_Eleves", "T_Affectations"])
def test_without_a_sheet_nobody_is_said_to_be_without_need(table: str) -> None:
    c = SampleWorkbook()
    del c.tables[table]
    with pytest.raises(AbsenceError, match="manque ou n'a plus tous ses titres"):
        read_absence(c.raw(), "A01", date(2026, 11, 23), None, date(2026, 11, 24))
