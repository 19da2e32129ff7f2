import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Launcher, save_workbook

from pial_xl.testing import REFERENCE, SampleWorkbook


def test_a_workbook_without_blocking_constat_exits_0(start: Launcher, clean: Path) -> None:
    finished = start("controler", clean, "--date", "2026-11-24")

    assert (finished.returncode, finished.stderr) == (0, "")


def test_a_workbook_with_a_blocking_constat_exits_1(start: Launcher, faulty: Path) -> None:
    finished = start("controler", faulty, "--date", "24/11/2026")

    assert (finished.returncode, finished.stderr) == (1, "")
    assert "A-01" in finished.stdout
    assert "AESH!" in finished.stdout or "Affectations!" in finished.stdout


@pytest.mark.parametrize("content", [b"", b"Bonjour", b"PK\x03\x04 tronque"])
def test_an_unreadable_file_is_one_french_sentence_and_exits_2(
    launch: Launcher, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "illisible.xlsx"
    path.write_bytes(content)

    finished = launch("controler", path, "--json")

    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.startswith("Erreur\u00a0: ")
    assert finished.stderr.count("\n") == 1
    assert "Traceback" not in finished.stderr


def test_json_is_one_object_with_the_keys_of_the_contract(launch: Launcher, faulty: Path) -> None:
    finished = launch("controler", faulty, "--json", "--date", "2026-11-24")

    objet = json.loads(finished.stdout)
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


def test_json_is_utf8_whatever_the_console(start: Launcher, faulty: Path) -> None:
    finished = start("controler", faulty, "--json", PYTHONIOENCODING="cp1252")

    assert "é" in finished.stdout
    json.loads(finished.stdout)


def test_the_workbook_is_left_as_it_was(launch: Launcher, faulty: Path) -> None:
    before = hashlib.sha256(faulty.read_bytes()).digest(), faulty.stat().st_mtime_ns

    launch("controler", faulty, "--sortie", faulty.with_name("rapport.xlsx"))

    assert (hashlib.sha256(faulty.read_bytes()).digest(), faulty.stat().st_mtime_ns) == before


def test_the_reference_date_decides(launch: Launcher, clean: Path) -> None:
    after = json.loads(launch("controler", clean, "--json", "--date", "2027-09-15").stdout)

    assert "S-12" in {c["code"] for c in after["constats"]}


def test_without_options_the_terminal_says_how_to_get_the_report(
    launch: Launcher, clean: Path
) -> None:
    assert "--sortie controles.xlsx" in launch("controler", clean).stdout


def test_the_report_of_an_earlier_control_is_replaced(
    launch: Launcher, clean: Path, faulty: Path
) -> None:
    report = clean.with_name("controles.xlsx")
    launch("controler", clean, "--sortie", report, "--date", "2026-11-24")
    old = report.read_bytes()

    finished = launch("controler", faulty, "--sortie", report, "--date", "2026-11-24")

    assert finished.returncode == 1
    assert report.read_bytes() != old


def test_a_file_that_is_no_report_is_never_replaced(
    launch: Launcher, clean: Path, faulty: Path
) -> None:
    before = faulty.read_bytes()

    finished = launch("controler", clean, "--sortie", faulty)

    assert finished.returncode == 2
    assert "choisissez un autre nom" in finished.stderr
    assert faulty.read_bytes() == before


def test_the_input_workbook_is_never_the_output(launch: Launcher, clean: Path) -> None:
    before = clean.read_bytes()

    assert launch("controler", clean, "--sortie", clean).returncode == 2
    assert clean.read_bytes() == before


def test_a_report_must_be_an_xlsx(launch: Launcher, clean: Path) -> None:
    finished = launch("controler", clean, "--sortie", "rapport.pdf")

    assert finished.returncode == 2
    assert ".xlsx" in finished.stderr


def test_no_name_of_a_person_is_printed(launch: Launcher, tmp_path: Path) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "nom", "NOM-SECRET")
    workbook.put("T_AESH", 0, "heures", 12)
    path = save_workbook(workbook, tmp_path / "noms.xlsx")

    finished = launch("controler", path, "--date", REFERENCE.isoformat())

    assert "NOM-SECRET" not in finished.stdout + finished.stderr


def test_a_control_imports_nothing_that_only_writing_or_adapters_need(clean: Path) -> None:
    program = (
        "import sys; from pial_xl.cli import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program, "controler", str(clean), "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    charges = set(finished.stderr.split())
    assert "pial_xl.rules.engine" in charges
    assert {m for m in charges if m.split(".")[0] in {"xlsxwriter", "xlwings", "PIL"}} == set()
    assert {m for m in charges if m.startswith(("pial_xl.template", "pial_xl.demo"))} == set()
    assert "pial_xl.report.workbook" not in charges
    assert "pydantic.type_adapter" not in charges
