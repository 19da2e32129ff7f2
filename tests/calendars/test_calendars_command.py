"""``pial-xl reprendre --ics``: a folder of calendars becomes a workbook, and completes one."""

import random
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from built import short_tables
from calendar_school import (
    Calendar,
    Child,
    children,
    courses_of,
    disturb,
    monday,
    write,
    year_of,
    zoned,
)
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from terminal import save_workbook

from pial_xl.cli import main
from pial_xl.tables.types import Semaine
from pial_xl.testing import SampleWorkbook

UAI = "0440001M"


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    with short_tables():
        yield


def calendars(count: int = 3, rate: float = 0.02) -> list[Calendar]:
    chance = random.Random(11)  # noqa: S311 - reproducible examples
    courses = courses_of(chance, 100, 8)
    found = [year_of(child, courses) for child in children(chance, count, ("5B",))]
    for calendar in found:
        disturb(calendar, chance, rate)
    return found


@cache
def seen(path: Path) -> Workbook:
    """Give a workbook that stays as it is: opened once, to look at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, read_only=True, data_only=True)


def table(path: Path, title: str) -> list[dict[str, object]]:
    lines = list(seen(path)[title].iter_rows(min_row=4, values_only=True))
    titles = [str(title) for title in lines[0] if title]
    body = (dict(zip(titles, line, strict=False)) for line in lines[1:])
    filled: list[dict[str, object]] = [
        {t: v for t, v in row.items() if v is not None} for row in body
    ]
    return [row for row in filled if any(t in row for t in titles[:5])]


def take(*arguments: object) -> int:
    return main(["reprendre", *map(str, arguments)])


def test_a_folder_alone_makes_a_workbook_of_new_pupils(tmp_path: Path) -> None:
    told = calendars()
    folder = write(tmp_path / "ics", *told)
    output = tmp_path / "neuf.xlsm"

    assert take("--ics", folder, "--uai", UAI, "--sortie", output) == 0
    assert len(table(output, "Cours des élèves")) == len(told[0].truth)
    assert {row["Classe"] for row in table(output, "Cours des élèves")} == {"5B"}
    assert [row["Classe"] for row in table(output, "Élèves")] == ["5B"] * 3
    births = {row["Né le"].date() for row in table(output, "Correspondance")}  # type: ignore[attr-defined]
    assert births == {one.child.ne_le for one in told}
    settings = {row["Clé"]: row.get("Valeur") for row in table(output, "Paramètres")}
    assert settings["lundi_semaine_a"] == f"{monday(1):%d/%m/%Y}"
    assert settings["annee_scolaire"] == "2026-2027"


def test_names_stand_in_correspondance_alone_and_are_never_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = calendars()
    folder = write(tmp_path / "ics", *told)
    (folder / "Calendrier_SECRETAN_Ulysse_01012012.ics").write_bytes(b"rien")
    output = tmp_path / "neuf.xlsm"
    take("--ics", folder, "--sortie", output)
    shown = "".join(capsys.readouterr())

    cells = (
        str(cell.value)
        for sheet in seen(output)
        if sheet.title != "Correspondance"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )
    said = " ".join((shown, *cells))
    for name in (*(one.child.nom for one in told), "SECRETAN", "Ulysse", "DURAND M."):
        assert name not in said


def test_a_second_export_completes_the_first_and_changes_nothing_else(tmp_path: Path) -> None:
    told = calendars(4)
    first, second = tmp_path / "1.xlsm", tmp_path / "2.xlsm"
    take("--ics", write(tmp_path / "a", *told[:3]), "--uai", UAI, "--sortie", first)
    told[3].child = Child("NOUVEAU", "Élève", told[3].child.ne_le, "5B")
    folder = write(tmp_path / "b", *told[2:], shape=zoned)
    unknown = f"{told[3].child.stem}=nouveau"

    assert take("--ics", folder, "--depuis", first, "--eleve", unknown, "--sortie", second) == 0
    assert table(second, "Cours des élèves") == table(first, "Cours des élèves")
    assert len(table(second, "Élèves")) == 4


def test_an_unknown_calendar_is_left_when_pupils_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = calendars(2)
    first, second = tmp_path / "1.xlsm", tmp_path / "2.xlsm"
    take("--ics", write(tmp_path / "a", told[0]), "--sortie", first)
    other = Calendar(Child("ROUX", "Anaïs", told[1].child.ne_le, "5B"), [], told[1].events)
    capsys.readouterr()

    folder = write(tmp_path / "b", other)
    take("--ics", folder, "--depuis", first, "--apercu")
    said = capsys.readouterr().out.replace("\xa0", " ")
    assert f"n° 1 ({other.child.stem}.ics) · inconnu" in said
    assert '--eleve "2=E007"' in said
    take("--ics", folder, "--depuis", first, "--sortie", second)
    assert "n° 1 · inconnu" in capsys.readouterr().out.replace("\xa0", " ")
    assert len(table(second, "Élèves")) == 1


def test_what_a_person_says_of_a_calendar_is_remembered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = calendars(1)
    paths = [tmp_path / f"{n}.xlsm" for n in range(3)]
    take("--ics", write(tmp_path / "a", *told), "--sortie", paths[0])
    other = Calendar(Child("ROUX", "Anaïs", monday(0), "5B"), [], told[0].events)
    folder = write(tmp_path / "b", other)
    chosen = f"{other.child.stem}.ics=E001"

    assert take("--ics", folder, "--depuis", paths[0], "--eleve", chosen, "--sortie", paths[1]) == 0
    capsys.readouterr()
    assert take("--ics", folder, "--depuis", paths[1], "--sortie", paths[2]) == 0
    assert "E001 · choisi" in capsys.readouterr().out.replace("\xa0", " ")
    assert len(table(paths[2], "Élèves")) == 1


def test_weeks_of_reference_and_the_letters_may_be_chosen(tmp_path: Path) -> None:
    folder = write(tmp_path / "ics", *calendars(1))
    letters: list[dict[object, object]] = []
    for name, week_a in (("odd", monday(1)), ("even", monday(2))):
        output = tmp_path / f"{name}.xlsm"
        chosen = ("--semaines", monday(9), "--semaine-a", week_a)
        assert take("--ics", folder, *chosen, "--sortie", output) == 0
        letters.append({r["Cours"]: r.get("Semaine") for r in table(output, "Cours des élèves")})

    swapped = {Semaine.A: "B", Semaine.B: "A", None: None}
    assert set(letters[0].values()) == {"A", "B", None}
    assert letters[1] == {
        cours: swapped[Semaine(str(s)) if s else None] for cours, s in letters[0].items()
    }


def test_the_preview_writes_nothing_and_says_the_weeks_without_course(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = calendars(3)
    told[0] = year_of(told[0].child, told[0].truth, placement=range(10, 13))
    folder = write(tmp_path / "ics", *told)

    assert take("--ics", folder, "--apercu", "--sortie", tmp_path / "neuf.xlsm") == 0
    assert f"du {monday(10):%d/%m/%Y} au" in capsys.readouterr().out.replace("\xa0", " ")
    assert [path.name for path in tmp_path.iterdir()] == ["ics"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--semaines", "2030-01-01"], "Aucun élève n'a cours pendant cette semaine"),
        (["--eleve", "99=E001"], "qui n'est pas dans le dossier"),
        (["--eleve", "1=E999"], "Aucun élève n'a le code E999"),
        (["--eleve", "E001"], "s'écrit"),
        (["--uai", "0440001A"], "Ce n'est pas un UAI"),
    ],
)
def test_a_wish_that_cannot_be_followed_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    folder = write(tmp_path / "ics", *calendars(1))

    assert take("--ics", folder, *options, "--sortie", tmp_path / "neuf.xlsm") == 2
    assert sentence in capsys.readouterr().err.replace("\xa0", " ").replace("’", "'")
    assert not (tmp_path / "neuf.xlsm").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "ne contient aucun calendrier"),
        (b"rien", "n'est pas un calendrier"),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a@b\nSUMMARY:RDV\nEND:VEVENT\nEND:VCALENDAR\n",
            "Aucun cours n'est reconnu",
        ),
    ],
)
def test_a_folder_that_gives_no_course_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, sentence: str
) -> None:
    folder = tmp_path / "ics"
    folder.mkdir()
    if content is not None:
        (folder / "Calendrier_ROUX_Anaïs_01012012.ics").write_bytes(content)

    assert take("--ics", folder, "--sortie", tmp_path / "neuf.xlsm") == 2
    shown = capsys.readouterr().err.replace("\xa0", " ").replace("’", "'")
    assert sentence in shown
    assert "ROUX" not in shown


def test_options_of_calendars_go_with_calendars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(tmp_path / "a.xlsx", "--uai", UAI, "--sortie", tmp_path / "neuf.xlsm") == 2
    assert "vont avec --ics" in capsys.readouterr().err.replace("\xa0", " ")


def test_a_week_a_that_the_workbook_denies_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "ics", *calendars(1))
    first, second = tmp_path / "1.xlsm", tmp_path / "2.xlsm"
    take("--ics", folder, "--semaine-a", monday(1), "--sortie", first)
    same = ("--ics", folder, "--depuis", first, "--semaine-a", monday(21), "--apercu")
    other = ("--ics", folder, "--depuis", first, "--semaine-a", monday(2), "--sortie", second)

    assert (take(*same), take(*other)) == (0, 2)
    assert "dit déjà quelle semaine" in capsys.readouterr().err.replace("\xa0", " ")


def test_a_list_of_pupils_and_their_calendars_are_taken_together(tmp_path: Path) -> None:
    told = calendars(2)
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Besoins"
    sheet.append(["NOM PRENOM ELEVE", "Date de naissance", "UAI", "Niveau classe", "Type aide"])
    for one in told:
        names = f"{one.child.nom} {one.child.prenom}"
        sheet.append([names, one.child.ne_le, UAI, "5e B", "M"])
    source, output = tmp_path / "besoins.xlsx", tmp_path / "neuf.xlsm"
    book.save(source)
    folder = write(tmp_path / "ics", *told)

    assert take("--ics", folder, source, "--sortie", output) == 0
    assert {row["Classe"] for row in table(output, "Élèves")} == {"5e B"}
    rows = table(output, "Cours des élèves")
    assert {(row["UAI"], row["Classe"]) for row in rows} == {(UAI, "5e B")}
    assert len(rows) == len(told[0].truth)


def test_pupils_without_names_are_not_made_twice(tmp_path: Path) -> None:
    told = calendars(1)
    book = SampleWorkbook()
    earlier = save_workbook(book, tmp_path / "sans noms.xlsx")
    output = tmp_path / "neuf.xlsm"
    folder = write(tmp_path / "ics", *told)
    chosen = ("--eleve", "1=E5")

    assert take("--ics", folder, "--depuis", earlier, "--sortie", tmp_path / "a.xlsm") == 0
    assert len(table(tmp_path / "a.xlsm", "Élèves")) == len(book.tables["T_Eleves"])
    assert take("--ics", folder, "--depuis", earlier, *chosen, "--sortie", output) == 0
    assert {row["Élève"] for row in table(output, "Cours des élèves")} == {"E5"}
    (row,) = table(output, "Correspondance")
    child = told[0].child
    assert (row["Code"], row["Nom"], row["Fichier"]) == ("E5", child.nom, child.stem)
