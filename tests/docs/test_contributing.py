"""CONTRIBUTING.md: its recipes run as written, and the files and names they give are there."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest

from pial_xl.bareme import parametres, sources
from pial_xl.bareme.sections import affectations
from pial_xl.constats import Constat
from pial_xl.rules import registry
from pial_xl.rules.affectations import charge
from pial_xl.tables import RowModel, aesh, columns
from pial_xl.testing import SampleWorkbook
from pial_xl.units import mesure

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COLUMN, RULE, SETTING = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
QUOTED = re.findall(
    r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.DOTALL | re.MULTILINE)
)
PATHS = sorted({text for text in QUOTED if re.fullmatch(r"[\w.]+/[\w./]+", text)})


def _made(block: str, names: dict[str, Any]) -> Any:
    """Run a block among these names, and give the last thing that it defines."""
    exec(block, names)  # noqa: S102 - the page's own code
    return list(names.values())[-1]


def test_the_column_is_one_and_asks_nothing_of_workbooks_already_filled() -> None:
    names = {**vars(aesh), "RowModel": RowModel}
    model = _made(f"class More(RowModel):\n{COLUMN}", names)

    (column,) = columns(model).values()

    assert column.title == "Enseignante référente"
    assert not column.required


def test_the_rule_speaks_of_each_row_with_its_measures() -> None:
    def rule(*facts: Any, **named: Any) -> Callable[[registry.Check], registry.Rule]:
        return lambda check: registry.Rule(*facts, **{**named, "check": check})

    names = {**vars(sources), **vars(mesure), **vars(charge), "rule": rule}
    made = _made(RULE, names)
    found = list(made.check(SampleWorkbook().dossier()))

    assert made.condition
    assert found
    assert all(isinstance(constat, Constat) for constat in found)


def test_the_setting_says_what_it_is() -> None:
    model = _made(
        f"class More(BaremeSection):\n{SETTING}", {**vars(affectations), "Annotated": Annotated}
    )

    assert [info.unite for info in parametres(model).values()] == ["minutes"]
    assert parametres(model).keys() == {"my_threshold"}


@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_the_page_names_is_there(path: str) -> None:
    assert any((room / path).exists() for room in (PROJECT, PROJECT / "pial_xl"))


def test_the_page_names_files() -> None:
    assert len(PATHS) > 10
