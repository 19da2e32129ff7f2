"""Who waits while an AESH is absent, in the order in which they are to be served."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Final

from pial_xl.dossier.charge import Groupe, groupes_by_school, parts_of
from pial_xl.dossier.creneaux import helped, helped_in
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.duplicates import first_of_each
from pial_xl.dossier.timetable.placed import Placed, weekly_minutes
from pial_xl.dossier.timetable.weeks import SchoolWeeks, Weeks
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.dates import overlaps
from pial_xl.units.durations import Exact, as_exact

_FIRST_PRIORITY: Final = 1
"""Priority of the pupils to serve first."""
_FORTNIGHT: Final = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class During:
    """The days of an absence, on which slots take place or not.

    Attributes:
        calendar: the days of class of the school year.
        du: first day.
        au: last day; None without end.
    """

    calendar: SchoolWeeks
    du: date
    au: date | None

    def weeks_of(self, p: Placed) -> Weeks:
        """Give the weeks of the absence in which a slot takes place."""
        return p.weeks & self.calendar.of(p.jour, None, self.du, self.au)

    def weekly(self, slots: Iterable[Placed]) -> Exact:
        """Give the minutes a week of slots: of the fortnight, or of these very days if fewer."""
        if self.au is None or self.au - self.du + timedelta(days=1) >= _FORTNIGHT:
            return weekly_minutes(slots)
        mondays = [day - timedelta(days=day.weekday()) for day in (self.du, self.au)]
        count = (mondays[1] - mondays[0]) // timedelta(weeks=1) + 1
        held = {(p.jour, p.debut, p.fin, self.weeks_of(p)) for p in slots}
        total = sum((fin - debut) * weeks.bit_count() for _, debut, fin, weeks in held)
        return as_exact(Fraction(total, count))


@dataclass(frozen=True)
class Uncovered:
    """Pupils who are helped together, or one alone, while their AESH is absent.

    Attributes:
        rows: their allocations.
        minutes: time of an AESH that they take, a week.
        uai: their school; blank when it is not known.
        slots: the slots of the timetable that are theirs during the absence.
        during: its days.
    """

    rows: tuple[Affectation, ...]
    minutes: Exact
    uai: str
    slots: tuple[Placed, ...]
    during: During

    @cached_property
    def eleves(self) -> tuple[str, ...]:
        """Codes of the pupils."""
        return tuple(dict.fromkeys(a.eleve or "" for a in self.rows))


@dataclass(frozen=True)
class Absence:
    """An absence of an AESH, and who waits meanwhile.

    Attributes:
        aesh: the AESH.
        du: first day.
        au: last day; None without end.
        uncovered: who waits, the first to be served first.
    """

    aesh: Aesh
    du: date
    au: date | None
    uncovered: tuple[Uncovered, ...]

    @property
    def minutes(self) -> Exact:
        """Hours that wait, pupils helped together counted once."""
        return sum(w.minutes for w in self.uncovered)

    @property
    def eleves(self) -> frozenset[str]:
        """Codes of the pupils who wait."""
        return frozenset(code for w in self.uncovered for code in w.eleves)

    def meets(self, aesh: Aesh) -> bool:
        """Tell whether another AESH is known to be absent meanwhile."""
        return aesh.absent_du is not None and overlaps(
            (aesh.absent_du, aesh.absent_au), (self.du, self.au)
        )


def absence_of(d: Dossier, aesh: Aesh, du: date, au: date | None) -> Absence:
    """Give who waits during an absence: those whose allocations hold on one of its days.

    Where the timetable of the AESH is complete, it says on which days, and for how long.

    Args:
        d: the workbook.
        aesh: the AESH.
        du: first day of the absence.
        au: last day; None without end.
    """
    rows = [
        a
        for a in first_of_each(d.affectations_by_aesh.get(aesh.aesh or "", ()))
        if a.has_hours and d.is_present(a.eleve) and overlaps((a.debut, a.fin), (du, au))
    ]
    during = During(d.school_weeks, du, au)
    uncovered = [
        _uncovered(d, bloc, during)
        for groupe in groupes_by_school(in_serving_order(d, rows), d.uai_of)
        for bloc in groupe.blocs
    ]
    return Absence(aesh, du, au, tuple(one for one in uncovered if one.minutes))


def _uncovered(d: Dossier, bloc: tuple[Affectation, ...], during: During) -> Uncovered:
    slots = tuple(_slots(d, bloc[0], during))
    is_drawn = bloc[0].aesh in d.drawn_aesh
    minutes = during.weekly(slots) if is_drawn else sum(parts_of([Groupe(bloc)]).values())
    return Uncovered(bloc, minutes, d.uai_of(bloc[0].eleve) or "", slots, during)


def _slots(d: Dossier, a: Affectation, during: During) -> Iterable[Placed]:
    whom = helped(a)
    for p in d.placed_by_aesh.get(a.aesh or "", ()):
        if p.helps and helped_in(p) == whom and during.weeks_of(p):
            yield p


def in_serving_order(d: Dossier, rows: Iterable[Affectation]) -> list[Affectation]:
    """Rank who waits: individual help first, then by priority (none is last), then by hours."""

    def rank(a: Affectation) -> tuple[bool, bool, int, int]:
        priorite = d.eleve_by_code[a.eleve or ""].priorite
        return a.aide is not Aide.I, priorite is None, priorite or 0, -(a.heures or 0)

    return sorted(rows, key=rank)


def is_urgent(d: Dossier, a: Affectation) -> bool:
    """Tell whether a pupil may not wait: individual help, or the first priority.

    What is notified stands (A-14 tells a row that differs); without a decision, what is given.
    """
    notified = {n.aide for n in d.active_notifications(a.eleve or "")} or {a.aide}
    return Aide.I in notified or d.eleve_by_code[a.eleve or ""].priorite == _FIRST_PRIORITY
