"""Whom an AESH helps together, and how long a week: what slots that share their time say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from pial_xl.dossier.timetable.placed import FORTNIGHT, Placed
from pial_xl.tables.types import Semaine, Weekday


class Together(NamedTuple):
    """Pupils whom an AESH helps at once.

    Attributes:
        eleves: their codes; one alone, most often.
        groupe: the group that the slots name; blank when they name none, or several.
    """

    eleves: frozenset[str]
    groupe: str


def minutes_together(placed: Iterable[Placed]) -> dict[Together, Fraction]:
    """Give the minutes a week of each set of pupils helped at once, counted over the fortnight.

    Args:
        placed: the slots of one AESH.
    """
    by_day: defaultdict[tuple[Weekday, Semaine], list[Placed]] = defaultdict(list)
    for p in placed:
        if p.helps and p.eleves and p.debut < p.fin:
            for semaine in (p.row.semaine,) if p.row.semaine else Semaine:
                by_day[p.jour, semaine].append(p)
    found: defaultdict[Together, Fraction] = defaultdict(Fraction)
    for slots in by_day.values():
        for together, minutes in _swept(slots):
            found[together] += Fraction(minutes, FORTNIGHT)
    return dict(found)


def _swept(slots: Iterable[Placed]) -> Iterator[tuple[Together, int]]:
    """Give who is helped between two hours at which that changes."""
    bounds: defaultdict[int, list[tuple[Placed, int]]] = defaultdict(list)
    for p in slots:
        bounds[p.debut].append((p, 1))
        bounds[p.fin].append((p, -1))
    eleves: Counter[str] = Counter()
    groupes: Counter[str] = Counter()
    before = 0
    for minute in sorted(bounds):
        there = frozenset(+eleves)
        if there:
            named = list(+groupes)
            yield Together(there, named[0] if len(named) == 1 else ""), minute - before
        for p, step in bounds[minute]:
            for eleve in p.eleves:
                eleves[eleve] += step
            if p.groupe:
                groupes[p.groupe] += step
        before = minute
