"""Each constat of a control beside the controls before it: what is new, known, gone, accepted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from pial_xl.constats import Constat, Niveau, NotJudged, Report
from pial_xl.report.grouping import lines
from pial_xl.report.identity import Identity, identity_of
from pial_xl.report.suivi import NO_SUIVI, Suivi
from pial_xl.report.text import to_cell_text
from pial_xl.report.who import who

Texts: TypeAlias = tuple[str, ...]
_Key: TypeAlias = Callable[["TrackedConstat"], tuple[str, ...] | None]
"""Gives under what a line is looked for; None for a line that is not looked for so."""


class Match(NamedTuple):
    """The line of an earlier control that is this one: its rank, and whether nothing changed."""

    old: int
    is_same: bool


class Status(StrEnum):
    """Where a constat stands since the control before."""

    NEW = "nouveau"
    KNOWN = "connu"
    UNJUDGED = "non évalué"
    SOLVED = "résolu"

    @property
    def is_found(self) -> bool:
        """Tell whether the control found the constat."""
        return self in (Status.NEW, Status.KNOWN)


@dataclass(frozen=True, slots=True)
class TrackedConstat:
    """A line of this control, or one of the control before that it found no more.

    Attributes:
        constat: what the line shows.
        status: where it stands.
        suivi: what the person wrote of it.
        identity: by what the next control knows it; None in a sheet of the first edition, or
            where it was erased.
        is_accepted: whether the person accepts it on the day of this control.
        members: the constats that it stands for.
        is_kept: whether it was resolved before the control before, and stands for what the person
            wrote of it.
    """

    constat: Constat
    status: Status
    suivi: Suivi = NO_SUIVI
    identity: Identity | None = None
    is_accepted: bool = False
    members: tuple[Constat, ...] = ()
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class EarlierControl:
    """What a sheet Contrôles already shows.

    Attributes:
        rows: its constats, in their order.
        others: rows that no control wrote, one text a column.
        formulas: number of formulas in Suivi and Note, taken as the texts they are.
        day: its reference date; None when the sheet does not tell it.
        left_out: number of its lines that the sheet had no room for.
    """

    rows: tuple[TrackedConstat, ...] = ()
    others: tuple[Texts, ...] = ()
    formulas: int = 0
    day: date | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Tracking:
    """What the sheet Contrôles shows of a control.

    Attributes:
        rows: constats in order, then those accepted, then those that could not be judged again,
            then those that are resolved; a resolved one stays once, then for as long as it holds
            the person's own words.
        others: rows that no control wrote, kept as they are.
        formulas: number of formulas in Suivi and Note, taken as the texts they are.
    """

    rows: tuple[TrackedConstat, ...]
    others: tuple[Texts, ...] = ()
    formulas: int = 0

    def count(self, status: Status) -> int:
        """Count the constats of a status that this control gave them.

        A line that is found no more is one: of those that it stood for, only a text is left.
        """
        lines = (row for row in self.rows if row.status is status and not row.is_kept)
        return sum(len(row.members) or 1 for row in lines)

    @property
    def accepted(self) -> int:
        """Number of constats that the person accepts on the day of the control."""
        return sum(len(row.members) for row in self.rows if row.is_accepted)

    def left_at(self, niveau: Niveau) -> int:
        """Count the constats of a level that are not accepted."""
        return sum(
            len(row.members)
            for row in self.rows
            if row.constat.niveau is niveau and not row.is_accepted
        )


def track(report: Report, earlier: Sequence[EarlierControl] = ()) -> Tracking:
    """Set a control beside those before it.

    A line is known when the latest one had its identity: code, own key, measured, expected. What
    the person wrote comes from the latest control that has it. When what is measured or expected
    changes, the line is a new one, though nothing is resolved: a « vu » or an acceptance falls,
    and any other words go on. A line that is no more is resolved only if its rule was judged.

    Args:
        report: the control.
        earlier: controls before it, the latest first.
    """
    found = [
        TrackedConstat(
            line.constat,
            Status.NEW,
            identity=identity_of(line.constat),
            members=line.members,
        )
        for line in lines(report.constats)
    ]
    solved: list[TrackedConstat] = []
    for rank, control in enumerate(earlier):
        matches = match(control.rows, found)
        if rank == 0:
            gone = set(range(len(control.rows))) - {pair.old for pair in matches.values()}
            solved = [control.rows[old] for old in sorted(gone)]
            found = [_with_status(row, matches.get(i), control) for i, row in enumerate(found)]
            found = _without_room(found, control)
        found = [_with_suivi(row, matches.get(i), control) for i, row in enumerate(found)]
    waiting, resolved = parted_by_judgment(solved, report.not_judged)
    day = report.date_reference
    judged = [replace(row, is_accepted=row.suivi.accepts(row.constat.niveau, day)) for row in found]
    return Tracking(
        rows=(
            *(row for row in judged if not row.is_accepted),
            *(row for row in judged if row.is_accepted),
            *(replace(row, status=Status.UNJUDGED) for row in waiting),
            *(
                replace(row, status=Status.SOLVED, is_kept=not _stood(row))
                for row in resolved
                if _stood(row) or row.suivi.has_words
            ),
        ),
        others=tuple(dict.fromkeys(texts for control in earlier for texts in control.others)),
        formulas=sum(control.formulas for control in earlier),
    )


def parted_by_judgment(
    gone: Iterable[TrackedConstat], not_judged: Iterable[NotJudged]
) -> tuple[list[TrackedConstat], list[TrackedConstat]]:
    """Part the lines that a control found no more: those that it could not judge, the others.

    One that was resolved before stays so.
    """
    by_code = {n.code: n for n in not_judged}
    parted: tuple[list[TrackedConstat], list[TrackedConstat]] = ([], [])
    for row in gone:
        reason = by_code.get(row.constat.code)
        is_judged = reason is None or not _stood(row) or not _concerns(reason, row.constat)
        parted[is_judged].append(row)
    return parted


def _concerns(reason: NotJudged, constat: Constat) -> bool:
    told = who(constat)
    return reason.objets is None or any(_is_about(told, objet) for objet in reason.objets)


def _is_about(told: str, objet: str) -> bool:
    """Tell whether a text that begins with a code, and may go on with a name, is about it."""
    return told == objet or told.startswith((f"{objet} ", f"{objet},"))


def _stood(row: TrackedConstat) -> bool:
    return row.status is not Status.SOLVED


def _with_status(
    row: TrackedConstat, pair: Match | None, control: EarlierControl
) -> TrackedConstat:
    is_known = pair is not None and pair.is_same and _stood(control.rows[pair.old])
    return replace(row, status=Status.KNOWN if is_known else Status.NEW)


def _without_room(found: Sequence[TrackedConstat], control: EarlierControl) -> list[TrackedConstat]:
    """Give the lines, those that the control before had no room for known: they come last."""
    new = [rank for rank, row in enumerate(found) if row.status is Status.NEW]
    unseen = set(new[max(0, len(new) - control.left_out) :])
    return [
        replace(row, status=Status.KNOWN) if rank in unseen else row
        for rank, row in enumerate(found)
    ]


def _with_suivi(row: TrackedConstat, pair: Match | None, control: EarlierControl) -> TrackedConstat:
    """Give the line with what the person wrote of it, where it has nothing yet."""
    if pair is None:
        return row
    old = control.rows[pair.old].suivi
    held = old.suivi if pair.is_same or not old.is_judgment else ""
    suivi = Suivi(row.suivi.suivi or held, row.suivi.note or old.note)
    return replace(row, suivi=suivi)


def match(old: Sequence[TrackedConstat], new: Sequence[TrackedConstat]) -> dict[int, Match]:
    """Give, by rank of a new line, the old one that is about the same thing.

    Each old line serves once, in the order of the sheet. One that lost its identity, or comes
    from the first edition, is known by what it says, then by where it stood, then by whom.
    """
    found: dict[int, Match] = {}
    free = set(range(len(old)))
    for key in _KEYS:
        waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for rank in sorted(free, reverse=True):
            if (said := key.of_old(old[rank])) is not None:
                waiting[said].append(rank)
        for rank, row in enumerate(new):
            if rank in found or (said := key.of_new(row)) is None or not waiting.get(said):
                continue
            taken = waiting[said].pop()
            free.discard(taken)
            found[rank] = Match(taken, key.is_same(old[taken], row))
    return found


class _MatchKey(NamedTuple):
    """One way to know a line again."""

    of_old: _Key
    of_new: _Key
    is_same: Callable[[TrackedConstat, TrackedConstat], bool]


def _whole(row: TrackedConstat) -> tuple[str, ...] | None:
    return None if row.identity is None else (row.identity.subject, row.identity.measures)


def _subject(row: TrackedConstat) -> tuple[str, ...] | None:
    return None if row.identity is None else (row.identity.subject,)


def _said(row: TrackedConstat) -> tuple[str, ...]:
    return row.constat.code, to_cell_text(row.constat.message)


def _where(row: TrackedConstat) -> tuple[str, ...]:
    return row.constat.code, row.constat.cell.sheet, row.constat.cell.address


def _objet(row: TrackedConstat) -> tuple[str, ...] | None:
    return (row.constat.code, row.constat.objet) if row.constat.objet else None


def _anonymous(key: _Key) -> _Key:
    return lambda row: None if row.identity is not None else key(row)


def _says_the_same(old: TrackedConstat, new: TrackedConstat) -> bool:
    before, after = old.constat, new.constat
    pairs = (before.mesure, after.mesure), (before.attendu, after.attendu)
    return all(now.is_passing or then.text == to_cell_text(now.text) for then, now in pairs)


_KEYS: Final = (
    _MatchKey(_whole, _whole, lambda _old, _new: True),
    *(_MatchKey(_anonymous(key), key, _says_the_same) for key in (_said, _where, _objet)),
    _MatchKey(_subject, _subject, lambda _old, _new: False),
)
