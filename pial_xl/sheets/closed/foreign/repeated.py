"""The days of an event that a rule of its calendar repeats (RFC 5545), over one school year.

``dateutil`` unrolls the rules. What timetables repeat are days and weeks: a rule that asks for
anything else is not read.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from pial_xl.units.dates import SchoolYear

Span: TypeAlias = tuple[datetime, datetime]
"""From a moment until another, on the clock of the school."""

_DAYS_MAX: Final = 3 * 366
"""Days over which a rule is unrolled: courses are not held from long ago."""
_AUGUST: Final = timedelta(days=31)
_RULE: Final = re.compile(r"[A-Z]{1,12}=[A-Z0-9,]{1,60}(?:;[A-Z]{1,12}=[A-Z0-9,]{1,60}){0,6};?")
_PARTS: Final = frozenset({"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "WKST"})
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def year_around(latest: datetime) -> Span:
    """Give the school year of the latest event that a calendar writes.

    August is of the year that begins: some timetables start on its last Monday.
    """
    year = SchoolYear.containing((latest + _AUGUST).date())
    start, end = (datetime(day.year, day.month, day.day) for day in (year.start, year.end))
    return start - _AUGUST, end + timedelta(days=1) - _AUGUST


def unrolled(
    start: str, rule: str, read: Callable[[str], datetime | None], within: Span
) -> Iterator[datetime]:
    """Give when a repeated event takes place, in order.

    Its hour stays the same on the clock on which it is written: in UTC, it is one hour later on
    that of the school when summer comes.

    Args:
        start: when it first does, as ``DTSTART`` writes it.
        rule: its ``RRULE``.
        read: puts a moment so written on the clock of the school.
        within: the span that is wanted.

    Raises:
        ValueError: the rule is damaged, or is none of a timetable.
    """
    parts = _parts(rule.upper())
    mark = "Z" * start.endswith("Z")
    first, last = within
    begins = datetime.fromisoformat(start.removesuffix("Z"))
    until = min(last, _until(parts["UNTIL"], mark, read)) if "UNTIL" in parts else last
    if begins < first - timedelta(days=_DAYS_MAX):
        raise ValueError(rule)
    # Slow to import, and few calendars need it.
    from dateutil import rrule  # type: ignore[import-untyped]  # noqa: PLC0415

    moments = rrule.rrule(
        {"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY}[parts["FREQ"]],
        begins,
        interval=_positive(parts.get("INTERVAL", "1")),
        wkst=_WEEKDAYS.index(parts.get("WKST", "MO")),
        until=until,
        byweekday=[_WEEKDAYS.index(day) for day in parts["BYDAY"].split(",")]
        if "BYDAY" in parts
        else None,
    )
    count = _positive(parts["COUNT"]) if "COUNT" in parts else 2 * _DAYS_MAX
    for rank, moment in enumerate(moments):
        if rank == count:
            break
        if (held := read(f"{moment:%Y%m%dT%H%M%S}{mark}")) and first <= held < last:
            yield held


def _parts(rule: str) -> dict[str, str]:
    pieces = [piece.partition("=") for piece in rule.rstrip(";").split(";")]
    parts = {name: value for name, _, value in pieces}
    is_known = _PARTS.issuperset(parts) and parts.get("FREQ") in ("DAILY", "WEEKLY")
    if not _RULE.fullmatch(rule) or not is_known or len(parts) < len(pieces):
        raise ValueError(rule)
    return parts


def _positive(text: str) -> int:
    number = int(text)
    if not 0 < number <= _DAYS_MAX:
        raise ValueError(text)
    return number


def _until(text: str, mark: str, read: Callable[[str], datetime | None]) -> datetime:
    """Give the last moment of a rule, on the clock of its start; of a day, its end."""
    if text.endswith("Z") and not mark and (found := read(text)):
        return found
    moment = datetime.fromisoformat(text.removesuffix("Z"))
    return moment + timedelta(days=1, seconds=-1) if len(text) == len("YYYYMMDD") else moment
