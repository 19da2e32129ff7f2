"""PDFs of letters, made by LibreOffice."""

import re
import subprocess
import tempfile
from pathlib import Path

import pytest
from personnages import PAS, Dossier, coordonnateur, ecrire

from pial_xl.tables import Etablissement
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.libreoffice.soffice import LibreOfficeInjoignable
from pial_xl.workbook.pdf import conversion, convertir

LONG = Dossier(
    coordonnateur(
        nom="Exemple" * 9,
        prenom="Maximilienne-Barthélemie",
        secteur="Communes de " + ", ".join(["Exemple-sur-Loire"] * 20),
        fonction_signataire="Directrice fictive de l'ensemble scolaire",
        fait_a="Guérande",
        fait_le="24/11/2026",
    ),
    Etablissement.model_validate(
        {
            "uai": "0440001M",
            "nom": "Ensemble scolaire Saint-Exemple de la Très Longue Dénomination Fictive",
            "commune": "Saint-Exemple-des-Marais",
        }
    ),
)


def _xlsx(dossier: Path, *dossiers: Dossier) -> Path:
    chemin = dossier / "Lettres d'essai.xlsx"
    chemin.write_bytes(ecrire(list(dossiers)))
    return chemin


@pytest.mark.libreoffice
def test_each_letter_takes_exactly_one_page(tmp_path: Path) -> None:
    xlsx = _xlsx(tmp_path, Dossier(), Dossier(coordonnateur(imp=None), pole=PAS), LONG)
    fait = tmp_path / "Lettres d'essai.pdf"
    fait.write_bytes(convertir(xlsx))
    info = subprocess.run(["pdfinfo", fait], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Pages:\s+3\n", info)
    assert "(A4)" in info
    pages = [
        subprocess.run(
            ["pdftotext", "-f", str(n), "-l", str(n), fait, "-"],
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
        raise LibreOfficeInjoignable("LibreOffice est introuvable : installez-le.")

    monkeypatch.setattr(conversion, "trouver_soffice", absent)
    with pytest.raises(EcritureImpossible, match=r"LibreOffice est introuvable.*installez-le"):
        convertir(_quelconque(tmp_path))


def _quelconque(dossier: Path) -> Path:
    chemin = dossier / "x.xlsx"
    chemin.write_bytes(b"xlsx")
    return chemin


def _faux_soffice(dossier: Path, corps: str) -> Path:
    programme = dossier / "soffice"
    programme.write_text(f"#!/bin/sh\n{corps}\n")
    programme.chmod(0o700)
    return programme


@pytest.mark.skipif("sys.platform == 'win32'", reason="a shell script stands for LibreOffice")
@pytest.mark.parametrize(
    ("corps", "phrase"),
    [("exit 1", "n'a pas produit le PDF"), ("sleep 30", "n'a pas répondu en 1 secondes")],
)
def test_a_libreoffice_that_fails_or_hangs_is_told_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corps: str, phrase: str
) -> None:
    faux = _faux_soffice(tmp_path, corps)
    monkeypatch.setattr(conversion, "trouver_soffice", lambda: faux)
    xlsx = _quelconque(tmp_path)
    avant = sorted(tmp_path.iterdir())
    with pytest.raises(EcritureImpossible, match=phrase):
        convertir(xlsx, delai=1)
    assert sorted(tmp_path.iterdir()) == avant


@pytest.mark.skipif("sys.platform == 'win32'", reason="a shell script stands for LibreOffice")
def test_a_fresh_profile_that_asks_for_a_second_start_gets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corps = f"""if [ ! -e {tmp_path}/vu ]; then touch {tmp_path}/vu; exit 81; fi
while [ "$1" != --outdir ]; do shift; done
echo pdf > "$2/classeur.pdf" """
    faux = _faux_soffice(tmp_path, corps)
    monkeypatch.setattr(conversion, "trouver_soffice", lambda: faux)
    assert convertir(b"xlsx") == b"pdf\n"


def test_a_workbook_that_went_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "trouver_soffice", lambda: tmp_path / "soffice")
    with pytest.raises(EcritureImpossible, match="ne peut pas être lu"):
        convertir(tmp_path / "x.xlsx")


def test_a_full_disk_for_temporary_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "trouver_soffice", lambda: tmp_path / "soffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    with pytest.raises(EcritureImpossible, match="temporaires"):
        convertir(b"xlsx")
