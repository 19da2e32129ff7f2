"""Compare the findings of a run with those that the sheet already showed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pial_xl.constats import Finding
from pial_xl.report.blocks.controles import Status, TrackedConstat

_Key = Callable[[Finding], tuple[str, ...]]


def compare(
    old_constats: Iterable[TrackedConstat], findings: Sequence[Finding]
) -> tuple[TrackedConstat, ...]:
    """Give the rows to show: the findings in order, then those that are there no more.

    A finding is known when one of the same code was about the same thing, at the same cell if
    there is one, else elsewhere on its sheet: inserting a row moves findings, it makes none new.
    What was already said to be gone is dropped.
    """
    unmatched = [old.finding for old in old_constats if old.status is not Status.SOLVED]
    known: set[int] = set()
    for cle in (_at_same_place, _of_same_objet):
        unmatched = _recognize(cle, unmatched, findings, known)
    shown = (
        TrackedConstat(finding, Status.KNOWN if rank in known else Status.NEW)
        for rank, finding in enumerate(findings)
    )
    return (*shown, *(TrackedConstat(finding, Status.SOLVED) for finding in unmatched))


def _recognize(
    cle: _Key, unmatched: Iterable[Finding], findings: Sequence[Finding], known: set[int]
) -> list[Finding]:
    """Note which findings were there before, and give what is left of those before."""
    alike: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for old in unmatched:
        alike[cle(old)].append(old)
    for rank, finding in enumerate(findings):
        if rank not in known and alike[cle(finding)]:
            alike[cle(finding)].pop(0)
            known.add(rank)
    return [old for batch in alike.values() for old in batch]


def _at_same_place(f: Finding) -> tuple[str, ...]:
    return f.code, f.sheet, f.cell, f.objet


def _of_same_objet(f: Finding) -> tuple[str, ...]:
    return f.code, f.sheet, f.objet
