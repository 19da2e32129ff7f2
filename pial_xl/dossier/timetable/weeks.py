"""The weeks of a school year, as the bits of an integer: when a slot takes place is one of them.

Two slots of one weekday meet when their integers share a bit: alternate weeks, dated periods and
days without class are thus looked at once for each writing, never for each pair.
"""

from collections.abc import Iterable
from dataclasses import field
from datetime import date, timedelta
from typing import Final, TypeAlias

from pial_xl.tables.types import Semaine, Weekday
from pial_xl.units.dates import SchoolYear
from pial_xl.units.records import deriving_record

Weeks: TypeAlias = int
"""A set of weeks of the school year: bit 0 is the week of 1 September."""
DAYS: Final = {jour: rank for rank, jour in enumerate(Weekday)}
"""Days from Monday."""
_WEEK: Final = timedelta(weeks=1)


@deriving_record
class SchoolWeeks:
    """The days of class of a school year.

    Attributes:
        year: the school year.
        closed: first and last days of the periods without class; what is open has no other end.
        monday_a: the Monday of a week A; without it the week of 1 September is one.
    """

    year: SchoolYear
    closed: tuple[tuple[date | None, date | None], ...] = ()
    monday_a: date | None = None
    _known: dict[tuple[object, ...], Weeks] = field(default_factory=dict, repr=False, compare=False)

    @property
    def first_monday(self) -> date:
        """The Monday of the week of 1 September."""
        return self.year.start - timedelta(days=self.year.start.weekday())

    def of(self, jour: Weekday, semaine: Semaine | None, du: date | None, au: date | None) -> Weeks:
        """Give the weeks in which a slot of a weekday takes place, days without class left out.

        Args:
            jour: the weekday.
            semaine: the week of two, if it is of one only.
            du: first day of the slot, if it has one.
            au: last day of the slot, if it has one.
        """
        key = (jour, semaine, du, au)
        if key not in self._known:
            weeks = self._between(jour, du, au) & self._lane(semaine)
            for start, end in self.closed:
                weeks &= ~self._between(jour, start, end)
            self._known[key] = weeks
        return self._known[key]

    def _between(self, jour: Weekday, du: date | None, au: date | None) -> Weeks:
        start = max(du or date.min, self.year.start)
        end = min(au or date.max, self.year.end)
        first = self.first_monday + timedelta(days=DAYS[jour])
        low = max(0, -((first - start) // _WEEK))
        high = (end - first) // _WEEK
        return (1 << (high + 1)) - (1 << low) if start <= end and low <= high else 0

    def _lane(self, semaine: Semaine | None) -> Weeks:
        count = (self.year.end - self.first_monday) // _WEEK + 1
        if semaine is None:
            return (1 << count) - 1
        gap = (self.monday_a - self.first_monday) // _WEEK if self.monday_a else 0
        is_odd = bool(gap % 2) is (semaine is Semaine.A)
        return sum(1 << rank for rank in range(is_odd, count, 2))


def compositions(members: Iterable[Weeks]) -> list[Weeks]:
    """Cut weeks into sets in each of which the same slots take place; the earliest first.

    Args:
        members: the weeks of each slot.
    """
    distinct = set(members)
    if len(distinct) == 1:  # slots of every week, most often
        return [weeks for weeks in distinct if weeks]
    parts: list[Weeks] = [0]
    for weeks in distinct:
        parts[0] |= weeks
    for weeks in distinct:
        parts = [piece for part in parts for piece in (part & weeks, part & ~weeks) if piece]
    return sorted((part for part in parts if part), key=lambda part: part & -part)
