"""What a VBA module must respect, and how a refusal says where."""

import pytest

from pial_xl.engines.vba_project import ModuleKind, ModuleVba, VbaError


def test_a_standard_module_opens_with_its_name_alone() -> None:
    assert ModuleVba("modPial", "Option Explicit").text == (
        'Attribute VB_Name = "modPial"\r\nOption Explicit\r\n'
    )


@pytest.mark.parametrize(
    ("kind", "base", "document"),
    [
        (ModuleKind.CLASS, "FCFB3D2A-A0FA-1068-A738-08002B3371B5", "False"),
        (ModuleKind.WORKBOOK, "00020819-0000-0000-C000-000000000046", "True"),
        (ModuleKind.SHEET, "00020820-0000-0000-C000-000000000046", "True"),
    ],
)
def test_other_modules_open_with_the_attributes_of_excel(
    kind: ModuleKind, base: str, document: str
) -> None:
    assert ModuleVba("Nom1", "", kind).text.splitlines() == [
        'Attribute VB_Name = "Nom1"',
        f'Attribute VB_Base = "0{{{base}}}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        f"Attribute VB_PredeclaredId = {document}",
        f"Attribute VB_Exposed = {document}",
        "Attribute VB_TemplateDerived = False",
        f"Attribute VB_Customizable = {document}",
    ]


@pytest.mark.parametrize("source", ["a\nb", "a\r\nb\r\n", "a\rb\r", "a\r\nb\n"])
def test_lines_of_any_system_end_with_cr_lf(source: str) -> None:
    assert ModuleVba("modPial", source).code == "a\r\nb\r\n"


def test_blank_lines_are_kept() -> None:
    assert ModuleVba("modPial", "\na\n\n\n").code == "\r\na\r\n\r\n\r\n"


@pytest.mark.parametrize("name", ["", "1mod", "mod Pial", "modÉtat", "_mod", "a" * 32, "a.b", "é"])
def test_a_name_that_is_not_a_short_plain_identifier_is_refused(name: str) -> None:
    with pytest.raises(VbaError, match="Nom de module VBA"):
        ModuleVba(name, "")


def test_a_name_of_31_characters_is_accepted() -> None:
    assert ModuleVba("a" * 31, "").name == "a" * 31


@pytest.mark.parametrize("character", ["≤", "→", "ễ", "\u202f", "\x81", "😀"])
def test_a_character_outside_the_code_page_tells_module_and_line(character: str) -> None:
    with pytest.raises(VbaError, match=r"modPial, ligne 2.*U\+[0-9A-F]{4,5}"):
        ModuleVba("modPial", f"' première\n' avec {character}\n")


def test_french_letters_and_typography_are_accepted() -> None:
    source = "' éèàùçœŒÉ « voilà » – l’été… €\r\n"
    assert ModuleVba("modPial", source).code == source


@pytest.mark.parametrize("check", ["\0", "\x0c", "\x1a", "\x7f"])
def test_a_control_character_is_refused(check: str) -> None:
    with pytest.raises(VbaError, match="ligne 1"):
        ModuleVba("modPial", f"' {check}")


def test_a_line_holds_1023_characters_and_no_more() -> None:
    assert ModuleVba("modPial", "'" * 1023).code
    with pytest.raises(VbaError, match=r"ligne 3.*1024"):
        ModuleVba("modPial", "\n\n" + "'" * 1024)


def test_an_instruction_goes_on_for_24_lines_and_no_more() -> None:
    assert ModuleVba("modPial", "x = 1" + " + _\n1" * 24).code
    with pytest.raises(VbaError, match=r"ligne 2.*25"):
        ModuleVba("modPial", "\nx = 1" + " + _\n1" * 25)


def test_an_underscore_that_ends_a_name_continues_nothing() -> None:
    assert ModuleVba("modPial", "x_\n" * 30).code


@pytest.mark.parametrize(
    "row",
    [
        'Declare Sub Sleep Lib "kernel32" (ByVal n As Long)',
        'Private Declare PtrSafe Function F Lib "x" () As Long',
        "public declare function f",
        "Private _\n Declare Function F",
        "x = 1: Declare Sub S",
        'Const s = "\'" : Declare Sub S',
    ],
)
def test_declare_is_refused(row: str) -> None:
    with pytest.raises(VbaError, match=r"ligne 2.*Declare"):
        ModuleVba("modPial", f"Option Explicit\n{row}\n")


@pytest.mark.parametrize(
    "row",
    [
        "' Declare est interdit",
        "x = 1 ' sans Declare",
        "Rem Declare Sub S",
        "x = 1: Rem Declare Sub S",
        'x = "Declare Sub"',
        "DeclareTout = 1",
        "objet.Declare 1",
        "' remarque _\n Declare sur deux lignes",
    ],
)
def test_the_word_declare_elsewhere_is_accepted(row: str) -> None:
    assert ModuleVba("modPial", row).code


@pytest.mark.parametrize(
    "source", ['Attribute VB_Name = "autre"\n', "VERSION 1.0 CLASS\nBEGIN\nEND\n"]
)
def test_a_source_that_brings_its_own_header_is_refused(source: str) -> None:
    with pytest.raises(VbaError, match=r"ligne 1.*en-tête"):
        ModuleVba("modPial", source)


def test_a_procedure_called_version_is_no_header() -> None:
    assert ModuleVba("modPial", "Sub A()\n    Version 1\nEnd Sub").code


def test_an_attribute_of_a_procedure_is_accepted() -> None:
    source = 'Public Sub A()\r\nAttribute A.VB_Description = "Aide"\r\nEnd Sub\r\n'
    assert ModuleVba("modPial", source).code == source


def test_messages_follow_french_typography() -> None:
    with pytest.raises(VbaError) as error:
        ModuleVba("modPial", "Declare")
    assert str(error.value) == (
        "Module VBA modPial, ligne 1\u00a0: «\u00a0Declare\u00a0» est refusé, "
        "car LibreOffice ne le compile pas."
    )
