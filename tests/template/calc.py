"""LibreOffice for the tests: what a workbook shows once it has been computed."""

import shutil
import subprocess
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook


def convertir(classeur: Path, format_voulu: str, dossier: Path) -> Path:
    """Convert a workbook with a profile of its own; give the new file."""
    soffice = shutil.which("soffice")
    assert soffice
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(dossier / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            format_voulu,
            "--outdir",
            str(dossier / "sortie"),
            str(classeur),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return dossier / "sortie" / f"{classeur.stem}.{format_voulu}"


def calculer(classeur: bytes, dossier: Path) -> Workbook:
    """Give the workbook with its formulas' results."""
    chemin = dossier / "essai.xlsm"
    chemin.write_bytes(classeur)
    calcule = convertir(chemin, "xlsx", dossier)
    return openpyxl.load_workbook(BytesIO(calcule.read_bytes()), data_only=True)


class _Tableaux(HTMLParser):
    """Cells of each sheet of an HTML export, with the colour of their ground."""

    def __init__(self) -> None:
        super().__init__()
        self.feuilles: list[list[list[tuple[str, str]]]] = []
        self._fond = ""
        self._texte: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.feuilles.append([])
        elif tag == "tr":
            self.feuilles[-1].append([])
        elif tag == "td":
            self._fond = dict(attrs).get("bgcolor") or ""
            self._texte = []

    def handle_data(self, data: str) -> None:
        if self._texte is not None:
            self._texte.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._texte is not None:
            self.feuilles[-1][-1].append(("".join(self._texte).strip(), self._fond))
            self._texte = None


def fonds(classeur: bytes, dossier: Path) -> list[list[list[tuple[str, str]]]]:
    """Give, by sheet then row, the text and ground of each cell as LibreOffice shows them."""
    chemin = dossier / "couleurs.xlsm"
    chemin.write_bytes(classeur)
    lecteur = _Tableaux()
    lecteur.feed(convertir(chemin, "html", dossier).read_text(encoding="utf-8"))
    return lecteur.feuilles
