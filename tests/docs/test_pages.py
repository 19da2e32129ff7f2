import re
from pathlib import Path

import pytest

from pial_xl.cli.commands import root
from pial_xl.docs import pages
from pial_xl.rules import catalogue
from pial_xl.tables import TABLES, columns
from pial_xl.units.text import french

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").rglob("*.md"))]
ENGLISH = {PROJECT / "docs" / "architecture.md", *(PROJECT / "docs" / "decisions").iterdir()}
FRENCH_PAGES = [page for page in PAGES if page not in ENGLISH and page.name != "README.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


GENERATED = pages(PROJECT)


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_a_generated_page_is_what_its_source_says(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == GENERATED[page], "run: python -m pial_xl.docs"


def test_a_page_that_says_it_is_generated_is_one_of_those_written() -> None:
    says_so = {
        page
        for page in (PROJECT / "docs").rglob("*.md")
        if "python -m pial_xl.docs" in page.read_text(encoding="utf-8").partition("\n")[0]
    }

    assert says_so == set(GENERATED)


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


def test_every_command_has_its_help_on_its_page() -> None:
    page = (PROJECT / "docs" / "commandes.md").read_text(encoding="utf-8")

    for name in root.commands:
        assert f"Usage\u00a0: pial-xl {name} " in page


def test_the_readme_is_short_and_shows_the_workbook() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")

    assert len(readme.splitlines()) <= 120
    assert re.search(r"!\[[^]]+\]\(docs/images/\w+\.png\)", readme)


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, to_read = set(), [PROJECT / "README.md"]
    while to_read:
        page = to_read.pop().resolve()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            to_read += [page.parent / link for link in LINK.findall(page.read_text("utf-8"))]

    assert {page.resolve() for page in (PROJECT / "docs").rglob("*.md")} - reached == set()


def test_every_room_stands_in_the_page_of_architecture() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    package = PROJECT / "pial_xl"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")}
    rooms |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}

    assert {room for room in rooms if f"`{room}`" not in page} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).is_file()] == []


@pytest.mark.parametrize("page", FRENCH_PAGES, ids=lambda page: page.name)
def test_french_pages_have_their_non_breaking_spaces(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`|<!--.*?-->", "", page.read_text("utf-8"), flags=re.DOTALL)
    rows = [row for row in text.splitlines() if not row.startswith("|--")]

    assert [row for row in rows if re.search(r"\w [:;!?»]|« ", row)] == []
