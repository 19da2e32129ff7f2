"""What each button costs in round trips to LibreOffice, on the demonstration's workbook.

Each click is a Python of its own, as a person's is: what it asks of LibreOffice for the first time
costs more than what a run in the tests' own process would ask again.
"""

import gc
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from built import short_demo

from pial_xl.buttons import BUTTONS, Button
from pial_xl.demo.calendar import DATE_DEMO

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

CLICK_MAX = 3_000
FIRST_CHECK_MAX = 2_550
LATER_CHECK_MAX = 2_800
"""A control that takes the marks before away; 200 of them keep the journal of « Annuler »."""
LETTERS_MAX = 2_650
"""The click that makes all the letters for the first time."""
OTHERS = [button for button in BUTTONS if button.code not in ("controler", "lettres")]
NOISE = 25
"""Objects that Python forgets are given back to LibreOffice when it pleases Python."""
Click = Callable[[str], int]
CLICK = f"""
import sys
from datetime import date
from inspect import signature
from pial_xl.macros import work
from pial_xl.sheets.open.click import run_click

_, code, workbook, pipe = sys.argv
use_case = work(code)
dated = {{"reference": date{DATE_DEMO.timetuple()[:3]}}}
of_the_day = dated if "reference" in signature(use_case).parameters else {{}}
result = run_click(lambda book: use_case(book, **of_the_day), "libreoffice", workbook, pipe)
sys.exit(None if result.succeeded else result.sentence)
"""
"""What ``pial-xl bouton`` does, on a day that stands still: what there is to write follows it."""


@pytest.fixture(scope="module")
def demo(
    module_app: xw.App, counter: "TripCounter", tmp_path_factory: pytest.TempPathFactory
) -> tuple[xw.Book, Click]:
    """The demonstration's workbook, open, and what clicks on its buttons and counts."""
    path = tmp_path_factory.mktemp("demo") / "PIAL fictif.xlsm"
    path.write_bytes(short_demo())
    book = module_app.books.open(str(path))

    def click(code: str) -> int:
        gc.collect()  # what this test forgot is given back now, not while the click is counted
        assert book.sheet_names
        before = counter.total
        done = subprocess.run(
            [sys.executable, "-c", CLICK, code, path.name, counter.pipe],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return counter.total - before

    return book, click


def select(book: xw.Book, code: str = "") -> None:
    """Stand where a button looks, as a person does: on rows of Coordonnateurs most often."""
    sheet, rows = book.sheets["Coordonnateurs"], "A5:A7"
    if code == "absence":
        sheet = book.sheets["AESH"]
        rows = f"A{5 + next(i for i, day in enumerate(sheet.range('O5:O200').value) if day)}"
    sheet.activate()
    sheet.range(rows).select()


def costs_of_three(demo: tuple[xw.Book, Click], code: str) -> list[int]:
    book, click = demo
    costs = []
    for _ in range(3):
        select(book)
        costs.append(click(code))
    return costs


def test_a_check_costs_few_round_trips_and_later_ones_no_more_than_the_one_before(
    demo: tuple[xw.Book, Click],
) -> None:
    first, second, third = costs_of_three(demo, "controler")

    assert first <= FIRST_CHECK_MAX
    assert second <= LATER_CHECK_MAX
    assert third <= second + NOISE


def test_letters_cost_few_round_trips_and_later_ones_no_more_than_the_one_before(
    demo: tuple[xw.Book, Click],
) -> None:
    first, second, third = costs_of_three(demo, "lettres")

    assert first <= LETTERS_MAX
    assert third <= second + NOISE


@pytest.mark.parametrize("button", OTHERS, ids=lambda button: button.code)
def test_no_click_costs_more_round_trips_than_is_said(
    demo: tuple[xw.Book, Click], button: Button
) -> None:
    book, click = demo
    select(book, button.code)

    assert click(button.code) <= CLICK_MAX
