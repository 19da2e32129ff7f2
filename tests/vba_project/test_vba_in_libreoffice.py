"""A workbook with our project, in LibreOffice: it compiles the sources and runs the macro."""

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from patience import PATIENCE_S

from pial_xl.engines.vba_project import ModuleKind, ModuleVba, build_vba_project

pytestmark = pytest.mark.libreoffice

MACROS_ALLOWED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
ON_OPENING = """Private Sub Workbook_Open()
    modPial.Remplir
    modHote.Enregistrer
End Sub
"""
FILL = """Option Explicit
Public Sub Remplir()
    Dim compteur As clsCompteur
    Set compteur = New clsCompteur
    compteur.Depart = 23
    Worksheets(1).Range("A1").Value = "Contrôlé à l’école : " & compteur.Suivant() & " €"
End Sub
"""
COUNTER = """Option Explicit
Public Depart As Long
Public Function Suivant() As Long
    Suivant = Depart + 1
End Function
"""
# Without Option Explicit: these names are LibreOffice's own.
SAVE = """Public Sub Enregistrer()
    ThisComponent.storeToURL "{url}", ThisComponent.getArgs()
    StarDesktop.terminate
End Sub
"""
REMARKS = "' Une remarque, pour que la source tienne sur plusieurs blocs.\n" * 300


def workbook(path: Path, project: bytes) -> None:
    with xlsxwriter.Workbook(path) as xlsm:
        sheet = xlsm.add_worksheet("Accueil")
        sheet.write("A1", "avant")
        xlsm.add_vba_project(io.BytesIO(project), is_stream=True)
        xlsm.set_vba_name("ThisWorkbook")
        sheet.set_vba_name("Sheet1")


def open_in_libreoffice(path: Path, profile: Path) -> None:
    """Open the workbook, and wait until its own macro closes the program."""
    soffice = shutil.which("soffice")
    assert soffice
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(MACROS_ALLOWED, encoding="utf-8")
    place = f"-env:UserInstallation={profile.as_uri()}"
    command = [soffice, place, "--headless", "--norestore", str(path)]
    done = subprocess.run(command, check=False, timeout=PATIENCE_S, stdin=subprocess.DEVNULL)
    if done.returncode == 81:  # a fresh profile may ask for a second start
        subprocess.run(command, check=True, timeout=PATIENCE_S, stdin=subprocess.DEVNULL)


def test_libreoffice_compiles_the_modules_and_runs_the_macro(tmp_path: Path) -> None:
    output = tmp_path / "après.xlsm"
    project = build_vba_project(
        [
            ModuleVba("ThisWorkbook", ON_OPENING, ModuleKind.WORKBOOK),
            ModuleVba("Sheet1", "", ModuleKind.SHEET),
            ModuleVba("modPial", FILL + REMARKS),
            ModuleVba("clsCompteur", COUNTER, ModuleKind.CLASS),
            ModuleVba("modHote", SAVE.format(url=output.as_uri())),
        ]
    )
    workbook(tmp_path / "avant.xlsm", project)

    open_in_libreoffice(tmp_path / "avant.xlsm", tmp_path / "profil")

    value = openpyxl.load_workbook(output)["Accueil"]["A1"].value
    assert value == "Contrôlé à l’école : 24 €"
