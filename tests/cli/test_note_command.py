"""``pial-xl note``: the sheet that it writes, beside a workbook that it leaves as it is."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import save_workbook

from pial_xl.cli import main
from pial_xl.testing import SampleWorkbook


def test_the_note_is_written_beside_the_workbook_which_is_left_alone(clean: Path) -> None:
    before = clean.read_bytes()
    assert main(["note", str(clean), "--date", "2026-11-24"]) == 0
    sheet = load_workbook(clean.with_name("Note de situation.xlsx"))["Note de situation"]
    assert sheet["A1"].value == "Note de situation"
    assert clean.read_bytes() == before


def test_an_output_that_is_no_workbook_is_refused(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["note", str(clean), "--sortie", str(clean.with_name("note.odt"))]) == 2
    assert "finit par .xlsx" in capsys.readouterr().err


def test_a_control_made_before_tells_what_changed(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = clean.with_name("controles.xlsx")
    main(["controler", str(clean), "--date", "2026-10-05", "--sortie", str(report)])
    capsys.readouterr()
    assert main(["note", str(clean), "--date", "2026-11-24"]) == 0
    assert "Depuis le contrôle du 05/10/2026" in capsys.readouterr().out.replace("\xa0", " ")


def test_an_older_state_tells_what_changed(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = SampleWorkbook()
    del older.tables["T_AESH"][2]
    path = clean.with_name("ancien.xlsx")
    save_workbook(older, path)
    main(["note", str(clean), "--date", "2026-11-24", "--depuis", str(path)])
    assert "AESH sous contrat : 2 avant, 3 après" in capsys.readouterr().out.replace("\xa0", " ")
