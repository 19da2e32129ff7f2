"""Days and times as a workbook holds them: numbers, told apart by the format of their cell.

The same answers as openpyxl's, without it: to import it takes longer than to control a workbook.
"""

import re
from datetime import datetime, time, timedelta
from typing import Final

MAC_EPOCH: Final = datetime(1904, 1, 1)
WINDOWS_EPOCH: Final = datetime(1899, 12, 30)
BUILTIN_FORMATS: Final = {
    **dict.fromkeys(range(14, 18), "d-m-y"),
    **dict.fromkeys((*range(18, 22), 45, 47), "h:mm:ss"),
    22: "d/m/y h:mm",
    46: "[h]:mm:ss",
}
"""What the formats that a file does not spell out show of a day or a time, by number."""

_NOT_SHOWN = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DAY_OR_TIME = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_TIME = re.compile(r"(?<![_\\])[hs]|\[mm?\]", re.IGNORECASE)
_DURATION = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_DAY_SECONDS: Final = 86_400
_LEAP_BUG_DAYS: Final = 60


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows a day or a time."""
    return _DAY_OR_TIME.search(_NOT_SHOWN.sub("", code.split(";", maxsplit=1)[0])) is not None


def is_day_format(code: str) -> bool:
    """Tell whether a number format shows a day and no time: a number left under it is a number."""
    shown = _NOT_SHOWN.sub("", code.split(";", maxsplit=1)[0])
    return is_date_format(code) and _TIME.search(shown) is None


def is_timedelta_format(code: str) -> bool:
    """Tell whether a number format shows a duration: hours, minutes or seconds past a day."""
    return _DURATION.search(code.split(";", maxsplit=1)[0]) is not None


def moment(days: float, epoch: datetime, *, shown_as_duration: bool) -> datetime | time | timedelta:
    """Give what a number shown as a day or a time is, to the millisecond.

    Args:
        days: the number: days since the epoch.
        epoch: the first day of the workbook.
        shown_as_duration: whether its format shows a duration.

    Raises:
        ValueError: no day.
        OverflowError: no day of our calendar.
    """
    if shown_as_duration:
        return _to_millisecond(timedelta(days=days))
    day, fraction = divmod(days, 1)
    within = timedelta(milliseconds=round(fraction * _DAY_SECONDS * 1000))
    if 0 <= days < 1 and within.days == 0:
        return (datetime.min + within).time()
    if 0 < days < _LEAP_BUG_DAYS and epoch == WINDOWS_EPOCH:
        day += 1  # Excel holds that 1900 was a leap year
    return epoch + timedelta(days=day) + within


def _to_millisecond(duration: timedelta) -> timedelta:
    if not duration.microseconds:
        return duration
    return timedelta(
        seconds=duration.total_seconds() // 1, microseconds=round(duration.microseconds, -3)
    )
