"""The timetable of a workbook: its slots placed in time, and the hours that they make."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from pial_xl.dossier.affectations import Affectations
from pial_xl.dossier.charge import parts_of, shared_out
from pial_xl.dossier.timetable.days import Day, days_of
from pial_xl.dossier.timetable.placed import Placed, is_help, weekly_minutes
from pial_xl.dossier.timetable.sweep import by_day, in_time
from pial_xl.dossier.timetable.weeks import SchoolWeeks
from pial_xl.tables import Affectation, Creneau
from pial_xl.tables.types import Aide, CreneauNature, Weekday
from pial_xl.units.dates import is_active
from pial_xl.units.durations import Exact, as_exact

Helped: TypeAlias = tuple[str, str, str]
"""Whom an AESH helps at once: the AESH, then a group, or a pupil alone; the other is blank."""


def helped(a: Affectation) -> Helped:
    """Give whom an allocation is for."""
    return a.aesh or "", a.groupe or "", "" if a.groupe else a.eleve or ""


def helped_in(p: Placed) -> Helped:
    """Give whom a slot is for, as the allocations say it."""
    return p.aesh, p.groupe, "" if p.groupe else p.row.eleve or ""


def _named(row: Affectation | Creneau) -> tuple[tuple[str, str | None], ...]:
    """Give the pupil and the group that a row names, told apart."""
    named = (("élève", row.eleve), ("groupe", row.groupe))
    return tuple((kind, code) for kind, code in named if code)


def _says_when(row: Creneau) -> bool:
    """Tell whether a row says when it takes place, and what: no cell of it is misread."""
    return None not in (row.jour, row.debut, row.fin) and not row.unreadable


def _as_drawn(p: Placed, drawn: Container[tuple[str, str | None]]) -> Placed:
    """Give a slot for whom it is drawn.

    One that names a pupil is that pupil's, even if Affectations has others in the group; but it
    stands for the group where none of the others is drawn.

    Args:
        p: the slot, for all the pupils of its group.
        drawn: the AESH, and the pupil named or else the group, of all the slots that help.
    """
    if not p.row.eleve or len(p.eleves) <= (p.row.eleve in p.eleves):
        return p
    others = [eleve for eleve in p.eleves if eleve != p.row.eleve]
    if not any((p.aesh, whom) in drawn for whom in (*others, p.groupe)):
        return p
    own = tuple(eleve for eleve in p.eleves if eleve == p.row.eleve)
    return replace(p, eleves=own, is_apart=True)


class Creneaux(Affectations):
    """The allocations, and the timetable around the reference date. Minutes are of a week.

    A slot that was over before the reference date is history; one of an AESH who is not known, or
    whose day or hours cannot be read, is told where it stands and counts nowhere.
    """

    @cached_property
    def school_weeks(self) -> SchoolWeeks:
        """The days of class of the school year."""
        closed = tuple((c.du, c.au) for c in self.calendrier.rows if c.du and c.au)
        return SchoolWeeks(self.bareme.annee_scolaire, closed, self.bareme.lundi_semaine_a)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The slots of known AESH that are not over, in the order of the sheet."""
        placed = [p for row in self.creneaux.rows if (p := self._place(row)) is not None]
        drawn = {(p.aesh, p.row.eleve or p.row.groupe) for p in placed if p.helps}
        return tuple(_as_drawn(p, drawn) for p in placed)

    def _place(self, row: Creneau) -> Placed | None:
        aesh = row.aesh or ""
        if row.jour is None or row.debut is None or row.fin is None or not _says_when(row):
            return None
        if aesh not in self.aesh_by_code or (row.au is not None and row.au < self.reference):
            return None
        groupe = row.groupe or self._only_groupe.get((aesh, row.eleve or ""), "")
        eleves = self._eleves_by_groupe.get((aesh, groupe), ())
        if row.eleve and row.eleve not in eleves and self.is_present(row.eleve):
            eleves = (row.eleve, *eleves)
        return Placed(
            row,
            aesh,
            row.jour,
            row.nature or CreneauNature.SUPPORT,
            row.debut,
            row.fin,
            self.school_weeks.of(row.jour, row.semaine, row.du, row.au),
            groupe,
            eleves,
            row.uai or next(filter(None, map(self.uai_of, (row.eleve, *eleves))), ""),
            is_active(row.du, row.au, self.reference),
        )

    @cached_property
    def _eleves_by_groupe(self) -> dict[tuple[str, str], tuple[str, ...]]:
        found: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for a in self.active_affectations:
            if a.aesh and a.groupe and a.eleve and self.is_present(a.eleve):
                found[a.aesh, a.groupe][a.eleve] = None
        return {whom: tuple(eleves) for whom, eleves in found.items()}

    @cached_property
    def _only_groupe(self) -> dict[tuple[str, str], str]:
        """The group of the pupils whom an AESH helps in one group and never alone."""
        found: dict[tuple[str, str], str] = {}
        for a in self.active_affectations:
            groupe = a.groupe or ""
            pair = (a.aesh or "", a.eleve or "")
            if found.setdefault(pair, groupe) != groupe:
                found[pair] = ""
        return {pair: groupe for pair, groupe in found.items() if groupe}

    @cached_property
    def placed_by_aesh(self) -> dict[str, list[Placed]]:
        """The slots of each AESH."""
        found: dict[str, list[Placed]] = {}
        for p in self.placed:
            found.setdefault(p.aesh, []).append(p)
        return found

    @cached_property
    def placed_by_day(self) -> dict[str, dict[Weekday, list[Placed]]]:
        """The slots of each AESH and weekday, by beginning."""
        return {
            code: by_day(sorted(placed, key=in_time))
            for code, placed in self.placed_by_aesh.items()
        }

    @cached_property
    def placed_by_eleve(self) -> dict[str, list[Placed]]:
        """The slots in which each known pupil who is there is helped."""
        found: dict[str, list[Placed]] = {}
        for p in self.placed:
            for eleve in p.eleves if p.helps else ():
                found.setdefault(eleve, []).append(p)
        return found

    @cached_property
    def days_by_aesh(self) -> dict[str, list[Day]]:
        """The days of work of each AESH, once for each different set of slots."""
        return {
            code: days_of(code, by_jour, self.trajet_minutes)
            for code, by_jour in self.placed_by_day.items()
        }

    @cached_property
    def _current_by_whom(self) -> dict[Helped, list[Placed]]:
        found: defaultdict[Helped, list[Placed]] = defaultdict(list)
        for p in self.placed:
            if p.helps and p.is_current:
                found[helped_in(p)].append(p)
        return found

    @cached_property
    def drawn_minutes(self) -> dict[Helped, Exact]:
        """Minutes that the timetable in force gives, by whom it is for, time counted once."""
        return {whom: weekly_minutes(placed) for whom, placed in self._current_by_whom.items()}

    @cached_property
    def drawn_minutes_at_most(self) -> dict[Helped, Exact]:
        """The same, each slot of a pupil alone counted: of two at once (T-01), one may move."""
        return {
            whom: self.drawn_minutes[whom] if whom[1] else sum(weekly_minutes([p]) for p in placed)
            for whom, placed in self._current_by_whom.items()
        }

    @cached_property
    def partly_drawn_aesh(self) -> frozenset[str | None]:
        """AESH of whom a slot is not placed: what it says is missing, unreadable or unknown.

        A slot of an AESH who is not known may be of any of those who help its pupil or its group.
        """
        found = {c.aesh for c in self.creneaux.rows if not _says_when(c)}
        strays, unknown = list[Creneau](), list[Creneau]()
        for row in self.creneaux.rows:
            if row.aesh not in self.aesh_by_code:
                strays.append(row)
            elif row.eleve and row.eleve not in self.eleve_by_code:
                unknown.append(row)
        if strays or unknown:
            found |= self._whom_strays_may_be_of(filter(self._may_help, strays))
            allotted = {(a.aesh, whom) for a in self.active_affectations for whom in _named(a)}
            found |= {
                row.aesh
                for row in filter(self._may_help, unknown)
                if (row.aesh, _named(row)[-1]) not in allotted
            }
        return frozenset(found)

    def _may_help(self, row: Creneau) -> bool:
        return is_help(row, row.nature) and is_active(row.du, row.au, self.reference)

    def _whom_strays_may_be_of(self, strays: Iterable[Creneau]) -> set[str | None]:
        named = {whom for row in strays for whom in _named(row)}
        return {a.aesh for a in self.active_affectations if named.intersection(_named(a))}

    @cached_property
    def drawn_aesh(self) -> frozenset[str]:
        """AESH whose slots are complete: each of their active allocations has some.

        Their charge is what the timetable says; that of the others, what allocations say.
        """
        split = {groupe.rows[0].aesh for groupe in self.groupes if groupe.is_split}
        return frozenset(
            code
            for code in self.placed_by_aesh
            if code not in self.partly_drawn_aesh
            and code not in split
            and (rows := self.active_affectations_by_aesh.get(code))
            and all(a.has_hours and helped(a) in self.drawn_minutes for a in rows)
        )

    @cached_property
    def trajets_by_aesh(self) -> dict[str, Exact]:
        """Minutes of road that the timetable in force holds, by AESH."""
        found: defaultdict[str, list[Placed]] = defaultdict(list)
        for p in self.placed:
            if p.is_trajet and p.is_current:
                found[p.aesh].append(p)
        return {code: weekly_minutes(placed) for code, placed in found.items()}

    @cached_property
    def parts(self) -> dict[int, Exact]:
        """Minutes of AESH time that each active row takes up at the least, by row number.

        Repeats (A-11) are left out, and slots that overlap (T-01) take their time once.
        """
        drawn = self.drawn_parts(self.without_duplicates, self.drawn_minutes)
        parts = self.allotted_parts | drawn
        for a in self.without_duplicates if self.overlapped else ():
            if a.number in drawn and a.aesh in self.overlapped:
                parts[a.number] = as_exact(drawn[a.number] * self.overlapped[a.aesh])
        return parts

    @cached_property
    def overlapped(self) -> dict[str, Fraction]:
        """Part of the minutes of slots that overlap (T-01) which is left when time counts once.

        By AESH; only those of whom two slots, for pupils, groups or the road, share some time.
        """
        allotted = {helped(a) for a in self.without_duplicates if a.aesh in self.drawn_aesh}
        slots: defaultdict[str, list[Placed]] = defaultdict(list)
        for p in self.placed if allotted else ():
            if p.is_current and (p.is_trajet or (helped_in(p) in allotted and p.helps)):
                slots[p.aesh].append(p)
        minutes: defaultdict[str, Exact] = defaultdict(int)
        for whom in allotted:
            minutes[whom[0]] += self.drawn_minutes[whom]
        once = {
            aesh: weekly_minutes(slots[aesh]) - self.trajets_by_aesh.get(aesh, 0)
            for aesh in minutes
        }
        return {a: Fraction(once[a], minutes[a]) for a in once if once[a] != minutes[a]}

    @cached_property
    def allotted_parts(self) -> dict[int, Exact]:
        """Give the same by allocations alone, whatever the timetable says."""
        return parts_of(self.groupes)

    def drawn_parts(
        self, rows: Iterable[Affectation], minutes: Mapping[Helped, Exact]
    ) -> dict[int, Exact]:
        """Give the same, of those whose AESH has complete slots: what the timetable says."""
        together: defaultdict[Helped, list[Affectation]] = defaultdict(list)
        for a in rows if self.drawn_aesh else ():
            if a.aesh in self.drawn_aesh:
                together[helped(a)].append(a)
        parts: dict[int, Exact] = {}
        for whom, found in together.items():
            parts |= shared_out(found, minutes[whom])
        return parts

    @cached_property
    def stray_charge(self) -> Exact:
        """Minutes of active rows whose AESH is not known (S-11): somebody's, one knows not whose.

        Hours that seem free may be these.
        """
        return sum(self.parts.get(a.number, 0) for a in self.stray_rows)

    @cached_property
    def parts_by_eleve(self) -> Mapping[str, Exact]:
        """AESH minutes that each pupil takes up, collective help aside: its share of each block."""
        parts: defaultdict[str, Exact] = defaultdict(int)
        for a in self.without_duplicates:
            if a.eleve and a.has_hours and a.aide is not Aide.CO:
                parts[a.eleve] += self.parts[a.number]
        return parts
