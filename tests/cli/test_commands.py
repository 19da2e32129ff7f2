import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import filled_template
from openpyxl import load_workbook
from terminal import Launcher

from pial_xl.cli.types import DAY


@pytest.mark.parametrize("text", ["2026-11-24", "24/11/2026", "24-11-2026"])
def test_a_date_is_read_in_its_usual_forms(text: str) -> None:
    assert DAY.convert(text, None, None) == date(2026, 11, 24)


def test_rules_lists_every_rule_with_its_title(launch: Launcher) -> None:
    finished = launch("regles")

    assert finished.returncode == 0
    assert "AFFECTATIONS" in finished.stdout
    assert any(row.startswith("A-01   BLOQUANT  R") for row in finished.stdout.splitlines())


def test_rules_json_has_the_keys_of_the_contract(launch: Launcher) -> None:
    entries = json.loads(launch("regles", "--json").stdout)

    assert {tuple(rule) for rule in entries} == {
        ("code", "famille", "niveau", "titre", "source", "nature", "lit")
    }
    assert {rule["nature"] for rule in entries} <= set("RDKP")


def test_new_writes_a_blank_workbook_that_checks_without_blocking_constat(
    launch: Launcher, tmp_path: Path
) -> None:
    assert launch("nouveau", "PIAL.xlsm").returncode == 0

    finished = launch("controler", tmp_path / "PIAL.xlsm", "--json", "--date", "2026-11-24")
    assert finished.returncode == 0
    assert json.loads(finished.stdout)["bilan"]["BLOQUANT"] == 0


@pytest.mark.usefixtures("short")
def test_new_sets_the_departement_and_the_network_of_the_letters(
    launch: Launcher, tmp_path: Path
) -> None:
    assert launch("nouveau", "PIAL", "--departement", "35", "--reseau", "DDEC 35").returncode == 0

    settings = load_workbook(tmp_path / "PIAL.xlsm", read_only=True)["Paramètres"]
    values = {row[0]: row[2] for row in settings.iter_rows(min_row=5, values_only=True)}
    assert values["departement"] == "35"
    assert values["departement_libelle"] == "d'Ille-et-Vilaine"
    assert (values["reseau"], values["reseau_court"]) == ("DDEC 35", "DDEC")


def test_new_without_a_departement_names_none_anywhere(launch: Launcher, tmp_path: Path) -> None:
    assert launch("nouveau", "PIAL").returncode == 0

    with ZipFile(tmp_path / "PIAL.xlsm") as workbook:
        parts = {nom: workbook.read(nom).decode("latin-1") for nom in workbook.namelist()}
    for local in ("Loire-Atl", "Loire Atl", "Nantes", "DDEC 44", "0440"):
        assert [nom for nom, text in parts.items() if local in text] == []


def test_new_refuses_a_network_longer_than_a_line_of_a_letter(launch: Launcher) -> None:
    finished = launch("nouveau", "PIAL", "--reseau", "D" * 81)
    assert finished.returncode == 2
    assert "80 caractères au plus" in finished.stderr.replace("\u00a0", " ")


@pytest.mark.parametrize("written", ["Bretagne", "20", "99", "096"])
def test_new_refuses_what_is_no_departement(launch: Launcher, written: str) -> None:
    finished = launch("nouveau", "PIAL", "--departement", written)

    assert finished.returncode == 2
    assert "numéro de département" in finished.stderr


@pytest.mark.usefixtures("short")
def test_new_adds_the_extension_that_is_missing(launch: Launcher, tmp_path: Path) -> None:
    launch("nouveau", "PIAL")

    assert (tmp_path / "PIAL.xlsm").is_file()


@pytest.mark.parametrize("command", ["nouveau", "gabarit"])
def test_a_users_file_is_never_replaced(launch: Launcher, tmp_path: Path, command: str) -> None:
    file = tmp_path / "mes notes.xlsm"
    file.write_bytes(b"notes")

    finished = launch(command, file)

    assert finished.returncode == 2
    assert "choisissez un autre nom" in finished.stderr
    assert file.read_bytes() == b"notes"


@pytest.mark.usefixtures("short")
def test_template_replaces_a_blank_template_but_not_a_filled_one(
    launch: Launcher, tmp_path: Path
) -> None:
    model = tmp_path / "modele.xlsm"
    launch("gabarit", model)
    assert launch("gabarit", model).returncode == 0

    before = filled_template({"T_AESH": [{"aesh": "A01"}]}, {})
    model.write_bytes(before)

    assert launch("gabarit", model).returncode == 2
    assert model.read_bytes() == before


@pytest.mark.parametrize("command", ["nouveau", "gabarit"])
def test_a_folder_that_does_not_exist_is_one_sentence(launch: Launcher, command: str) -> None:
    finished = launch(command, Path("absent", "PIAL.xlsm"))

    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1


def test_diagnostic_gives_versions_and_nothing_personal(launch: Launcher, tmp_path: Path) -> None:
    finished = launch("diagnostic", HOME=str(tmp_path))

    assert finished.returncode == 0
    assert "openpyxl" in finished.stdout
    assert "LibreOffice" in finished.stdout
    assert str(tmp_path) not in finished.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(launch: Launcher, shell: str) -> None:
    finished = launch("completion", shell)

    assert finished.returncode == 0
    assert "_PIAL_XL_COMPLETE" in finished.stdout


def test_completion_proposes_the_commands(start: Launcher) -> None:
    finished = start(
        _PIAL_XL_COMPLETE="fish_complete", COMP_WORDS="pial-xl contr", COMP_CWORD="contr"
    )

    assert "controler" in finished.stdout


LETTERS = Path("lettres", "Lettres de mission 2026-2027.xlsx")


def test_demo_writes_everything_and_says_in_four_lines_where(
    launch: Launcher, tmp_path: Path
) -> None:
    finished = launch("demo", PATH="")

    assert finished.returncode == 0
    rows = finished.stdout.splitlines()
    assert len(rows) == 4
    for nom in ("PIAL fictif.xlsm", "Contrôles.xlsx", str(LETTERS)):
        assert (tmp_path / "demo-pial" / nom).is_file()
        assert nom in finished.stdout


@pytest.mark.usefixtures("short")
def test_demo_never_replaces_a_workbook_that_was_changed(launch: Launcher, tmp_path: Path) -> None:
    workbook = tmp_path / "demo-pial" / "PIAL fictif.xlsm"
    workbook.parent.mkdir()
    workbook.write_bytes(b"mes essais")

    finished = launch("demo")

    assert finished.returncode == 2
    assert workbook.read_bytes() == b"mes essais"
