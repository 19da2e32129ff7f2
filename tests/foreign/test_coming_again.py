"""From another file to findings in one command; and again, without losing what a person did."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from built import short_tables
from files import sheet, write_delimited, write_xlsx

from pial_xl.cli import main
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.tables import Affectation
from pial_xl.takeover import parse_override
from pial_xl.takeover.account import BASE_SHEET, SHEET
from pial_xl.takeover.again import Renewal
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
ZOE = ["FABRE Zoé", datetime(2013, 1, 1), "CLG Jean Moulin", "I", 6, BEGIN, END]
ALI = ["PETIT Ali", datetime(2014, 1, 1), "CLG Jean Moulin", "I", 6, BEGIN, END]


def source(*pupils: list[object]) -> SourceSheet:
    header = [*HEADER, "Heures attribuées", "Date début", "Date fin"]
    return sheet("Besoins_élèves", header, *pupils)


def helpers(hours: object = 24) -> SourceSheet:
    return sheet(
        "Moyens",
        ["NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"],
        ["LEROY Anne", "Ecole Jules Ferry", 26, hours],
    )


def take(path: Path, output: Path, earlier: Path | None = None, *choices: str) -> ForeignTakeover:
    prepared = prepare_takeover([path], [*map(parse_override, choices)], earlier)
    return write_takeover(prepared, [path], output, DAY)


def opened(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, keep_vba=True)


@cache
def seen(path: Path) -> Any:
    """Give a workbook that stays as it is: opened once for all the tests, to look at."""
    return opened(path)


def rows(path: Path, title: str) -> list[dict[str, object]]:
    """Give the filled rows of a table, by header."""
    lines = [[cell.value for cell in line] for line in seen(path)[title].iter_rows(min_row=4)]
    titles = [str(t) for t in lines[0] if t]
    body = (dict(zip(titles, line, strict=False)) for line in lines[1:] if line[0])
    return [{t: v for t, v in line.items() if v is not None} for line in body]


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    """Make every workbook short: it is opened again and again."""
    with short_tables():
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> ForeignTakeover:
    """The file of a coordinator, once it is taken over."""
    folder = tmp_path_factory.mktemp("first")
    path = write_xlsx(folder / "pial.xlsx", source(LEA, TOM, ZOE), helpers())
    return take(path, folder / "PIAL")


@pytest.fixture(scope="module")
def again(first: ForeignTakeover, tmp_path_factory: pytest.TempPathFactory) -> ForeignTakeover:
    """A newer file, taken over into the workbook that a person has worked in meanwhile."""
    folder = tmp_path_factory.mktemp("again")
    worked_in = folder / "PIAL.xlsm"
    book = opened(first.path)
    for title, header, row, value in (
        ("AESH", "Heures/semaine", 0, 22),
        ("Élèves", "Priorité", 1, 1),
        ("Établissements", "UAI", 0, "0440001M"),
        ("Coordonnateurs", "Nom", 0, "ROSE"),
    ):
        titles = [cell.value for cell in book[title][4]]
        book[title].cell(5 + row, titles.index(header) + 1, value)
    book.save(worked_in)
    newer = [*TOM[:4], None, BEGIN, datetime(2028, 8, 31)]
    path = write_xlsx(folder / "pial.xlsx", source(ALI, newer, LEA), helpers(20))
    return take(path, folder / "PIAL 2.xlsm", worked_in)


def changes(done: ForeignTakeover, kind: str) -> dict[str, object]:
    """Give what a taking over changes of each table, by sheet."""
    found = {m.sheet: getattr(r, kind) for m, r in done.prepared.renewals.items()}
    return {sheet: change for sheet, change in found.items() if change}


def test_one_command_goes_from_their_file_to_findings(first: ForeignTakeover) -> None:
    assert first.path.name == "PIAL.xlsm"
    assert {c.code for c in first.check.constats} >= {"N-01", "S-08"}


def test_a_school_without_uai_has_one_finding_however_many_pupils_it_has(
    first: ForeignTakeover,
) -> None:
    told = [c.objet for c in first.check.constats if c.code == "S-08"]

    assert sorted(told) == ["CLGJEANMOULIN", "ECOLEJULESFERRY"]
    assert [c for c in first.check.constats if c.code == "S-07"] == []


def test_names_and_dates_of_birth_stand_in_correspondance_alone(first: ForeignTakeover) -> None:
    holding = {
        sheet.title
        for sheet in seen(first.path)
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value == datetime(2015, 3, 1) or "DURAND" in str(value)
    }

    assert holding == {"Correspondance"}


def test_what_was_guessed_stands_on_a_sheet_of_the_workbook(first: ForeignTakeover) -> None:
    lines = [list(row[:4]) for row in seen(first.path)[SHEET].iter_rows(values_only=True)]

    assert ["Moyens", "Quotité SCO", "Heures/semaine", "sûr"] in lines
    assert ["Moyens", "Quotité EPP", None, "écartée"] in lines


def test_the_same_file_again_changes_nothing(first: ForeignTakeover, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM, ZOE), helpers())

    prepared = prepare_takeover([path], (), first.path)

    assert [(m.sheet, r) for m, r in prepared.renewals.items() if r != Renewal()] == []


def test_codes_stay_and_new_pupils_come_below(again: ForeignTakeover) -> None:
    names = {row["Code"]: row["Nom"] for row in rows(again.path, "Correspondance")}

    assert names == {"E001": "DURAND", "E002": "MARTIN", "E003": "FABRE", "E004": "PETIT"}


def test_a_pupil_who_is_gone_is_listed_and_stays(again: ForeignTakeover) -> None:
    assert changes(again, "gone")["Élèves"] == ["E003"]
    assert "E003" in [row["Élève"] for row in rows(again.path, "Élèves")]


def test_what_the_source_changes_follows(again: ForeignTakeover) -> None:
    ends = {row["Élève"]: row["Fin"] for row in rows(again.path, "Notifications")}

    assert ends["E002"] == datetime(2028, 8, 31)


def test_what_a_person_corrected_stays_and_is_said(again: ForeignTakeover) -> None:
    assert rows(again.path, "AESH")[0]["Heures/semaine"] == 22
    assert changes(again, "kept") == {"AESH": [("A01", "heures")]}


def test_what_a_person_added_stays(again: ForeignTakeover) -> None:
    assert rows(again.path, "Élèves")[1]["Priorité"] == 1
    row = seen(again.path)["Coordonnateurs"][5]
    assert "ROSE" in [cell.value for cell in row]


def test_the_uai_that_a_person_typed_is_that_of_the_school_from_then_on(
    again: ForeignTakeover,
) -> None:
    assert rows(again.path, "Établissements")[0]["UAI"] == "0440001M"
    schools = {row["Élève"]: row["UAI"] for row in rows(again.path, "Élèves")}
    assert {schools["E001"], schools["E002"]} == {"0440001M"}


def test_the_sheet_reprise_that_is_made_again_is_not_told_lost(again: ForeignTakeover) -> None:
    assert again.prepared.lost == ()


def test_there_is_one_sheet_reprise_after_two_takings_over(again: ForeignTakeover) -> None:
    titles = seen(again.path).sheetnames

    assert [titles.count(SHEET), titles.count(BASE_SHEET)] == [1, 1]


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA))
    there = tmp_path / "PIAL.xlsm"
    there.write_bytes(b"mine")

    with pytest.raises(WriteError, match="déjà ce nom"):
        take(path, there)

    assert there.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("Moyens:Quotité XYZ=Heures/semaine", "aucune feuille"),
        ("Moyens:Quotité SCO=Couleur", "Couleur"),
    ],
)
def test_a_choice_that_means_nothing_is_told(choice: str, said: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA), helpers())

    with pytest.raises(WorkbookReadError, match=said):
        prepare_takeover([path], [parse_override(choice)])


def test_a_choice_that_is_badly_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA), helpers())

    code, _, err = command(capsys, "reprendre", path, "--apercu", "--colonne", "Quotité SCO")

    assert code == 2
    assert "--colonne s'écrit" in err


def test_a_file_that_says_nothing_of_a_pial_is_told(tmp_path: Path) -> None:
    path = write_delimited(tmp_path / "a.csv", sheet("a", ["Couleur", "Prix"], ["rouge", "3"]))

    with pytest.raises(WorkbookReadError, match="Aucune feuille"):
        prepare_takeover([path])


def command(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_says_the_guesses_then_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, TOM), helpers())

    code, out, err = command(capsys, "reprendre", path, "--sortie", tmp_path / "neuf.xlsm")

    assert (code, err) == (0, "")
    assert out.index("Quotité SCO → Heures/semaine (sûr)") < out.index("neuf.xlsm")
    assert out.index("neuf.xlsm") < out.index("N-01")
    assert "DURAND" not in out


def test_a_preview_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA, ["TOTAL", None, None, None, 12]))

    code, out, _ = command(capsys, "reprendre", path, "--apercu")

    assert code == 0
    assert "Type aide → Aide" in out
    assert "Besoins_élèves · ligne 3 · ligne de total" in out
    assert list(tmp_path.iterdir()) == [path]


def test_a_control_of_such_a_file_says_how_to_take_it_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "pial.xlsx", source(LEA), helpers())

    code, _, err = command(capsys, "controler", path)

    assert code == 2
    assert "pial-xl reprendre FICHIER --sortie NOUVEAU.xlsm" in err


def shares(hours: object) -> SourceSheet:
    return sheet(
        "Affectations",
        ["NOM PRENOM AESH", "NOM PRENOM ELEVE", "Type aide", "Heures par semaine"],
        ["LEROY Anne", "DURAND Léa", "I", hours],
    )


def test_a_row_without_group_is_known_again_and_follows_its_source(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsm", tmp_path / "2.xlsm"
    before = write_xlsx(tmp_path / "a.xlsx", helpers(), source(LEA), shares(6))
    take(before, first)
    done = take(write_xlsx(tmp_path / "b.xlsx", helpers(), source(LEA), shares(9)), second, first)

    assert done.prepared.renewals[Affectation].changed == ["A01 | E001 | I | "]
    assert rows(second, "Affectations")[0]["Heures/semaine"] == 9
