"""Durations: an integer number of minutes inside, ``24h15`` outside."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeAlias

from pial_xl.units.text import clean

MINUTES_PER_DAY = 24 * 60
# Excel counts days from this date; a duration shown as a date is a number of days since it.
_EXCEL_EPOCH = datetime(1899, 12, 30)
_EXCEL_LEAP_BUG_DAY = datetime(1900, 3, 1)
EXCEL_TIME_MAX_DAYS = 3
"""A bare number below this may be an Excel time: nobody shows more than three days as a time."""
_LENGTH_MAX = 60
"""Characters of the longest duration that anyone writes."""
_WEEK_MAX = 24
"""Characters at the end of a text among which « par semaine » is looked for."""
_AMBIGUOUS_DECIMALS = frozenset({15, 30, 45})

_SIGN = r"(?P<sign>[-−]?)\s*"
_CLOCK = re.compile(
    _SIGN + r"(?P<h>\d{1,4})\s*(?:h|:|heures?)\s*(?:(?P<m>[0-5]?\d)\s*(?:mn|min|minutes?|')?)?"
    r"(?::[0-5]\d)?",
    re.IGNORECASE,
)
_MINUTES_ONLY = re.compile(_SIGN + r"(?P<m>\d{1,4})\s*(?:mn|min|minutes?)", re.IGNORECASE)
_PER_WEEK = re.compile(
    r"\s*(?:(?:(?:/|par|à la)\s*)?(?:semaines?|sem)\.?|/\s*s\.?|hebdo(?:madaires?|\.)?)",
    re.IGNORECASE,
)
_DECIMAL = re.compile(_SIGN + r"(?P<n>\d{1,6}(?:[.,]\d{1,6})?)\s*(?:h|heures?)?", re.IGNORECASE)


def parse_duration(value: object) -> int:
    """Read a duration written in any of the ways of the workbook.

    Accepted: ``24``, ``24,5``, ``24.5``, ``24h``, ``24h15``, ``24 h 15``, ``24:15``, ``45 min``,
    any of these followed by ``/semaine`` or ``par semaine``, an Excel time (``time``,
    ``timedelta``, a date near Excel's epoch, or the bare fraction of a day when no number of
    hours gives whole minutes).

    Returns:
        Minutes. Negative when the cell says so: whether that is acceptable is a rule's affair.

    Raises:
        ValueError: when it is none of these.
    """
    if isinstance(value, bool):
        raise ValueError("un booléen n'est pas une durée")
    if isinstance(value, timedelta):
        return round(value.total_seconds() / 60)
    if isinstance(value, datetime):
        return _from_excel_date(value)
    if isinstance(value, time):
        return value.hour * 60 + value.minute + (1 if value.second >= 30 else 0)
    if isinstance(value, int | float):
        return _from_number(value)
    if isinstance(value, date):
        raise ValueError("une date n'est pas une durée")
    return _from_text(clean(value))


def _from_excel_date(value: datetime) -> int:
    days = value - _EXCEL_EPOCH
    if value < _EXCEL_LEAP_BUG_DAY:
        days -= timedelta(days=1)
    if not timedelta(0) <= days < timedelta(days=60):
        raise ValueError("une date n'est pas une durée")
    return round(days.total_seconds() / 60)


def _from_number(hours: float) -> int:
    if not -1e6 < hours < 1e6:
        raise ValueError("nombre hors de toute durée")
    as_days = hours * MINUTES_PER_DAY
    as_hours = hours * 60
    looks_like_excel_time = (
        0 < hours < EXCEL_TIME_MAX_DAYS
        and abs(as_days - round(as_days)) < 0.01
        and abs(as_hours - round(as_hours)) > 0.02
        # Nobody types more than three decimals; a time of day has as many as it takes.
        and abs(hours * 1000 - round(hours * 1000)) > 1e-6
    )
    return round(as_days) if looks_like_excel_time else round_minutes(Fraction(hours) * 60)


def _from_text(written: str) -> int:
    text = _without_week(written)
    if len(text) > _LENGTH_MAX:
        raise ValueError(written)
    if match := _CLOCK.fullmatch(text):
        minutes = int(match["h"]) * 60 + int(match["m"] or 0)
    elif match := _MINUTES_ONLY.fullmatch(text):
        minutes = int(match["m"])
    elif match := _DECIMAL.fullmatch(text):
        minutes = round_minutes(Fraction(match["n"].replace(",", ".")) * 60)
    else:
        raise ValueError(written)
    return -minutes if match["sign"] else minutes


def _without_week(text: str) -> str:
    """Drop « /semaine », « par semaine », « hebdo » after a duration: the column says it."""
    for match in _PER_WEEK.finditer(text[-_WEEK_MAX:]):
        if match.end() == len(text[-_WEEK_MAX:]):
            return text[: len(text) - len(match[0])]
    return text


Exact: TypeAlias = int | Fraction
"""Minutes that are not rounded; whole ones are ``int``, which adds ten times faster."""


def as_exact(minutes: Fraction) -> Exact:
    """Give exact minutes as an ``int`` when they are whole."""
    return minutes.numerator if minutes.denominator == 1 else minutes


def round_minutes(minutes: Exact) -> int:
    """Round to the nearest minute, halves away from zero (what a person expects)."""
    if isinstance(minutes, int):
        return minutes
    sign = -1 if minutes < 0 else 1
    return sign * int(abs(minutes) + Fraction(1, 2))


def round_together(parts: Sequence[Exact]) -> list[int]:
    """Round parts to whole minutes so that they still add up to their rounded sum.

    Each is rounded down or up; those that lose most by being rounded down are rounded up, the
    first of equals first.
    """
    whole = [int(part // 1) for part in parts]
    lacking = round_minutes(sum(parts)) - sum(whole)
    by_loss = sorted(range(len(parts)), key=lambda i: whole[i] - parts[i])
    for i in by_loss[:lacking]:
        whole[i] += 1
    return whole


def ambiguous_decimal(value: object) -> tuple[int, int] | None:
    """Tell whether a decimal number of hours may have been meant as hours and minutes.

    ``24.15`` may be 24 h 15 or 24,15 h (24 h 09): gives ``(24, 15)``. None when unambiguous.
    """
    if isinstance(value, str):
        text = clean(value).replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 <= value < 1e4:
        return None
    hundredths = round(value * 100)
    if abs(value * 100 - hundredths) > 1e-6 or hundredths % 100 not in _AMBIGUOUS_DECIMALS:
        return None
    return divmod(hundredths, 100)


def format_duration(minutes: int) -> str:
    """Write minutes as ``24h15`` (``-0h30`` when negative)."""
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours}h{rest:02d}"


def format_exact(minutes: Exact) -> str:
    """Write exact minutes as ``24h15``, to the nearest one."""
    return format_duration(round_minutes(minutes))


def hours(minutes: int) -> float:
    """Give minutes as decimal hours, for cells and charts only."""
    return round(minutes / 60, 4)


def parse_time_of_day(value: object) -> int:
    """Read a time of day (``8h30``, ``08:30``, an Excel time): minutes after midnight.

    Raises:
        ValueError: when it is not a time between 0h00 and 24h00.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1:
        minutes = round(value * MINUTES_PER_DAY)
    else:
        minutes = parse_duration(value)
    if not 0 <= minutes <= MINUTES_PER_DAY:
        raise ValueError(clean(value))
    return minutes
