"""What a control measured: a value in its unit, and the French text that shows it.

A program works with the value and never reads the text back; a person reads the text.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_amount, format_number, format_percent
from pial_xl.units.records import record
from pial_xl.units.text import french, plural

Number: TypeAlias = int | Fraction | Decimal
Simple: TypeAlias = Number | date | str
_REPEATED_MAX = 4_096


class Unite(StrEnum):
    """What a value counts, and so its type."""

    MINUTES = "minutes"
    """``int``, of a week."""
    ETP = "ETP"
    """``Fraction`` or ``Decimal``, full-time equivalents."""
    DATE = "date"
    """``date``."""
    DAYS = "jours"
    """``int``."""
    NUMBER = "nombre"
    """A number of what the text names: pupils, rows, weeks…"""
    PERCENT = "%"
    """A number, 100 for the whole."""
    POINTS = "points"
    """A number of points between two percentages."""
    IMP = "IMP"
    """A number of IMP (a yearly allowance paid by the unit)."""
    EUROS = "€"
    """``Decimal``."""
    TEXT = "texte"
    """``str``: what has no unit, a code or « vide »."""


@record
class Bounds:
    """Two values between which another is expected, both included; None where it is open."""

    low: Simple | None
    high: Simple | None


@record
class Mesure:
    """A value, its unit, its text in French typography.

    Attributes:
        value: exact, never rounded to what the text shows; its type is said by the unit.
        unite: what the value counts; both ends of ``Bounds`` are in it.
        text: what a person reads; "" when there is nothing to measure.
        also: the same thing in another unit, where the text says both.
        is_passing: whether it moves by itself: a bound that the day of the control sets, the
            numbers of rows. A constat is the same while only such a measure moves.
    """

    value: Simple | Bounds
    unite: Unite
    text: str
    also: "Mesure | None" = None
    is_passing: bool = False

    def __str__(self) -> str:
        return self.text


def text(shown: str) -> Mesure:
    """Give what has no unit."""
    return Mesure(shown, Unite.TEXT, french(shown))


_NOTHING = text("")


def as_mesure(given: Mesure | str) -> Mesure:
    """Give a measure as it is, a text as a measure without unit."""
    if not isinstance(given, str):
        return given
    return text(given) if given else _NOTHING


def _of(value: Simple, unite: Unite, shown: str, form: str) -> Mesure:
    return Mesure(value, unite, french(form.format(shown)))


def minutes(value: int, form: str = "{}") -> Mesure:
    """Give a duration in minutes: ``24h15``; *form* says where the text stands in a phrase."""
    return _minutes(value, form)


# Constats come by the ten thousand, and what they measure by the hundred.
@lru_cache(maxsize=_REPEATED_MAX, typed=True)
def _minutes(value: int, form: str) -> Mesure:
    return _of(value, Unite.MINUTES, format_duration(value), form)


def etp(value: Number, form: str = "{}") -> Mesure:
    """Give full-time equivalents: ``0,62 ETP``."""
    return _of(value, Unite.ETP, f"{format_number(value)} ETP", form)


def day(value: date, form: str = "{}") -> Mesure:
    """Give a date: ``24/11/2026``."""
    return _of(value, Unite.DATE, format_date(value), form)


def day_count(value: int) -> Mesure:
    """Give a number of days: ``14 jours``."""
    return Mesure(value, Unite.DAYS, french(plural(value, "jour")))


def number(value: Number, form: str = "{}") -> Mesure:
    """Give a number without unit: ``0,5``; *form* may name what is counted, ``"{} fois"``."""
    return _number(value, form)


@lru_cache(maxsize=_REPEATED_MAX, typed=True)
def _number(value: Number, form: str) -> Mesure:
    return _of(value, Unite.NUMBER, format_number(value), form)


def count(value: int, noun: str) -> Mesure:
    """Give a number of things, their noun agreed: ``2 élèves``."""
    return Mesure(value, Unite.NUMBER, french(plural(value, noun)))


def percent(value: Number, decimals: int = 2) -> Mesure:
    """Give a percentage, 100 for the whole: ``61,23 %``."""
    return Mesure(value, Unite.PERCENT, format_percent(value, decimals))


def points(value: Number) -> Mesure:
    """Give a gap between two percentages: ``2,77 points``; under two, ``0,77 point``."""
    noun = "point" if abs(Fraction(value)) < 2 else "points"
    return _of(value, Unite.POINTS, f"{format_number(value)} {noun}", "{}")


def imp(value: Number, form: str = "{}") -> Mesure:
    """Give a number of IMP: ``0,5``."""
    return _of(value, Unite.IMP, format_number(value), form)


def amount(euros: Decimal) -> Mesure:
    """Give an amount of money: ``1 250 €``."""
    return Mesure(euros, Unite.EUROS, format_amount(euros))


def at_least(low: Mesure) -> Mesure:
    """Give what is expected from a value on: ``1h00 au moins``."""
    return between(low, None, f"{low} au moins")


def at_most(high: Mesure) -> Mesure:
    """Give what is expected up to a value: ``6 au plus``."""
    return between(None, high, f"{high} au plus")


def between(low: Mesure | None, high: Mesure | None, shown: str) -> Mesure:
    """Give what is expected between two measures of one unit, both included.

    Args:
        low: None where there is no lower bound.
        high: None where there is no upper bound.
        shown: how French says it.

    Raises:
        ValueError: without any bound, or with bounds of two units.
    """
    known = [bound for bound in (low, high) if bound is not None]
    if len({bound.unite for bound in known}) != 1:
        raise ValueError("il faut des bornes, d'une seule unité")
    return Mesure(Bounds(_end(low), _end(high)), known[0].unite, french(shown))


def _end(bound: Mesure | None) -> Simple | None:
    if bound is None:
        return None
    if isinstance(bound.value, Bounds):
        raise ValueError("une borne est une seule valeur")
    return bound.value


def after(limit: date, form: str) -> Mesure:
    """Give what is expected after a day, that day left out; *form* says it: ``après le {}``."""
    return between(day(limit + timedelta(days=1)), None, form.format(format_date(limit)))


def from_day(first: date, form: str) -> Mesure:
    """Give what is expected from a day on; *form* says it: ``au moins le {}``."""
    return between(day(first), None, form.format(format_date(first)))


def until(last: date, form: str) -> Mesure:
    """Give what is expected up to a day; *form* says it: ``au plus tard le {}``."""
    return between(None, day(last), form.format(format_date(last)))


def passing(mesure: Mesure) -> Mesure:
    """Give a measure that moves by itself, with the day or with the place of rows."""
    return replace(mesure, is_passing=True)


def both(first: Mesure, second: Mesure, form: str) -> Mesure:
    """Give the same thing in two units; *form* says both: ``{} ; {}``."""
    return Mesure(first.value, first.unite, french(form.format(first, second)), also=second)


def period(debut: date | None, fin: date | None) -> Mesure:
    """Give the days from one to another: ``du 01/09/2026 au 31/08/2027``, or ``sans fin``."""
    first = f"du {format_date(debut)} " if debut else ""
    last = f"au {format_date(fin)}" if fin else "sans fin"
    return Mesure(Bounds(debut, fin), Unite.DATE, first + last)
