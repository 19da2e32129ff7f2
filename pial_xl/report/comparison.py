"""Two states of one workbook side by side: hours moved, who came and went, findings new and gone.

An AESH, a pupil or a school is the same when its code is: codes are local, so that two workbooks
are compared only where they have schools, or a pole, in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pial_xl.constats import Constat, NotJudged
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.changes import (
    Allocated,
    CodesChange,
    ContratChange,
    HoursChange,
    NotifiedEleve,
    PlaceChange,
)
from pial_xl.report.identity import identity_of
from pial_xl.report.synthese import Synthese, synthese
from pial_xl.report.tracking import Status, TrackedConstat, match, parted_by_judgment
from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact

NOTHING_IN_COMMON = (
    "Ces deux classeurs n'ont ni établissement ni pôle en commun : il n'y a rien à comparer. "
    "Donnez deux états d'un même classeur."
)


class NothingInCommonError(ValueError):
    """Two workbooks that are not of the same pole; its text is one French sentence."""


@dataclass(frozen=True)
class WorkbookState:
    """A workbook on a day, with what a control says of it."""

    dossier: Dossier
    constats: tuple[Constat, ...]
    not_judged: tuple[NotJudged, ...] = ()

    @cached_property
    def figures(self) -> Synthese:
        """The figures of its sheet Synthèse."""
        return synthese(self.dossier)


@dataclass(frozen=True)
class Comparison:
    """Two states of one workbook.

    Attributes:
        before, after: the states.
        hours: every allocation, changed or not.
        new, solved, moved: constats that were not there, that are gone, and those whose figures
            alone changed, as they are after.
        unjudged: constats that were there, and that could not be judged again.
    """

    before: WorkbookState
    after: WorkbookState
    hours: tuple[HoursChange, ...]
    new: tuple[Constat, ...]
    solved: tuple[Constat, ...]
    moved: tuple[Constat, ...]
    unjudged: tuple[Constat, ...]

    @property
    def k_anonymat(self) -> int:
        """The smallest count of pupils that may be told of either state: that of the later one."""
        return self.after.dossier.bareme.k_anonymat

    @property
    def changed_hours(self) -> tuple[HoursChange, ...]:
        """The allocations that are not as they were."""
        return tuple(change for change in self.hours if change.before != change.after)

    @property
    def added(self) -> Exact:
        """Weekly minutes given that were not."""
        return sum(change.added for change in self.hours)

    @property
    def removed(self) -> Exact:
        """Weekly minutes no longer given."""
        return sum(change.removed for change in self.hours)

    @property
    def moved_between_eleves(self) -> Exact:
        """Weekly minutes of AESH who gave them to one pupil, and now give them to another."""
        return _moved((change.allocated.aesh, change) for change in self.hours)

    @property
    def moved_between_aesh(self) -> Exact:
        """Weekly minutes that pupils have as before, of another AESH."""
        return _moved((change.allocated.eleve, change) for change in self.hours)

    @cached_property
    def aesh(self) -> CodesChange:
        """AESH under contract."""
        return _change(_contrats(self.before.dossier), _contrats(self.after.dossier))

    @cached_property
    def contrats(self) -> tuple[ContratChange, ...]:
        """AESH under contract in both, whose hours are not the same."""
        before, after = _contrats(self.before.dossier), _contrats(self.after.dossier)
        return tuple(
            ContratChange(code, before[code], after[code])
            for code in after
            if code in before and before[code] != after[code]
        )

    @cached_property
    def absent(self) -> CodesChange:
        """AESH under contract who are away on the day: those who left for it, and came back."""
        return _change(_absent(self.before.dossier), _absent(self.after.dossier))

    @cached_property
    def notified_before(self) -> Mapping[str, NotifiedEleve]:
        """The pupils notified in the state before, by code."""
        return _notified(self.before.dossier)

    @cached_property
    def notified_after(self) -> Mapping[str, NotifiedEleve]:
        """The pupils notified in the state after, by code."""
        return _notified(self.after.dossier)

    @cached_property
    def eleves(self) -> CodesChange:
        """Notified pupils who are there."""
        return _change(self.notified_before, self.notified_after)

    @cached_property
    def changed_eleves(self) -> tuple[str, ...]:
        """Pupils notified in both, whose school, kind of help or notified hours changed."""
        before, after = self.notified_before, self.notified_after
        return tuple(c for c in after if c in before and before[c] != after[c])

    @cached_property
    def places(self) -> Mapping[tuple[str, Aide | None], PlaceChange]:
        """Each school, by its UAI, and kind of help, in the order of Établissements."""
        before = _places(self.notified_before, (c.allocated for c in self.hours if c.before))
        after = _places(self.notified_after, (c.allocated for c in self.hours if c.after))
        known = (
            *self.after.dossier.etablissement_by_uai,
            *self.before.dossier.etablissement_by_uai,
        )
        order = {uai: rank for rank, uai in enumerate(dict.fromkeys(known))}
        hours: defaultdict[tuple[str, Aide | None], list[HoursChange]] = defaultdict(list)
        for change in self.hours:
            hours[change.allocated.uai, change.allocated.aide].append(change)
        keys = sorted(
            before.keys() | after.keys(),
            key=lambda key: (order.get(key[0], len(order)), key[0], _RANKS[key[1]]),
        )
        return {
            key: PlaceChange(
                frozenset(before.get(key, ())), frozenset(after.get(key, ())), tuple(hours[key])
            )
            for key in keys
        }


_RANKS: Mapping[Aide | None, int] = {Aide.I: 0, Aide.M: 1, Aide.CO: 2, None: 3}


def compare(before: WorkbookState, after: WorkbookState) -> Comparison:
    """Set two states of one workbook side by side.

    Raises:
        NothingInCommonError: they are of two poles: a same code would name two people.
    """
    if not _have_ground(before.dossier, after.dossier):
        raise NothingInCommonError(NOTHING_IN_COMMON)
    old = [TrackedConstat(c, Status.KNOWN, identity=identity_of(c)) for c in before.constats]
    new = [TrackedConstat(c, Status.NEW, identity=identity_of(c)) for c in after.constats]
    matches = match(old, new)
    kept = {pair.old for pair in matches.values()}
    gone = [row for rank, row in enumerate(old) if rank not in kept]
    unjudged, solved = parted_by_judgment(gone, after.not_judged)
    return Comparison(
        before,
        after,
        _hours(before.dossier, after.dossier),
        new=tuple(row.constat for rank, row in enumerate(new) if rank not in matches),
        solved=tuple(row.constat for row in solved),
        moved=tuple(
            new[rank].constat for rank, pair in sorted(matches.items()) if not pair.is_same
        ),
        unjudged=tuple(row.constat for row in unjudged),
    )


def _have_ground(before: Dossier, after: Dossier) -> bool:
    """Tell whether a school is in both; where either has none, whether a pole is."""
    schools = before.etablissement_by_uai.keys(), after.etablissement_by_uai.keys()
    if all(schools):
        return bool(schools[0] & schools[1])
    poles = before.pole_by_code.keys(), after.pole_by_code.keys()
    return bool(poles[0] & poles[1])


def _hours(before: Dossier, after: Dossier) -> tuple[HoursChange, ...]:
    old, new = _allocated(before), _allocated(after)
    return tuple(
        HoursChange(key, old.get(key, 0), new.get(key, 0)) for key in dict.fromkeys((*old, *new))
    )


def _allocated(d: Dossier) -> dict[Allocated, Exact]:
    """Give the AESH time of each allocation; pupils helped at the same time share theirs."""
    found: defaultdict[Allocated, Exact] = defaultdict(int)
    attended = {a.number for a in d.attended_affectations}
    for a in d.without_duplicates:
        if a.number in attended and a.has_hours:
            key = Allocated(a.aesh or "", a.eleve or "", d.uai_of(a.eleve) or "", a.aide)
            found[key] += d.parts[a.number]
    return found


def _contrats(d: Dossier) -> dict[str, int | None]:
    return {a.aesh or "": d.contrat_heures(a) for a in d.contrats}


def _absent(d: Dossier) -> dict[str, bool]:
    return {a.aesh or "": True for a in d.contrats if a.is_absent(d.reference)}


def _notified(d: Dossier) -> dict[str, NotifiedEleve]:
    found = {}
    for code in d.present_eleves:
        active = d.active_notifications(code)
        if not active:
            continue
        individuelle = d.individuelle(code, d.reference)
        aide = min((n.aide for n in active), key=_RANKS.__getitem__)
        heures = individuelle.heures if individuelle else None
        found[code] = NotifiedEleve(d.uai_of(code) or "", aide, heures)
    return found


def _places(
    notified: Mapping[str, NotifiedEleve], allocated: Iterable[Allocated]
) -> dict[tuple[str, Aide | None], set[str]]:
    found: defaultdict[tuple[str, Aide | None], set[str]] = defaultdict(set)
    for code, eleve in notified.items():
        found[eleve.uai, eleve.aide].add(code)
    for one in allocated:
        found[one.uai, one.aide].add(one.eleve)
    return found


def _change(before: Iterable[str], after: Iterable[str]) -> CodesChange:
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return CodesChange(
        tuple(code for code in new if code not in old),
        tuple(code for code in old if code not in new),
    )


def _moved(changes: Iterable[tuple[str, HoursChange]]) -> Exact:
    added: defaultdict[str, Exact] = defaultdict(int)
    removed: defaultdict[str, Exact] = defaultdict(int)
    for whose, change in changes:
        added[whose] += change.added
        removed[whose] += change.removed
    return sum(min(minutes, removed[whose]) for whose, minutes in added.items())
