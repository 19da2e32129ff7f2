"""The menu PIAL of LibreOffice, as an independent reader finds it in the extension."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree

from pial_xl import __version__
from pial_xl.buttons import BUTTONS, grouped
from pial_xl.cli.commands import root
from pial_xl.installation.extension import package
from pial_xl.installation.libreoffice import EXTENSION
from pial_xl.template.macros import constants, modules
from pial_xl.units.text import french

with ZipFile(BytesIO(package())) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
_STRING = re.compile(r'"((?:[^"]|"")*)"')
_OOR = "{http://openoffice.org/2001/registry}"
_LIBRARY = "{http://openoffice.org/2000/library}"
SEPARATOR = "private:separator"


def tree(part: str) -> Element:
    xml_root: Element = ElementTree.fromstring(PARTS[part])
    return xml_root


def source(module: str) -> str:
    return tree(f"PialXl/{module}.xba").text or ""


def entries() -> Iterator[dict[str, str]]:
    """Give the properties of each entry of the menu, in the order that LibreOffice shows."""
    (menu,) = tree("Addons.xcu").iterfind(f".//*[@{_OOR}name='Submenu']")
    for node in sorted(menu, key=lambda member: member.attrib[f"{_OOR}name"]):
        yield {prop.attrib[f"{_OOR}name"]: prop.findtext("value") or "" for prop in node}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_sound_xml(part: str) -> None:
    assert tree(part).tag


def test_the_same_sources_give_the_same_bytes() -> None:
    assert package() == package()


def test_the_extension_says_its_name_and_the_version_of_pial_xl() -> None:
    said = {node.tag.rpartition("}")[2]: node.get("value") for node in tree("description.xml")}
    assert (said["identifier"], said["version"]) == (EXTENSION, __version__)


def test_the_manifest_names_what_the_extension_holds() -> None:
    namespace = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
    named = {entry.get(f"{namespace}full-path") for entry in tree("META-INF/manifest.xml")}
    assert named == {"Addons.xcu", "PialXl/"}


def test_the_library_lists_its_modules_and_that_it_has_no_dialog() -> None:
    lists = {
        list_name: [member.get(f"{_LIBRARY}name") for member in tree(f"PialXl/{list_name}.xlb")]
        for list_name in ("script", "dialog")
    }
    assert lists == {"script": ["Commandes", "Lancement"], "dialog": []}
    assert {name for name in PARTS if name.endswith(".xba")} == {
        "PialXl/Commandes.xba",
        "PialXl/Lancement.xba",
    }


def test_the_menu_offers_each_button_under_its_caption_group_by_group() -> None:
    expected = [
        title
        for rank, (_, buttons) in enumerate(grouped())
        for title in ([SEPARATOR] if rank else []) + [button.libelle for button in buttons]
    ]
    assert [entry.get("Title", entry["URL"]) for entry in entries()] == expected


def test_each_entry_runs_a_macro_that_asks_for_its_work() -> None:
    macros = dict(
        re.findall(r"^Public Sub (\w+)\(\)\n(.*?)^End Sub", source("Commandes"), re.M | re.S)
    )
    addresses = {entry["Title"]: entry["URL"] for entry in entries() if entry["URL"] != SEPARATOR}
    for button in BUTTONS:
        assert addresses[button.libelle] == (
            f"vnd.sun.star.script:PialXl.Commandes.{button.macro}"
            "?language=Basic&location=application"
        )
        asked = f'Lancement.Lancer "{button.code}", "{button.busy}"'
        assert macros[button.macro].strip() == asked


def test_the_menu_is_shown_in_calc_alone() -> None:
    contexts = {entry["Context"] for entry in entries() if "Context" in entry}
    assert contexts == {"com.sun.star.sheet.SpreadsheetDocument"}


def test_the_command_takes_all_that_the_menu_says() -> None:
    said_texts = set(
        re.findall(r"--[a-z_]+", source("Lancement").replace("--classeur=", "--classeur "))
    )
    accepted = {name for option in root.commands["bouton"].params for name in option.opts}
    assert {"--clic", "--tube", "--classeur"} <= said_texts <= accepted


@pytest.mark.parametrize("name", ["SANS_PYTHON", "SANS_REPONSE", "SANS_DROIT", "DEJA_AU_TRAVAIL"])
def test_the_menu_says_the_sentences_of_the_buttons(name: str) -> None:
    (launch_source,) = (module.source for module in modules(1) if module.name == "modLancement")
    (declared,) = re.findall(
        rf"^Private Const {name} As String = (?:.* _\n)*.*", launch_source, re.M
    )
    assert declared in source("Lancement")


def test_a_constant_that_the_macros_do_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        constants("modLancement", ["ABSENTE"])


def test_what_a_person_reads_of_the_menu_is_in_french_typography() -> None:
    rows = [row for m in ("Commandes", "Lancement") for row in source(m).splitlines()]
    sentences = [
        string
        for row in rows
        for string in _STRING.findall(row)
        if not row.lstrip().startswith("'") and " " in string.strip()
    ]
    assert len(sentences) > 8
    assert [sentence for sentence in sentences if sentence != french(sentence)] == []
