"""Text that is printed: its lines as they were typed, dates and numbers as a sheet shows them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from pial_xl.units.dates import format_date
from pial_xl.units.numbers import format_number
from pial_xl.units.text import clean


def printed_text(value: object) -> str:
    """Give *value* as the text that a sheet shows: each line cleaned, blank ones at ends dropped.

    A date is ``24/11/2026`` and a number takes a comma: they are typed where a text is waited for.
    """
    match value:
        case date() | time() | timedelta():
            return _moment_text(value)
        case bool():
            return "VRAI" if value else "FAUX"
        case float() | Decimal():
            return format_number(value, 10)
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(clean, lines)).strip("\n")


def _moment_text(value: date | time | timedelta) -> str:
    match value:
        case datetime() if value.time() != time.min:
            return f"{format_date(value)} {value:%H:%M}"
        case date():
            return format_date(value)
        case time():
            return f"{value:%H:%M}"
    minutes = round(value / timedelta(minutes=1))
    return f"{'-' * (minutes < 0)}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
