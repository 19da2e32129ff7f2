"""The figures of the sheet Synthèse, and how a cell holds each of them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.blocks.block import Simple
from pial_xl.report.quantity import Amount, Bound
from pial_xl.report.text import to_cell_text
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_fixed, format_percent
from pial_xl.units.text import NBSP

NOT_JUDGED: Final = "non évalué"
NOT_APPLICABLE: Final = "–"
SIGNS: Final = {Bound.MINIMUM: "≥", Bound.MAXIMUM: "≤"}
MINUTES_PER_DAY: Final = 24 * 60
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, from 0 to 1, shown in percent."""

    valeur: Fraction


@dataclass(frozen=True, slots=True)
class Etp:
    """Full-time equivalents, exact or a bound."""

    valeur: Fraction
    bound: Bound


Value: TypeAlias = str | int | Etp | Share | Amount | None
"""What a cell may hold: a text, a count, ETP, a part, an amount of time; None is not judged."""


def duration(minutes: int) -> Amount:
    """Give minutes as an amount of time, for a cell that shows no ETP."""
    return Amount(minutes, {})


def in_etp(amount: Amount | None, convention: ConventionEtp) -> Value:
    """Give the ETP of an amount under one convention; ``–`` where there is no such amount."""
    if amount is None:
        return NOT_APPLICABLE
    valeur = amount.etp[convention]
    return None if valeur is None else Etp(valeur, amount.bound)


def simple(valeur: Value) -> Simple:
    """Give what a cell holds: a time in days, which a duration format shows.

    A negative time is a text, under a true minus sign: in the calendar from 1900, Excel shows
    such a number as a row of #.
    """
    match valeur:
        case str():
            return to_cell_text(valeur)
        case int():
            return valeur
        case Etp() | Share():
            return float(valeur.valeur)
        case Amount(minutes=int() as minutes) if minutes < 0:
            return f"{_MINUS}{format_duration(-minutes)}"
        case Amount(minutes=int() as minutes):
            return minutes / MINUTES_PER_DAY
        case _:
            return NOT_JUDGED


def sign(valeur: Value) -> Simple:
    """Give ``≥`` or ``≤`` for an amount that is only a bound, else None."""
    if isinstance(valeur, Etp) or (isinstance(valeur, Amount) and valeur.minutes is not None):
        return SIGNS.get(valeur.bound)
    return None


def shown(valeur: Value) -> str:
    """Give what a person reads, where no number format shows it: ``≥ 24h15``, ``0,60``, ``61 %``.

    What has no value is « non évalué ».
    """
    match valeur:
        case str():
            return to_cell_text(valeur)
        case int():
            return f"{valeur:,}".replace(",", NBSP)
        case Etp(valeur=etp):
            text = format_fixed(etp).replace("-", _MINUS)
        case Share(valeur=part):
            text = format_percent(part * 100, decimals=0)
        case Amount(minutes=int() as minutes):
            text = format_duration(minutes).replace("-", _MINUS)
        case _:
            return NOT_JUDGED
    bound = sign(valeur)
    return f"{bound}{NBSP}{text}" if bound else text
