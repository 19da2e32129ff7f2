"""Compare the constats of a run with those that the sheet already showed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pial_xl.constats import Constat
from pial_xl.report.blocks.controles import Status, TrackedConstat

_Key = Callable[[Constat], tuple[str, ...]]


def compare(
    old_constats: Iterable[TrackedConstat], constats: Sequence[Constat]
) -> tuple[TrackedConstat, ...]:
    """Give the rows to show: the constats in order, then those that are there no more.

    A constat is known when one of the same code was about the same thing, at the same cell if
    there is one, else elsewhere on its sheet: inserting a row moves constats, it makes none new.
    What was already said to be gone is dropped.
    """
    unmatched = [old.constat for old in old_constats if old.status is not Status.SOLVED]
    known: set[int] = set()
    for cle in (_at_same_place, _of_same_objet):
        unmatched = _recognize(cle, unmatched, constats, known)
    shown = (
        TrackedConstat(constat, Status.KNOWN if rank in known else Status.NEW)
        for rank, constat in enumerate(constats)
    )
    return (*shown, *(TrackedConstat(constat, Status.SOLVED) for constat in unmatched))


def _recognize(
    cle: _Key, unmatched: Iterable[Constat], constats: Sequence[Constat], known: set[int]
) -> list[Constat]:
    """Note which constats were there before, and give what is left of those before."""
    alike: defaultdict[tuple[str, ...], list[Constat]] = defaultdict(list)
    for old in unmatched:
        alike[cle(old)].append(old)
    for rank, constat in enumerate(constats):
        if rank not in known and alike[cle(constat)]:
            alike[cle(constat)].pop(0)
            known.add(rank)
    return [old for batch in alike.values() for old in batch]


def _at_same_place(c: Constat) -> tuple[str, ...]:
    return c.code, c.cell.sheet, c.cell.address, c.objet


def _of_same_objet(c: Constat) -> tuple[str, ...]:
    return c.code, c.cell.sheet, c.objet
