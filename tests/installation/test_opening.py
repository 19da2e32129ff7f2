from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import save_workbook

from pial_xl.installation import opening
from pial_xl.testing import SampleWorkbook


@pytest.fixture
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The reports that would have been opened."""
    opened_files: list[Path] = []
    monkeypatch.setattr(opening, "_open", opened_files.append)
    return opened_files


def test_a_file_handed_over_gets_its_report_beside_it(
    tmp_path: Path, opened_files: list[Path]
) -> None:
    workbook = save_workbook(SampleWorkbook(), tmp_path / "PIAL Nord.xlsx")
    before = workbook.read_bytes()

    assert opening.check_files([workbook]) == 0

    report = tmp_path / "Contrôles - PIAL Nord.xlsx"
    assert "Contrôles" in load_workbook(report).sheetnames
    assert opened_files == [report]
    assert workbook.read_bytes() == before


def test_every_file_handed_over_is_controlled_whatever_the_others(
    tmp_path: Path, opened_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    unreadable = tmp_path / "notes.xlsx"
    unreadable.write_bytes(b"pas un classeur")
    workbook = save_workbook(SampleWorkbook(), tmp_path / "-h.xlsx")

    assert opening.check_files([unreadable, workbook]) == 2

    assert opened_files == [tmp_path / "Contrôles - -h.xlsx"]
    assert capsys.readouterr().err.startswith("Erreur")


def test_an_earlier_report_is_not_opened_when_the_control_fails(
    tmp_path: Path, opened_files: list[Path]
) -> None:
    workbook = save_workbook(SampleWorkbook(), tmp_path / "PIAL.xlsx")
    opening.check_files([workbook])
    opened_files.clear()
    workbook.write_bytes(b"")

    assert opening.check_files([workbook]) == 2
    assert opened_files == []
