"""Periods held against each other in order say what comparing each with all would say."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.dates import overlaps
from pial_xl.units.periods import CoveredDays, LatestEnds

Period = tuple[date | None, date | None]

_DAYS = st.none() | st.dates(date(2026, 9, 1), date(2026, 10, 10))
PERIODS = st.tuples(_DAYS, _DAYS).filter(lambda p: not (p[0] and p[1] and p[1] < p[0]))


@given(st.lists(PERIODS), PERIODS)
def test_a_period_meets_those_added_when_it_overlaps_one(added: list[Period], one: Period) -> None:
    covered = CoveredDays()
    for period in added:
        covered.add(*period)
    assert covered.meets(*one) == any(overlaps(one, period) for period in added)


def test_periods_that_follow_each_other_do_not_meet() -> None:
    covered = CoveredDays()
    covered.add(date(2026, 9, 1), date(2026, 9, 30))
    assert not covered.meets(date(2026, 10, 1), None)
    assert covered.meets(date(2026, 9, 30), None)


@given(st.lists(PERIODS), st.dates(date(2026, 9, 1), date(2026, 10, 10)), st.integers(0, 20))
def test_one_goes_beyond_a_day_when_it_has_begun_in_time_and_ends_after(
    periods: list[Period], fin: date, days: int
) -> None:
    wait = timedelta(days=days)
    expected = any(
        (end is None or end > fin) and (start is None or start <= fin + wait)
        for start, end in periods
    )
    assert LatestEnds(periods).go_beyond(fin, wait) == expected
