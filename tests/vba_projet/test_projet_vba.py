"""A whole project, read back by independent readers: nothing lost, nothing refused."""

import random
import re
import struct

import olefile  # type: ignore[import-untyped]
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream  # type: ignore[import-untyped]

from pial_xl.template.vba_projet import ErreurVba, Genre, ModuleVba, projet_vba

BOUTON = """Option Explicit
' Contrôle déclenché par le bouton « Contrôler »
Public Sub Controler(ByVal control As Object)
    MsgBox "Terminé – l’école n’a plus d’heures à répartir."
End Sub
"""
MODULES = (
    ModuleVba("ThisWorkbook", "Private Sub Workbook_Open()\nEnd Sub\n", Genre.CLASSEUR),
    ModuleVba("Sheet1", "", Genre.FEUILLE),
    ModuleVba("Sheet2", "", Genre.FEUILLE),
    ModuleVba("modPial", BOUTON),
    ModuleVba("clsJournal", "Public Lignes As Long\n", Genre.CLASSE),
)


def relire(octets: bytes) -> dict[str, str]:
    """Give the text of each module by its file name, as olevba names it."""
    analyseur = VBA_Parser("vbaProject.bin", data=octets)
    return {nom: texte for _, _, nom, texte in analyseur.extract_macros()}


def ouvrir(octets: bytes) -> olefile.OleFileIO:
    return olefile.OleFileIO(octets, raise_defects=olefile.DEFECT_POTENTIAL)


def enregistrements(octets: bytes) -> list[tuple[int, bytes]]:
    """Cut the ``dir`` stream in records of an identifier and data."""
    with ouvrir(octets) as fichier:
        reste = bytes(decompress_stream(bytearray(fichier.openstream("VBA/dir").read())))
    trouves = []
    while reste:
        identifiant, longueur = struct.unpack_from("<HL", reste)
        longueur += 2 if identifiant == 0x09 else 0  # the version's length on file is short
        trouves.append((identifiant, reste[6 : 6 + longueur]))
        reste = reste[6 + longueur :]
    return trouves


def clair(champ: str, octets: bytes) -> bytes:
    """Undo the obfuscation of a field of the ``PROJECT`` stream, as [MS-OVBA] 2.4.3.3 says."""
    with ouvrir(octets) as fichier:
        projet = fichier.openstream("PROJECT").read().decode("cp1252")
    trouve = re.search(rf'^{champ}="([0-9A-F]+)"\r$', projet, re.MULTILINE)
    identifiant = re.search(r'^ID="(\{[-0-9A-F]{36}\})"\r$', projet, re.MULTILINE)
    assert trouve is not None
    assert identifiant is not None
    graine, version, cle, *suite = bytes.fromhex(trouve[1])
    cle_claire = cle ^ graine
    assert version ^ graine == 2
    assert cle_claire == sum(identifiant[1].encode()) % 256
    sortie, avant_dernier, dernier, precedent = bytearray(), version, cle, cle_claire
    for octet in suite:
        precedent = octet ^ ((avant_dernier + precedent) & 0xFF)
        sortie.append(precedent)
        avant_dernier, dernier = dernier, octet
    corps = sortie[(graine & 6) // 2 :]
    assert int.from_bytes(corps[:4], "little") == len(corps) - 4
    return bytes(corps[4:])


def test_every_module_is_read_back_to_the_letter_accents_included() -> None:
    assert relire(projet_vba(MODULES)) == {
        "ThisWorkbook.cls": MODULES[0].texte,
        "Sheet1.cls": MODULES[1].texte,
        "Sheet2.cls": MODULES[2].texte,
        "modPial.bas": MODULES[3].texte,
        "clsJournal.cls": MODULES[4].texte,
    }


PAGE = [bytes([octet]) for octet in range(32, 256) if octet not in {0x7F, 0x81, 0x8D, 0x8F, 0x90}]
LETTRES = "".join(octet.decode("cp1252") for octet in PAGE if octet != b"\x9d")
SOURCES = st.lists(st.text(LETTRES + "\t", max_size=200), max_size=60).map("\n".join)


@given(SOURCES, st.integers(1, 30))
def test_any_text_of_the_code_page_is_read_back(source: str, fois: int) -> None:
    try:
        module = ModuleVba("modPial", f"{source}\n" * fois)
        projet = projet_vba([module])
    except ErreurVba:
        reject()  # what is refused (Declare, too many continued lines…) is specified elsewhere
    assert relire(projet) == {"modPial.bas": module.texte}


def test_the_container_has_no_defect_for_a_strict_reader() -> None:
    with ouvrir(projet_vba(MODULES)) as fichier:
        assert fichier.parsing_issues == []
        assert {"/".join(nom) for nom in fichier.listdir()} == {
            "PROJECT",
            "PROJECTwm",
            "VBA/_VBA_PROJECT",
            "VBA/dir",
            *(f"VBA/{module.nom}" for module in MODULES),
        }


def test_a_large_project_of_many_modules_is_read_back() -> None:
    modules = [ModuleVba(f"mod{rang}", BOUTON * (1 + 9 * rang)) for rang in range(40)]
    assert relire(projet_vba(modules)) == {f"{m.nom}.bas": m.texte for m in modules}


def test_the_same_modules_give_the_same_bytes() -> None:
    assert projet_vba(MODULES) == projet_vba(list(MODULES))


def test_no_compiled_code_is_stored() -> None:
    octets = projet_vba(MODULES)
    with ouvrir(octets) as fichier:
        assert fichier.openstream("VBA/_VBA_PROJECT").read().hex() == "cc61ffff000000"
    debuts = [donnees for identifiant, donnees in enregistrements(octets) if identifiant == 0x31]
    assert debuts == [bytes(4)] * len(MODULES)


def test_the_references_are_those_of_a_new_project_of_excel() -> None:
    lus = enregistrements(projet_vba(MODULES))
    assert [donnees for identifiant, donnees in lus if identifiant == 0x16] == [
        b"stdole",
        b"Office",
    ]
    for identifiant, donnees in lus:
        if identifiant == 0x0D:
            (longueur,) = struct.unpack_from("<L", donnees)
            assert donnees[4:].startswith(b"*\\G{")
            assert donnees[4 + longueur :] == bytes(6)


def test_standard_modules_alone_are_declared_procedural() -> None:
    lus = enregistrements(projet_vba(MODULES))
    genres = [identifiant for identifiant, _ in lus if identifiant in {0x21, 0x22}]
    assert genres == [0x22, 0x22, 0x22, 0x21, 0x22]


def test_the_project_lists_modules_by_kind_and_in_order() -> None:
    with ouvrir(projet_vba(MODULES)) as fichier:
        lignes = fichier.openstream("PROJECT").read().decode("cp1252").split("\r\n")
    assert lignes[1:7] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Document=Sheet2/&H00000000",
        "Module=modPial",
        "Class=clsJournal",
        'Name="VBAProject"',
    ]


def test_the_names_stand_in_both_alphabets() -> None:
    with ouvrir(projet_vba(MODULES[:2])) as fichier:
        attendu = b"ThisWorkbook\0" + "ThisWorkbook\0".encode("utf-16-le")
        attendu += b"Sheet1\0" + "Sheet1\0".encode("utf-16-le") + b"\0\0"
        assert fichier.openstream("PROJECTwm").read() == attendu


@pytest.mark.parametrize(("champ", "valeur"), [("CMG", bytes(4)), ("DPB", b"\0"), ("GC", b"\xff")])
def test_the_project_is_open_to_all_without_a_password(champ: str, valeur: bytes) -> None:
    assert clair(champ, projet_vba(MODULES)) == valeur


def test_two_modules_whose_names_differ_by_case_alone_are_refused() -> None:
    with pytest.raises(ErreurVba, match=r"MODPIAL.*déjà pris"):
        projet_vba([ModuleVba("modPial", ""), ModuleVba("MODPIAL", "")])


@pytest.mark.parametrize("nom", ["dir", "VBAProject", "vba", "Excel", "stdole", "OFFICE"])
def test_a_name_that_vba_keeps_is_refused(nom: str) -> None:
    with pytest.raises(ErreurVba, match="déjà pris"):
        projet_vba([ModuleVba(nom, "")])


def test_a_source_that_is_noise_is_refused_by_the_name_of_its_module() -> None:
    hasard = random.Random(4)  # noqa: S311 - no secret
    bruit = "\n".join("".join(hasard.choices(LETTRES, k=900)) for _ in range(6))
    with pytest.raises(ErreurVba, match="modBruit"):
        projet_vba([ModuleVba("modBruit", bruit)])
