"""Sums and differences of amounts that may be missing, or only bounds."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.grandeur import NON_EVALUEE, Borne, Grandeur, total


def heures(minutes: int, borne: Borne = Borne.EXACTE) -> Grandeur:
    return Grandeur(minutes, dict.fromkeys(ConventionEtp, Fraction(minutes, 2352)), borne)


@given(st.lists(st.integers(0, 10_000)), st.integers(0, 10_000))
def test_exact_amounts_add_up_and_take_away_like_numbers(parts: list[int], moins: int) -> None:
    reste = total(map(heures, parts)) - heures(moins)
    assert reste == heures(sum(parts) - moins)


def test_a_missing_part_leaves_the_sum_unjudged() -> None:
    assert total([heures(60), NON_EVALUEE]) == NON_EVALUEE


def test_a_part_that_is_a_minimum_makes_the_sum_a_minimum() -> None:
    assert total([heures(60), heures(30, Borne.MINIMUM)]) == heures(90, Borne.MINIMUM)


def test_what_is_left_by_a_minimum_is_a_maximum() -> None:
    assert heures(60) - heures(20, Borne.MINIMUM) == heures(40, Borne.MAXIMUM)


def test_two_minimums_say_nothing_of_their_difference() -> None:
    assert heures(60, Borne.MINIMUM) - heures(20, Borne.MINIMUM) == NON_EVALUEE


def test_a_minimum_and_a_maximum_say_nothing_of_their_sum() -> None:
    assert total([heures(60, Borne.MINIMUM), heures(20, Borne.MAXIMUM)]) == NON_EVALUEE
