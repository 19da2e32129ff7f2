"""The dates of the demo: all stand around one fixed day, so that nothing changes with time."""

from datetime import date

DATE_DEMO = date(2026, 11, 24)
"""Reference date of the demo's controls."""

YEAR = "2026-2027"
YEAR_START = date(2026, 9, 1)
YEAR_END = date(2027, 8, 31)
SIGNATURE = date(2026, 9, 15)
