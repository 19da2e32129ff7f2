"""When the PDFs fail, what was written before them is said first, and then which PDF and why."""

from pathlib import Path

import pytest
from pdf_factory import pdf

from pial_xl.cli import main
from pial_xl.sheets import pdf_writing as usage

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
NAME = "Lettres de mission 2026-2027"


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pdf((ALICE, ["Alice"]), (BASILE, ["Basile"]), ("Aperçu", ["Alice"]))
    monkeypatch.setattr(usage, "convert_all", lambda _workbooks: [raw])


def _open_elsewhere(path: Path) -> None:
    """Leave the witness that LibreOffice leaves beside a file that it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f".~lock.{path.name}#").touch()


def test_the_workbook_of_letters_is_told_before_the_failure(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _open_elsewhere(clean.parent / "lettres" / f"{NAME}.pdf")

    code = main(["lettres", str(clean), "--pdf"])

    said = capsys.readouterr()
    assert code == 2
    assert "2 faites" in said.out
    assert str(clean.parent / "lettres" / f"{NAME}.xlsx") in said.out
    assert said.err.startswith("Erreur\u00a0: Le PDF de toutes les lettres n'a pas pu être écrit. ")
    assert "semble ouvert" in said.err
    assert said.err.count("\n") == 1


def test_the_pdf_of_one_letter_is_told_by_its_row(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _open_elsewhere(clean.parent / "lettres" / NAME / f"{BASILE}.pdf")

    code = main(["lettres", str(clean), "--pdf"])

    said = capsys.readouterr()
    assert code == 2
    assert "Le PDF de la ligne 6 de Coordonnateurs n'a pas pu être écrit. " in said.err
    assert "IMAGINAIRE" not in said.err + said.out
    assert (clean.parent / "lettres" / f"{NAME}.pdf").is_file()


def test_a_preview_is_told_before_the_failure_of_its_pdf(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _open_elsewhere(clean.parent / "lettres" / "Aperçu de lettre.pdf")

    code = main(["lettres", str(clean), "--apercu", "--pdf"])

    said = capsys.readouterr()
    assert code == 2
    assert said.out.startswith("Aperçu de la ligne 5")
    assert "semble ouvert" in said.err


def test_without_failure_it_is_told_once(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lettres", str(clean), "--pdf"]) == 0

    assert capsys.readouterr().out.count("2 faites") == 1
