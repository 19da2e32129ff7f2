"""The buttons, the ribbon and the macros, as an independent reader finds them in the package."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml import ElementTree
from oletools.olevba import VBA_Parser  # type: ignore[import-untyped]
from syntaxe_vba import fautes_de_syntaxe

from pial_xl.macros import BOUTONS as CODES
from pial_xl.template import construire
from pial_xl.template.boutons import ACCUEIL, BOUTONS, COORDONNATEURS, HAUTEUR, RETRAIT
from pial_xl.template.macros import modules
from pial_xl.template.vba_projet import Genre, ModuleVba
from pial_xl.units.text import french

VIERGE = construire()
with ZipFile(BytesIO(VIERGE)) as _archive:
    PARTIES = {nom: _archive.read(nom) for nom in _archive.namelist()}
NB_FEUILLES = len([nom for nom in PARTIES if nom.startswith("xl/worksheets/sheet")])
MODULES = {module.nom: module for module in modules(NB_FEUILLES)}
RUBANS = ("customUI/customUI.xml", "customUI/customUI14.xml")
_PROCEDURE = re.compile(
    r"^Public Sub (\w+)\((?:ByVal control As Object)?\)\r?\n(.*?)^End Sub", re.M | re.S
)
_CHAINE = re.compile(r'"((?:[^"]|"")*)"')


def procedures(module: str) -> dict[str, str]:
    """Give the body of each public procedure."""
    return dict(_PROCEDURE.findall(MODULES[module].source))


def test_every_source_is_read_back_byte_for_byte() -> None:
    lecteur = VBA_Parser("PIAL_template.xlsm", data=VIERGE)
    lus = {chemin.split("/")[-1]: code for _, chemin, _, code in lecteur.extract_macros()}
    assert {nom: code.encode("cp1252") for nom, code in lus.items()} == {
        nom: module.texte.encode("cp1252") for nom, module in MODULES.items()
    }


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_every_source_is_sound_vba(module: ModuleVba) -> None:
    assert fautes_de_syntaxe(module) == []


@pytest.mark.parametrize(
    "module", [m for m in MODULES.values() if m.genre is Genre.STANDARD], ids=lambda m: m.nom
)
def test_names_are_declared_but_where_a_program_gives_them(module: ModuleVba) -> None:
    assert module.source.startswith("Option Explicit\n") is (module.nom != "modHote")


def test_what_a_person_reads_of_the_macros_is_in_french_typography() -> None:
    phrases = [
        chaine
        for module in MODULES.values()
        for ligne in module.source.splitlines()
        for chaine in _CHAINE.findall(ligne)
        if not ligne.lstrip().startswith("'") and " " in chaine.strip()
    ]
    assert len(phrases) > 10
    assert [p for p in phrases if p != french(p)] == []


def test_the_workbook_and_its_sheets_bear_the_names_of_their_modules() -> None:
    assert b'codeName="ThisWorkbook"' in PARTIES["xl/workbook.xml"]
    for rang in range(1, NB_FEUILLES + 1):
        assert f'codeName="Sheet{rang}"'.encode() in PARTIES[f"xl/worksheets/sheet{rang}.xml"]
        assert MODULES[f"Sheet{rang}"].genre is Genre.FEUILLE


def test_the_buttons_are_those_that_the_command_knows() -> None:
    assert sorted(bouton.code for bouton in BOUTONS) == sorted(CODES)


def test_each_button_has_a_macro_that_asks_for_it_and_a_callback_that_runs_it() -> None:
    macros, rappels = procedures("modPial"), procedures("modRuban")
    assert set(macros) == set(rappels) == {bouton.macro for bouton in BOUTONS}
    for bouton in BOUTONS:
        assert f'modLancement.Lancer "{bouton.code}", ' in macros[bouton.macro]
        assert rappels[bouton.macro].strip() == f"modPial.{bouton.macro}"


FEUILLES = {
    "xl/drawings/vmlDrawing1.vml": tuple(b for rangee in ACCUEIL for b in rangee.boutons),
    "xl/drawings/vmlDrawing2.vml": COORDONNATEURS.boutons,
}


@pytest.mark.parametrize("dessin", FEUILLES)
def test_a_sheet_has_its_buttons_with_their_captions_and_qualified_macros(dessin: str) -> None:
    vml = PARTIES[dessin].decode()
    legendes = re.findall(r"<font [^>]*>([^<]+)</font>", vml)
    macros = re.findall(r"<x:FmlaMacro>([^<]+)</x:FmlaMacro>", vml)
    assert list(zip(legendes, macros, strict=True)) == [
        (bouton.libelle, f"[0]!modPial.{bouton.macro}") for bouton in FEUILLES[dessin]
    ]


def test_only_accueil_and_coordonnateurs_have_buttons() -> None:
    avec = [nom for nom, octets in PARTIES.items() if b"<legacyDrawing" in octets]
    classeur = openpyxl.load_workbook(BytesIO(VIERGE))
    attendues = [classeur.sheetnames.index(nom) + 1 for nom in ("Accueil", "Coordonnateurs")]
    assert avec == [f"xl/worksheets/sheet{rang}.xml" for rang in attendues]
    assert {bouton for boutons in FEUILLES.values() for bouton in boutons} == set(BOUTONS)


@pytest.mark.parametrize("dessin", FEUILLES)
def test_no_button_overlaps_another(dessin: str) -> None:
    style = r"margin-left:([\d.]+)pt;margin-top:([\d.]+)pt;width:([\d.]+)pt;height:([\d.]+)pt"
    vml = PARTIES[dessin].decode()
    cadres = [tuple(map(float, trouve)) for trouve in re.findall(style, vml)]
    assert len(cadres) == len(FEUILLES[dessin])
    for (x1, y1, l1, h1), (x2, y2, l2, h2) in combinations(cadres, 2):
        assert x1 + l1 < x2 or x2 + l2 < x1 or y1 + h1 < y2 or y2 + h2 < y1


def test_the_rows_of_accueil_that_hold_buttons_are_as_high_as_these() -> None:
    accueil = openpyxl.load_workbook(BytesIO(VIERGE))["Accueil"]
    points = (HAUTEUR + RETRAIT) * 72 / 96
    for rangee in ACCUEIL:
        hauteur = accueil.row_dimensions[rangee.ligne + 1].height
        assert hauteur is not None
        assert points <= hauteur < points + 4
        assert accueil.cell(rangee.ligne + 1, rangee.colonne + 1).value is None


def boutons_du_ruban(partie: str) -> Iterator[dict[str, str]]:
    racine = ElementTree.fromstring(PARTIES[partie])
    yield from (noeud.attrib for noeud in racine.iter() if noeud.tag.endswith("}button"))


@pytest.mark.parametrize("partie", RUBANS)
def test_the_ribbon_offers_each_button_once(partie: str) -> None:
    offerts = {b["onAction"]: b["label"] for b in boutons_du_ruban(partie)}
    assert offerts == {f"modRuban.{bouton.macro}": bouton.libelle for bouton in BOUTONS}


@pytest.mark.parametrize("partie", RUBANS)
def test_the_identifiers_of_the_ribbon_are_unique(partie: str) -> None:
    racine = ElementTree.fromstring(PARTIES[partie])
    identifiants = [noeud.attrib["id"] for noeud in racine.iter() if "id" in noeud.attrib]
    assert len(identifiants) == len(set(identifiants)) > len(BOUTONS)


@pytest.mark.parametrize(
    ("partie", "espace", "annee"),
    [
        ("customUI/customUI14.xml", "2009/07", "2007"),
        ("customUI/customUI.xml", "2006/01", "2006"),
    ],
)
def test_each_ribbon_is_of_the_edition_that_its_relation_says(
    partie: str, espace: str, annee: str
) -> None:
    racine = ElementTree.fromstring(PARTIES[partie])
    relations = {
        r.attrib["Target"]: r.attrib["Type"] for r in ElementTree.fromstring(PARTIES["_rels/.rels"])
    }
    office = "http://schemas.microsoft.com/office"
    assert racine.tag == f"{{{office}/{espace}/customui}}customUI"
    assert relations[partie] == f"{office}/{annee}/relationships/ui/extensibility"
