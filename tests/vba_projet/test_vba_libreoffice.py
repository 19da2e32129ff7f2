"""A workbook with our project, in LibreOffice: it compiles the sources and runs the macro."""

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from pial_xl.template.vba_projet import Genre, ModuleVba, projet_vba

pytestmark = pytest.mark.libreoffice

MACROS_PERMISES = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
A_L_OUVERTURE = """Private Sub Workbook_Open()
    modPial.Remplir
    modHote.Enregistrer
End Sub
"""
REMPLIR = """Option Explicit
Public Sub Remplir()
    Dim compteur As clsCompteur
    Set compteur = New clsCompteur
    compteur.Depart = 23
    Worksheets(1).Range("A1").Value = "Contrôlé à l’école : " & compteur.Suivant() & " €"
End Sub
"""
COMPTEUR = """Option Explicit
Public Depart As Long
Public Function Suivant() As Long
    Suivant = Depart + 1
End Function
"""
# Without Option Explicit: these names are LibreOffice's own.
ENREGISTRER = """Public Sub Enregistrer()
    ThisComponent.storeToURL "{url}", ThisComponent.getArgs()
    StarDesktop.terminate
End Sub
"""
REMARQUES = "' Une remarque, pour que la source tienne sur plusieurs blocs.\n" * 300


def classeur(chemin: Path, projet: bytes) -> None:
    with xlsxwriter.Workbook(chemin) as xlsm:
        feuille = xlsm.add_worksheet("Accueil")
        feuille.write("A1", "avant")
        xlsm.add_vba_project(io.BytesIO(projet), is_stream=True)
        xlsm.set_vba_name("ThisWorkbook")
        feuille.set_vba_name("Sheet1")


def ouvrir_dans_libreoffice(chemin: Path, profil: Path) -> None:
    """Open the workbook, and wait until its own macro closes the program."""
    soffice = shutil.which("soffice")
    assert soffice
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(MACROS_PERMISES, encoding="utf-8")
    commande = [soffice, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--norestore"]
    fait = subprocess.run([*commande, chemin], check=False, timeout=120, stdin=subprocess.DEVNULL)
    if fait.returncode == 81:  # a fresh profile may ask for a second start
        subprocess.run([*commande, chemin], check=True, timeout=120, stdin=subprocess.DEVNULL)


def test_libreoffice_compiles_the_modules_and_runs_the_macro(tmp_path: Path) -> None:
    sortie = tmp_path / "après.xlsm"
    projet = projet_vba(
        [
            ModuleVba("ThisWorkbook", A_L_OUVERTURE, Genre.CLASSEUR),
            ModuleVba("Sheet1", "", Genre.FEUILLE),
            ModuleVba("modPial", REMPLIR + REMARQUES),
            ModuleVba("clsCompteur", COMPTEUR, Genre.CLASSE),
            ModuleVba("modHote", ENREGISTRER.format(url=sortie.as_uri())),
        ]
    )
    classeur(tmp_path / "avant.xlsm", projet)

    ouvrir_dans_libreoffice(tmp_path / "avant.xlsm", tmp_path / "profil")

    valeur = openpyxl.load_workbook(sortie)["Accueil"]["A1"].value
    assert valeur == "Contrôlé à l’école : 24 €"
