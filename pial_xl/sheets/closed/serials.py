"""One way to tell a time, whatever the workbook counts its days from and however it writes them.

A number of hours shown as a time or a date is a number of days since the workbook's first day: 1900
or 1904 (Excel for Mac long ago), and, in the cells that write a date in full (``t="d"``), since
30 December 1899 (ISO/IEC 29500-1 § 18.17.4.1). Only for the days counted from 1900 does Excel hold
that 1900 was a leap year.
"""

from datetime import date, datetime, timedelta
from typing import Final

_DAY = timedelta(days=1)
_FIRST_OF_1900: Final = datetime(1899, 12, 30)
_FIRST_OF_1904: Final = datetime(1904, 1, 1)
_LEAP_BUG_DAYS: Final = 60
NUMBERS_MAX: Final = 10_000
"""Days after 1900 or 1904 below which a date is a number in a cell left in a date format: no one in
a workbook of today was born or hired before 1931."""


def as_counted_from_1900(value: object, *, from_1904: bool, written: bool) -> object:
    """Give what the cell would hold if the workbook counted its days from 1900.

    Args:
        value: what openpyxl made of the cell.
        from_1904: whether the workbook counts its days from 1904.
        written: whether the cell writes its date in full.
    """
    if not isinstance(value, date):
        return value
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    if moment.tzinfo is not None or not (from_1904 or written):
        return value
    elapsed = moment - (_FIRST_OF_1904 if from_1904 else _FIRST_OF_1900)
    if not timedelta(0) <= elapsed < (NUMBERS_MAX if from_1904 else _LEAP_BUG_DAYS) * _DAY:
        return value
    if elapsed < _DAY:
        return (_FIRST_OF_1900 + elapsed).time()
    return _FIRST_OF_1900 + elapsed + (_DAY if elapsed < _LEAP_BUG_DAYS * _DAY else timedelta(0))
