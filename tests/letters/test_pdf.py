"""PDFs of letters, made by LibreOffice."""

import re
import subprocess
import tempfile
from pathlib import Path

import pytest
from characters import PAS, LetterCase, coordonnateur, write
from patience import PATIENCE_S

from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable
from pial_xl.engines.pdf import conversion, convert_all
from pial_xl.engines.pdf.errors import PdfError
from pial_xl.tables import Etablissement

LONG = LetterCase(
    coordonnateur(
        nom="Exemple" * 9,
        prenom="Maximilienne-Barthélemie",
        secteur="Communes de " + ", ".join(["Exemple-sur-Loire"] * 20),
        fonction_signataire="Directrice fictive de l'ensemble scolaire",
        fait_a="Guérande",
        fait_le="24/11/2026",
    ),
    Etablissement.of_cells(
        {
            "uai": "0440001M",
            "nom": "Ensemble scolaire Saint-Exemple de la Très Longue Dénomination Fictive",
            "commune": "Saint-Exemple-des-Marais",
        }
    ),
)


def _xlsx(folder: Path, *dossiers: LetterCase) -> Path:
    path = folder / "Lettres d'essai.xlsx"
    path.write_bytes(write(list(dossiers)))
    return path


@pytest.mark.libreoffice
def test_each_letter_takes_exactly_one_page(tmp_path: Path) -> None:
    xlsx = _xlsx(tmp_path, LetterCase(), LetterCase(coordonnateur(imp=None), pole=PAS), LONG)
    done = tmp_path / "Lettres d'essai.pdf"
    done.write_bytes(convert_all([xlsx])[0])
    info = subprocess.run(["pdfinfo", done], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Pages:\s+3\n", info)
    assert "(A4)" in info
    pages = [
        subprocess.run(
            ["pdftotext", "-f", str(n), "-l", str(n), done, "-"],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for n in (1, 2, 3)
    ]
    assert all("Lettre de Mission" in page for page in pages)
    assert "décharge totale" in pages[1]
    assert "Barthélemie" in pages[2]
    assert not list(tmp_path.glob(".*"))


def test_without_libreoffice_one_french_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent() -> Path:
        raise LibreOfficeUnreachable("LibreOffice est introuvable : installez-le.")

    monkeypatch.setattr(conversion, "find_soffice", absent)
    with pytest.raises(PdfError, match=r"LibreOffice est introuvable.*installez-le"):
        convert_all([_any_workbook(tmp_path)])


def _any_workbook(folder: Path) -> Path:
    path = folder / "x.xlsx"
    path.write_bytes(b"xlsx")
    return path


def _fake_soffice(folder: Path, body: str) -> Path:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o700)
    return program


@pytest.mark.skipif("sys.platform == 'win32'", reason="a shell script stands for LibreOffice")
@pytest.mark.parametrize(
    ("body", "patience", "sentence"),
    [
        ("exit 1", PATIENCE_S, "n'a pas produit le PDF"),
        ("sleep 600", 1, "n'a pas répondu en 1 secondes"),
    ],
)
def test_a_libreoffice_that_fails_or_hangs_is_told_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, patience: float, sentence: str
) -> None:
    fake = _fake_soffice(tmp_path, body)
    monkeypatch.setattr(conversion, "find_soffice", lambda: fake)
    xlsx = _any_workbook(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(PdfError, match=sentence):
        convert_all([xlsx], timeout=patience)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif("sys.platform == 'win32'", reason="a shell script stands for LibreOffice")
def test_a_fresh_profile_that_asks_for_a_second_start_gets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f"""if [ ! -e {tmp_path}/vu ]; then touch {tmp_path}/vu; exit 81; fi
while [ "$1" != --outdir ]; do shift; done
echo pdf > "$2/classeur0.pdf" """
    fake = _fake_soffice(tmp_path, body)
    monkeypatch.setattr(conversion, "find_soffice", lambda: fake)
    assert convert_all([b"xlsx"])[0] == b"pdf\n"


def test_a_workbook_that_went_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "find_soffice", lambda: tmp_path / "soffice")
    with pytest.raises(PdfError, match="ne peut pas être lu"):
        convert_all([tmp_path / "x.xlsx"])


def test_a_full_disk_for_temporary_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "find_soffice", lambda: tmp_path / "soffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    with pytest.raises(PdfError, match="temporaires"):
        convert_all([b"xlsx"])
