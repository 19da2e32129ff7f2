"""Durations written as different people do."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.demo.ecriture import ecrire
from pial_xl.units.durations import ambiguous_decimal, parse_duration

quarts = st.integers(min_value=1, max_value=48 * 4).map(lambda n: n * 15)


@given(quarts, st.integers(min_value=0, max_value=1000))
def test_every_writing_reads_back_to_its_minutes(minutes: int, rang: int) -> None:
    ecrit = ecrire(minutes, rang)
    assert (ecrit if isinstance(ecrit, int) else parse_duration(ecrit)) == minutes


@given(quarts, st.integers(min_value=0, max_value=1000))
def test_no_writing_is_ambiguous(minutes: int, rang: int) -> None:
    ecrit = ecrire(minutes, rang)
    assert isinstance(ecrit, int) or ambiguous_decimal(ecrit) is None
