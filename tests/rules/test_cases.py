"""Every rule has a case where it speaks, and one where it is silent.

Both are read in the tests of this folder, so that one that goes is missed. A rule speaks where a
test asserts its code (``== [("A-01", …)]``, ``in``, ``constat("A-01")``); it is silent where a test
asserts ``"A-01" not in …``, where a test named after it (``test_a01_…``) asserts that nothing is
found, or in ``near_misses``.
"""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from near_misses import LAST_DAYS, NEAR_MISSES

from pial_xl.dossier import read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.tables.raw import RawTable, RawWorkbook
from pial_xl.testing import REFERENCE, SampleWorkbook

OURS = [rule.code for rule in catalogue() if not rule.package]
_CODE = re.compile(r"[A-Z]-\d\d")


def _tests(sources: dict[str, str]) -> Iterator[ast.FunctionDef]:
    for text in sources.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


def _codes(node: ast.AST) -> set[str]:
    texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return {text for text in texts if isinstance(text, str) and _CODE.fullmatch(text)}


def _denies(test: ast.expr) -> bool:
    """Tell whether an assertion says that something is not, or not there."""
    if isinstance(test, ast.Compare):
        return any(isinstance(op, ast.NotIn | ast.NotEq) for op in test.ops)
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)


def _finds_nothing(test: ast.expr) -> bool:
    """Tell whether an assertion compares with an empty list, in one of its cases at least."""
    return any(isinstance(node, ast.List) and not node.elts for node in ast.walk(test))


def _named(test: ast.FunctionDef) -> str:
    found = re.match(r"test_([a-z])(\d\d)_", test.name)
    return f"{found[1].upper()}-{found[2]}" if found else ""


def cases(sources: dict[str, str]) -> tuple[set[str], set[str]]:
    """Give the codes that tests expect, and those that they expect not to see."""
    spoken: set[str] = set()
    silent: set[str] = set()
    for test in _tests(sources):
        for node in ast.walk(test):
            if not isinstance(node, ast.Assert):
                continue
            (silent if _denies(node.test) else spoken).update(_codes(node))
            if _finds_nothing(node.test):
                silent.add(_named(test))
    return spoken, silent


@cache
def spoken_and_silent() -> tuple[set[str], set[str]]:
    """Give the cases of the tests beside this one, and those that this one expects not to see."""
    here = Path(__file__)
    spoken, silent = cases(
        {
            path.name: path.read_text(encoding="utf-8")
            for path in sorted(here.parent.glob("test_*.py"))
            if path.name not in {here.name, "test_engine.py"}
        }
    )
    return spoken, silent | cases({"": here.read_text(encoding="utf-8")})[1]


@pytest.mark.parametrize("code", OURS)
def test_every_rule_has_a_case_where_it_speaks(code: str) -> None:
    assert code in spoken_and_silent()[0]


@pytest.mark.parametrize("code", OURS)
def test_every_rule_has_a_case_where_it_is_silent(code: str) -> None:
    assert code in spoken_and_silent()[1] | NEAR_MISSES.keys()


@pytest.mark.parametrize("code", NEAR_MISSES)
def test_a_rule_says_nothing_of_what_comes_nearest(code: str) -> None:
    workbook = SampleWorkbook()
    NEAR_MISSES[code](workbook)
    assert code not in workbook.codes()


def test_a_near_miss_is_of_a_rule() -> None:
    assert NEAR_MISSES.keys() <= set(OURS)


@pytest.mark.parametrize("day", LAST_DAYS)
def test_the_first_and_last_days_are_of_the_year(day: date) -> None:
    assert "S-12" not in SampleWorkbook().codes(day)


def test_an_optional_column_may_be_missing() -> None:
    raw = SampleWorkbook().raw()
    given = raw.tables["T_Affectations"]
    titles = tuple((i, "Autre" if title == "Groupe" else title) for i, title in given.titles)
    tables = dict(raw.tables) | {
        "T_Affectations": RawTable(given.sheet, given.title_row, titles, 1, given.rows)
    }
    constats, _, _ = apply(read_dossier(RawWorkbook(raw.nom, tables), REFERENCE), catalogue())
    assert "S-01" not in {c.code for c in constats}


def test_a_case_that_goes_is_missed() -> None:
    test = 'def test_a01_x():\n    assert constats() == [("A-01", "F", "D7")]\n'
    silent = "def test_a01_y():\n    assert constats() == []\n"
    assert cases({"": test}) == ({"A-01"}, set())
    assert cases({"": silent}) == (set(), {"A-01"})
