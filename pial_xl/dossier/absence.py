"""Who waits while an AESH is absent, in the order in which they are to be served."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pial_xl.dossier.charge import Groupe, groupes_by_school, parts_of
from pial_xl.dossier.creneaux import helped
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.duplicates import first_of_each
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.dates import overlaps
from pial_xl.units.durations import Exact

FIRST_PRIORITY = 1
"""Priority of the pupils to serve first."""


@dataclass(frozen=True)
class Uncovered:
    """Pupils who are helped together, or one alone, while their AESH is absent.

    Attributes:
        rows: their allocations.
        minutes: time of an AESH that they take, a week.
        uai: their school; blank when it is not known.
        slots: the slots of the timetable that are theirs during the absence.
    """

    rows: tuple[Affectation, ...]
    minutes: Exact
    uai: str
    slots: tuple[Placed, ...]

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
    uncovered = [
        Uncovered(
            tuple(bloc),
            sum(parts_of([Groupe(tuple(bloc))]).values()),
            d.uai_of(bloc[0].eleve) or "",
            tuple(_slots(d, bloc[0], du, au)),
        )
        for groupe in groupes_by_school(in_serving_order(d, rows), d.uai_of)
        for bloc in groupe.blocs
    ]
    return Absence(aesh, du, au, tuple(uncovered))


def _slots(d: Dossier, a: Affectation, du: date, au: date | None) -> Iterable[Placed]:
    whom = helped(a)
    for p in d.placed_by_aesh.get(whom[0], ()):
        same = p.helps and (p.groupe == whom[1] if whom[1] else p.row.eleve == whom[2])
        if same and p.weeks & d.school_weeks.of(p.jour, None, du, au):
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
    return Aide.I in notified or d.eleve_by_code[a.eleve or ""].priorite == FIRST_PRIORITY
