"""The allocations that the timetable implies, held against those that are written.

Pure: the dossier says what slots are in force; nothing is written here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.together import Together, minutes_together
from pial_xl.tables import Affectation, columns
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.records import record

_NEW_GROUPE = "G{}"


class Implied(NamedTuple):
    """An allocation that the slots of an AESH imply.

    Attributes:
        aesh: the AESH.
        eleve: the pupil.
        aide: kind of help; None where nothing says which.
        heures: minutes a week.
        groupe: the group; blank for a pupil who is helped alone.
    """

    aesh: str
    eleve: str
    aide: Aide | None
    heures: int
    groupe: str


class Step(StrEnum):
    """What would become of an allocation."""

    NEW = "nouvelle"
    CHANGED = "changée"
    GONE = "retirée"


@record
class AffectationChange:
    """A difference between what is written and what the timetable implies.

    Attributes:
        implied: what the timetable implies; None when it implies none.
        written: the row that is written; None when there is none.
    """

    implied: Implied | None
    written: Affectation | None

    @property
    def step(self) -> Step:
        """What would become of the allocation."""
        if self.implied is None:
            return Step.GONE
        return Step.NEW if self.written is None else Step.CHANGED

    @property
    def aesh(self) -> str:
        """The AESH."""
        said = self.implied or self.written
        return (said and said.aesh) or ""

    @property
    def eleve(self) -> str:
        """The pupil."""
        said = self.implied or self.written
        return (said and said.eleve) or ""

    @property
    def is_fixed(self) -> bool:
        """Tell whether the row says that it is not to be moved."""
        return bool(self.written and self.written.fixe)


def implied_affectations(d: Dossier) -> Iterator[Implied]:
    """Give the allocations that the slots in force imply, AESH by AESH.

    Pupils who share a slot are a group: the one that the slots name, else the one of Affectations
    that has the very same pupils, else a new one.
    """
    for aesh, placed in d.placed_by_aesh.items():
        blocs = minutes_together(_own_group(p) for p in placed if p.is_current)
        names = _names(d, aesh, blocs)
        minutes: defaultdict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for together, length in blocs.items():
            for eleve in sorted(together.eleves):
                minutes[eleve, names[together]] += length
        for (eleve, groupe), length in sorted(minutes.items()):
            yield Implied(aesh, eleve, _aide(d, aesh, eleve), round_minutes(length), groupe)


def _own_group(p: Placed) -> Placed:
    """Give a slot without the group that it does not name, when its pupil is drawn apart."""
    return replace(p, groupe=p.row.groupe or "") if p.is_apart else p


def _names(d: Dossier, aesh: str, blocs: Mapping[Together, Fraction]) -> dict[Together, str]:
    """Name the group of each set of pupils; a name is one set's."""
    written: defaultdict[str, set[str]] = defaultdict(set)
    for a in d.active_affectations_by_aesh.get(aesh, ()):
        if a.groupe and a.eleve:
            written[a.groupe].add(a.eleve)
    names: dict[Together, str] = {}
    known: dict[frozenset[str], str] = {}
    given: set[str] = set()
    taken = set(written) | {together.groupe for together in blocs}
    order = sorted(blocs, key=lambda t: (not t.groupe, -blocs[t], t.groupe, sorted(t.eleves)))
    for together in order:
        eleves = together.eleves
        if together.groupe and together.groupe not in given:
            name = together.groupe
        elif len(eleves) == 1:
            name = ""
        elif eleves in known:
            name = known[eleves]
        else:
            same = [g for g, pupils in written.items() if pupils == eleves and g not in given]
            name = same[0] if same else _free(taken)
        names[together] = name
        known.setdefault(eleves, name)
        given.add(name)
        taken.add(name)
    return names


def _free(taken: Collection[str]) -> str:
    return next(name for n in count(1) if (name := _NEW_GROUPE.format(n)) not in taken)


def _aide(d: Dossier, aesh: str, eleve: str) -> Aide | None:
    """Tell the kind of help: the one that is notified, else the one that is written."""
    notified = {n.aide for n in d.active_notifications(eleve) if n.aide}
    if len(notified) == 1:
        return notified.pop()
    rows = d.active_affectations_by_aesh.get(aesh, ())
    written = {a.aide for a in rows if a.eleve == eleve and a.aide}
    usual = (written & notified) if notified else written
    return usual.pop() if len(usual) == 1 else None


def affectation_changes(d: Dossier) -> tuple[AffectationChange, ...]:
    """Give the differences between what is written and what the timetable implies.

    An AESH without any slot is left alone; hours that differ by no more than ``edt_tol_min`` are
    the same.
    """
    implied: defaultdict[str, list[Implied]] = defaultdict(list)
    for one in implied_affectations(d):
        implied[one.aesh].append(one)
    found: list[AffectationChange] = []
    for aesh, ones in implied.items():
        rows = d.active_affectations_by_aesh.get(aesh, ())
        found += _of_aesh(ones, rows, d.bareme.edt_tol_min)
    return tuple(found)


def _of_aesh(
    ones: Sequence[Implied], rows: Sequence[Affectation], tolerance: int
) -> Iterator[AffectationChange]:
    pairs = _paired(ones, rows)
    paired = {row.number for row in pairs.values()}
    for one in ones:
        row = pairs.get(one)
        if row is None or not _is_same(one, row, tolerance):
            yield AffectationChange(one, row)
    for row in rows:
        if row.number not in paired:
            yield AffectationChange(None, row)


def _paired(ones: Sequence[Implied], rows: Sequence[Affectation]) -> dict[Implied, Affectation]:
    """Pair what is implied with the row that says it: the nearest first."""
    pairs: dict[Implied, Affectation] = {}
    left = {row.number: row for row in rows}
    for end in (None, 2, 1):
        where: defaultdict[tuple[object, ...], list[Affectation]] = defaultdict(list)
        for row in left.values():
            where[(row.eleve, row.groupe or "", row.aide)[:end]].append(row)
        for one in ones:
            key = (one.eleve, one.groupe, one.aide)[:end]
            if one not in pairs and where[key]:
                pairs[one] = where[key].pop(0)
                del left[pairs[one].number]
    return pairs


def _is_same(one: Implied, row: Affectation, tolerance: int) -> bool:
    is_alike = (one.groupe, one.aide or row.aide) == (row.groupe or "", row.aide)
    return is_alike and row.heures is not None and abs(one.heures - row.heures) <= tolerance


def writes_of(
    d: Dossier, accepted: Sequence[AffectationChange], first_free: int
) -> dict[int, dict[str, object]]:
    """Give what accepted differences write in Affectations: values by row number, then field.

    An allocation that goes ends on the eve of the reference date; one that had not begun by then is
    wiped.

    Args:
        d: the dossier.
        accepted: the differences.
        first_free: number of the first row under those that are filled.
    """
    found: dict[int, dict[str, object]] = {}
    for change in accepted:
        row, one = change.written, change.implied
        if one is None and row is not None:
            found[row.number] = _ended(d, row)
        elif one is not None:
            number = row.number if row is not None else first_free
            first_free += row is None
            found[number] = _values(one, row)
    return found


def _values(one: Implied, row: Affectation | None) -> dict[str, object]:
    aide = one.aide or (row.aide if row else None)
    values: dict[str, object] = {
        "aide": aide.value if aide else None,
        "heures": one.heures,
        "groupe": one.groupe or None,
    }
    return values if row else {"aesh": one.aesh, "eleve": one.eleve} | values


def _ended(d: Dossier, row: Affectation) -> dict[str, object]:
    eve = d.reference - timedelta(days=1)
    if row.debut is None or row.debut <= eve:
        return {"fin": eve}
    return dict.fromkeys(columns(Affectation))
