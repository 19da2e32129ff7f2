"""One entry more in the list, and the button is everywhere: the whole program made with it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from ninth import NINTH
from oletools.olevba import VBA_Parser  # type: ignore[import-untyped]
from patience import PATIENCE_S

from pial_xl.buttons import BUTTONS, HOME, buttons_in
from pial_xl.units.text import NBSP


@dataclass(frozen=True, slots=True)
class Made:
    """What the program with one button more makes."""

    folder: Path
    said: dict[str, Any]

    def part(self, package: str, nom: str) -> str:
        """Give a part of the template or of LibreOffice's menu."""
        with ZipFile(self.folder / package) as archive:
            return archive.read(nom).decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("neuf")
    script = Path(__file__).with_name("ninth.py")
    subprocess.run([sys.executable, script, folder], check=True, timeout=PATIENCE_S)
    return Made(folder, json.loads((folder / "said.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def vba(made: Made) -> dict[str, str]:
    reader = VBA_Parser(str(made.folder / "template.xlsm"))
    return {path.split("/")[-1]: code for _, path, _, code in reader.extract_macros()}


def procedures(source: str) -> dict[str, str]:
    found = re.findall(r"^Public Sub (\w+)\(.*?\)\r?\n(.*?)^End Sub", source, re.M | re.S)
    return {nom: body.strip() for nom, body in found}


def test_its_macro_and_the_command_both_do_its_use_case(made: Made) -> None:
    assert made.said["shown"] == ["Essai fait sur PIAL.xlsm."] * 2


def test_a_sheet_runs_it(vba: dict[str, str]) -> None:
    assert procedures(vba["modPial"])["EssaiFictif"] == (
        f'modLancement.Lancer "essai_fictif", "essai «{NBSP}fictif{NBSP}» en cours"'
    )


def test_the_ribbon_runs_it(vba: dict[str, str]) -> None:
    assert procedures(vba["modRuban"])["EssaiFictif"] == "modPial.EssaiFictif"


def test_the_other_macros_are_left_as_they_were(vba: dict[str, str]) -> None:
    macros = {*(button.macro for button in BUTTONS), NINTH.macro}
    assert procedures(vba["modPial"]).keys() == procedures(vba["modRuban"]).keys() == macros


@pytest.mark.parametrize("part", ["customUI/customUI.xml", "customUI/customUI14.xml"])
def test_the_ribbon_shows_it_in_its_group(made: Made, part: str) -> None:
    groups = ElementTree.fromstring(made.part("template.xlsm", part)).iter()
    (group,) = (node for node in groups if node.get("id") == "groupeControles")
    assert group[-1].attrib == {
        "id": "boutonEssaiFictif",
        "label": "Essai",
        "size": "large",
        "imageMso": "HappyFace",
        "onAction": "modRuban.EssaiFictif",
        "screentip": "Essai",
        "supertip": NINTH.aide,
    }


def test_it_stands_on_its_sheet_after_the_others_of_its_row(made: Made) -> None:
    vml = made.part("template.xlsm", "xl/drawings/vmlDrawing1.vml")
    others = [button.macro for button, _, _ in buttons_in(HOME)]
    assert re.findall(r"<x:FmlaMacro>\[0\]!modPial\.(\w+)<", vml)[-len(others) - 1 :] == [
        *others,
        NINTH.macro,
    ]


def menu_entries(made: Made) -> Iterator[tuple[str, str]]:
    """Give the address and the title of each entry of LibreOffice's menu."""
    name = "{http://openoffice.org/2001/registry}name"
    root = ElementTree.fromstring(made.part("menu.oxt", "Addons.xcu"))
    for node in root.iter("node"):
        texts = {prop.get(name): prop.findtext("value") for prop in node.iter("prop")}
        yield str(texts.get("URL")), str(texts.get("Title"))


def test_the_menu_of_libreoffice_shows_and_runs_it(made: Made) -> None:
    address = "vnd.sun.star.script:PialXl.Commandes.EssaiFictif?language=Basic&location=application"
    assert (address, "Essai") in menu_entries(made)
    commands = ElementTree.fromstring(made.part("menu.oxt", "PialXl/Commandes.xba"))
    assert procedures(commands.text or "")["EssaiFictif"] == (
        f'Lancement.Lancer "essai_fictif", "essai «{NBSP}fictif{NBSP}» en cours"'
    )


def test_the_help_of_the_command_names_it(made: Made) -> None:
    assert "essai_fictif" in made.said["help"]


def test_the_list_of_the_buttons_has_its_line(made: Made) -> None:
    row = f"| **Essai** | Essaie{NBSP}: rien d'autre. | Accueil | `essai_fictif` |"
    assert row in made.said["page"].splitlines()


def test_it_has_its_shortcut(made: Made) -> None:
    shortcut = ["pial-xl-essai-fictif-ouvert", "PIAL - Essayer le classeur ouvert"]
    assert [*shortcut, "bouton", "essai_fictif"] in made.said["shortcuts"]
