"""Whose grids there are, and the slots of each: those of an AESH, of a pupil, of a school."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from pial_xl.dossier import Dossier
from pial_xl.grilles.entry import KnownCodes
from pial_xl.grilles.slots import Slot, slots_of, stands_in_week
from pial_xl.tables import (
    Aesh,
    Affectation,
    Calendrier,
    Creneau,
    Eleve,
    Etablissement,
    Parametre,
    RowModel,
)

READ_TABLES: Final[tuple[type[RowModel], ...]] = (
    *(Parametre, Etablissement, Aesh, Eleve, Affectation, Creneau, Calendrier),
)
"""The tables that weeks are made of."""


@dataclass(frozen=True, slots=True)
class AeshWeek:
    """The week of an AESH.

    Attributes:
        aesh: the code.
        is_known: whether an AESH of the workbook has this code.
        known: what the cells of the grid may name.
        slots: the slots that are not over on the reference date.
        left_out: the rows that stand nowhere in a week; one that says the code alone asks for a
            blank grid.
    """

    aesh: str
    is_known: bool
    known: KnownCodes
    slots: tuple[Slot, ...] = ()
    left_out: tuple[Creneau, ...] = ()


@dataclass
class Weeks:
    """The weeks of a dossier.

    Slots that were over before its reference date are history: they are neither drawn nor read.
    """

    dossier: Dossier
    _rows: Mapping[str, list[Creneau]] = field(init=False)
    _eleves: Mapping[str, str] = field(init=False)
    _groupe_of_row: Mapping[int, str] = field(init=False)
    _known: dict[str, AeshWeek] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Gather the rows of each AESH once."""
        d = self.dossier
        rows: defaultdict[str, list[Creneau]] = defaultdict(list)
        for row in d.creneaux.rows:
            if row.aesh and not (row.au and row.au < d.reference):
                rows[row.aesh].append(row)
        self._rows = rows
        self._groupe_of_row = {p.row.number: p.groupe for p in d.placed if p.groupe}
        self._eleves = {code: d.uai_of(code) or "" for code in d.eleve_by_code}

    @property
    def drawn(self) -> tuple[str, ...]:
        """Codes of the AESH who have a grid: those of the timetable, else those under contract."""
        if self._rows:
            return tuple(sorted(self._rows))
        return tuple(sorted(a.aesh for a in self.dossier.contrats if a.aesh))

    def of_aesh(self, code: str) -> AeshWeek:
        """Give the week of an AESH, blank where the timetable has none."""
        if code not in self._known:
            rows = self._rows.get(code, ())
            known = KnownCodes(self._eleves, self._groupes(code))
            left_out = tuple(
                row for row in rows if not stands_in_week(row) and row.raw.keys() != {"aesh"}
            )
            slots = tuple(slots_of(rows, known, self._groupe_of_row))
            self._known[code] = AeshWeek(
                code, code in self.dossier.aesh_by_code, known, slots, left_out
            )
        return self._known[code]

    def _groupes(self, code: str) -> dict[str, tuple[str, ...]]:
        """Give the pupils of each group: of the allocations in force, else of any, else of rows."""
        d = self.dossier
        sources = (
            d.active_affectations_by_aesh.get(code, ()),
            d.affectations_by_aesh.get(code, ()),
            self._rows.get(code, ()),
        )
        found: dict[str, tuple[str, ...]] = {}
        for rows in sources:
            members: defaultdict[str, set[str]] = defaultdict(set)
            for row in rows:
                if row.groupe:
                    members[row.groupe] |= {row.eleve} if row.eleve else set()
            for groupe, eleves in members.items():
                found[groupe] = found.get(groupe) or tuple(sorted(eleves))
        return found

    def of_eleve(self, code: str) -> tuple[Slot, ...]:
        """Give the slots in which a pupil is helped, each by the code of the AESH alone."""
        return tuple(
            replace(slot, entry=replace(slot.entry, codes=(aesh,), has_others=slot.entry.is_shared))
            for aesh, slot in self._by_eleve.get(code, ())
        )

    def of_etablissement(self, uai: str) -> dict[str, tuple[Slot, ...]]:
        """Give the slots in a school, by AESH: that which a row says, else its pupils' own."""
        return {aesh: tuple(slots) for aesh, slots in self._by_etablissement.get(uai, {}).items()}

    @cached_property
    def _by_eleve(self) -> Mapping[str, Sequence[tuple[str, Slot]]]:
        """The slots of each pupil, with the code of the AESH."""
        found: defaultdict[str, list[tuple[str, Slot]]] = defaultdict(list)
        for aesh, slot in self._every_slot():
            for code in slot.entry.codes:
                found[code].append((aesh, slot))
        return found

    @cached_property
    def _by_etablissement(self) -> Mapping[str, Mapping[str, Sequence[Slot]]]:
        """The slots of each school by AESH, in the order of their codes."""
        found: defaultdict[str, dict[str, list[Slot]]] = defaultdict(dict)
        for aesh, slot in self._every_slot():
            said = next((row.uai for row in slot.rows if row.uai), None)
            schools = {said} if said else {self._eleves.get(code) for code in slot.entry.codes}
            for uai in filter(None, schools):
                found[uai].setdefault(aesh, []).append(slot)
        return found

    def _every_slot(self) -> Iterator[tuple[str, Slot]]:
        for code in sorted(self._rows):
            for slot in self.of_aesh(code).slots:
                yield code, slot

    @property
    def eleves(self) -> tuple[str, ...]:
        """Codes of the pupils who are in some grid."""
        return tuple(sorted(self._by_eleve))
