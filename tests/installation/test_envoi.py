from pathlib import Path

import pytest
from fabrique import Classeur
from openpyxl import load_workbook
from terminal import enregistrer

from pial_xl.installation import envoi


@pytest.fixture
def ouverts(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The reports that would have been opened."""
    ouverts: list[Path] = []
    monkeypatch.setattr(envoi, "_ouvrir", ouverts.append)
    return ouverts


def test_a_file_handed_over_gets_its_report_beside_it(tmp_path: Path, ouverts: list[Path]) -> None:
    classeur = enregistrer(Classeur(), tmp_path / "PIAL Nord.xlsx")
    avant = classeur.read_bytes()

    assert envoi.envoyer([classeur]) == 0

    rapport = tmp_path / "Contrôles - PIAL Nord.xlsx"
    assert "Contrôles" in load_workbook(rapport).sheetnames
    assert ouverts == [rapport]
    assert classeur.read_bytes() == avant


def test_every_file_handed_over_is_controlled_whatever_the_others(
    tmp_path: Path, ouverts: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    illisible = tmp_path / "notes.xlsx"
    illisible.write_bytes(b"pas un classeur")
    classeur = enregistrer(Classeur(), tmp_path / "-h.xlsx")

    assert envoi.envoyer([illisible, classeur]) == 2

    assert ouverts == [tmp_path / "Contrôles - -h.xlsx"]
    assert capsys.readouterr().err.startswith("Erreur")


def test_an_earlier_report_is_not_opened_when_the_control_fails(
    tmp_path: Path, ouverts: list[Path]
) -> None:
    classeur = enregistrer(Classeur(), tmp_path / "PIAL.xlsx")
    envoi.envoyer([classeur])
    ouverts.clear()
    classeur.write_bytes(b"")

    assert envoi.envoyer([classeur]) == 2
    assert ouverts == []
