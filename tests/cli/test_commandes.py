import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import Lancer

from pial_xl.cli.types import JOUR


@pytest.mark.parametrize("texte", ["2026-11-24", "24/11/2026", "24-11-2026"])
def test_a_date_is_read_in_its_usual_forms(texte: str) -> None:
    assert JOUR.convert(texte, None, None) == date(2026, 11, 24)


def test_regles_lists_every_rule_with_its_title(lancer: Lancer) -> None:
    fini = lancer("regles")

    assert fini.returncode == 0
    assert "AFFECTATIONS" in fini.stdout
    assert any(ligne.startswith("A-01   BLOQUANT  R") for ligne in fini.stdout.splitlines())


def test_regles_json_has_the_keys_of_the_contract(lancer: Lancer) -> None:
    liste = json.loads(lancer("regles", "--json").stdout)

    assert {tuple(regle) for regle in liste} == {
        ("code", "famille", "niveau", "titre", "source", "nature", "lit")
    }
    assert {regle["nature"] for regle in liste} <= set("RDKP")


def test_nouveau_writes_a_blank_workbook_that_controls_without_bloquant(
    lancer: Lancer, tmp_path: Path
) -> None:
    assert lancer("nouveau", "PIAL.xlsm").returncode == 0

    fini = lancer("controler", tmp_path / "PIAL.xlsm", "--json", "--date", "2026-11-24")
    assert fini.returncode == 0
    assert json.loads(fini.stdout)["bilan"]["BLOQUANT"] == 0


def test_nouveau_adds_the_extension_that_is_missing(lancer: Lancer, tmp_path: Path) -> None:
    lancer("nouveau", "PIAL")

    assert (tmp_path / "PIAL.xlsm").is_file()


@pytest.mark.parametrize("commande", ["nouveau", "gabarit"])
def test_a_users_file_is_never_replaced(lancer: Lancer, tmp_path: Path, commande: str) -> None:
    fichier = tmp_path / "mes notes.xlsm"
    fichier.write_bytes(b"notes")

    fini = lancer(commande, fichier)

    assert fini.returncode == 2
    assert "choisissez un autre nom" in fini.stderr
    assert fichier.read_bytes() == b"notes"


def test_gabarit_replaces_a_blank_template_but_not_a_filled_one(
    lancer: Lancer, tmp_path: Path
) -> None:
    modele = tmp_path / "modele.xlsm"
    lancer("gabarit", modele)
    assert lancer("gabarit", modele).returncode == 0

    rempli = load_workbook(modele, keep_vba=True)
    rempli["AESH"].cell(5, 1).value = "A01"
    rempli.save(modele)
    avant = modele.read_bytes()

    assert lancer("gabarit", modele).returncode == 2
    assert modele.read_bytes() == avant


@pytest.mark.parametrize("commande", ["nouveau", "gabarit"])
def test_a_folder_that_does_not_exist_is_one_sentence(lancer: Lancer, commande: str) -> None:
    fini = lancer(commande, Path("absent", "PIAL.xlsm"))

    assert fini.returncode == 2
    assert fini.stderr.count("\n") == 1


def test_diagnostic_gives_versions_and_nothing_personal(lancer: Lancer, tmp_path: Path) -> None:
    fini = lancer("diagnostic", HOME=str(tmp_path))

    assert fini.returncode == 0
    assert "openpyxl" in fini.stdout
    assert "LibreOffice" in fini.stdout
    assert str(tmp_path) not in fini.stdout


@pytest.mark.parametrize("interprete", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(lancer: Lancer, interprete: str) -> None:
    fini = lancer("completion", interprete)

    assert fini.returncode == 0
    assert "_PIAL_XL_COMPLETE" in fini.stdout


def test_completion_proposes_the_commands(lancer: Lancer) -> None:
    fini = lancer(_PIAL_XL_COMPLETE="fish_complete", COMP_WORDS="pial-xl contr", COMP_CWORD="contr")

    assert "controler" in fini.stdout


LETTRES = Path("lettres", "Lettres de mission 2026-2027.xlsx")


def test_demo_writes_everything_and_says_in_four_lines_where(
    lancer: Lancer, tmp_path: Path
) -> None:
    fini = lancer("demo", PATH="")

    assert fini.returncode == 0
    lignes = fini.stdout.splitlines()
    assert len(lignes) == 4
    for nom in ("PIAL fictif.xlsm", "Contrôles.xlsx", str(LETTRES)):
        assert (tmp_path / "demo-pial" / nom).is_file()
        assert nom in fini.stdout


def test_demo_never_replaces_a_workbook_that_was_changed(lancer: Lancer, tmp_path: Path) -> None:
    classeur = tmp_path / "demo-pial" / "PIAL fictif.xlsm"
    classeur.parent.mkdir()
    classeur.write_bytes(b"mes essais")

    fini = lancer("demo")

    assert fini.returncode == 2
    assert classeur.read_bytes() == b"mes essais"
