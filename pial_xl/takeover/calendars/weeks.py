"""Weeks as numbers, and sets of weeks as the bits of an integer: a year of a pupil is small."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

_DAYS: Final = 7
_ORIGIN: Final = (date(2015, 1, 5).toordinal() - 1) // _DAYS
YEARS: Final = range(2015, 2100)
"""Years of the events that are taken."""


def week_of(day: date) -> int:
    """Give the number of the week of a day; weeks begin on Monday."""
    return (day.toordinal() - 1) // _DAYS - _ORIGIN


def monday_of(week: int) -> date:
    """Give the Monday of a week."""
    return date.fromordinal((week + _ORIGIN) * _DAYS + 1)


def bits_of(weeks: int) -> Iterator[int]:
    """Give the weeks of a set, in order."""
    while weeks:
        lowest = weeks & -weeks
        yield lowest.bit_length() - 1
        weeks ^= lowest


def set_of(weeks: Iterable[int]) -> int:
    """Give the set of weeks."""
    found = 0
    for week in weeks:
        found |= 1 << week
    return found


def week_range(first: int, last: int) -> int:
    """Give the set of the weeks from one to another, both included; none when *last* is before."""
    first = max(first, 0)
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def span_of(weeks: int) -> int:
    """Give the set of the weeks from the first of a set to its last; none of a set of none."""
    lowest = weeks & -weeks
    return week_range(lowest.bit_length() - 1, weeks.bit_length() - 1) if weeks else 0


def has(weeks: int, week: int) -> bool:
    """Tell whether a week is in a set."""
    return week >= 0 and bool(weeks >> week & 1)


def consecutive(weeks: int) -> int:
    """Give the weeks of a set whose next week is in it too."""
    return weeks & (weeks >> 1)
