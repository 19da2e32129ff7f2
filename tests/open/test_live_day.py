"""The day of the live figures, which each button brings to today."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.macros import work
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.units.dates import excel_day
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

TODAY = date.today()


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose figures are of yesterday, a coordinator selected."""
    book = open_()
    book.names[DAY_NAME].refers_to_range.value = excel_day(TODAY - timedelta(days=1))
    book.sheets["Coordonnateurs"].activate()
    book.sheets["Coordonnateurs"].range("A5").select()
    return book


def day(book: xw.Book) -> date:
    held = book.names[DAY_NAME].refers_to_range.value
    assert isinstance(held, datetime)
    return held.date()


# What holds the workbook does it, for every button: one of each room that holds it.
@pytest.mark.parametrize("code", ["controler", "lettres", "note", "aide"])
def test_a_button_makes_the_figures_those_of_today(book: xw.Book, code: str) -> None:
    click: Callable[[xw.Book], str] = work(code)
    click(book)

    assert day(book) == TODAY


def test_figures_that_are_not_those_of_today_say_so_until_a_click(book: xw.Book) -> None:
    home = book.sheets["Accueil"]

    def title() -> str:
        texts = home.range((1, 1), (16, 14)).options(ndim=2).value
        said = (str(value) for line in texts for value in line)
        return next(text for text in said if text.startswith("Les heures de la semaine"))

    assert title().endswith("(pas aujourd'hui)")
    opened.clear_marks(book)
    assert title() == f"Les heures de la semaine, au {TODAY:%d/%m/%Y}"


def test_a_workbook_without_the_day_is_left_as_it_is(book: xw.Book) -> None:
    book.names[DAY_NAME].delete()

    assert opened.clear_marks(book) == "Aucune marque à effacer."


@pytest.mark.parametrize("modified", [False, True])
def test_a_look_at_the_help_gives_nothing_to_save_and_hides_nothing_to_save(
    book: xw.Book, modified: bool
) -> None:
    book.api.setModified(modified)

    opened.help_person(book)

    assert day(book) == TODAY
    assert bool(book.api.isModified()) == modified
