"""A block costs as many round trips to LibreOffice whatever the number of its rows."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

BUDGET = 130
"""Round trips that a block may cost: some 20 ms. Most of them are xlwings asking who is who."""
NOISE = 12
"""Objects that Python forgets are given back to LibreOffice when it pleases Python."""


def write(sheet: xw.Sheet, rows: int) -> None:
    sheet["A1"].value = [[f"A{i}", i / 2, date(2026, 9, 1), True] for i in range(rows)]


def read(sheet: xw.Sheet, rows: int) -> None:
    values = sheet["A1"].resize(rows, 4).options(ndim=2).value
    assert len(values) == rows


def write_formulas(sheet: xw.Sheet, rows: int) -> None:
    sheet["G1"].resize(rows, 1).formula = "=A1"


def colorize(sheet: xw.Sheet, rows: int) -> None:
    sheet["A1"].resize(rows, 2).set_colors([[(255, 230, 153), ...]] * rows)


def measure(counter: "TripCounter", action: Callable[[], object]) -> int:
    before = counter.total
    action()
    return counter.total - before


@pytest.mark.parametrize("action", [write, read, write_formulas, colorize])
def test_two_thousand_rows_cost_what_twenty_do(
    sheet: xw.Sheet, counter: "TripCounter", action: Callable[[xw.Sheet, int], None]
) -> None:
    write(sheet, 2000)
    for rows in (20, 2000):
        action(sheet, rows)
    few = measure(counter, lambda: action(sheet, 20))
    many = measure(counter, lambda: action(sheet, 2000))
    assert 0 < few <= BUDGET
    assert many <= few + NOISE


def test_what_is_known_of_a_range_costs_nothing(sheet: xw.Sheet, counter: "TripCounter") -> None:
    area = sheet["B2:D9"]

    def ask() -> None:
        assert (area.address, area.row, area.column, area.shape) == ("$B$2:$D$9", 2, 2, (8, 3))

    assert measure(counter, ask) == 0


def test_sheets_are_asked_about_once_while_the_views_are_held(
    app: xw.App, book: xw.Book, counter: "TripCounter"
) -> None:
    with app.properties(screen_updating=False):
        first = book.sheets[0]

        assert measure(counter, lambda: (book.sheet_names, first.index)) == 0
        app.books[book.name].sheets.add("Avant", before=first)
        assert (first.index, book.sheet_names[0]) == (2, "Avant")


def test_the_names_of_the_sheets_are_had_at_once(book: xw.Book, counter: "TripCounter") -> None:
    for rank in range(12):
        book.sheets.add(f"Feuille fictive {rank}")

    assert measure(counter, lambda: book.sheet_names) <= NOISE
