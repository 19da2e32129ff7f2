"""The page on the engine refuses what the engine refuses, and nothing else."""

import inspect
import re
from pathlib import Path

import pytest
from xlwings import base_classes

from pial_xl.engines.libreoffice import application, books, ranges, shapes, sheets, tables
from pial_xl.engines.libreoffice.absences import absents

PAGE = Path(__file__).parents[2] / "docs" / "moteur-libreoffice.md"
CLASSES = (
    application.App,
    books.Book,
    sheets.Sheet,
    ranges.Range,
    shapes.Shape,
    tables.Table,
)
INTERNES = {
    "Book": {"json"},
    "Range": {"rows", "columns", "get_async_pipeline_overrides"},
}
"""Members that xlwings never asks of an engine of the desktop."""


@pytest.mark.parametrize("classe", CLASSES, ids=lambda classe: classe.__name__)
def test_what_is_refused_is_documented(classe: type) -> None:
    interface = vars(getattr(base_classes, classe.__name__))
    asynchronous = {nom for nom, m in interface.items() if inspect.iscoroutinefunction(m)}
    refuses = absents(classe) - asynchronous - INTERNES.get(classe.__name__, set())
    row = re.search(rf"^\| `{classe.__name__}` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    documented = set(re.findall(r"`(\w+)`", row[1])) if row else set()
    assert documented == refuses
