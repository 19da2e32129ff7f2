"""The dossier: all rows of a workbook, indexed, and the quantities that rules share."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from pial_xl.bareme import Bareme, ParametreModel
from pial_xl.bareme.foreign import values_of
from pial_xl.constats import Niveau
from pial_xl.dossier.bilan import NO_QUOTA, PoleBilan, Use, etp_of_minute, pole_bilan
from pial_xl.dossier.charge import Charge, Groupe, charge_from, groupes_by_school, parts_of
from pial_xl.dossier.duplicates import duplicates_of, first_of_each
from pial_xl.dossier.quota import Quota, quota_of
from pial_xl.dossier.strays import Strays
from pial_xl.plugins import Mistake
from pial_xl.tables import (
    Aesh,
    Affectation,
    Calendrier,
    Coordonnateur,
    Cours,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Parametre,
    Pole,
    RowModel,
    RowTable,
    Trajet,
)
from pial_xl.tables.address import Cell
from pial_xl.tables.raw import ModelParts, Texts
from pial_xl.tables.reading import Problem
from pial_xl.tables.types import Aide, CreneauNature
from pial_xl.units.dates import is_active
from pial_xl.units.durations import Exact

R = TypeVar("R", bound=RowModel)
M = TypeVar("M", bound=ParametreModel)
P = TypeVar("P", Aesh, Etablissement)

UNKNOWN_SETTING = "aucun réglage ne porte ce nom"
"""Why a key of Paramètres is set aside when no parameter has it."""


@dataclass(frozen=True)
class Dossier:
    """A workbook as it was read, on one reference date.

    Every derived quantity is computed once, when first asked. Durations are in minutes a week.

    Attributes:
        workbook: file name of the workbook.
        reference: the date on which it is looked at.
        bareme: parameters in force.
        refusal: parameters of the sheet that were set aside, and why, by key.
        settings: level asked for a rule by the sheet, by code; None switches it off.
        problems: cells and headers that could not be read.
        models: text cells ``(address, text)`` of each letter model, by sheet title.
        model_parts: what the letter model sheets hold beside their cells, by sheet title.
        record: rows of the record that a run left in the workbook.
        letters: cells ``(address, text)`` of each letter that the record tells of, by sheet title.
        foreign: parameters in force that other packages own, by the class that declares them.
        mistakes: what those packages did wrong with them.
        folder: folder or address where the file is; blank when it has none.
        is_encrypted: whether a password is asked to open it; None when nobody can tell.
    """

    workbook: str
    reference: date
    bareme: Bareme
    parametres: RowTable[Parametre]
    poles: RowTable[Pole]
    etablissements: RowTable[Etablissement]
    trajets: RowTable[Trajet]
    dotation: RowTable[Dotation]
    aesh: RowTable[Aesh]
    eleves: RowTable[Eleve]
    notifications: RowTable[Notification]
    affectations: RowTable[Affectation]
    creneaux: RowTable[Creneau]
    coordonnateurs: RowTable[Coordonnateur]
    cours: RowTable[Cours]
    calendrier: RowTable[Calendrier]
    refusal: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Niveau | None] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    models: Mapping[str, Texts] = field(default_factory=dict)
    model_parts: Mapping[str, ModelParts] = field(default_factory=dict)
    record: tuple[tuple[str, ...], ...] = ()
    letters: Mapping[str, Texts] = field(default_factory=dict)
    foreign: Mapping[type[ParametreModel], ParametreModel] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    folder: str = ""
    is_encrypted: bool | None = None

    @property
    def tables(self) -> tuple[RowTable[RowModel], ...]:
        """Every table that was read, in the order of the workbook."""
        return tuple(t for t in vars(self).values() if isinstance(t, RowTable))

    def table(self, model: type[RowModel]) -> RowTable[RowModel]:
        """Give the table of one row model."""
        return next(t for t in self.tables if t.model is model)

    def problems_of(self, code: str) -> tuple[Problem, ...]:
        """Give the cells and headers that could not be read and deserve this code."""
        return tuple(p for p in self.problems if p.code == code)

    def parametre_cell(self, cle: str) -> Cell:
        """Give the cell that holds the value of a parameter (the sheet's A1 if it has none)."""
        row = self.parametre_by_key.get(cle)
        return self.parametres.cell(row, "valeur") if row else Cell(self.parametres.sheet, "A1")

    def parametre_key_cell(self, cle: str) -> Cell:
        """Give the cell that holds the key of a row of Paramètres."""
        return self.parametres.cell(self.parametre_by_key[cle], "cle")

    def parametres_of(self, model: type[M]) -> M:
        """Give the parameters in force of another package, by the class that declares them.

        Raises:
            LookupError: when they were not admitted.
        """
        return values_of(self.foreign, model)

    def is_entered(self, cle: str) -> bool:
        """Tell whether the Paramètres sheet gives a value to a parameter."""
        row = self.parametre_by_key.get(cle)
        return row is not None and row.valeur is not None

    def row_of(self, cell: Cell) -> RowModel | None:
        """Give the row of a table that holds a cell, if there is one."""
        rows = self._rows_by_number.get(cell.sheet)
        if rows is None:
            tables = [table for table in self.tables if table.sheet == cell.sheet]
            rows = {row.number: row for table in tables for row in table.rows}
            self._rows_by_number[cell.sheet] = rows
        return rows.get(cell.row)

    @cached_property
    def _rows_by_number(self) -> dict[str, dict[int, RowModel]]:
        """Rows of the sheets that were asked for: few constats need to know their row."""
        return {}

    @cached_property
    def parametre_by_key(self) -> dict[str, Parametre]:
        """Rows of Paramètres by key; the first row stands (S-05 says so of the others)."""
        return self.parametres.first_by("cle")

    @cached_property
    def aesh_by_code(self) -> dict[str, Aesh]:
        """AESH by code; the first row wins (S-05 says so of the others)."""
        return self.aesh.first_by("aesh")

    @cached_property
    def eleve_by_code(self) -> dict[str, Eleve]:
        """Pupils by code; the first row wins (S-05 says so of the others)."""
        return self.eleves.first_by("eleve")

    @cached_property
    def etablissement_by_uai(self) -> dict[str, Etablissement]:
        """Schools by UAI."""
        return self.etablissements.first_by("uai")

    @cached_property
    def homonyms(self) -> Counter[str]:
        """Number of schools by name: some bear the same one."""
        return Counter(e.nom for e in self.etablissement_by_uai.values() if e.nom)

    @cached_property
    def pole_by_code(self) -> dict[str, Pole]:
        """Poles by code."""
        return self.poles.first_by("pole")

    def coordonnateur_pole(self, coordonnateur: Coordonnateur) -> Pole | None:
        """Give the pole that a row of Coordonnateurs names, when it is known."""
        return self.pole_by_code.get(coordonnateur.pole or "")

    def pole_of(self, row: Aesh | Etablissement) -> str | None:
        """Give the pole of an AESH or a school; the only pole of the workbook if it names none."""
        if row.pole is None and len(self.pole_by_code) == 1:
            return next(iter(self.pole_by_code))
        return row.pole

    def etablissement_of(self, eleve: str | None) -> Etablissement | None:
        """Give the school of a pupil, when both are known."""
        return self._etablissement_by_eleve.get(eleve or "")

    @cached_property
    def _etablissement_by_eleve(self) -> dict[str, Etablissement | None]:
        known = self.etablissement_by_uai
        return {code: known.get(row.uai or "") for code, row in self.eleve_by_code.items()}

    def uai_of(self, eleve: str | None) -> str | None:
        """Give the UAI of a pupil's school, when both are known."""
        etablissement = self.etablissement_of(eleve)
        return etablissement.uai if etablissement else None

    def _present_uai(self, eleve: str | None) -> str | None:
        """Give the same, for a pupil who has not left (N-16 alone speaks of the others)."""
        return None if self.has_left(eleve) else self.uai_of(eleve)

    @cached_property
    def active_affectations(self) -> tuple[Affectation, ...]:
        """Allocations whose dates hold on the reference date."""
        return tuple(a for a in self.affectations.rows if is_active(a.debut, a.fin, self.reference))

    @cached_property
    def attended_affectations(self) -> tuple[Affectation, ...]:
        """Active allocations of known AESH to known pupils who have not left."""
        return tuple(
            a
            for a in self.active_affectations
            if a.aesh in self.aesh_by_code
            and a.eleve in self.eleve_by_code
            and not self.has_left(a.eleve)
        )

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
        return duplicates_of(self.affectations.rows, self.bareme.annee_scolaire)

    @cached_property
    def without_duplicates(self) -> tuple[Affectation, ...]:
        """Active allocations less the repeats of A-11: what is allotted at the least."""
        return first_of_each(self.active_affectations)

    @cached_property
    def groupes(self) -> tuple[Groupe, ...]:
        """Active rows helped at the same time, the repeats of A-11 left out."""
        return groupes_by_school(self.without_duplicates, self._present_uai)

    @cached_property
    def parts(self) -> dict[int, Exact]:
        """Minutes of AESH time that each active row takes up, by row number, repeats left out."""
        return parts_of(self.groupes)

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
        return _by(self.without_duplicates, "aesh")

    @cached_property
    def active_affectations_by_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each AESH, in the order of the sheet."""
        return _by(self.active_affectations, "aesh")

    @cached_property
    def active_affectations_by_eleve(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each pupil, in the order of the sheet."""
        return _by(self.active_affectations, "eleve")

    @cached_property
    def affectations_by_eleve(self) -> dict[str, tuple[Affectation, ...]]:
        """Allocations of each pupil, past, present and to come, in the order of the sheet."""
        return _by(self.affectations.rows, "eleve")

    @cached_property
    def affectations_by_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Allocations of each AESH, past, present and to come, in the order of the sheet."""
        return _by(self.affectations.rows, "aesh")

    @cached_property
    def contrats(self) -> tuple[Aesh, ...]:
        """AESH whose contract holds on the reference date."""
        return tuple(
            a for a in self.aesh_by_code.values() if is_active(a.debut, a.fin, self.reference)
        )

    def contrat_heures(self, a: Aesh) -> int | None:
        """Give the weekly minutes of a contract when they can be right (C-01 tells the others)."""
        plausible = a.heures is not None and 0 < a.heures <= self.bareme.semaine_max
        return a.heures if plausible else None

    @cached_property
    def charges(self) -> dict[str, Charge]:
        """Charge of each AESH by code, every active row counted."""
        if len(self.without_duplicates) == len(self.active_affectations):
            parts = self.parts
        else:
            parts = parts_of(groupes_by_school(self.active_affectations, self._present_uai))
        return self._charges(self.active_affectations_by_aesh, parts)

    @cached_property
    def charges_without_duplicates(self) -> dict[str, Charge]:
        """Charge of each AESH at the least: the repeats of A-11 left out."""
        if len(self.without_duplicates) == len(self.active_affectations):
            return self.charges
        return self._charges(self.without_duplicates_by_aesh, self.parts)

    def _charges(
        self, rows: Mapping[str, Sequence[Affectation]], parts: Mapping[int, Exact]
    ) -> dict[str, Charge]:
        return {
            code: charge_from(aesh, rows.get(code, ()), parts, self._trajets.get(code, 0))
            for code, aesh in self.aesh_by_code.items()
        }

    def use(self, a: Aesh) -> Use:
        """Tell what an AESH does with the contract on the reference date."""
        return Use(
            aesh=a,
            contrat=self.contrat_heures(a),
            charge=self.charges_without_duplicates[a.aesh or ""],
            charge_at_most=self.charges[a.aesh or ""],
            is_absent=a.is_absent(self.reference),
        )

    @cached_property
    def stray_charge(self) -> Exact:
        """Minutes of active rows whose AESH is not known (S-11): somebody's, one knows not whose.

        Hours that seem free may be these.
        """
        return sum(self.parts[a.number] for a in self.without_duplicates if self._is_stray(a))

    @cached_property
    def strays(self) -> Strays:
        """The codes of the same rows: whose they may be."""
        codes = {a.aesh for a in self.active_affectations if self._is_stray(a)}
        return Strays(codes, self.aesh_by_code.keys())

    @cached_property
    def eleve_strays(self) -> Strays:
        """The codes of active rows whose pupil is not known (S-11): whose hours they may be."""
        known = self.eleve_by_code
        codes = {a.eleve for a in self.active_affectations if a.has_hours and a.eleve not in known}
        return Strays(codes, known.keys())

    def _is_stray(self, a: Affectation) -> bool:
        return a.has_hours and a.aesh not in self.aesh_by_code

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
    def trajet_minutes(self) -> dict[tuple[str, str], int]:
        """Minutes between two schools, both ways, unless both rows stand."""
        minutes: dict[tuple[str, str], int] = {}
        rows = [t for t in self.trajets.rows if t.minutes is not None]
        for t in rows:
            minutes.setdefault((t.uai_depart or "", t.uai_arrivee or ""), t.minutes or 0)
        for t in rows:
            minutes.setdefault((t.uai_arrivee or "", t.uai_depart or ""), t.minutes or 0)
        return minutes

    @cached_property
    def _trajets(self) -> dict[str, int]:
        minutes: defaultdict[str, int] = defaultdict(int)
        for c in self.creneaux.rows:
            if c.nature is CreneauNature.TRAJET and c.aesh and c.debut is not None and c.fin:
                minutes[c.aesh] += max(0, c.fin - c.debut)
        return minutes

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

    @cached_property
    def parts_by_eleve(self) -> dict[str, Exact]:
        """AESH minutes that each pupil takes up, collective help aside: its share of each block."""
        parts: defaultdict[str, Exact] = defaultdict(int)
        for a in self.without_duplicates:
            if a.eleve and a.has_hours and a.aide is not Aide.CO:
                parts[a.eleve] += self.parts[a.number]
        return parts

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
    def notifications_by_eleve(self) -> dict[str, tuple[Notification, ...]]:
        """Notifications of each pupil, in the order of the sheet.

        One whose dates are reversed has no period: N-10 says so, and nothing is drawn from it.
        """
        return _by((n for n in self.notifications.rows if not n.is_reversed), "eleve")

    @cached_property
    def present_eleves(self) -> tuple[str, ...]:
        """Known pupils with a notification who are there, in the order of the sheet."""
        return tuple(code for code in self.notifications_by_eleve if self.is_present(code))

    def is_present(self, eleve: str | None) -> bool:
        """Tell whether a pupil is known, and known not to have left by the reference date."""
        row = self.eleve_by_code.get(eleve or "")
        return row is not None and not row.is_unreadable("sorti_le") and not self.has_left(eleve)

    @cached_property
    def present_eleves_by_pole(self) -> dict[str, tuple[str, ...]]:
        """The same pupils by the pole of their school, when it is known."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code in self.present_eleves:
            etablissement = self.etablissement_of(code)
            if etablissement is not None and (pole := self.pole_of(etablissement)):
                found[pole].append(code)
        return {pole: tuple(codes) for pole, codes in found.items()}

    def active_notifications(self, eleve: str) -> tuple[Notification, ...]:
        """Give the notifications of a pupil that hold on the reference date."""
        return self._active_notifications_by_eleve.get(eleve, ())

    @cached_property
    def _active_notifications_by_eleve(self) -> dict[str, tuple[Notification, ...]]:
        return {
            eleve: tuple(n for n in rows if is_active(n.debut, n.fin, self.reference))
            for eleve, rows in self.notifications_by_eleve.items()
        }

    def has_contradiction(self, eleve: str) -> bool:
        """Tell whether individual and mutualised help hold at once, which N-06 tells."""
        aides = {n.aide for n in self.active_notifications(eleve)}
        return {Aide.I, Aide.M} <= aides

    def individuelle(self, eleve: str, jour: date) -> Notification | None:
        """Give the decision of individual help in force on a day: the latest begun, if several."""
        active_affectations = [
            n
            for n in self.notifications_by_eleve.get(eleve, ())
            if n.aide is Aide.I and is_active(n.debut, n.fin, jour)
        ]
        return max(active_affectations, key=lambda n: (n.debut or date.min, n.number), default=None)

    def has_left(self, eleve: str | None) -> bool:
        """Tell whether a pupil had left by the reference date."""
        return eleve in self._departed_eleves

    @cached_property
    def _departed_eleves(self) -> frozenset[str | None]:
        return frozenset(
            code
            for code, row in self.eleve_by_code.items()
            if row.sorti_le is not None and row.sorti_le < self.reference
        )

    @cached_property
    def quotas(self) -> dict[str, Quota]:
        """Quota of each pole that has at least one line, by code."""
        debut = self.bareme.annee_scolaire.start
        return {
            pole: quota_of(rows, self.reference, debut)
            for pole, rows in _by(self.dotation.rows, "pole").items()
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
        return _by_pole(self, self.contrats)

    @cached_property
    def aesh_by_pole(self) -> dict[str, tuple[Aesh, ...]]:
        """AESH of each pole, whatever the dates of their contracts."""
        return _by_pole(self, self.aesh_by_code.values())

    @cached_property
    def etablissements_by_pole(self) -> dict[str, tuple[Etablissement, ...]]:
        """Known schools of each pole."""
        return _by_pole(self, self.etablissement_by_uai.values())


def _by_pole(d: Dossier, rows: Iterable[P]) -> dict[str, tuple[P, ...]]:
    grouped: defaultdict[str, list[P]] = defaultdict(list)
    for row in rows:
        if pole := d.pole_of(row):
            grouped[pole].append(row)
    return {pole: tuple(found) for pole, found in grouped.items()}


def _by(rows: Iterable[R], field: str) -> dict[str, tuple[R, ...]]:
    grouped: dict[str, list[R]] = {}
    for row in rows:
        key = getattr(row, field)
        if key:
            grouped.setdefault(key, []).append(row)
    return {key: tuple(values) for key, values in grouped.items()}


def _minutes_by_eleve(affectations: Iterable[Affectation]) -> dict[str, int]:
    total: defaultdict[str, int] = defaultdict(int)
    for a in affectations:
        if a.eleve and a.heures and a.heures > 0:
            total[a.eleve] += a.heures
    return total
