"""When the PDFs fail, what was written before them is said first, and then which PDF and why."""

from pathlib import Path

import pytest
from fabrique_pdf import pdf

from pial_xl.cli import main
from pial_xl.usages.lettres import pdf as usage

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
NOM = "Lettres de mission 2026-2027"


@pytest.fixture(autouse=True)
def _sans_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    brut = pdf((ALICE, ["Alice"]), (BASILE, ["Basile"]), ("Aperçu", ["Alice"]))
    monkeypatch.setattr(usage, "convertir", lambda _classeur: brut)


def _ouvrir_ailleurs(chemin: Path) -> None:
    """Leave the witness that LibreOffice leaves beside a file that it holds."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.with_name(f".~lock.{chemin.name}#").touch()


def test_the_workbook_of_letters_is_told_before_the_failure(
    propre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _ouvrir_ailleurs(propre.parent / "lettres" / f"{NOM}.pdf")

    code = main(["lettres", str(propre), "--pdf"])

    dit = capsys.readouterr()
    assert code == 2
    assert "2 faites" in dit.out
    assert str(propre.parent / "lettres" / f"{NOM}.xlsx") in dit.out
    assert dit.err.startswith("Erreur\u00a0: Le PDF de toutes les lettres n'a pas pu être écrit. ")
    assert "semble ouvert" in dit.err
    assert dit.err.count("\n") == 1


def test_the_pdf_of_one_letter_is_told_by_its_row(
    propre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _ouvrir_ailleurs(propre.parent / "lettres" / NOM / f"{BASILE}.pdf")

    code = main(["lettres", str(propre), "--pdf"])

    dit = capsys.readouterr()
    assert code == 2
    assert "Le PDF de la ligne 6 de Coordonnateurs n'a pas pu être écrit. " in dit.err
    assert "IMAGINAIRE" not in dit.err + dit.out
    assert (propre.parent / "lettres" / f"{NOM}.pdf").is_file()


def test_a_preview_is_told_before_the_failure_of_its_pdf(
    propre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _ouvrir_ailleurs(propre.parent / "lettres" / "Aperçu de lettre.pdf")

    code = main(["lettres", str(propre), "--apercu", "--pdf"])

    dit = capsys.readouterr()
    assert code == 2
    assert dit.out.startswith("Aperçu de la ligne 5")
    assert "semble ouvert" in dit.err


def test_without_failure_it_is_told_once(propre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lettres", str(propre), "--pdf"]) == 0

    assert capsys.readouterr().out.count("2 faites") == 1
