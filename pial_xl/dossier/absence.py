"""Who waits while an AESH is absent, in the order in which they are to be served."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Final

from pial_xl.dossier.charge import Groupe, groupes_by_school, parts_of
from pial_xl.dossier.creneaux import helped, helped_in
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.duplicates import first_of_each
from pial_xl.dossier.timetable.placed import Placed, length
from pial_xl.dossier.timetable.weeks import DAYS, SchoolWeeks, Weeks, compositions
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide, Semaine, Weekday
from pial_xl.units.dates import overlaps
from pial_xl.units.durations import Exact, as_exact
from pial_xl.units.records import deriving_record, record

_FIRST_PRIORITY: Final = 1
"""Priority of the pupils to serve first."""
_WEEK: Final = timedelta(weeks=1)
_TO_FRIDAY: Final = timedelta(days=DAYS[Weekday.FRIDAY])


@record
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
        """Give the minutes of a whole week of slots, as one adds up their hours on paper.

        A weekday counts for the fullest of its days of class in the absence, whether its first or
        last week is whole or not; weeks A and B, when the absence meets both, for their mean.
        """
        by_day: dict[Weekday, list[Placed]] = {}
        for p in slots:
            by_day.setdefault(p.jour, []).append(p)
        return as_exact(sum((self._of_day(*one) for one in by_day.items()), Fraction()))

    def _of_day(self, jour: Weekday, slots: Sequence[Placed]) -> Fraction:
        met = [self.calendar.of(jour, semaine, self.du, self.au) for semaine in Semaine]
        fullest = [
            max(
                (_length_in(slots, same) for same in compositions(p.weeks & w for p in slots)),
                default=0,
            )
            for w in met
            if w
        ]
        return Fraction(sum(fullest), len(fullest)) if fullest else Fraction()

    def in_week(self, monday: date, slots: Iterable[Placed]) -> int:
        """Give the minutes of slots that take place in one week of the absence."""
        rank = (monday - self.calendar.first_monday) // _WEEK
        held: dict[Weekday, list[Placed]] = {}
        for p in slots:
            if rank >= 0 and self.weeks_of(p) >> rank & 1:
                held.setdefault(p.jour, []).append(p)
        return sum(_length_in(day, 1 << rank) for day in held.values())

    def is_within_one_week(self) -> bool:
        """Tell whether the absence is of less than the days of one week of class."""
        return self.au is not None and len(self.mondays()) == 1 and bool(self.part_weeks())

    def mondays(self) -> list[date]:
        """Give the Mondays of its first and last weeks; of the first alone without end."""
        ends = [self.du] if self.au is None else [self.du, self.au]
        return list(dict.fromkeys(day - timedelta(days=day.weekday()) for day in ends))

    def part_weeks(self) -> list[date]:
        """Give the Mondays of the weeks, Monday to Friday, of which it takes only a part."""
        return [
            monday
            for monday in self.mondays()
            if monday < self.du or (self.au and self.au < monday + _TO_FRIDAY)
        ]


def _length_in(slots: Iterable[Placed], weeks: Weeks) -> int:
    return length((p.debut, p.fin) for p in slots if p.weeks & weeks)


@deriving_record
class Uncovered:
    """Pupils who are helped together, or one alone, while their AESH is absent.

    Attributes:
        rows: their allocations.
        minutes: time of an AESH that they take in a whole week.
        uai: their school; blank when it is not known.
        slots: the slots of the timetable that are theirs during the absence.
        during: its days.
        is_drawn: whether these slots say the time, the timetable of the AESH being complete.
    """

    rows: tuple[Affectation, ...]
    minutes: Exact
    uai: str
    slots: tuple[Placed, ...]
    during: During
    is_drawn: bool

    @cached_property
    def eleves(self) -> tuple[str, ...]:
        """Codes of the pupils."""
        return tuple(dict.fromkeys(a.eleve or "" for a in self.rows))


@deriving_record
class Absence:
    """An absence of an AESH, and who waits meanwhile.

    Attributes:
        aesh: the AESH.
        during: its days.
        uncovered: who waits, the first to be served first.
    """

    aesh: Aesh
    during: During
    uncovered: tuple[Uncovered, ...]

    @property
    def du(self) -> date:
        """First day."""
        return self.during.du

    @property
    def au(self) -> date | None:
        """Last day; None without end."""
        return self.during.au

    @property
    def minutes(self) -> Exact:
        """Hours that wait, pupils helped together counted once."""
        return sum(w.minutes for w in self.uncovered)

    @property
    def is_drawn(self) -> bool:
        """Tell whether the timetable says all the hours that wait."""
        return all(w.is_drawn for w in self.uncovered)

    def minutes_in(self, monday: date) -> int:
        """Give the minutes of slots that wait in one week, pupils helped together counted once."""
        return sum(self.during.in_week(monday, w.slots) for w in self.uncovered)

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
    return Absence(aesh, during, tuple(one for one in uncovered if one.minutes))


def _uncovered(d: Dossier, bloc: tuple[Affectation, ...], during: During) -> Uncovered:
    slots = tuple(_slots(d, bloc[0], during))
    is_drawn = bloc[0].aesh in d.drawn_aesh
    minutes = during.weekly(slots) if is_drawn else sum(parts_of([Groupe(bloc)]).values())
    return Uncovered(bloc, minutes, d.uai_of(bloc[0].eleve) or "", slots, during, is_drawn)


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
