"""``pial-xl comparer``: two states of a workbook, from their files."""

import json
from pathlib import Path

import pytest
from built import short_demo
from openpyxl import load_workbook
from terminal import save_workbook

from pial_xl.cli import main
from pial_xl.template.workbook import build_workbook
from pial_xl.testing import SampleWorkbook


def test_a_workbook_beside_itself_has_changed_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pial.xlsm"
    path.write_bytes(short_demo())
    before = path.read_bytes()
    assert main(["comparer", str(path), str(path), "--date", "2026-11-24"]) == 0
    said = capsys.readouterr().out
    assert "vus tous deux au 24/11/2026" in said
    assert "Les constats sont les mêmes." in said
    assert path.read_bytes() == before


@pytest.mark.usefixtures("short")
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


def test_a_program_reads_an_object_without_code_where_small_counts_are_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    after.put("T_Affectations", 3, "heures", 20)
    after.put("T_Eleves", 4, "sorti_le", "01/11/2026")
    for name, workbook in (("avant", before), ("apres", after)):
        save_workbook(workbook, tmp_path / f"{name}.xlsx")
    paths = [str(tmp_path / f"{name}.xlsx") for name in ("avant", "apres")]
    assert main(["comparer", *paths, "--date", "2026-11-24", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["avant"] == told["apres"] == "2026-11-24"
    assert told["heures"]["en_moins"] == 28 * 60
    assert told["eleves"] == {
        "avant": 5, "apres": None, "arrives": None, "partis": None, "changes": None,
    }  # fmt: skip
    assert {"code": "N-02", "niveau": "ALERTE", "nouveaux": None, "resolus": 0, "changes": 0} in (
        told["constats"]
    )


def test_the_page_is_written_to_a_sheet_that_a_second_run_replaces(tmp_path: Path) -> None:
    path, output = tmp_path / "essai.xlsx", tmp_path / "écarts.xlsx"
    save_workbook(SampleWorkbook(), path)
    for _ in range(2):
        assert main(["comparer", str(path), str(path), "--sortie", str(output)]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["essai.xlsx", "écarts.xlsx"]
    assert load_workbook(output).worksheets[0]["A1"].value == "Ce qui a changé"
