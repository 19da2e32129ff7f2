"""Durations written as different people do."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.demo.writing import write
from pial_xl.units.durations import ambiguous_decimal, parse_duration

quarters = st.integers(min_value=1, max_value=48 * 4).map(lambda n: n * 15)


@given(quarters, st.integers(min_value=0, max_value=1000))
def test_every_writing_reads_back_to_its_minutes(minutes: int, rank: int) -> None:
    written = write(minutes, rank)
    assert (written if isinstance(written, int) else parse_duration(written)) == minutes


@given(quarters, st.integers(min_value=0, max_value=1000))
def test_no_writing_is_ambiguous(minutes: int, rank: int) -> None:
    written = write(minutes, rank)
    assert isinstance(written, int) or ambiguous_decimal(written) is None
