"""A timetable written as a year of events, in any shape, comes back the same."""

import random
import sys

import pytest
from calendar_school import (
    HOLIDAYS,
    SHAPES,
    Calendar,
    children,
    courses_of,
    disturb,
    monday,
    year_of,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.sheets.closed.foreign import ics
from pial_xl.sheets.closed.foreign.ics import read_events
from pial_xl.takeover.calendars.reference import Alternation, ReferenceWeeks, of_pupil, propose
from pial_xl.takeover.calendars.timetable import timetable
from pial_xl.takeover.calendars.weeks import week_of
from pial_xl.takeover.calendars.year import PupilYear, sum_up

WEEK_A = Alternation(week_of(monday(1)))


def school(seed: int, rate: float) -> list[Calendar]:
    """Give calendars of two classes, of which one goes on placement in the autumn."""
    chance = random.Random(seed)  # noqa: S311 - reproducible examples
    of_class = {name: courses_of(chance, first, 22) for name, first in (("5A", 100), ("2P", 200))}
    found: list[Calendar] = []
    for child in children(chance, 4, ("5A", "2P")):
        shared = of_class[child.classe]
        taken = {(course.jour, course.debut // 60) for course in shared}
        own = courses_of(chance, 10 * chance.randrange(1000, 9000), 3)
        alone = [course for course in own if (course.jour, course.debut // 60) not in taken]
        away = range(2, 5) if child.classe == "2P" else range(0)
        found.append(year_of(child, shared + alone, placement=away))
        disturb(found[-1], chance, rate)
    return found


def read(calendar: Calendar, shape: int) -> PupilYear:
    return sum_up(read_events(SHAPES[shape](calendar)))


def proposed(years: list[PupilYear]) -> ReferenceWeeks:
    found = propose(years)
    assert found is not None
    return found


@given(
    st.integers(0, 10**6),
    st.sampled_from(range(len(SHAPES))),
    st.sampled_from((0.0, 0.03, 0.08)),
)
@settings(max_examples=25, deadline=None)
def test_each_course_comes_back_at_its_hour_in_its_week(seed: int, shape: int, rate: float) -> None:
    calendars = school(seed, rate)
    years = [read(calendar, shape) for calendar in calendars]
    common = proposed(years)
    for calendar, year in zip(calendars, years, strict=True):
        own = of_pupil(year, common)
        assert own is not None
        assert set(timetable(year, own, WEEK_A).courses) == set(calendar.truth)


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_two_weeks_are_enough(shape: int) -> None:
    calendar = school(3, 0.0)[0]
    short = year_of(calendar.child, calendar.truth, range(5, 7))
    year = read(short, shape)

    assert timetable(year, proposed([year]), WEEK_A).courses == tuple(
        sorted(calendar.truth, key=lambda course: course.order)
    )


def test_any_two_weeks_of_class_tell_the_same() -> None:
    calendar = school(5, 0.0)[0]
    year = read(calendar, 0)
    firsts = [week for week in range(29) if not {week, week + 1} & HOLIDAYS]

    told = {
        timetable(year, ReferenceWeeks(week_of(monday(first))), WEEK_A).courses for first in firsts
    }
    assert len(told) == 1


def test_a_course_of_another_period_is_told_and_left() -> None:
    calendar = school(7, 0.0)[0]
    first, *others = calendar.truth
    year = read(year_of(calendar.child, others), 0)
    year.merge(read(year_of(calendar.child, [first], range(18, 30)), 0))
    found = timetable(year, ReferenceWeeks(week_of(monday(2))), WEEK_A)

    assert (set(found.courses), found.elsewhere) == (set(others), 1)


def test_a_course_seen_once_is_told_and_left() -> None:
    calendar = school(7, 0.0)[0]
    first, *others = calendar.truth
    lone = first._replace(semaine=None)
    year = read(year_of(calendar.child, others), 0)
    year.merge(read(year_of(calendar.child, [lone], range(2, 3)), 0))
    found = timetable(year, ReferenceWeeks(week_of(monday(2))), WEEK_A)

    assert (set(found.courses), found.once) == (set(others), 1)


def test_a_line_that_other_calendars_have_too_is_parted_once() -> None:
    calendar = school(9, 0.0)[0]
    data = SHAPES[0](calendar)
    sum_up(read_events(data))
    before = ics.known_property.cache_info().misses
    sum_up(read_events(data))

    assert ics.known_property.cache_info().misses == before


def test_twice_the_events_cost_twice_the_work() -> None:
    calendar = school(9, 0.0)[0]
    half = year_of(calendar.child, calendar.truth, range(9, 15))
    whole = year_of(calendar.child, calendar.truth, range(9, 15))
    whole.events += year_of(calendar.child, calendar.truth, range(18, 24)).events

    assert len(whole.events) == 2 * len(half.events)
    assert calls(whole) < 2.2 * calls(half)


def calls(calendar: Calendar) -> int:
    """Count the calls of Python functions that reading a calendar makes, nothing being known."""
    ics.known_property.cache_clear()
    data = SHAPES[0](calendar)
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        sum_up(read_events(data))
    finally:
        sys.setprofile(None)
    return count
