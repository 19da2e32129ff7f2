"""The command ``verifier-vierge``."""

from pathlib import Path

import pytest
from terminal import Launcher

ROOT = Path(__file__).parents[2]


def test_our_own_template_is_blank(launch: Launcher) -> None:
    template = ROOT / "workbooks" / "PIAL_template.xlsm"
    before = template.read_bytes()
    finished = launch("verifier-vierge", template)
    assert (finished.returncode, finished.stdout) == (0, "Le modèle est vierge.\n")
    assert template.read_bytes() == before


@pytest.mark.usefixtures("short")
def test_a_workbook_with_data_is_told_sentence_by_sentence(launch: Launcher, clean: Path) -> None:
    finished = launch("verifier-vierge", clean)
    assert finished.returncode == 1
    *found, advice = finished.stdout.splitlines()
    assert all(line.startswith("Le modèle n'est pas vierge\u00a0: ") for line in found)
    assert "pial-xl nouveau" in advice
    assert "E1" not in finished.stdout.replace("E1 ", "")


def test_what_is_no_workbook_of_ours_is_told(launch: Launcher, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("rien")
    assert launch("verifier-vierge", path).returncode == 2
