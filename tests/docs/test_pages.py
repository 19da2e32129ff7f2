import re
from pathlib import Path

import pytest

from pial_xl.cli.commandes import racine
from pial_xl.docs import pages
from pial_xl.rules import catalogue
from pial_xl.tables import TABLES, colonnes
from pial_xl.units.text import french

PROJET = Path(__file__).parents[2]
FRANCAISES = [
    f"docs/{nom}.md"
    for nom in ("guide", "installation", "verification-excel", "controles", "colonnes")
]
LIEN = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("nom", ["docs/controles.md", "docs/colonnes.md", "README.md"])
def test_a_generated_page_is_what_its_source_says(nom: str) -> None:
    attendue = pages(PROJET)[PROJET / nom]

    assert (PROJET / nom).read_text(encoding="utf-8") == attendue, "run: python -m pial_xl.docs"


def test_every_rule_has_its_section_with_its_condition() -> None:
    page = (PROJET / "docs" / "controles.md").read_text(encoding="utf-8").replace("\u00a0", " ")

    for regle in catalogue():
        assert f"### {regle.code} : {regle.titre.replace(chr(160), ' ')}" in page
        assert regle.condition, regle.code
        assert regle.condition.replace("\u00a0", " ") in page


def test_every_column_has_its_line() -> None:
    page = (PROJET / "docs" / "colonnes.md").read_text(encoding="utf-8")

    for modele in TABLES:
        for colonne in colonnes(modele).values():
            assert french(f"| {colonne.titre} |") in page


def test_every_command_is_shown_in_the_readme() -> None:
    readme = (PROJET / "README.md").read_text(encoding="utf-8")

    for nom in racine.commands:
        assert f"Usage\u00a0: pial-xl {nom} " in readme


@pytest.mark.parametrize("nom", ["README.md", "docs/guide.md", "docs/installation.md"])
def test_every_link_leads_to_a_file(nom: str) -> None:
    page = PROJET / nom

    liens = LIEN.findall(page.read_text(encoding="utf-8"))

    assert liens
    assert [lien for lien in liens if not (page.parent / lien).is_file()] == []


@pytest.mark.parametrize("nom", FRANCAISES)
def test_french_pages_have_their_non_breaking_spaces(nom: str) -> None:
    texte = re.sub(r"```.*?```|`[^`]*`|<!--.*?-->", "", (PROJET / nom).read_text(), flags=re.DOTALL)
    lignes = [ligne for ligne in texte.splitlines() if not ligne.startswith("|--")]

    assert [ligne for ligne in lignes if re.search(r"\w [:;!?»]|« ", ligne)] == []
