"""A workbook that LibreOffice saved reads as the one it was saved from."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from patience import PATIENCE_S
from workbook_factory import AESH, AESH_TITLES, Grid, write_openpyxl, write_xlsxwriter

from pial_xl.sheets.closed.workbook import read_workbook

pytestmark = pytest.mark.libreoffice


def save_workbook(path: Path, folder: Path) -> Path:
    """Open a workbook in LibreOffice, compute it and save it as .xlsx in another folder."""
    soffice = shutil.which("soffice")
    assert soffice
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
    return folder / path.name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sortie").mkdir()
    return tmp_path / "sortie"


def test_tables_and_values_survive_libreoffice(tmp_path: Path, folder: Path) -> None:
    grid: Grid = [
        ["Nos AESH"],
        [],
        *AESH,
        ["A03", "PETIT\u00a0ESSAI", date(2026, 9, 1), timedelta(hours=24, minutes=15)],
        ["A04", "SOUS LA TABLE", date(2026, 9, 1), 20],
    ]
    table = {"AESH": ("A3:D6", {"name": "T_AESH", "columns": [{"header": t} for t in AESH_TITLES]})}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, dict(table))
    before = read_workbook(path).tables["T_AESH"]
    after = read_workbook(save_workbook(path, folder)).tables["T_AESH"]
    assert len(before.rows) == 4
    assert after == before


def test_formulas_that_libreoffice_computed_give_their_results(
    tmp_path: Path, folder: Path
) -> None:
    grid: Grid = [[*AESH[0], "Pôle", "Contrat"], ["A01", "=1/0", None, "=20+4", '=""', "=NA()"]]
    path = save_workbook(write_openpyxl(tmp_path / "a.xlsx", {"AESH": grid}), folder)
    ((_, values),) = read_workbook(path).tables["T_AESH"].rows
    assert values == ("A01", "#DIV/0!", None, 24, None, "#N/A")
