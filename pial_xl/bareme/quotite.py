"""Quotité and ETP of an AESH contract.

Source: circulaire 2019-090 du 5 juin 2019 (NOR MENH1915158C), § 3.4:
quotité = service hebdomadaire × nombre de semaines (41 à 45) / 1 607 heures.
"""

from fractions import Fraction
from functools import lru_cache
from math import ceil

ANNUAL_MINUTES = 1607 * 60
DEFAULT_SEMAINES = 41
_REPEATED_MAX = 4_096


# Contracts come by the thousand, and their hours by the dozen.
@lru_cache(maxsize=_REPEATED_MAX)
def quotite(minutes: int, semaines: int = DEFAULT_SEMAINES) -> Fraction:
    """Give the exact quotité, in percent, of a contract of *minutes* a week."""
    return Fraction(100 * minutes * semaines, ANNUAL_MINUTES)


def quotite_contrat(minutes: int, semaines: int = DEFAULT_SEMAINES) -> int:
    """Give the quotité as contracts print it: the integer percent above (24 h gives 62)."""
    return ceil(quotite(minutes, semaines))


def etp(minutes: int, semaines: int = DEFAULT_SEMAINES) -> Fraction:
    """Give the exact full-time equivalent of *minutes* a week."""
    return quotite(minutes, semaines) / 100


def minutes_for_etp(value: Fraction | int, semaines: int = DEFAULT_SEMAINES) -> Fraction:
    """Give the exact weekly minutes of *value* ETP (1 ETP is 39 h 12 at 41 weeks)."""
    return Fraction(value) * ANNUAL_MINUTES / semaines
