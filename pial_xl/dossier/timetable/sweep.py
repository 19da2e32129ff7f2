"""Slots that meet, found in one pass over their beginnings."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Final

from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.weeks import Weeks
from pial_xl.tables.types import Weekday

in_time: Final[Callable[[Placed], tuple[int, int]]] = attrgetter("debut", "row.number")
"""Gives the order of a day: by beginning, then by row."""


def by_day(placed: Iterable[Placed]) -> dict[Weekday, list[Placed]]:
    """Gather slots by weekday."""
    found: dict[Weekday, list[Placed]] = {}
    for p in placed:
        found.setdefault(p.jour, []).append(p)
    return found


def collisions(
    placed: Iterable[Placed], shared: Callable[[Placed], Hashable]
) -> Iterator[tuple[Placed, Placed]]:
    """Give the slots that begin while another lasts, in a week of both: that one, then the slot.

    A slot is given once, with one of those that it meets. Of those that are not over, only the one
    that ends last is held for each set of weeks: slots are never compared each with all others.

    Args:
        placed: the slots of one person on one weekday.
        shared: what slots that may take place together have in common; None for what meets any.
    """
    ordered = sorted(placed, key=in_time)
    if all(before.fin <= after.debut for before, after in pairwise(ordered)):
        return  # most days
    going: dict[tuple[Weeks, Hashable], Placed] = {}
    for p in ordered:
        common = shared(p)
        over: list[tuple[Weeks, Hashable]] = []
        for key, other in going.items():
            if other.fin <= p.debut:
                over.append(key)
            elif key[0] & p.weeks and (common is None or key[1] != common):
                yield other, p
                break
        for key in over:
            del going[key]
        key = (p.weeks, common)
        if key not in going or going[key].fin < p.fin:
            going[key] = p
