"""What a click costs in round trips to LibreOffice, on the demonstration's workbook."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from pial_xl.demo.workbook import demo_workbook
from pial_xl.usecases.open import buttons

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

CLICK_MAX = 3_000
REFERENCE = date(2026, 11, 24)


def test_a_click_costs_few_round_trips_and_the_next_ones_no_more(
    app: xw.App, counter: "TripCounter", tmp_path: Path
) -> None:
    path = tmp_path / "PIAL fictif.xlsm"
    path.write_bytes(demo_workbook())
    book = app.books.open(str(path))
    costs = []
    for _ in range(3):
        before = counter.total
        buttons.check(book, REFERENCE)
        costs.append(counter.total - before)
    before = counter.total
    buttons.clear_marks(book)

    assert max(costs) <= CLICK_MAX
    assert max(costs[1:]) <= costs[0]
    assert counter.total - before <= CLICK_MAX
