"""``pial-xl comparer``: two states of a workbook, from their files."""

from pathlib import Path

import pytest

from pial_xl.cli import main
from pial_xl.demo.workbook import demo_workbook
from pial_xl.template.workbook import build_workbook


def test_a_workbook_beside_itself_has_changed_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pial.xlsm"
    path.write_bytes(demo_workbook())
    before = path.read_bytes()
    assert main(["comparer", str(path), str(path), "--date", "2026-11-24"]) == 0
    said = capsys.readouterr().out
    assert "vus tous deux au 24/11/2026" in said
    assert "Les constats sont les mêmes." in said
    assert path.read_bytes() == before


def test_workbooks_of_two_poles_are_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, uai in (("a", "0440001M"), ("b", "0440002N")):
        school = {"uai": uai, "nom": "École", "commune": "Nantes", "pole": "P1"}
        data = build_workbook({"T_Etablissements": [school]})
        (tmp_path / f"{name}.xlsm").write_bytes(data)
    assert main(["comparer", str(tmp_path / "a.xlsm"), str(tmp_path / "b.xlsm")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "rien à comparer" in told.err
    assert "Traceback" not in told.err
