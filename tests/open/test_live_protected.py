"""A protected sheet is named and left as it was; a click fills all the others."""

from typing import Any

import pytest
import xlwings as xw
from live_books import OpenWorkbook

from pial_xl.sheets.errors import WriteError
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

OUTPUTS = ("Contrôles", "Synthèse", "Non évalués", "Accueil")
RECAP = "Récapitulatif des lettres"
TO_DO = "ôtez la protection (menu Révision ou Outils), puis recommencez."


@pytest.fixture
def book(open_: OpenWorkbook) -> xw.Book:
    """A workbook with something to say in each sheet."""
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", None)
    return open_(workbook.tables)


def content(book: xw.Book, title: str) -> list[list[object]]:
    """Give what is written there: not what the formulas show, which are of today."""
    formulas: Any = book.sheets[title].used_range.options(ndim=2).formula
    return list(formulas)


def protect(book: xw.Book, *titles: str) -> dict[str, list[list[object]]]:
    for title in titles:
        book.sheets[title].api.protect("")
    return {title: content(book, title) for title in titles}


@pytest.mark.parametrize("title", OUTPUTS)
def test_each_sheet_that_a_control_fills_is_named_and_the_others_are_filled(
    book: xw.Book, title: str
) -> None:
    others = [other for other in OUTPUTS if other != title]
    before = protect(book, title) | {other: content(book, other) for other in others}

    sentence = opened.check(book, REFERENCE)

    named = f"La feuille protégée {title} garde le contrôle d'avant\u00a0: {TO_DO}"
    assert named in sentence
    assert content(book, title) == before[title]
    assert all(content(book, other) != before[other] for other in others)


def test_several_are_named_in_one_sentence(book: xw.Book) -> None:
    protect(book, *OUTPUTS)

    sentence = opened.check(book, REFERENCE)

    names = "Contrôles, Synthèse, Non évalués, Accueil"
    assert f"Les feuilles protégées {names} gardent le contrôle d'avant" in sentence
    assert sentence.count("protégée") == 1


def test_the_button_of_figures_names_its_sheet(book: xw.Book) -> None:
    before = protect(book, "Synthèse")

    sentence = opened.synthese(book, REFERENCE)

    assert sentence == f"La feuille protégée Synthèse garde les chiffres d'avant\u00a0: {TO_DO}"
    assert content(book, "Synthèse") == before["Synthèse"]


def test_letters_are_made_though_their_summary_is_protected(book: xw.Book) -> None:
    before = protect(book, RECAP)

    sentence = opened.letters(book, REFERENCE)

    assert "2 faites" in sentence
    assert f"La feuille protégée {RECAP} garde le récapitulatif d'avant\u00a0: {TO_DO}" in sentence
    assert content(book, RECAP) == before[RECAP]


def test_a_protected_record_stops_a_click_before_any_change(book: xw.Book) -> None:
    opened.check(book, REFERENCE)
    book.sheets["_pial_xl"].api.protect("")
    book.sheets["AESH"].range("B5").value = None
    before = {title: content(book, title) for title in OUTPUTS}

    with pytest.raises(WriteError, match=r"La feuille masquée .* est protégée"):
        opened.check(book, REFERENCE)

    assert {title: content(book, title) for title in OUTPUTS} == before
