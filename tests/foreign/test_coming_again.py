"""From another file to findings in one command; and again, without losing what a person did."""

import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from files import sheet, write_csv, write_xlsx

from pial_xl.cli import main
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.takeover.account import BASE_SHEET, SHEET
from pial_xl.takeover.source import SourceSheet
from pial_xl.usecases.takeover_foreign import (
    ForeignTakeover,
    prepare_takeover,
    write_takeover,
)

DAY = date(2026, 11, 24)
BEGIN, END = datetime(2025, 9, 1), datetime(2027, 8, 31)
HEADER = ["NOM PRENOM ELEVE", "Date de naissance", "Etablissement 2026-2027", "Type aide"]
LEA = ["DURAND Léa", datetime(2015, 3, 1), "Ecole Jules Ferry", "I", 12, BEGIN, END]
TOM = ["MARTIN Tom", datetime(2016, 4, 2), "Ecole Jules Ferry", "M", None, BEGIN, END]
ALI = ["PETIT Ali", datetime(2014, 1, 1), "CLG Jean Moulin", "I", 6, BEGIN, END]


def source(*pupils: list[object]) -> SourceSheet:
    header = [*HEADER, "Heures attribuées", "Date début", "Date fin"]
    return sheet("Besoins_élèves", header, *pupils)


def moyens(hours: object = 24) -> SourceSheet:
    return sheet(
        "Moyens",
        ["NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"],
        ["LEROY Anne", "Ecole Jules Ferry", 26, hours],
    )


def take(path: Path, output: Path, earlier: Path | None = None, *choices: str) -> ForeignTakeover:
    return write_takeover(prepare_takeover([path], choices, earlier), [path], output, DAY)


def opened(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, keep_vba=True)


def rows(path: Path, title: str) -> list[dict[str, object]]:
    """Give the filled rows of a table, by header."""
    lines = [[cell.value for cell in line] for line in opened(path)[title].iter_rows(min_row=4)]
    titles = [str(t) for t in lines[0] if t]
    body = (dict(zip(titles, line, strict=False)) for line in lines[1:] if line[0])
    return [{t: v for t, v in line.items() if v is not None} for line in body]


def change(path: Path, title: str, header: str, row: int, value: object) -> None:
    """Type in a cell of a table of a workbook, its rows counted from 0."""
    book = opened(path)
    titles = [cell.value for cell in book[title][4]]
    book[title].cell(5 + row, titles.index(header) + 1, value)
    book.save(path)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM), moyens())
    return take(path, tmp_path / "PIAL.xlsm").path


def test_one_command_goes_from_their_file_to_findings(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM), moyens())
    before = path.read_bytes()

    done = take(path, tmp_path / "PIAL")

    assert done.path.name == "PIAL.xlsm"
    assert path.read_bytes() == before
    assert {c.code for c in done.check.constats} >= {"N-01", "S-08"}
    assert [c.objet for c in done.check.constats if c.code == "S-08"] == ["ECOLEJULESFERRY"]


def test_names_and_dates_of_birth_stand_in_correspondance_alone(first: Path) -> None:
    book = opened(first)
    holding = {
        sheet.title
        for sheet in book
        for row in sheet
        for cell in row
        if cell.value is not None
        and ("DURAND" in str(cell.value) or cell.value == datetime(2015, 3, 1))
    }

    assert holding == {"Correspondance"}
    assert rows(first, "Correspondance")[0] == {
        "Code": "E001",
        "Nom": "DURAND",
        "Prénom": "Léa",
        "Né le": datetime(2015, 3, 1),
    }


def test_what_was_guessed_stands_on_a_sheet_of_the_workbook(first: Path) -> None:
    lines = [[c.value for c in row[:4]] for row in opened(first)[SHEET]]

    assert ["Moyens", "Quotité SCO", "Heures/semaine", "sûr"] in lines
    assert ["Moyens", "Quotité EPP", None, "écartée"] in lines


def test_the_same_file_again_changes_nothing(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    assert all(
        not (r.updates or r.added or r.kept or r.gone) for r in done.prepared.renewals.values()
    )
    for title in ("Élèves", "AESH", "Notifications", "Établissements", "Correspondance"):
        assert rows(done.path, title) == rows(first, title)


def test_codes_stay_and_new_pupils_come_below_in_any_order(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(ALI, TOM, LEA), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    names = {row["Code"]: row["Nom"] for row in rows(done.path, "Correspondance")}
    assert names == {"E001": "DURAND", "E002": "MARTIN", "E003": "PETIT"}


def test_a_pupil_who_is_gone_is_listed_and_stays(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    gone = {model.sheet: r.gone for model, r in done.prepared.renewals.items() if r.gone}
    assert gone["Élèves"] == ["E002"]
    assert [row["Élève"] for row in rows(done.path, "Élèves")] == ["E001", "E002"]


def test_what_the_source_changes_follows(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens("20h30"))

    done = take(path, tmp_path / "2.xlsm", first)

    assert rows(done.path, "AESH")[0]["Heures/semaine"] == 20.5


def test_what_a_person_corrected_stays_and_is_said(first: Path, tmp_path: Path) -> None:
    change(first, "AESH", "Heures/semaine", 0, 22)
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens(20))

    done = take(path, tmp_path / "2.xlsm", first)

    assert rows(done.path, "AESH")[0]["Heures/semaine"] == 22
    kept = {model.sheet: r.kept for model, r in done.prepared.renewals.items() if r.kept}
    assert kept == {"AESH": [("A01", "heures")]}


def test_what_a_person_added_stays(first: Path, tmp_path: Path) -> None:
    change(first, "Élèves", "Priorité", 1, 1)
    change(first, "Coordonnateurs", "Nom", 0, "ROSE")
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM, ALI), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    assert rows(done.path, "Élèves")[1]["Priorité"] == 1
    coordonnateurs = opened(done.path)["Coordonnateurs"]
    assert "ROSE" in [cell.value for cell in coordonnateurs[5]]


def test_the_uai_that_a_person_typed_is_that_of_the_school_from_then_on(
    first: Path, tmp_path: Path
) -> None:
    change(first, "Établissements", "UAI", 0, "0440001M")
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    assert [row["UAI"] for row in rows(done.path, "Établissements")] == ["0440001M"]
    assert {row["UAI"] for row in rows(done.path, "Élèves")} == {"0440001M"}


def test_a_choice_is_remembered_for_the_headers_of_the_source(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM), moyens(20))
    chosen = take(path, tmp_path / "1.xlsm", None, "Moyens:Quotité EPP=Heures/semaine")

    again = take(path, tmp_path / "2.xlsm", chosen.path)

    assert rows(again.path, "AESH")[0]["Heures/semaine"] == 26


def test_a_choice_made_on_the_sheet_reprise_is_followed(first: Path, tmp_path: Path) -> None:
    book = opened(first)
    for row in book[SHEET]:
        if row[1].value == "Quotité SCO":
            row[2].value = "rien"
        if row[1].value == "Quotité EPP":
            row[2].value = "Heures/semaine"
    book.save(first)
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens())

    done = take(path, tmp_path / "2.xlsm", first)

    assert rows(done.path, "AESH")[0]["Heures/semaine"] == 26


def test_there_is_one_sheet_reprise_after_two_takings_over(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA, TOM), moyens())

    titles = opened(take(path, tmp_path / "2.xlsm", first).path).sheetnames

    assert [titles.count(SHEET), titles.count(BASE_SHEET)] == [1, 1]


def test_an_existing_file_is_never_replaced(first: Path, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "again.xlsx", source(LEA))

    with pytest.raises(WriteError, match="déjà ce nom"):
        take(path, first)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("Quotité SCO", "s'écrit"),
        ("Moyens:Quotité XYZ=Heures/semaine", "aucune feuille"),
        ("Moyens:Quotité SCO=Couleur", "Couleur"),
    ],
)
def test_a_choice_that_means_nothing_is_told(choice: str, said: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA), moyens())

    with pytest.raises(WorkbookReadError, match=said):
        prepare_takeover([path], [choice])


def test_a_file_that_says_nothing_of_a_pial_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", sheet("a", ["Couleur", "Prix"], ["rouge", "3"]))

    with pytest.raises(WorkbookReadError, match="Aucune feuille"):
        prepare_takeover([path])


def command(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_says_the_guesses_then_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM), moyens())

    code, out, err = command(capsys, "reprendre", path, "--sortie", tmp_path / "neuf.xlsm")

    assert (code, err) == (0, "")
    assert out.index("Quotité SCO → Heures/semaine (sûr)") < out.index("neuf.xlsm")
    assert out.index("neuf.xlsm") < out.index("N-01")
    assert "DURAND" not in out


def test_a_preview_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA))

    code, out, _ = command(capsys, "reprendre", path, "--apercu")

    assert code == 0
    assert "Type aide → Aide" in out
    assert list(tmp_path.iterdir()) == [path]


def test_a_control_of_such_a_file_says_how_to_take_it_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA), moyens())

    code, _, err = command(capsys, "controler", path)

    assert code == 2
    assert "pial-xl reprendre FICHIER --sortie NOUVEAU.xlsm" in err
