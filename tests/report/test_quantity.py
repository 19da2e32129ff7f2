"""Sums and differences of amounts that may be missing, or only bounds."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.quantity import NOT_JUDGED, Amount, Bound, total


def heures(minutes: int, bound: Bound = Bound.EXACT) -> Amount:
    return Amount(minutes, dict.fromkeys(ConventionEtp, Fraction(minutes, 2352)), bound)


@given(st.lists(st.integers(0, 10_000)), st.integers(0, 10_000))
def test_exact_amounts_add_up_and_take_away_like_numbers(parts: list[int], minus: int) -> None:
    remaining = total(map(heures, parts)) - heures(minus)
    assert remaining == heures(sum(parts) - minus)


def test_a_missing_part_leaves_the_sum_unjudged() -> None:
    assert total([heures(60), NOT_JUDGED]) == NOT_JUDGED


def test_a_part_that_is_a_minimum_makes_the_sum_a_minimum() -> None:
    assert total([heures(60), heures(30, Bound.MINIMUM)]) == heures(90, Bound.MINIMUM)


def test_what_is_left_by_a_minimum_is_a_maximum() -> None:
    assert heures(60) - heures(20, Bound.MINIMUM) == heures(40, Bound.MAXIMUM)


def test_two_minimums_say_nothing_of_their_difference() -> None:
    assert heures(60, Bound.MINIMUM) - heures(20, Bound.MINIMUM) == NOT_JUDGED


def test_a_minimum_and_a_maximum_say_nothing_of_their_sum() -> None:
    assert total([heures(60, Bound.MINIMUM), heures(20, Bound.MAXIMUM)]) == NOT_JUDGED
