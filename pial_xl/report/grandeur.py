"""An amount of weekly time, in minutes and in full-time equivalents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TypeVar

from pial_xl.bareme.parametre import ConventionEtp

N = TypeVar("N", int, Fraction)


class Borne(IntEnum):
    """How far an amount can be trusted when some of its cells cannot be read."""

    EXACTE = 0
    MINIMUM = 1
    MAXIMUM = -1


@dataclass(frozen=True, slots=True)
class Grandeur:
    """Weekly minutes and ETP by convention; each is None when it could not be judged."""

    minutes: int | None
    etp: Mapping[ConventionEtp, Fraction | None]
    borne: Borne = Borne.EXACTE

    def __sub__(self, other: Grandeur) -> Grandeur:
        """Take an amount away: a minimum taken away leaves a maximum."""
        borne = _commune((self.borne, Borne(-other.borne)))
        if borne is None:
            return NON_EVALUEE
        return Grandeur(
            _moins(self.minutes, other.minutes),
            {c: _moins(self.etp[c], other.etp[c]) for c in ConventionEtp},
            borne,
        )


NON_EVALUEE = Grandeur(None, dict.fromkeys(ConventionEtp))


def total(grandeurs: Iterable[Grandeur]) -> Grandeur:
    """Add amounts up; a part that could not be judged leaves its sum unjudged."""
    parts = list(grandeurs)
    borne = _commune(g.borne for g in parts)
    minutes = [g.minutes for g in parts]
    if borne is None or None in minutes:
        return NON_EVALUEE
    return Grandeur(
        sum(m for m in minutes if m is not None),
        {c: _somme([g.etp[c] for g in parts]) for c in ConventionEtp},
        borne,
    )


def _commune(bornes: Iterable[Borne]) -> Borne | None:
    """Give the bound that amounts added up share; None when they pull apart."""
    autres = set(bornes) - {Borne.EXACTE}
    if len(autres) > 1:
        return None
    return autres.pop() if autres else Borne.EXACTE


def _somme(parts: list[Fraction | None]) -> Fraction | None:
    if None in parts:
        return None
    return sum((p for p in parts if p is not None), Fraction(0))


def _moins(a: N | None, b: N | None) -> N | None:
    return None if a is None or b is None else a - b
