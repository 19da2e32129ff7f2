"""Quotité and ETP: the table of the circulaire is the oracle."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme.quotite import etp, minutes_for_etp, quotite, quotite_contrat
from pial_xl.units.numbers import format_number

TABLE = [
    ("12", "30,62", 31),
    ("15", "38,27", 39),
    ("20", "51,03", 52),
    ("22", "56,13", 57),
    ("24", "61,23", 62),
    ("26", "66,33", 67),
    ("28", "71,44", 72),
    ("30", "76,54", 77),
    ("32", "81,64", 82),
    ("35", "89,3", 90),
    ("39", "99,5", 100),
]


@pytest.mark.parametrize(("heures", "exact", "contrat"), TABLE)
def test_the_quotite_of_41_weeks(heures: str, exact: str, contrat: int) -> None:
    minutes = int(heures) * 60
    assert format_number(quotite(minutes)) == exact
    assert quotite_contrat(minutes) == contrat


@pytest.mark.parametrize(
    ("semaines", "exact"), [(42, "62,73"), (43, "64,22"), (44, "65,71"), (45, "67,21")]
)
def test_more_weeks_make_a_higher_quotite(semaines: int, exact: str) -> None:
    assert format_number(quotite(24 * 60, semaines)) == exact


@pytest.mark.parametrize(
    ("semaines", "heures"),
    [(41, "39,195"), (42, "38,262"), (43, "37,372"), (44, "36,523"), (45, "35,711")],
)
def test_a_full_time_equivalent_in_weekly_hours(semaines: int, heures: str) -> None:
    assert format_number(minutes_for_etp(Fraction(1), semaines) / 60, 3) == heures


def test_thirty_contracts_of_24_hours_under_both_conventions() -> None:
    assert format_number(30 * etp(24 * 60)) == "18,37"
    assert format_number(Fraction(30 * quotite_contrat(24 * 60), 100)) == "18,6"


@given(st.integers(1, 2880), st.integers(41, 45))
def test_etp_and_minutes_are_inverse(minutes: int, semaines: int) -> None:
    assert minutes_for_etp(etp(minutes, semaines), semaines) == minutes
