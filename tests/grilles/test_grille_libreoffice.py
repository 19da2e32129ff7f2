"""Grids that LibreOffice saved, in its format or in Excel's, come back as they were drawn."""

import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest
from patience import PATIENCE_S
from terminal import Launcher, save_workbook

from pial_xl.testing import SampleWorkbook

pytestmark = pytest.mark.libreoffice


@pytest.mark.parametrize(
    ("extension", "format_"), [("ods", "ods"), ("xlsx", "xlsx:Calc MS Excel 2007 XML")]
)
def test_grids_saved_by_libreoffice_change_nothing_by_themselves(
    launch: Launcher, tmp_path: Path, extension: str, format_: str
) -> None:
    sample = SampleWorkbook()
    for cells in (
        {"eleve": "E1", "jour": "lundi", "debut": time(8, 30), "fin": time(10)},
        {"groupe": "G1", "jour": "mardi", "debut": time(8, 5), "fin": time(8, 50)},
        {"eleve": "E2", "jour": "jeudi", "debut": time(9), "fin": time(10), "semaine": "A"},
        {"nature": "repas", "jour": "jeudi", "debut": time(12), "fin": time(13)},
    ):
        sample.add("T_Creneaux", aesh="A01", **cells)
    workbook = save_workbook(sample, tmp_path / "classeur.xlsx")
    launch("edt", workbook)
    grids = tmp_path / "emplois du temps" / "Emplois du temps.xlsx"
    soffice = shutil.which("soffice")
    assert soffice
    command = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
        "--headless",
        *("--convert-to", format_, "--outdir", str(tmp_path), str(grids)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
    saved = (tmp_path / grids.name).with_suffix(f".{extension}")

    finished = launch("edt", workbook, "--lire", saved, "--sortie", "neuf")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "1 grille lue." in finished.stdout
    assert "Rien à reprendre" in finished.stdout
