"""``pial-xl expliquer``: a control in words, its code however it is typed."""

from pathlib import Path

import pytest
from terminal import save_workbook

from pial_xl.cli import main
from pial_xl.demo.examples import EXAMPLES
from pial_xl.testing import SampleWorkbook

SHIPPED = next(iter(EXAMPLES))


def test_a_control_is_explained_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["expliquer", SHIPPED.lower()]) == 0
    said = capsys.readouterr().out
    assert said.startswith(SHIPPED)
    assert "Aucun exemple" not in said


def test_a_code_may_be_typed_without_its_hyphen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["expliquer", SHIPPED.lower().replace("-", "")]) == 0
    assert capsys.readouterr().out.startswith(SHIPPED)


def test_a_code_that_no_control_has_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["expliquer", "A-0l"]) == 2
    told = capsys.readouterr().err.replace("\xa0", " ")
    assert "Vouliez-vous dire A-01 ?" in told


def test_beside_a_workbook_its_level_and_its_constats_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle=f"controle.{SHIPPED}", valeur="INFO")
    path = tmp_path / "essai.xlsx"
    save_workbook(workbook, path)
    assert main(["expliquer", SHIPPED, "--classeur", str(path), "--date", "2026-11-24"]) == 0
    said = capsys.readouterr().out.replace("\xa0", " ")
    assert f"INFO, réglé dans Paramètres C7 (controle.{SHIPPED})" in said
    assert "DANS CE CLASSEUR" in said
