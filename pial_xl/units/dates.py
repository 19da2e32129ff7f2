"""Dates as the French write them, and school years."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from pial_xl.units.records import record
from pial_xl.units.text import NBSP, clean, fold

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_WRITTEN_MONTHS = ("janvier", "février", *_MONTHS[2:7], "août", *_MONTHS[8:11], "décembre")
_ABBREVIATIONS = {"janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}  # fmt: skip  # noqa: E501
_TIME = r"(?:(?:,? | à |T)\d{1,2}[h:]\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
"""A time of day after a date, which a date-time pasted as text brings: the day alone counts.

With a fraction of a second, and a zone, as other programs write it.
"""
_DAY = (
    r"(?:le )?"
    r"(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.?) )?"
)
_BAR = r"\s?[/.\- ]\s?"
_NUMERIC = re.compile(
    rf"{_DAY}(\d{{1,2}}){_BAR}(\d{{1,2}}){_BAR}(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_ISO = re.compile(rf"{_DAY}(\d{{4}}){_BAR}(\d{{1,2}}){_BAR}(\d{{1,2}}){_TIME}", re.IGNORECASE)
_WORDS = re.compile(
    rf"{_DAY}([0-3]?1er|\d{{1,2}})(?: |-)?([^\W\d]+)\.?(?: |-)?(\d{{4}}|\d{{2}}){_TIME}",
    re.IGNORECASE,
)
_LENGTH_MAX = 60
"""Characters of the longest date that anyone writes."""
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})")
_EXCEL_EPOCH = date(1899, 12, 30)
DAY_NUMBER_MAX: Final = 200_000
"""No number from here on is a day: it would be one of the year 2447."""
_YEARS = (1990, 2190)
"""First and last school years that can be meant."""


def parse_date(value: object) -> date:
    """Read a date: a real one, Excel's day number, ``01/09/2026``, ``1 sept. 2026``, ISO.

    A time of day after it is left out: ``01/09/2026 00:00``.

    Raises:
        ValueError: when it is none of these, or is no day of the calendar.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise ValueError("un booléen n'est pas une date")
    if isinstance(value, int | float):
        if not 0 < value < DAY_NUMBER_MAX:
            raise ValueError(clean(value))
        return _EXCEL_EPOCH + timedelta(days=int(value))
    text = clean(value)
    if len(text) > _LENGTH_MAX:
        raise ValueError(text)
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(text):
        return date(_year(match[3]), int(match[2]), int(match[1]))
    if match := _WORDS.fullmatch(text):
        return date(_year(match[3]), _month(match[2]), int(match[1].lower().removesuffix("er")))
    raise ValueError(text)


def excel_day(value: date) -> int:
    """Give the number under which Excel holds a day since March 1900."""
    return (value - _EXCEL_EPOCH).days


def _year(digits: str) -> int:
    year = int(digits)
    return year + 2000 if year < 100 else year


def _month(word: str) -> int:
    key = fold(word)
    if key in _MONTHS:
        return _MONTHS.index(key) + 1
    if key in _ABBREVIATIONS:
        return _ABBREVIATIONS[key]
    raise ValueError(word)


def format_date(value: date) -> str:
    """Write a date as ``24/11/2026``."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def long_date(value: date) -> str:
    """Write a date as ``24 novembre 2026``, and the first of a month as ``1er septembre 2026``."""
    day = "1er" if value.day == 1 else str(value.day)
    return f"{day}{NBSP}{_WRITTEN_MONTHS[value.month - 1]} {value.year}"


def is_active(debut: date | None, fin: date | None, day: date) -> bool:
    """Tell whether a period holds on *day*; an absent end is open."""
    return (debut is None or debut <= day) and (fin is None or day <= fin)


def overlaps(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> bool:
    """Tell whether two periods share a day; an absent end is open."""
    starts = [start for start in (first[0], second[0]) if start is not None]
    ends = [end for end in (first[1], second[1]) if end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def months_of(debut: date, fin: date) -> Fraction:
    """Give the months from a day to another, both included; days count by thirtieths."""
    after = fin + timedelta(days=1)
    months = (after.year - debut.year) * 12 + after.month - debut.month
    return months + Fraction(after.day - debut.day, 30)


@record
class SchoolYear:
    """A school year, from 1 September to 31 August."""

    start_year: int

    @classmethod
    def parse(cls, value: object) -> "SchoolYear":
        """Read ``2026-2027`` (also ``2026/2027``, ``2026-27``).

        Raises:
            ValueError: when it is not two consecutive years.
        """
        match = _SCHOOL_YEAR.fullmatch(clean(value))
        if match is None:
            raise ValueError(clean(value))
        first, second = int(match[1]), int(match[2])
        if second < 100:
            second += first // 100 * 100
        if second != first + 1 or not _YEARS[0] <= first <= _YEARS[1]:
            raise ValueError(clean(value))
        return cls(first)

    @classmethod
    def containing(cls, day: date) -> "SchoolYear":
        """Give the school year in which *day* falls."""
        return cls(day.year if day.month >= 9 else day.year - 1)

    @property
    def start(self) -> date:
        """1 September."""
        return date(self.start_year, 9, 1)

    @property
    def end(self) -> date:
        """31 August."""
        return date(self.start_year + 1, 8, 31)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.start_year}-{self.start_year + 1}"
