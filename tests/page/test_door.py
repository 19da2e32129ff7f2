"""The page's door: what it is asked in JSON, and what it answers."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from built import short_demo, short_template
from openpyxl import load_workbook

from pial_xl.demo import DATE_DEMO, faulty_dataset
from pial_xl.demo.calendar import YEAR
from pial_xl.page import ACTIONS, Door
from pial_xl.page.constats import check_json
from pial_xl.page.desk import NO_WORKBOOK, Checked
from pial_xl.report.blocks.controles import TITLE_ROW
from pial_xl.report.grouping import lines
from pial_xl.report.tracking import track
from pial_xl.sheets.closed.controles import read_closed_checks
from pial_xl.template.zones import FIRST_ROW
from pial_xl.usecases.check import check_workbook
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request

DAY = DATE_DEMO.isoformat()
NAME = "PIAL fictif.xlsm"


def said(door: Door, action: str, words: Mapping[str, str] | None = None, data: bytes = b"") -> Any:
    """Ask, and give the object that is answered."""
    return json.loads(door.ask(action, json.dumps(words or {}), data)[0])


def file(door: Door, action: str, **words: str) -> tuple[str, bytes]:
    """Ask for a file, and give its name and its bytes."""
    told, data = door.ask(action, json.dumps(words))
    return json.loads(told)["nom"], data


def controler(door: Door, data: bytes, name: str = NAME) -> Any:
    return said(door, "controler", {"nom": name, "date": DAY}, data)


@pytest.fixture(scope="module")
def demo_bytes() -> bytes:
    return short_demo()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture(scope="module")
def first(demo_bytes: bytes) -> tuple[Door, Any]:
    """A door where the workbook was controlled once, and what it answered."""
    door = Door()
    return door, controler(door, demo_bytes)


@pytest.fixture
def checked(first: tuple[Door, Any]) -> Door:
    """The door of all the tests that control nothing more there."""
    return first[0]


@pytest.fixture
def own(door: Door, demo_bytes: bytes) -> Door:
    """The same, where a test may go on to another control."""
    controler(door, demo_bytes)
    return door


@pytest.fixture(scope="module")
def again(demo_bytes: bytes) -> Any:
    """What is told of a workbook that is controlled twice."""
    door = Door()
    controler(door, demo_bytes)
    return controler(door, demo_bytes)


def _with_fewer_hours() -> bytes:
    """Give the workbook as a person leaves it who has corrected Affectations!D77."""
    rows = deepcopy(faulty_dataset()[0])
    rows["T_Affectations"][77 - FIRST_ROW]["heures"] = "1h00"
    return short_template(rows, {"annee_scolaire": YEAR})


def test_a_control_says_what_the_command_says(
    first: tuple[Door, Any], demo_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_bytes(demo_bytes)
    expected = check_workbook(path, DATE_DEMO).report

    _, told = first

    keys = expected.constats[0].as_json().keys()
    shown = [{key: line[key] for key in keys} for line in told["constats"]]
    assert shown == [line.constat.as_json() for line in lines(expected.constats)]
    counts = {level["niveau"]: level["nombre"] for level in told["niveaux"]}
    assert counts == {level: n for level, n in expected.bilan.items() if level in counts}


def test_the_fictitious_workbook_is_controlled_on_its_own_day(door: Door) -> None:
    told = said(door, "demo")
    assert (told["classeur"], told["date"]) == (NAME, DAY)


def test_a_first_control_has_nothing_to_compare_with(first: tuple[Door, Any]) -> None:
    _, told = first
    assert told["changements"] == ""
    assert told["resolus"] == []


def test_a_second_control_says_what_is_solved(own: Door) -> None:
    told = controler(own, _with_fewer_hours())
    assert ("A-01", "A23") in {(line["code"], line["objet"]) for line in told["resolus"]}
    assert "résolu" in told["changements"]


def test_the_same_workbook_has_nothing_new(again: Any) -> None:
    assert "rien n'a changé" in again["changements"]
    assert {line["statut"] for line in again["constats"]} == {"connu"}


def test_a_workbook_of_another_name_is_compared_with_nothing(own: Door, demo_bytes: bytes) -> None:
    assert controler(own, demo_bytes, "Autre.xlsm")["changements"] == ""


def test_another_day_is_another_control_of_the_same_workbook(own: Door) -> None:
    told = said(own, "dater", {"date": "2027-09-15"})
    assert (told["classeur"], told["date"]) == (NAME, "2027-09-15")


def test_filters_count_the_lines_that_they_would_leave(again: Any) -> None:
    for one in again["filtres"]:
        for choice in one["valeurs"]:
            kept = [line for line in again["constats"] if line[one["cle"]] == choice["valeur"]]
            assert len(kept) == choice["nombre"] > 0


def test_lines_tell_how_many_of_the_counted_constats_they_gather(again: Any) -> None:
    gathered = sum(int(line["nombre"]) for line in again["constats"])
    assert len(again["constats"]) < gathered == sum(level["nombre"] for level in again["niveaux"])


def test_a_file_that_cannot_be_read_gets_the_sentence_of_the_command(door: Door) -> None:
    assert "erreur" in controler(door, b"")
    assert controler(door, b"")["erreur"].startswith("Le fichier est vide")


def test_a_file_that_cannot_be_read_leaves_the_workbook_before_in_place(own: Door) -> None:
    controler(own, b"PK\x03\x04", "Cassé.xlsx")
    assert said(own, "dater", {"date": DAY})["classeur"] == NAME


@pytest.mark.parametrize(
    "action", ["dater", "rapport", "lettres", "classeur_lettres", "a_signaler", "note", "comparer"]
)
def test_nothing_is_done_before_a_workbook_is_there(door: Door, action: str) -> None:
    assert said(door, action, {"date": DAY})["erreur"] in {
        NO_WORKBOOK,
        "Aucune lettre n'est faite\xa0: préparez d'abord les lettres.",
        NO_WORKBOOK.replace(" :", "\xa0:"),
    }


def test_an_unknown_action_is_one_french_sentence(door: Door) -> None:
    assert "panne imprévue (KeyError)" in said(door, "inconnue")["erreur"]


def test_the_report_is_a_workbook_named_after_what_was_controlled(checked: Door) -> None:
    name, data = file(checked, "rapport")
    assert name == "Contrôles PIAL fictif.xlsx"
    assert "Contrôles" in load_workbook(BytesIO(data)).sheetnames


def test_the_list_to_report_holds_no_code(checked: Door) -> None:
    name, data = file(checked, "a_signaler")
    (sheet,) = load_workbook(BytesIO(data))
    said_cells = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    assert name == "À signaler 2026-2027.xlsx"
    assert not [text for text in said_cells if re.search(r"\b[EA]\d{2,}\b", text)]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("eleves", "À signaler par code 2026-2027.xlsx"),
        ("etablissements", "Fiches des établissements 2026-2027.xlsx"),
        ("aesh", "Fiches des AESH 2026-2027.xlsx"),
    ],
)
def test_a_list_by_code_is_had_when_it_is_named(checked: Door, wanted: str, name: str) -> None:
    told, data = checked.ask("liste_par_code", json.dumps({"liste": wanted}))
    assert json.loads(told)["nom"] == name
    text = str(load_workbook(BytesIO(data), read_only=True).worksheets[0]["A3"].value)
    assert "Données de santé pseudonymes" in text or wanted == "etablissements"


def test_the_note_is_had_for_the_workbook_that_is_controlled(checked: Door) -> None:
    name, data = file(checked, "note")
    (sheet,) = load_workbook(BytesIO(data), read_only=True)
    assert (name, sheet["A1"].value) == ("Note de situation.xlsx", "Note de situation")


def test_what_changed_since_an_earlier_file_is_had_without_code(
    own: Door, demo_bytes: bytes
) -> None:
    controler(own, _with_fewer_hours())
    told, data = own.ask("comparer", json.dumps({"nom": "PIAL octobre.xlsm"}), demo_bytes)
    (sheet,) = load_workbook(BytesIO(data))
    said_cells = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    assert json.loads(told)["nom"] == "Ce qui a changé.xlsx"
    assert any("en moins" in text for text in said_cells)
    assert not [text for text in said_cells if re.search(r"\b[EA]\d{2,}\b", text)]
    assert said(own, "dater", {"date": DAY})["classeur"] == NAME


def test_an_earlier_file_that_cannot_be_read_is_told_and_the_workbook_stays(own: Door) -> None:
    told = said(own, "comparer", {"nom": "vide.xlsx"}, b"")
    assert told["erreur"].startswith("Le fichier est vide")
    assert said(own, "dater", {"date": DAY})["classeur"] == NAME


def test_an_absence_is_asked_of_an_aesh_whom_the_page_offers(first: tuple[Door, Any]) -> None:
    door, told = first
    offered = [aesh["code"] for aesh in told["aesh"]]
    said_of_file, data = door.ask("absence", json.dumps({"aesh": offered[0], "du": DAY, "au": ""}))
    assert json.loads(said_of_file)["nom"] == f"Absence {offered[0]}.xlsx"
    assert (
        load_workbook(BytesIO(data), read_only=True).worksheets[0]["A1"].value
        == f"Absence {offered[0]}"
    )


def test_an_absence_that_ends_before_it_begins_is_one_sentence(checked: Door) -> None:
    told = said(checked, "absence", {"aesh": "A01", "du": DAY, "au": "2026-11-01"})
    assert "avant son début" in told["erreur"]


def test_a_blank_workbook_can_be_had_without_a_workbook(door: Door) -> None:
    name, data = file(door, "vierge", date="2026-11-30")
    assert name.endswith(".xlsm")
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    assert "Affectations" in book.sheetnames
    texts = [text for row in book["Accueil"].iter_rows(values_only=True) for text in row]
    assert "Les heures de la semaine, au 30/11/2026" in texts


def test_each_row_of_coordonnateurs_has_its_letter_or_the_reason_why_not(checked: Door) -> None:
    told = said(checked, "lettres")
    states = {line["textes"][4] for line in told["lignes"]}
    assert states == {"faite", "refusée"}
    assert all(line["lettre"] or line["textes"][5] for line in told["lignes"]), (
        "a refusal without a reason"
    )


def test_the_letters_are_those_of_the_command(
    checked: Door, demo_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_bytes(demo_bytes)
    made = letters(path, DATE_DEMO, tmp_path / "lettres", Request())
    assert made.workbook is not None

    said(checked, "lettres")
    name, data = file(checked, "classeur_lettres")

    assert name == made.workbook.name
    assert _texts(data) == _texts(made.workbook.read_bytes())


def _texts(data: bytes) -> dict[str, list[object]]:
    book = load_workbook(BytesIO(data))
    return {
        sheet.title: [cell.value for row in sheet.iter_rows() for cell in row]
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    }


def test_letters_are_made_afresh_each_time(checked: Door) -> None:
    first, second = said(checked, "lettres"), said(checked, "lettres")
    assert first == second


def test_a_letter_is_shown_once_it_is_made(checked: Door) -> None:
    told = said(checked, "lettres")
    title = next(line["lettre"] for line in told["lignes"] if line["lettre"])
    assert '<div class="page"' in said(checked, "lettre", {"lettre": title})["html"]


def test_another_control_forgets_the_letters(own: Door, demo_bytes: bytes) -> None:
    said(own, "lettres")
    controler(own, demo_bytes)
    assert "erreur" in said(own, "classeur_lettres")


def test_every_control_is_explained(door: Door) -> None:
    told = said(door, "regles")
    codes = [rule["code"] for rule in told["controles"]]
    assert len(codes) == len(set(codes)) > 90
    assert all(rule["pourquoi"] and rule["source"] for rule in told["controles"])


def test_a_text_that_no_utf8_carries_is_replaced(door: Door) -> None:
    told, _ = door.ask("controler", json.dumps({"nom": "\udcff.xlsx", "date": DAY}), b"")
    assert told.encode()


def test_the_folder_of_a_door_goes_with_it(demo_bytes: bytes) -> None:
    door = Door()
    controler(door, demo_bytes)
    folder = door.desk.folder
    assert folder.exists()
    del door
    assert not folder.exists()


def test_the_registry_is_all_that_the_scripts_ask_for() -> None:
    sources = Path(__file__).parents[2] / "page" / "src"
    asked = {
        action
        for script in sources.glob("*.js")
        for action in ACTIONS
        if f'"{action}"' in script.read_text(encoding="utf-8")
    }
    assert asked | {"regles", "classeur_demo"} == set(ACTIONS)


def test_all_that_the_page_asks_needs_neither_a_spreadsheet_nor_a_terminal() -> None:
    """Xlwings, pypdf and click are not in the page: what imports one would stop it there."""
    program = """
import json, sys
for absent in ("xlwings", "pypdf", "click", "uno"):
    sys.modules[absent] = None
from built import short_tables
from pial_xl.page import ACTIONS, Door
door = Door()
with short_tables():
    for action in ("regles", "demo", "dater", "rapport", "lettres", "classeur_lettres", "vierge",
                   "a_signaler", "note", "absence", "grilles", "affectations"):
        words = {"date": "2026-11-24", "aesh": "A01", "du": "2026-11-24", "au": ""}
        said = json.loads(door.ask(action, json.dumps(words))[0])
        assert "erreur" not in said, said["erreur"]
"""
    ours = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": ours, "PYTHONWARNINGS": "error::ImportWarning"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr


def test_what_the_person_wrote_in_the_workbook_goes_on(
    checked: Door, demo_bytes: bytes, tmp_path: Path
) -> None:
    """The sheet Contrôles of the workbook, here that of a report put in its place."""
    _, report = file(checked, "rapport")
    book: Any = load_workbook(BytesIO(report))
    titles = [cell.value for cell in book["Contrôles"][TITLE_ROW]]
    book["Contrôles"].cell(TITLE_ROW + 1, titles.index("Note") + 1).value = "Vu avec la DSDEN"
    path = tmp_path / "Contrôles.xlsx"
    book.save(path)
    control = read_closed_checks(path)
    assert control is not None
    told = check_json(
        Checked(
            checked.desk.checked.result,
            track(checked.desk.checked.result.report, [control.control]),
            is_again=True,
        )
    )
    assert cast("list[dict[str, str]]", told["constats"])[0]["note"] == "Vu avec la DSDEN"
