"""The two weeks in a row whose courses make the timetable, and the weeks without any course."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from pial_xl.tables.types import Semaine
from pial_xl.takeover.calendars.weeks import (
    bits_of,
    consecutive,
    has,
    monday_of,
    set_of,
    span_of,
    week_of,
    week_range,
)
from pial_xl.takeover.calendars.year import PupilYear


@dataclass(frozen=True, slots=True)
class ReferenceWeeks:
    """Two weeks in a row.

    Attributes:
        first: the first of both.
        is_lone: whether the second has no course: a calendar of a single week.
    """

    first: int
    is_lone: bool = False

    @property
    def second(self) -> int:
        """The week after the first."""
        return self.first + 1

    @property
    def weeks(self) -> int:
        """The set of both, or of the lone one."""
        return 1 << self.first if self.is_lone else week_range(self.first, self.second)


@dataclass(frozen=True, slots=True)
class Alternation:
    """Which weeks are A: every other, from one of them, whatever the holidays between."""

    week_a: int

    def letter(self, week: int) -> Semaine:
        """Give the letter of a week."""
        return Semaine.A if (week - self.week_a) % 2 == 0 else Semaine.B


def propose(years: Collection[PupilYear]) -> ReferenceWeeks | None:
    """Propose the weeks in which most pupils have courses, then which have most, then the first.

    Returns:
        None when there is no course at all.
    """
    pupils: Counter[int] = Counter()
    courses: Counter[int] = Counter()
    planned: Counter[int] = Counter()
    for year in years:
        courses.update(year.weeks)
        planned.update(year.planned)
        pupils.update(bits_of(consecutive(year.weeks_with_class)))
    if pupils:
        return ReferenceWeeks(
            max(
                pupils,
                key=lambda first: (pupils[first], planned[first] + planned[first + 1], -first),
            )
        )
    if courses:
        return ReferenceWeeks(max(courses, key=lambda week: (courses[week], -week)), is_lone=True)
    return None


def of_day(day: date, years: Collection[PupilYear]) -> ReferenceWeeks | None:
    """Give the two weeks that begin with that of a day; None when they are not both of courses."""
    first = week_of(day)
    told = set_of(week for year in years for week in year.weeks)
    return ReferenceWeeks(first) if has(consecutive(told), first) else None


def of_pupil(year: PupilYear, common: ReferenceWeeks) -> ReferenceWeeks | None:
    """Give the weeks of a pupil: those of all, or the nearest in which they have courses.

    Returns:
        None for a pupil without any course.
    """
    weeks = year.weeks_with_class
    if common.weeks & weeks == common.weeks:
        return common
    firsts = list(bits_of(consecutive(weeks)))
    if firsts:
        return ReferenceWeeks(min(firsts, key=lambda first: (abs(first - common.first), first)))
    alone = list(bits_of(weeks))
    if not alone:
        return None
    return ReferenceWeeks(
        min(alone, key=lambda week: (abs(week - common.first), week)), is_lone=True
    )


def default_alternation(common: ReferenceWeeks) -> Alternation:
    """Take for A the week whose number in the year is odd, of the two of reference."""
    number = monday_of(common.first).isocalendar().week
    return Alternation(common.first if number % 2 else common.second)


def school_weeks(years: Sequence[PupilYear]) -> int:
    """Give the weeks in which at least a quarter have courses, of the pupils who have any."""
    counts = Counter(week for year in years for week in year.weeks)
    some = sum(bool(year.weeks) for year in years)
    return set_of(week for week, count in counts.items() if 4 * count >= some)


def empty_periods(year: PupilYear, taught: int) -> Iterator[tuple[date, date]]:
    """Give the weeks without any course of a pupil whom others have, as Mondays and Fridays.

    Before the first course of the pupil and after the last, nothing is told.

    Args:
        year: the pupil's.
        taught: the weeks in which others have courses.
    """
    weeks = year.weeks_with_class
    return _periods_without(weeks, taught & span_of(weeks))


def common_gaps(taught: int) -> Iterator[tuple[date, date]]:
    """Give the weeks in which hardly any calendar has a course, between those that do."""
    return _periods_without(taught, span_of(taught))


def _periods_without(weeks: int, among: int) -> Iterator[tuple[date, date]]:
    """Give the stretches of a set of weeks that another has not, as Mondays and Fridays."""
    for is_there, found in groupby(bits_of(among), partial(has, weeks)):
        if not is_there:
            run = list(found)
            yield monday_of(run[0]), monday_of(run[-1]) + timedelta(days=4)
