"""Our VBA sources are sound, and the grammar that says so tells good from bad.

All that is parsed stands here: the parser is slow until it has met each turn of the language.
"""

import re
from pathlib import Path

import pytest
from vba_syntax import syntax_errors

from pial_xl.engines.vba_project import ModuleKind, ModuleVba
from pial_xl.template.macros import modules

FUNCTIONS = Path(__file__).parents[2] / "pial_xl" / "PIAL_FONCTIONS.bas"

GOOD = """Option Explicit
' Une remarque accentuée : « été »
Private Const TITRE As String = "Contrôle"

#If Mac Then
Private Const SEPARATEUR As String = "/"
#Else
Private Const SEPARATEUR As String = "\\"
#End If

Public Sub Controler(ByVal control As Object)
    Dim rang As Long, cellule As Variant
    On Error GoTo Echec
    For rang = 1 To 3
        If rang = 2 Then
            Range("A" & rang).Value = rang
        ElseIf rang > 2 Then
            Exit For
        End If
    Next rang
    For Each cellule In Selection
        Select Case cellule.Value
            Case "oui", "non"
                Application.StatusBar = TITRE & " " & _
                    cellule.Address
            Case Else
                DoEvents
        End Select
    Next cellule
    With ThisWorkbook
        .Sheets(1).Range("A1").Value = "été"
    End With
    Shell "programme", vbHide
    Exit Sub
Echec:
    MsgBox Err.Description, vbExclamation, TITRE
End Sub
"""
CLASS = """Option Explicit
Public Event Fini(ByVal nombre As Long)
Private m_nombre As Long

Public Property Get Nombre() As Long
    Nombre = m_nombre
End Property

Private Sub Class_Initialize()
    m_nombre = 0
End Sub
"""


@pytest.mark.parametrize("kind", ModuleKind)
def test_a_sound_source_has_no_fault(kind: ModuleKind) -> None:
    assert syntax_errors(ModuleVba("modPial", GOOD, kind)) == []


def test_what_only_a_class_may_say_is_understood() -> None:
    assert syntax_errors(ModuleVba("clsJournal", CLASS, ModuleKind.CLASS)) == []


def test_a_module_without_code_has_no_fault() -> None:
    assert syntax_errors(ModuleVba("Sheet1", "", ModuleKind.SHEET)) == []


@pytest.mark.parametrize("kind", ModuleKind)
def test_a_fault_is_told_by_its_line_in_the_source(kind: ModuleKind) -> None:
    module = ModuleVba("modPial", "Option Explicit\nSub A()\n    x =\nEnd Sub\n", kind)
    faults = syntax_errors(module)
    assert faults[0].startswith("3:8 ")


@pytest.mark.parametrize(
    "source",
    [
        GOOD.replace("End If", "End Iff"),
        GOOD.replace("Next rang", ""),
        GOOD.replace("End Sub", ""),
        GOOD.replace("Dim rang As Long,", "Dim As Long,"),
        GOOD.replace(" & _", " & "),
    ],
)
def test_common_slips_are_faults(source: str) -> None:
    assert syntax_errors(ModuleVba("modPial", source)) != []


@pytest.mark.parametrize("module", list(modules(sheet_count=1)), ids=lambda module: module.name)
def test_every_module_of_the_template_is_sound(module: ModuleVba) -> None:
    assert syntax_errors(module) == []


def test_the_module_of_the_functions_is_sound() -> None:
    _, _, source = FUNCTIONS.read_text(encoding="cp1252").partition("\n")
    # The grammar knows #If, and not the constant that it tests.
    without_constant = re.sub(r"^#Const .*\n", "", source, count=1, flags=re.MULTILINE)
    assert without_constant != source
    assert syntax_errors(ModuleVba("xlwings_udfs", without_constant)) == []
