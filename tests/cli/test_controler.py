import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fabrique import REFERENCE, Classeur
from terminal import Lancer, enregistrer


def test_a_workbook_without_bloquant_exits_0(lancer: Lancer, propre: Path) -> None:
    fini = lancer("controler", propre, "--date", "2026-11-24")

    assert (fini.returncode, fini.stderr) == (0, "")


def test_a_workbook_with_a_bloquant_exits_1(lancer: Lancer, fautif: Path) -> None:
    fini = lancer("controler", fautif, "--date", "24/11/2026")

    assert (fini.returncode, fini.stderr) == (1, "")
    assert "A-01" in fini.stdout
    assert "AESH!" in fini.stdout or "Affectations!" in fini.stdout


@pytest.mark.parametrize("contenu", [b"", b"Bonjour", b"PK\x03\x04 tronque"])
def test_an_unreadable_file_is_one_french_sentence_and_exits_2(
    lancer: Lancer, tmp_path: Path, contenu: bytes
) -> None:
    chemin = tmp_path / "illisible.xlsx"
    chemin.write_bytes(contenu)

    fini = lancer("controler", chemin, "--json")

    assert fini.returncode == 2
    assert fini.stdout == ""
    assert fini.stderr.startswith("Erreur\u00a0: ")
    assert fini.stderr.count("\n") == 1
    assert "Traceback" not in fini.stderr


def test_json_is_one_object_with_the_keys_of_the_contract(lancer: Lancer, fautif: Path) -> None:
    fini = lancer("controler", fautif, "--json", "--date", "2026-11-24")

    objet = json.loads(fini.stdout)
    assert objet["classeur"] == "fautif.xlsx"
    assert objet["date_reference"] == "2026-11-24"
    assert objet["annee_scolaire"] == "2026-2027"
    assert list(objet["bilan"]) == ["BLOQUANT", "ALERTE", "INFO", "NON_EVALUE"]
    assert objet["bilan"]["BLOQUANT"] == 1
    (constat,) = [c for c in objet["constats"] if c["niveau"] == "BLOQUANT"]
    assert list(constat) == [
        "code", "niveau", "feuille", "cellule", "objet", "message",
        "mesure", "attendu", "ecart", "que_faire", "source",
    ]  # fmt: skip


def test_json_is_utf8_whatever_the_console(lancer: Lancer, fautif: Path) -> None:
    fini = lancer("controler", fautif, "--json", PYTHONIOENCODING="cp1252")

    assert "é" in fini.stdout
    json.loads(fini.stdout)


def test_the_workbook_is_left_as_it_was(lancer: Lancer, fautif: Path) -> None:
    avant = hashlib.sha256(fautif.read_bytes()).digest(), fautif.stat().st_mtime_ns

    lancer("controler", fautif, "--sortie", fautif.with_name("rapport.xlsx"))

    assert (hashlib.sha256(fautif.read_bytes()).digest(), fautif.stat().st_mtime_ns) == avant


def test_the_reference_date_decides(lancer: Lancer, propre: Path) -> None:
    apres = json.loads(lancer("controler", propre, "--json", "--date", "2027-09-15").stdout)

    assert "S-12" in {c["code"] for c in apres["constats"]}


def test_without_options_the_terminal_says_how_to_get_the_report(
    lancer: Lancer, propre: Path
) -> None:
    assert "--sortie controles.xlsx" in lancer("controler", propre).stdout


def test_the_report_of_an_earlier_control_is_replaced(
    lancer: Lancer, propre: Path, fautif: Path
) -> None:
    rapport = propre.with_name("controles.xlsx")
    lancer("controler", propre, "--sortie", rapport, "--date", "2026-11-24")
    ancien = rapport.read_bytes()

    fini = lancer("controler", fautif, "--sortie", rapport, "--date", "2026-11-24")

    assert fini.returncode == 1
    assert rapport.read_bytes() != ancien


def test_a_file_that_is_no_report_is_never_replaced(
    lancer: Lancer, propre: Path, fautif: Path
) -> None:
    avant = fautif.read_bytes()

    fini = lancer("controler", propre, "--sortie", fautif)

    assert fini.returncode == 2
    assert "choisissez un autre nom" in fini.stderr
    assert fautif.read_bytes() == avant


def test_the_input_workbook_is_never_the_output(lancer: Lancer, propre: Path) -> None:
    avant = propre.read_bytes()

    assert lancer("controler", propre, "--sortie", propre).returncode == 2
    assert propre.read_bytes() == avant


def test_a_report_must_be_an_xlsx(lancer: Lancer, propre: Path) -> None:
    fini = lancer("controler", propre, "--sortie", "rapport.pdf")

    assert fini.returncode == 2
    assert ".xlsx" in fini.stderr


def test_no_name_of_a_person_is_printed(lancer: Lancer, tmp_path: Path) -> None:
    classeur = Classeur()
    classeur.mettre("T_AESH", 0, "nom", "NOM-SECRET")
    classeur.mettre("T_AESH", 0, "heures", 12)
    chemin = enregistrer(classeur, tmp_path / "noms.xlsx")

    fini = lancer("controler", chemin, "--date", REFERENCE.isoformat())

    assert "NOM-SECRET" not in fini.stdout + fini.stderr


def test_a_control_imports_nothing_that_only_writing_needs(propre: Path) -> None:
    programme = (
        "import sys; from pial_xl.cli import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    fini = subprocess.run(
        [sys.executable, "-c", programme, "controler", str(propre), "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    charges = set(fini.stderr.split())
    assert "pial_xl.rules.moteur" in charges
    assert {m for m in charges if m.split(".")[0] in {"xlsxwriter", "xlwings", "PIL"}} == set()
    assert {m for m in charges if m.startswith(("pial_xl.template", "pial_xl.demo"))} == set()
    assert "pial_xl.report.classeur" not in charges
