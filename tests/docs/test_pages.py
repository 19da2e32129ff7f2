import re
from pathlib import Path

import pytest

from pial_xl.cli.commands import root
from pial_xl.docs import pages
from pial_xl.rules import catalogue
from pial_xl.tables import TABLES, columns
from pial_xl.units.text import french

PROJECT = Path(__file__).parents[2]
FRENCH_PAGES = [
    f"docs/{nom}.md"
    for nom in (
        "guide",
        "installation",
        "verification-excel",
        "controles",
        "colonnes",
        "bibliotheque",
        "boutons",
    )
]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize(
    "nom", ["docs/controles.md", "docs/colonnes.md", "docs/boutons.md", "README.md"]
)
def test_a_generated_page_is_what_its_source_says(nom: str) -> None:
    expected = pages(PROJECT)[PROJECT / nom]

    assert (PROJECT / nom).read_text(encoding="utf-8") == expected, "run: python -m pial_xl.docs"


def test_every_rule_has_its_section_with_its_condition() -> None:
    page = (PROJECT / "docs" / "controles.md").read_text(encoding="utf-8").replace("\u00a0", " ")

    for rule in catalogue():
        assert f"### {rule.code} : {rule.title.replace(chr(160), ' ')}" in page
        assert rule.condition, rule.code
        assert rule.condition.replace("\u00a0", " ") in page


def test_every_column_has_its_line() -> None:
    page = (PROJECT / "docs" / "colonnes.md").read_text(encoding="utf-8")

    for model in TABLES:
        for column in columns(model).values():
            assert french(f"| {column.title} |") in page


def test_every_command_is_shown_in_the_readme() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")

    for nom in root.commands:
        assert f"Usage\u00a0: pial-xl {nom} " in readme


@pytest.mark.parametrize(
    "nom",
    ["README.md", "CHANGELOG.md", "docs/bibliotheque.md", "docs/guide.md", "docs/installation.md"],
)
def test_every_link_leads_to_a_file(nom: str) -> None:
    page = PROJECT / nom

    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (page.parent / link).is_file()] == []


@pytest.mark.parametrize("nom", FRENCH_PAGES)
def test_french_pages_have_their_non_breaking_spaces(nom: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`|<!--.*?-->", "", (PROJECT / nom).read_text(), flags=re.DOTALL)
    rows = [row for row in text.splitlines() if not row.startswith("|--")]

    assert [row for row in rows if re.search(r"\w [:;!?»]|« ", row)] == []
