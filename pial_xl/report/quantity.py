"""An amount of weekly time, in minutes and in full-time equivalents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TypeVar

from pial_xl.bareme.parametre import ConventionEtp

N = TypeVar("N", int, Fraction)


class Bound(IntEnum):
    """How far an amount can be trusted when some of its cells cannot be read."""

    EXACT = 0
    MINIMUM = 1
    MAXIMUM = -1


@dataclass(frozen=True, slots=True)
class Amount:
    """Weekly minutes and ETP by convention; each is None when it could not be judged."""

    minutes: int | None
    etp: Mapping[ConventionEtp, Fraction | None]
    bound: Bound = Bound.EXACT

    def __sub__(self, other: Amount) -> Amount:
        """Take an amount away: a minimum taken away leaves a maximum."""
        bound = common_bound((self.bound, Bound(-other.bound)))
        if bound is None:
            return NOT_JUDGED
        return Amount(
            _minus(self.minutes, other.minutes),
            {c: _minus(self.etp[c], other.etp[c]) for c in ConventionEtp},
            bound,
        )


NOT_JUDGED = Amount(None, dict.fromkeys(ConventionEtp))


def total(amounts: Iterable[Amount]) -> Amount:
    """Add amounts up; a part that could not be judged leaves its sum unjudged."""
    parts = list(amounts)
    bound = common_bound(g.bound for g in parts)
    minutes = [g.minutes for g in parts]
    if bound is None or None in minutes:
        return NOT_JUDGED
    return Amount(
        sum(m for m in minutes if m is not None),
        {c: _sum([g.etp[c] for g in parts]) for c in ConventionEtp},
        bound,
    )


def common_bound(bounds: Iterable[Bound]) -> Bound | None:
    """Give the bound that amounts added up share; None when they pull apart."""
    others = set(bounds) - {Bound.EXACT}
    if len(others) > 1:
        return None
    return others.pop() if others else Bound.EXACT


def _sum(parts: list[Fraction | None]) -> Fraction | None:
    if None in parts:
        return None
    return sum((p for p in parts if p is not None), Fraction(0))


def _minus(a: N | None, b: N | None) -> N | None:
    return None if a is None or b is None else a - b
