"""Many periods held against each other, without comparing each with all the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta


class CoveredDays:
    """The days that the periods added so far cover; an absent end is open."""

    def __init__(self) -> None:
        self._starts: list[date] = []  # of periods that share no day, in order, as their ends are
        self._ends: list[date] = []

    def add(self, debut: date | None, fin: date | None) -> None:
        """Cover the days of a period, whose end is not before its beginning."""
        start, end = debut or date.min, fin or date.max
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def meets(self, debut: date | None, fin: date | None) -> bool:
        """Tell whether a period shares a day with one that was added."""
        first = bisect_left(self._ends, debut or date.min)
        return first < len(self._starts) and self._starts[first] <= (fin or date.max)


class LatestEnds:
    """How far the periods that have begun by a day go; an absent end is open."""

    def __init__(self, periods: Iterable[tuple[date | None, date | None]]) -> None:
        self._starts: list[date] = []
        self._latest: list[date] = []
        for start, end in sorted((d or date.min, f or date.max) for d, f in periods):
            self._starts.append(start)
            self._latest.append(max(end, self._latest[-1]) if self._latest else end)

    def go_beyond(self, fin: date, wait: timedelta) -> bool:
        """Tell whether a period begun by *fin* and a wait ends after *fin*."""
        begun = bisect_right(self._starts, fin + wait)
        return begun > 0 and self._latest[begun - 1] > fin
