"""Stretches of a day, made once so that many hours can be held against them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from pial_xl.dossier.timetable.placed import merged


class Covered:
    """The minutes that spans cover."""

    def __init__(self, spans: Iterable[tuple[int, int]], join: int = 0) -> None:
        """Cover spans, and what parts two of them when it lasts no more than *join* minutes."""
        stretches = merged((debut, fin + join) for debut, fin in spans)
        self._starts = [debut for debut, _ in stretches]
        self._ends = [fin - join for _, fin in stretches]
        lengths = (fin - debut for debut, fin in zip(self._starts, self._ends, strict=True))
        self._before = [0, *accumulate(lengths)]

    def within(self, debut: int, fin: int) -> int:
        """Give the minutes covered between two hours."""
        return self._until(fin) - self._until(debut)

    def _until(self, minute: int) -> int:
        rank = bisect_left(self._starts, minute)
        if rank == 0:
            return 0
        return self._before[rank - 1] + min(minute, self._ends[rank - 1]) - self._starts[rank - 1]


class LatestFin:
    """How late what has begun by an hour lasts."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hold spans."""
        ordered = sorted(spans)
        self._starts = [debut for debut, _ in ordered]
        self._latest = list(accumulate((fin for _, fin in ordered), max))

    def begun_before(self, minute: int) -> int:
        """Give how late the spans that begin before a minute last; 0 when none does."""
        rank = bisect_right(self._starts, minute - 1)
        return self._latest[rank - 1] if rank else 0
