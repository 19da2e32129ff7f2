"""How many constats of each control are new, solved, changed, as they may be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pial_xl.constats import NIVEAU_ORDER, Constat, Niveau
from pial_xl.report.anonymity import are_safe, told_count
from pial_xl.report.comparison import Comparison

_OF_ELEVES: Final = "NRT"
"""Families of controls whose constats are each of one pupil, whoever their ``objet`` is."""


@dataclass(frozen=True, slots=True)
class ControleChange:
    """A control at one level: how many of its constats are new, solved, changed.

    Attributes:
        code, title, niveau: the control, and the level of these constats.
        counts: how many are new, solved, changed.
        told: the same; None for one that tells a few pupils.
    """

    code: str
    title: str
    niveau: Niveau
    counts: tuple[int, ...]
    told: tuple[int | None, ...]


def controle_changes(c: Comparison) -> tuple[ControleChange, ...]:
    """Give each control whose constats changed, the most serious first."""
    kinds = [Counter((x.niveau, x.code) for x in some) for some in (c.new, c.solved, c.moved)]
    found = {(x.niveau, x.code): x.title for x in (*c.moved, *c.solved, *c.new)}
    of_eleves = _of_eleves(c, (*c.new, *c.solved, *c.moved))
    rows = []
    for key in sorted(found, key=lambda key: (NIVEAU_ORDER[key[0]], key[1])):
        niveau, code = key
        counts = tuple(kind[key] for kind in kinds)
        told = tuple(told_count(n, c.k_anonymat) for n in counts) if code in of_eleves else counts
        rows.append(ControleChange(code, found[key], niveau, counts, told))
    return tuple(rows)


def _of_eleves(c: Comparison, constats: Iterable[Constat]) -> frozenset[str]:
    """Give the controls whose constats are of pupils."""
    eleves = c.before.dossier.eleve_by_code.keys() | c.after.dossier.eleve_by_code.keys()
    return frozenset(
        x.code
        for x in constats
        if x.code[0] in _OF_ELEVES or not eleves.isdisjoint(x.objet.split(" – "))
    )


def told_by_niveau(
    changes: Iterable[ControleChange], rank: int, k: int
) -> dict[Niveau, int | None]:
    """Add up one of the counts of controls by level; None where the sum tells what one hides.

    Args:
        changes: the controls.
        rank: which of their counts.
        k: the smallest count of pupils that is told.
    """
    rows = list(changes)
    sums: dict[Niveau, int | None] = {}
    for niveau in Niveau:
        of_niveau = [row for row in rows if row.niveau is niveau and row.counts[rank]]
        hidden = [row.counts[rank] for row in of_niveau if row.told[rank] is None]
        is_told = not hidden or are_safe(hidden, k)
        if of_niveau:
            sums[niveau] = sum(row.counts[rank] for row in of_niveau) if is_told else None
    return sums
