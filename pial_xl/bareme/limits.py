"""Limits that no workbook changes: what cannot be true, and margins of writing.

What the law or a département sets stands in ``Bareme``; these are the program's own, each said
once for rules, reader and template.
"""

from datetime import date
from fractions import Fraction
from typing import Final

DATE_YEARS_BEFORE: Final = 20
DATE_YEARS_AFTER: Final = 10
"""Years around the school year out of which no date of a workbook can be true (S-04)."""

CELL_DATES: Final = (date(2000, 1, 1), date(2099, 12, 31))
"""First and last days that a date cell takes without a word; S-04 looks closer."""

PERCENTAGE_MAX: Final = 100
"""A part of a whole, in per cent, that a cell takes without a word."""

BESOIN_MAX: Final = 5
"""Top of the scale on which a course's need of somebody is written, from 0."""

OLD_SEMAINES: Final = (39, 40)
"""Weeks of contracts made under the décret 2014-724 before 2019, some of which survive (C-03)."""

SMOOTHING_TOLERANCE: Final = 10
"""Minutes around contract × 41/36 within which the classic mistake is recognised (A-03)."""

FULL_TIME: Final = 100
FULL_TIME_MARGIN: Final = Fraction(1, 2)
"""Per cent of a full-time contract, and the points of rounding above it that C-05 passes over."""

CDD_LAW: Final = date(2023, 9, 1)
"""First day of the contracts under the décret 2023-597."""
CDD_MONTHS: Final = 36
CDD_MONTHS_MARGIN: Final = 1
"""Months of a CDD since then, and how far from them C-07 says nothing."""

PROJECTION_DAYS: Final = 90
"""Days after the reference date to which D-12 looks where the workbook gives no date."""

ETP_MARGIN: Final = Fraction(5, 1000)
"""ETP are written to the hundredth: a quota may be half a hundredth more than it says."""

ETP_DECIMALS_MAX: Final = 4
"""Decimals that a person writes of an ETP; more of them are those of a computation."""
