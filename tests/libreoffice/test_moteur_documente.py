"""The page on the engine refuses what the engine refuses, and nothing else."""

import inspect
import re
from pathlib import Path

import pytest
from xlwings import base_classes

from pial_xl.workbook.libreoffice import application, classeurs, feuilles, formes, plage, tables
from pial_xl.workbook.libreoffice.absences import absents

PAGE = Path(__file__).parents[2] / "docs" / "moteur-libreoffice.md"
CLASSES = (
    application.App,
    classeurs.Book,
    feuilles.Sheet,
    plage.Range,
    formes.Shape,
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
    asynchrones = {nom for nom, m in interface.items() if inspect.iscoroutinefunction(m)}
    refuses = absents(classe) - asynchrones - INTERNES.get(classe.__name__, set())
    ligne = re.search(
        rf"^\| `{classe.__name__}` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    documentes = set(re.findall(r"`(\w+)`", ligne[1])) if ligne else set()
    assert documentes == refuses
