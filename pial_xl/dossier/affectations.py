"""The allocations of a workbook on one date: whose they are, and the time that they take."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from pial_xl.dossier.charge import Groupe, groupes_by_school
from pial_xl.dossier.duplicates import duplicates_of, first_of_each, of_shared_subjects
from pial_xl.dossier.eleves import Eleves
from pial_xl.dossier.rows import by
from pial_xl.dossier.strays import Strays
from pial_xl.tables import Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.dates import is_active


class Affectations(Eleves):
    """The pupils, and the allocations on the reference date. Durations are minutes a week."""

    @cached_property
    def active_affectations(self) -> tuple[Affectation, ...]:
        """Allocations whose dates hold on the reference date."""
        return tuple(a for a in self.affectations.rows if is_active(a.debut, a.fin, self.reference))

    @cached_property
    def attended_affectations(self) -> tuple[Affectation, ...]:
        """Active allocations of known AESH to known pupils who have not left."""
        aesh, eleves = self.aesh_by_code, self.eleve_by_code.keys() - self._departed_eleves
        return tuple(a for a in self.active_affectations if a.aesh in aesh and a.eleve in eleves)

    @cached_property
    def first_rows_by_uai(self) -> dict[str, dict[str, Affectation]]:
        """The first of those of each AESH in each known school."""
        found: dict[str, dict[str, Affectation]] = {}
        for a in self.attended_affectations:
            if a.aesh and (uai := self.uai_of(a.eleve)):
                found.setdefault(a.aesh, {}).setdefault(uai, a)
        return found

    @cached_property
    def duplicates(self) -> tuple[tuple[Affectation, ...], ...]:
        """Rows that say the same thing within the school year: one, then its repeats (A-11)."""
        return duplicates_of(self._of_shared_subjects, self.bareme.annee_scolaire)

    @cached_property
    def _of_shared_subjects(self) -> tuple[Affectation, ...]:
        return of_shared_subjects(self.affectations.rows)

    @cached_property
    def without_duplicates(self) -> tuple[Affectation, ...]:
        """Active allocations less the repeats of A-11: what is allotted at the least."""
        actives = self.active_affectations
        return first_of_each(actives) if self._of_shared_subjects else actives

    @cached_property
    def groupes(self) -> tuple[Groupe, ...]:
        """Active rows helped at the same time, the repeats of A-11 left out."""
        return groupes_by_school(self.without_duplicates, self._present_uai)

    @cached_property
    def groupes_by_aesh(self) -> dict[str, list[Groupe]]:
        """The same groups of each AESH."""
        found: dict[str, list[Groupe]] = {}
        for groupe in self.groupes:
            found.setdefault(groupe.rows[0].aesh or "", []).append(groupe)
        return found

    @cached_property
    def without_duplicates_by_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each AESH, the repeats of A-11 left out."""
        return by(self.without_duplicates, "aesh")

    @cached_property
    def active_affectations_by_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each AESH, in the order of the sheet."""
        return by(self.active_affectations, "aesh")

    @cached_property
    def active_affectations_by_eleve(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each pupil, in the order of the sheet."""
        return by(self.active_affectations, "eleve")

    def aesh_around(self, eleve: str) -> dict[str, Affectation]:
        """Give the known AESH whom active allocations give a pupil, each with its first row."""
        first_rows: dict[str, Affectation] = {}
        for a in self.active_affectations_by_eleve.get(eleve, ()):
            if a.aesh in self.aesh_by_code:
                first_rows.setdefault(a.aesh or "", a)
        return first_rows

    @cached_property
    def affectations_by_eleve(self) -> dict[str, tuple[Affectation, ...]]:
        """Allocations of each pupil, past, present and to come, in the order of the sheet."""
        return by(self.affectations.rows, "eleve")

    @cached_property
    def affectations_by_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Allocations of each AESH, past, present and to come, in the order of the sheet."""
        return by(self.affectations.rows, "aesh")

    @cached_property
    def strays(self) -> Strays:
        """Unknown codes of AESH on active rows with hours (S-11): whose they may be."""
        return Strays({a.aesh for a in self.stray_rows}, self.aesh_by_code.keys())

    @cached_property
    def stray_rows(self) -> tuple[Affectation, ...]:
        """Active rows that have hours for an AESH who is not known (S-11)."""
        known = self.aesh_by_code
        return tuple(a for a in self.active_affectations if a.aesh not in known and a.has_hours)

    @cached_property
    def eleve_strays(self) -> Strays:
        """The codes of active rows whose pupil is not known (S-11): whose hours they may be."""
        known = self.eleve_by_code
        codes = {a.eleve for a in self.active_affectations if a.eleve not in known and a.has_hours}
        return Strays(codes, known.keys())

    def has_unread_hours(self, eleve: str) -> bool:
        """Tell whether an active row of a pupil does not say its hours (S-02, A-12)."""
        return any(not a.has_hours for a in self.active_affectations_by_eleve.get(eleve, ()))

    def may_receive_more(self, eleve: str) -> bool:
        """Tell whether a pupil may receive more than is counted: hours unread, or whose?"""
        return self.has_unread_hours(eleve) or self.eleve_strays.may_be(eleve)

    @cached_property
    def received(self) -> dict[str, int]:
        """Minutes that each pupil receives, collective help aside, every active row counted."""
        return _minutes_by_eleve(a for a in self.active_affectations if a.aide is not Aide.CO)

    @cached_property
    def received_without_duplicates(self) -> dict[str, int]:
        """Minutes that each pupil receives at the least: the repeats of A-11 left out."""
        return _minutes_by_eleve(a for a in self.without_duplicates if a.aide is not Aide.CO)

    @cached_property
    def received_from_every_aide(self) -> dict[str, int]:
        """Minutes that each pupil receives, collective help included."""
        return _minutes_by_eleve(self.active_affectations)


def _minutes_by_eleve(affectations: Iterable[Affectation]) -> dict[str, int]:
    total: defaultdict[str, int] = defaultdict(int)
    for a in affectations:
        if a.eleve and a.heures and a.heures > 0:
            total[a.eleve] += a.heures
    return total
