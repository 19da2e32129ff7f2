import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlwings.conversion import accessors

from pial_xl import fonctions
from pial_xl.fonctions import (
    pial_charge,
    pial_heures,
    pial_imp,
    pial_quotite,
    pial_reste_quota,
    pial_uai_lettre,
)
from pial_xl.units.durations import format_duration
from pial_xl.units.text import french
from pial_xl.units.uai import is_valid_uai

EVERY_FUNCTION: list[Callable[..., Any]] = [getattr(fonctions, nom) for nom in fonctions.__all__]
# VBA reads each function's and argument's name as its own code: none may be a word of VBA.
VBA_WORDS = frozenset(
    """
    and as boolean byref byte byval call case const currency date dim do double each else end enum
    eqv error event exit false for function get goto if imp implements in integer is let like long
    loop me mod new next not nothing null object on open option optional or paramarray print
    private property public redim rem resume select set single static step stop string sub then
    time to true type until variant wend while with xor
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


@pytest.mark.parametrize(
    ("writing", "heures"),
    [
        (24, 24), ("24,5", 24.5), ("24h15", 24.25), ("24 h 15", 24.25), ("24:15", 24.25),
        ("45 min", 0.75), (1 + 15 / 1440, 24.25),
    ],
)  # fmt: skip
def test_hours_are_read_from_any_writing(writing: object, heures: float) -> None:
    assert pial_heures(writing) == heures


@given(st.integers(min_value=0, max_value=10_000))
def test_hours_written_our_way_are_read_back_to_the_minute(minutes: int) -> None:
    assert round(pial_heures(format_duration(minutes)) * 60) == minutes


@pytest.mark.parametrize(
    ("heures", "semaines", "expected"),
    [(24, 41, 61.23), ("24h", 45, 67.21), (35, 41, 89.3), ("39h12", 41, 100.01)],
)
def test_the_quotite_is_the_one_of_the_circular(
    heures: object, semaines: int, expected: float
) -> None:
    assert pial_quotite(heures, semaines) == expected


def test_a_contract_without_weeks_has_41() -> None:
    assert pial_quotite(24) == pial_quotite(24, None) == pial_quotite(24, 41)


@pytest.mark.parametrize("semaines", [40, 46, 41.5])
def test_a_number_of_weeks_that_no_contract_has_is_told(semaines: float) -> None:
    assert pial_quotite(24, semaines) == "Un contrat compte de 41 à 45 semaines"


CODES = [["A01"], ["A01"], ["a01"], ["A01"], ["A02"], [None]]
GROUPES = [[None], ["G1"], ["G1"], ["g1"], [None], [None]]


def test_pupils_helped_at_the_same_time_count_once() -> None:
    heures = [[12], ["12h"], [12], [12], [10], [None]]

    assert pial_charge("A01", CODES, heures, GROUPES) == 24


def test_the_charge_of_an_aesh_without_a_row_is_nothing() -> None:
    assert pial_charge("A09", CODES, [[1]] * 6, GROUPES) == 0


def test_a_row_without_hours_makes_the_charge_unknown() -> None:
    heures = [[12], [None], [12], [12], [10], [None]]

    assert pial_charge("A01", CODES, heures, GROUPES).startswith("Il manque les heures")


def test_the_unreadable_row_of_another_aesh_does_not_matter() -> None:
    assert pial_charge("A01", [["A01"], ["A02"]], [[6], ["beaucoup"]], [[None], [None]]) == 6


def test_columns_of_different_lengths_are_told() -> None:
    assert "mêmes lignes" in pial_charge("A01", CODES, [[1]], GROUPES)


def test_a_range_of_two_columns_is_told() -> None:
    assert "une seule colonne" in pial_charge("A01", [["A01", 6]], [[6]], [[None]])


def test_what_is_left_of_a_quota_is_counted_in_minutes() -> None:
    assert pial_reste_quota("167h30", [[24], ["24h15"], [None], [""]]) == 119.25


def test_a_quota_that_is_exceeded_gives_a_negative_number() -> None:
    assert pial_reste_quota(20, [[24]]) == -4


@pytest.mark.parametrize("uai", ["0440001", "0440001M", "0440001X", "044 0001", 440001, 440001.0])
def test_the_check_letter_follows_from_the_seven_digits(uai: object) -> None:
    assert pial_uai_lettre(uai) == "M"


@given(st.integers(min_value=0, max_value=9_999_999))
def test_the_letter_makes_a_valid_uai(number: int) -> None:
    assert is_valid_uai(f"{number:07d}" + pial_uai_lettre(number))


@pytest.mark.parametrize("uai", ["044001", "04400011", "ABCDEFG", "²²²²²²²"])
def test_a_uai_that_is_none_is_told(uai: str) -> None:
    assert pial_uai_lettre(uai).startswith("UAI illisible")


@pytest.mark.parametrize(
    ("rate", "euros"), [("¼", 312.5), ("0,5", 625), (1, 1250), ("1/2", 625), (3, 3750)]
)
def test_an_imp_is_worth_what_the_decree_says(rate: object, euros: float) -> None:
    assert pial_imp(rate) == euros


def test_a_rate_of_imp_that_does_not_exist_is_told() -> None:
    assert pial_imp("1,5") == french("Ce taux d'IMP n'existe pas (taux : 0,25 ; 0,5 ; 1 ; 2 ; 3)")


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_cell_gives_an_empty_cell(empty: object) -> None:
    assert (
        pial_heures(empty) == pial_quotite(empty) == pial_uai_lettre(empty) == pial_imp(empty) == ""
    )
    assert pial_reste_quota(empty, [[1]]) == pial_charge(empty, [[1]], [[1]], [[1]]) == ""


@given(st.one_of(st.text(), st.floats(), st.booleans(), st.datetimes(), st.integers()))
def test_no_cell_whatever_stops_a_function(cell: object) -> None:
    for fonction in (pial_heures, pial_quotite, pial_uai_lettre, pial_imp):
        assert isinstance(fonction(cell), str | int | float)
    assert isinstance(pial_reste_quota(cell, [[cell]]), str | float)
    assert isinstance(pial_charge("A01", [[cell]], [[cell]], [[cell]]), str | float)


@pytest.mark.parametrize("fonction", EVERY_FUNCTION)
def test_xlwings_knows_how_to_convert_every_annotation(fonction: Callable[..., Any]) -> None:
    assert {*get_type_hints(fonction).values()} <= {*accessors}


@pytest.mark.parametrize("fonction", EVERY_FUNCTION)
def test_no_name_is_a_word_of_vba(fonction: Callable[..., Any]) -> None:
    names = {fonction.__name__, *inspect.signature(fonction).parameters}

    assert VBA_WORDS.isdisjoint(names)


@pytest.mark.parametrize("fonction", EVERY_FUNCTION)
def test_excel_shows_the_whole_help(fonction: Callable[..., Any]) -> None:
    aide = inspect.getdoc(fonction)

    assert aide
    assert len(aide) <= 255
    assert re.search(r"[a-zé]", aide)


def test_the_page_about_installing_shows_every_function() -> None:
    page = Path(__file__).parents[2] / "docs" / "installation.md"

    shown = re.findall(r"`=(PIAL_\w+)\(", page.read_text(encoding="utf-8"))

    assert sorted(shown) == sorted(nom.upper() for nom in fonctions.__all__)
