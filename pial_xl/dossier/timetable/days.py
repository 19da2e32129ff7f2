"""What a day of an AESH is made of: work, gaps, changes of school."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf

from pial_xl.dossier.timetable.placed import Placed, length, merged
from pial_xl.dossier.timetable.weeks import DAYS, Weeks, compositions
from pial_xl.tables.types import Weekday
from pial_xl.units.records import deriving_record, record
from pial_xl.units.time_windows import TimeWindow


@record
class SchoolChange:
    """Going from one school to another within a day.

    Attributes:
        before: last slot in the first school.
        after: first slot in the other.
        gap: minutes between both, less what is spent on anything but the road.
        counted: minutes of the road that the timetable holds.
        needed: minutes that Trajets gives; None when it gives none.
    """

    before: Placed
    after: Placed
    gap: int
    counted: int
    needed: int | None

    @property
    def uncounted(self) -> int:
        """Minutes of the road that the timetable does not hold; 0 where nobody knows the road."""
        return max(0, (self.needed or 0) - self.counted)


@record
class Gap:
    """Time between two stretches of work.

    Attributes:
        debut, fin: minutes after midnight.
        road: minutes of it that go to a road which the timetable does not hold.
        after: the slot that follows.
    """

    debut: int
    fin: int
    road: int
    after: Placed

    @property
    def free(self) -> int:
        """Minutes that are the AESH's own."""
        return max(0, self.fin - self.debut - self.road)

    def free_within(self, window: TimeWindow) -> int:
        """Give the minutes of one's own that fall between two hours, as many as can."""
        return min(self.free, window.shared_with(self.debut, self.fin))


@deriving_record
class Day:
    """One weekday of an AESH, in weeks that are all alike.

    Attributes:
        aesh: code of the AESH.
        jour: weekday.
        weeks: the weeks.
        at_work: the slots that are service, by beginning.
        stretches: when the AESH works, without a gap within.
        trajet_minutes: minutes of road by the two UAI.
    """

    aesh: str
    jour: Weekday
    weeks: Weeks
    at_work: tuple[Placed, ...]
    stretches: Sequence[tuple[int, int]]
    trajet_minutes: Mapping[tuple[str, str], int]

    @cached_property
    def minutes(self) -> int:
        """How long the AESH works."""
        return sum(fin - debut for debut, fin in self.stretches)

    @property
    def debut(self) -> int:
        """When the work begins."""
        return self.stretches[0][0]

    @property
    def fin(self) -> int:
        """When the work ends."""
        return self.stretches[-1][1]

    @cached_property
    def last(self) -> Placed:
        """The slot with which the work ends."""
        return max(self.at_work, key=lambda p: (p.fin, p.row.number))

    def passing(self, limit: int) -> Placed:
        """Give the slot with which the work of the day goes above a number of minutes."""
        worked = reached = 0
        for p in self.at_work:
            worked += max(0, p.fin - max(reached, p.debut))
            reached = max(reached, p.fin)
            if worked > limit:
                return p
        return self.last

    @cached_property
    def changes(self) -> tuple[SchoolChange, ...]:
        """The changes of school, in order; a slot in two schools at once (T-01) has no road."""
        located = [p for p in self.at_work if p.uai and not p.is_trajet]
        if len({p.uai for p in located}) < 2:
            return ()
        doubled = in_two_schools(located)
        between = [p for p in self.at_work if p.is_trajet or not p.uai]
        starts = [p.debut for p in between]

        def change(before: Placed, after: Placed) -> SchoolChange:
            first, last = bisect_left(starts, before.fin), bisect_left(starts, after.debut)
            within = [p for p in between[first:last] if p.fin <= after.debut]
            return self._change(before, after, within)

        return tuple(
            change(before, after)
            for before, after in zip(accumulate(located, _later), located[1:], strict=False)
            if before.uai != after.uai and doubled.isdisjoint((before.row.number, after.row.number))
        )

    def _change(self, before: Placed, after: Placed, within: Sequence[Placed]) -> SchoolChange:
        road = length((p.debut, p.fin) for p in within if p.is_trajet)
        other = length((p.debut, p.fin) for p in within if not p.is_trajet)
        needed = self.trajet_minutes.get((before.uai, after.uai))
        return SchoolChange(before, after, after.debut - before.fin - other, road, needed)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The time between stretches of work, in order."""
        if len(self.stretches) == 1:
            return ()
        beginning = {p.debut: p for p in reversed(self.at_work)}
        return tuple(
            Gap(fin, debut, self._road_within(fin, debut), beginning[debut])
            for (_, fin), (debut, _) in pairwise(self.stretches)
        )

    @cached_property
    def longest_pause(self) -> int:
        """The most minutes that are the AESH's own, between two stretches of work."""
        return max((gap.free for gap in self.gaps), default=0)

    def _road_within(self, debut: int, fin: int) -> int:
        """Give the minutes of the road that no other gap of the same change can hold."""
        return sum(
            max(0, c.uncounted - (c.gap - c.counted - (fin - debut)))
            for c in self.changes
            if c.before.fin <= debut and fin <= c.after.debut
        )


def _later(one: Placed, other: Placed) -> Placed:
    return one if one.fin > other.fin else other


def in_two_schools(located: Sequence[Placed]) -> set[int]:
    """Give the rows of slots that meet one in another school.

    Args:
        located: the slots of a day, by beginning.
    """
    forth = [(p.debut, p.fin, p.uai, p.row.number) for p in located]
    back = [(-fin, -debut, uai, number) for debut, fin, uai, number in forth]
    return _meeting(forth) | _meeting(reversed(back))


def _meeting(spans: Iterable[tuple[int, int, str, int]]) -> set[int]:
    """Give the rows of spans that one of another school, before them, reaches.

    Args:
        spans: where each begins and ends, its school, its row; in one direction of time.
    """
    found: set[int] = set()
    last: tuple[float, str] = (-inf, "")  # the furthest end, and the furthest of another school
    other = last
    for debut, fin, uai, number in spans:
        if (other if uai == last[1] else last)[0] > debut:
            found.add(number)
        if uai == last[1] or fin > last[0]:
            other = other if uai == last[1] else last
            last = max(last, (fin, uai)) if uai == last[1] else (fin, uai)
        elif fin > other[0]:
            other = (fin, uai)
    return found


def days_of(
    aesh: str,
    by_jour: Mapping[Weekday, Sequence[Placed]],
    trajet_minutes: Mapping[tuple[str, str], int],
) -> list[Day]:
    """Give the days of work of an AESH's week, in order, once for each different set of slots.

    Args:
        aesh: code of the AESH.
        by_jour: the slots of each weekday, by beginning.
        trajet_minutes: minutes of road by the two UAI.
    """
    found: list[Day] = []
    for jour in DAYS:
        slots = [p for p in by_jour.get(jour, ()) if p.is_work]
        for weeks in compositions([p.weeks for p in slots]):
            at_work = tuple(p for p in slots if p.weeks & weeks)
            stretches = merged([(p.debut, p.fin) for p in at_work])
            found.append(Day(aesh, jour, weeks, at_work, stretches, trajet_minutes))
    return found
