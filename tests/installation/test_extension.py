"""The menu PIAL of LibreOffice, as an independent reader finds it in the extension."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree

from pial_xl import __version__
from pial_xl.cli.commandes import racine
from pial_xl.installation.extension import paquet
from pial_xl.installation.libreoffice import EXTENSION
from pial_xl.template.boutons import BOUTONS, GROUPES
from pial_xl.template.macros import constantes, modules
from pial_xl.units.text import french

with ZipFile(BytesIO(paquet())) as _archive:
    PARTIES = {nom: _archive.read(nom) for nom in _archive.namelist()}
_CHAINE = re.compile(r'"((?:[^"]|"")*)"')
_OOR = "{http://openoffice.org/2001/registry}"
_LIBRARY = "{http://openoffice.org/2000/library}"
TRAIT = "private:separator"


def arbre(partie: str) -> Element:
    racine_xml: Element = ElementTree.fromstring(PARTIES[partie])
    return racine_xml


def source(module: str) -> str:
    return arbre(f"PialXl/{module}.xba").text or ""


def entrees() -> Iterator[dict[str, str]]:
    """Give the properties of each entry of the menu, in the order that LibreOffice shows."""
    (menu,) = arbre("Addons.xcu").iterfind(f".//*[@{_OOR}name='Submenu']")
    for noeud in sorted(menu, key=lambda membre: membre.attrib[f"{_OOR}name"]):
        yield {prop.attrib[f"{_OOR}name"]: prop.findtext("value") or "" for prop in noeud}


@pytest.mark.parametrize("partie", PARTIES)
def test_every_part_is_sound_xml(partie: str) -> None:
    assert arbre(partie).tag


def test_the_same_sources_give_the_same_bytes() -> None:
    assert paquet() == paquet()


def test_the_extension_says_its_name_and_the_version_of_pial_xl() -> None:
    dit = {noeud.tag.rpartition("}")[2]: noeud.get("value") for noeud in arbre("description.xml")}
    assert (dit["identifier"], dit["version"]) == (EXTENSION, __version__)


def test_the_manifest_names_what_the_extension_holds() -> None:
    espace = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
    nommes = {entree.get(f"{espace}full-path") for entree in arbre("META-INF/manifest.xml")}
    assert nommes == {"Addons.xcu", "PialXl/"}


def test_the_library_lists_its_modules_and_that_it_has_no_dialog() -> None:
    listes = {
        liste: [membre.get(f"{_LIBRARY}name") for membre in arbre(f"PialXl/{liste}.xlb")]
        for liste in ("script", "dialog")
    }
    assert listes == {"script": ["Commandes", "Lancement"], "dialog": []}
    assert {nom for nom in PARTIES if nom.endswith(".xba")} == {
        "PialXl/Commandes.xba",
        "PialXl/Lancement.xba",
    }


def test_the_menu_offers_each_button_under_its_caption_group_by_group() -> None:
    attendus = [
        titre
        for rang, (_, _, boutons) in enumerate(GROUPES)
        for titre in ([TRAIT] if rang else []) + [bouton.libelle for bouton in boutons]
    ]
    assert [entree.get("Title", entree["URL"]) for entree in entrees()] == attendus


def test_each_entry_runs_a_macro_that_asks_for_its_work() -> None:
    macros = dict(re.findall(r"^Sub (\w+)\(\)\n(.*?)^End Sub", source("Commandes"), re.M | re.S))
    adresses = {entree["Title"]: entree["URL"] for entree in entrees() if entree["URL"] != TRAIT}
    for bouton in BOUTONS:
        assert adresses[bouton.libelle] == (
            f"vnd.sun.star.script:PialXl.Commandes.{bouton.macro}"
            "?language=Basic&location=application"
        )
        assert f'Lancement.Lancer("{bouton.code}", ' in macros[bouton.macro]


def test_the_menu_is_shown_in_calc_alone() -> None:
    contextes = {entree["Context"] for entree in entrees() if "Context" in entree}
    assert contextes == {"com.sun.star.sheet.SpreadsheetDocument"}


def test_the_command_takes_all_that_the_menu_says() -> None:
    dits = set(re.findall(r"--[a-z_]+", source("Lancement").replace("--classeur=", "--classeur ")))
    acceptes = {nom for option in racine.commands["bouton"].params for nom in option.opts}
    assert {"--clic", "--tube", "--classeur"} <= dits <= acceptes


@pytest.mark.parametrize("nom", ["SANS_PYTHON", "SANS_REPONSE", "SANS_DROIT", "DEJA_AU_TRAVAIL"])
def test_the_menu_says_the_sentences_of_the_buttons(nom: str) -> None:
    (lancement,) = (module.source for module in modules(1) if module.nom == "modLancement")
    (declaree,) = re.findall(rf"^Private Const {nom} As String = (?:.* _\n)*.*", lancement, re.M)
    assert declaree in source("Lancement")


def test_a_constant_that_the_macros_do_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        constantes("modLancement", ["ABSENTE"])


def test_what_a_person_reads_of_the_menu_is_in_french_typography() -> None:
    lignes = [ligne for m in ("Commandes", "Lancement") for ligne in source(m).splitlines()]
    phrases = [
        chaine
        for ligne in lignes
        for chaine in _CHAINE.findall(ligne)
        if not ligne.lstrip().startswith("'") and " " in chaine.strip()
    ]
    assert len(phrases) > 8
    assert [phrase for phrase in phrases if phrase != french(phrase)] == []
