"""The page's door, where another file is taken over."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from built import short_demo, short_template
from given_files import DAY, ask, prepare, write

from pial_xl.page import Door
from pial_xl.usecases.check import check_workbook
from pial_xl.usecases.takeover_foreign import prepare_takeover, write_takeover

pytestmark = pytest.mark.usefixtures("short")

BEGIN, END = datetime(2025, 9, 1), datetime(2027, 8, 31)
PUPILS = (
    ("NOM PRENOM ELEVE", "Etablissement 2026-2027", "Type aide", "Heures attribuées",
     "Date début", "Date fin", "Remarques"),
    ("DURAND Léa", "Ecole Fictive", "I", 12, BEGIN, END, "à revoir"),
    ("MARTIN Tom", "Ecole Fictive", "M", None, BEGIN, END, None),
)  # fmt: skip
AESH = (
    ("NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"),
    ("LEROY Anne", "Ecole Fictive", 26, 24),
)
ANNUAIRE = (
    b"Identifiant_de_l_etablissement;Nom_etablissement;Nom_commune;Code_departement\n"
    b"0440001A;Ecole Fictive;Nantes;044\n"
)


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        drawn = book.create_sheet(title)
        for row in rows:
            drawn.append(list(row))
    output = BytesIO()
    book.save(output)
    return output.getvalue()


SOURCE = workbook(Besoins=PUPILS, Moyens=AESH)


def taken_for(told: Any, header: str) -> str:
    columns = (column for sheet in told["feuilles"] for column in sheet["colonnes"])
    return str(next(column["prise"] for column in columns if column["entete"] == header))


def sections(told: Any) -> dict[str, list[list[str]]]:
    return {section["titre"]: section["lignes"] for section in told["sections"]}


@pytest.fixture
def door() -> Door:
    return Door()


def test_what_each_column_is_taken_for_is_said_before_anything_is_written(door: Door) -> None:
    told = prepare(door, ("source", "besoins.xlsx", SOURCE))

    assert [sheet["titre"] for sheet in told["feuilles"]] == [
        "Besoins\u00a0: Élèves, 2 lignes",
        "Moyens\u00a0: AESH, 1 ligne",
    ]
    assert taken_for(told, "Type aide") == "Aide"
    assert taken_for(told, "Remarques") == "rien"


def test_each_column_may_be_taken_for_all_that_its_sheet_can_hold(door: Door) -> None:
    pupils, helpers = prepare(door, ("source", "besoins.xlsx", SOURCE))["feuilles"]
    assert {"rien", "Aide", "Classe"} <= set(pupils["choix"])
    assert {"rien", "Heures/semaine", "Contrat"} <= set(helpers["choix"])


def test_the_new_workbook_is_the_command_s_and_its_control_too(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "besoins.xlsx"
    path.write_bytes(SOURCE)
    expected = write_takeover(prepare_takeover([path]), [path], tmp_path / "neuf.xlsm", DAY)

    told, data = write(door, ("source", "besoins.xlsx", SOURCE))

    (tmp_path / "page.xlsm").write_bytes(data)
    assert told["nom"] == "PIAL 2026-2027.xlsm"
    found = check_workbook(tmp_path / "page.xlsm", DAY).report.constats
    assert [c.as_json() for c in found] == [c.as_json() for c in expected.check.report.constats]
    assert told["constats"]


def test_a_choice_of_the_person_stands_over_the_guess(door: Door) -> None:
    choice = ("Besoins", "Remarques", "Classe")
    told = prepare(door, ("source", "besoins.xlsx", SOURCE), choices=[choice])

    column = next(c for c in told["feuilles"][0]["colonnes"] if c["entete"] == "Remarques")
    assert (column["prise"], column["surete"]) == ("Classe", "choisi")


def test_several_files_make_one_workbook_even_of_one_name(door: Door, tmp_path: Path) -> None:
    pupils, helpers = workbook(Besoins=PUPILS), workbook(Moyens=AESH)
    _, data = write(door, ("source", "a.xlsx", pupils), ("source", "a.xlsx", helpers))

    (tmp_path / "neuf.xlsm").write_bytes(data)

    dossier = check_workbook(tmp_path / "neuf.xlsm", DAY).dossier
    assert (len(dossier.eleves), len(dossier.aesh)) == (2, 1)


def test_schools_are_found_in_the_annuaire(door: Door, tmp_path: Path) -> None:
    annuaire = ("annuaire", "annuaire.csv", ANNUAIRE)
    _, data = write(door, ("source", "besoins.xlsx", SOURCE), annuaire)
    (tmp_path / "neuf.xlsm").write_bytes(data)

    assert set(check_workbook(tmp_path / "neuf.xlsm", DAY).dossier.etablissement_by_uai) == {
        "0440001A"
    }


def test_a_file_that_comes_again_says_what_it_changes(door: Door) -> None:
    first = write(door, ("source", "besoins.xlsx", SOURCE))[1]
    more = workbook(
        Besoins=[*PUPILS, ("FABRE Zoé", "Ecole Fictive", "I", 6, BEGIN, END, None)], Moyens=AESH
    )

    told = prepare(door, ("source", "b.xlsx", more), ("depuis", "PIAL.xlsm", first))

    renewed = sections(told)["Ce que le fichier change dans le classeur (rien n'est effacé)"]
    assert ["Élèves", "E003", "nouveau"] in renewed


def test_a_workbook_of_ours_is_moved_into_the_present_edition(door: Door, tmp_path: Path) -> None:
    held: dict[str, list[dict[str, object]]] = {
        "T_AESH": [{"aesh": "A01", "pole": "P1", "contrat": "CDI", "debut": BEGIN, "heures": 12}],
        "T_Eleves": [{"eleve": "E01", "uai": "0440001A"}],
        "T_Affectations": [{"aesh": "A01", "eleve": "E01", "aide": "I", "heures": 24}],
    }
    ours = short_template(held, {})
    old = ("source", "Ancien.xlsm", ours)
    told = prepare(door, old)
    assert told["avis"][0].startswith("Ce fichier est déjà un classeur pial-xl")
    assert sections(told)["Ce qui est recopié"]

    said, data = write(door, old)
    (tmp_path / "neuf.xlsm").write_bytes(data)
    assert said["nom"] == "Ancien (nouveau modèle).xlsm"
    (tmp_path / "ancien.xlsm").write_bytes(ours)
    before, after = (
        check_workbook(tmp_path / name, DAY).report.bilan for name in ("ancien.xlsm", "neuf.xlsm")
    )
    assert before == after


def test_a_workbook_of_ours_is_not_a_source_among_others(door: Door) -> None:
    told = prepare(door, ("source", "a.xlsx", SOURCE), ("source", "b.xlsm", short_demo()))
    assert "classeur à continuer" in told["erreur"]


def test_a_control_of_a_foreign_file_offers_to_take_it_over(door: Door) -> None:
    words = {"nom": "besoins.xlsx", "date": DAY.isoformat()}
    told, _ = ask(door, "controler", words, SOURCE)
    assert told["reprenable"] is True
    assert "pial-xl reprendre" not in told["erreur"]


def test_a_damaged_file_offers_nothing(door: Door) -> None:
    told, _ = ask(door, "controler", {"nom": "a.xlsx", "date": DAY.isoformat()}, SOURCE[:500])
    assert "reprenable" not in told


def test_a_choice_is_of_its_own_sheet_alone(door: Door) -> None:
    both = workbook(Besoins=PUPILS, Besoins_anciens=PUPILS)
    choice = ("Besoins", "Remarques", "Classe")
    told = prepare(door, ("source", "a.xlsx", both), choices=[choice])

    taken = {sheet["feuille"]: sheet["colonnes"][-1]["prise"] for sheet in told["feuilles"]}
    assert taken == {"Besoins": "Classe", "Besoins_anciens": "rien"}


def test_files_are_not_kept_once_they_are_read(door: Door) -> None:
    prepare(door, ("source", "besoins.xlsx", SOURCE))
    assert list(door.desk.folder.iterdir()) == []
