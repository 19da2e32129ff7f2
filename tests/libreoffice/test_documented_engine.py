"""The page on the engine refuses what the engine refuses, and nothing else."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest
from xlwings import base_classes

from pial_xl.engines.libreoffice import application, book, ranges, shapes, sheet, tables
from pial_xl.engines.libreoffice.absences import absent_members
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable

PAGE = Path(__file__).parents[2] / "docs" / "moteur-libreoffice.md"
CLASSES = (
    application.App,
    book.Book,
    sheet.Sheet,
    ranges.Range,
    shapes.Shape,
    tables.Table,
)
NEVER_ASKED = {
    "Book": {"json"},
    "Range": {"rows", "columns", "get_async_pipeline_overrides"},
}
"""Members that xlwings never asks of an engine of the desktop."""


@pytest.mark.parametrize("owner", CLASSES, ids=lambda owner: owner.__name__)
def test_what_is_refused_is_documented(owner: type) -> None:
    interface = vars(getattr(base_classes, owner.__name__))
    asynchronous = {name for name, m in interface.items() if inspect.iscoroutinefunction(m)}
    refused = absent_members(owner) - asynchronous - NEVER_ASKED.get(owner.__name__, set())
    row = re.search(rf"^\| `{owner.__name__}` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    documented = set(re.findall(r"`(\w+)`", row[1])) if row else set()
    assert documented == refused


def test_the_names_the_page_gives_are_those_of_the_engine() -> None:
    page = PAGE.read_text("utf-8")
    places = re.findall(r"^from (pial_xl\.engines\.\S+) import (\w+)$", page, re.MULTILINE)
    beyond_xlwings = set(re.findall(r"\.impl\.(\w+)", page))

    assert places
    for module, name in places:
        assert hasattr(import_module(module), name)
    assert beyond_xlwings
    assert {name for name in beyond_xlwings if not any(hasattr(c, name) for c in CLASSES)} == set()


def test_the_error_the_page_names_is_that_of_the_engine() -> None:
    assert re.findall(r"`(LibreOffice\w+)`", PAGE.read_text("utf-8")) == [
        LibreOfficeUnreachable.__name__
    ]
