"""The dossier: a workbook on one reference date, and the quantities that rules share."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from pial_xl.bareme.limits import OLD_SEMAINES
from pial_xl.dossier.bilan import NO_QUOTA, PoleBilan, Use, etp_of_minute, pole_bilan
from pial_xl.dossier.charge import Charge, Excess, charge_from, groupes_by_school, parts_of
from pial_xl.dossier.cours import CoursOfEleves
from pial_xl.dossier.quota import Quota, quota_of
from pial_xl.dossier.rows import by, by_pole
from pial_xl.tables import Aesh, Affectation, Etablissement, RowModel, RowTable
from pial_xl.tables.types import Aide
from pial_xl.units.dates import is_active
from pial_xl.units.durations import Exact

R = TypeVar("R", bound=RowModel)

UNKNOWN_SETTING = "aucun réglage ne porte ce nom"
"""Why a key of Paramètres is set aside when no parameter has it."""


class Dossier(CoursOfEleves):
    """All that a workbook holds, and what contracts and poles make of it.

    Every derived quantity is computed once, when first asked. Durations are in minutes a week.
    """

    @cached_property
    def contrats(self) -> tuple[Aesh, ...]:
        """AESH whose contract holds on the reference date."""
        return tuple(
            a for a in self.aesh_by_code.values() if is_active(a.debut, a.fin, self.reference)
        )

    @cached_property
    def dated(self) -> "Dossier":
        """The same without the rows whose dates cannot be read (S-04): contracts, allocations.

        One counts them, since they most often hold; but nothing is too much by them alone: what
        is must be so here too.
        """
        return self.with_dated_contrats.with_dated_affectations

    @cached_property
    def with_dated_contrats(self) -> "Dossier":
        """The same without the contracts whose dates cannot be read."""
        aesh = _dated(self.aesh)
        return self if aesh is self.aesh else replace(self, aesh=aesh)

    @cached_property
    def with_dated_affectations(self) -> "Dossier":
        """The same without the allocations whose dates cannot be read."""
        affectations = _dated(self.affectations)
        return (
            self if affectations is self.affectations else replace(self, affectations=affectations)
        )

    def contrat_heures(self, a: Aesh) -> int | None:
        """Give the weekly minutes of a contract when they can be right (C-01 tells the others)."""
        plausible = a.heures is not None and 0 < a.heures <= self.bareme.semaine_max
        return a.heures if plausible else None

    def contrat_semaines(self, a: Aesh) -> int | None:
        """Give the weeks of a contract when they can be right (C-03 tells the others)."""
        if a.semaines is None:
            return None if a.is_unreadable("semaines") else self.bareme.semaines_defaut
        return a.semaines if OLD_SEMAINES[0] <= a.semaines <= self.bareme.semaines_max else None

    @cached_property
    def charges(self) -> dict[str, Charge]:
        """Charge of each AESH by code, every active row counted, and every slot."""
        if self._is_said_once:
            parts = self.parts
        else:
            parts = parts_of(groupes_by_school(self.active_affectations, self._present_uai))
            parts |= self.drawn_parts(self.active_affectations, self.drawn_minutes_at_most)
        return self._charges(self.active_affectations_by_aesh, parts)

    @cached_property
    def charges_without_duplicates(self) -> dict[str, Charge]:
        """Charge of each AESH at the least: repeats (A-11), and what T-01 tells, counted once."""
        if self._is_said_once:
            return self.charges
        return self._charges(self.without_duplicates_by_aesh, self.parts)

    @property
    def _is_said_once(self) -> bool:
        every_row = len(self.without_duplicates) == len(self.active_affectations)
        every_slot = not self.overlapped and self.drawn_minutes == self.drawn_minutes_at_most
        return every_row and every_slot

    def _charges(
        self, rows: Mapping[str, Sequence[Affectation]], parts: Mapping[int, Exact]
    ) -> dict[str, Charge]:
        return {
            code: charge_from(
                aesh,
                rows.get(code, ()),
                parts,
                self.trajets_by_aesh.get(code, 0),
                is_drawn=code in self.drawn_aesh,
            )
            for code, aesh in self.aesh_by_code.items()
        }

    @cached_property
    def excesses(self) -> dict[str, Excess]:
        """AESH under contract whose charge, at the least, is above it by more than is tolerated."""
        return {e.aesh.aesh or "": e for e in self._find_excesses()}

    def _find_excesses(self) -> Iterator[Excess]:
        for a in self.contrats:
            charge, heures = self.charges_without_duplicates[a.aesh or ""], self.contrat_heures(a)
            if heures is not None and charge.exact > (limit := heures + self.bareme.tol_min):
                yield Excess(a, heures, charge, self._passing_row(a, charge, limit))

    def _passing_row(self, a: Aesh, charge: Charge, limit: int) -> Affectation | None:
        running = charge.exact - sum(charge.by_aide.values())
        last: Affectation | None = None
        for row in self.without_duplicates_by_aesh.get(a.aesh or "", ()):
            if not row.has_hours:
                continue
            running += self.parts[row.number]
            last = row
            if running > limit:
                break
        return last

    def use(self, a: Aesh) -> Use:
        """Tell what an AESH does with the contract on the reference date."""
        return Use(
            aesh=a,
            contrat=self.contrat_heures(a),
            charge=self.charges_without_duplicates[a.aesh or ""],
            charge_at_most=self.charges[a.aesh or ""],
            is_absent=a.is_absent(self.reference),
        )

    def allotted_use(self, a: Aesh) -> Use:
        """Tell the same by allocations alone, as the formulas of the workbook do."""
        rows = self.without_duplicates_by_aesh.get(a.aesh or "", ())
        trajets = self.trajets_by_aesh.get(a.aesh or "", 0)
        charge = charge_from(a, rows, self.allotted_parts, trajets)
        return replace(self.use(a), charge=charge)

    @cached_property
    def stray_contrats(self) -> int:
        """Minutes of contracts that no pole counts: pole not known, code missing or repeated.

        Hours that seem to be held by nobody may be these.
        """
        counted = {a.number for pole in self.pole_by_code for a in self.contrats_of(pole)}
        return sum(
            self.contrat_heures(a) or 0
            for a in self.aesh.rows
            if a.number not in counted and is_active(a.debut, a.fin, self.reference)
        )

    @cached_property
    def charge_by_uai(self) -> Mapping[tuple[str, str, Aide | None], Exact]:
        """Minutes that the AESH of a pole give to pupils of a school, by pole, UAI and help."""
        return self._by_uai(lambda _: 1)

    @cached_property
    def etp_by_uai(self) -> Mapping[tuple[str, str, Aide | None], Exact]:
        """The same in full-time equivalents, at the weeks of each contract."""
        return self._by_uai(etp_of_minute)

    def _by_uai(
        self, weight: Callable[[Aesh], Exact]
    ) -> Mapping[tuple[str, str, Aide | None], Exact]:
        found: defaultdict[tuple[str, str, Aide | None], Exact] = defaultdict(int)
        for pole in self.pole_by_code:
            for aesh in self.contrats_of(pole):
                for a in self.without_duplicates_by_aesh.get(aesh.aesh or "", ()):
                    if a.has_hours and (uai := self.uai_of(a.eleve)):
                        found[pole, uai, a.aide] += self.parts[a.number] * weight(aesh)
        return found

    @cached_property
    def quotas(self) -> dict[str, Quota]:
        """Quota of each pole that has at least one line, by code."""
        debut = self.bareme.annee_scolaire.start
        return {
            pole: quota_of(rows, self.reference, debut)
            for pole, rows in by(self.dotation.rows, "pole").items()
        }

    @cached_property
    def bilans(self) -> dict[str, PoleBilan]:
        """What each pole has and does, by code, in the order of Pôles."""
        return {pole: self._bilan(pole) for pole in self.pole_by_code}

    def _bilan(self, pole: str) -> PoleBilan:
        return pole_bilan(
            pole,
            self.quotas.get(pole, NO_QUOTA),
            [self.use(a) for a in self.contrats_of(pole)],
        )

    def contrats_of(self, pole: str) -> tuple[Aesh, ...]:
        """Give the AESH under contract of a pole."""
        return self.contrats_by_pole.get(pole, ())

    @cached_property
    def contrats_by_pole(self) -> dict[str, tuple[Aesh, ...]]:
        """AESH under contract of each pole."""
        return by_pole(self, self.contrats)

    @cached_property
    def aesh_by_pole(self) -> dict[str, tuple[Aesh, ...]]:
        """AESH of each pole, whatever the dates of their contracts."""
        return by_pole(self, self.aesh_by_code.values())

    @cached_property
    def etablissements_by_pole(self) -> dict[str, tuple[Etablissement, ...]]:
        """Known schools of each pole."""
        return by_pole(self, self.etablissement_by_uai.values())


def _dated(table: RowTable[R]) -> RowTable[R]:
    rows = tuple(row for row in table.rows if not row.is_undated)
    return table if len(rows) == len(table) else replace(table, rows=rows)
