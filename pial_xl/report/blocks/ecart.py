"""The gap of a constat as a number that sorts, and the format that shows its unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pial_xl.report.blocks.block import Simple
from pial_xl.report.text import to_cell_text
from pial_xl.units.mesure import Mesure, Unite
from pial_xl.units.text import NBSP

FORMATS: Final[Mapping[Unite, str]] = {
    Unite.MINUTES: f'#,##0.00"{NBSP}h"',
    Unite.ETP: f'0.00"{NBSP}ETP"',
    Unite.DAYS: f'#,##0"{NBSP}j"',
    Unite.NUMBER: "General",
    Unite.PERCENT: f'0.00"{NBSP}%"',
    Unite.POINTS: f'0.00"{NBSP}pt"',
    Unite.IMP: f'0.00"{NBSP}IMP"',
    Unite.EUROS: f'#,##0.00"{NBSP}€"',
}
"""Number format of each unit, in English as files hold it. A duration is in hours and hundredths:
Excel shows a negative time of day as a row of #."""
_MINUTES_PER_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class EcartCell:
    """What a cell of the column holds, and its number format; both blank without a gap."""

    value: Simple
    number_format: str = ""


def ecart_cell(ecart: Mesure) -> EcartCell:
    """Give the gap as a number in its unit; a text, which a plugin may give, stays one."""
    value, number_format = ecart.value, FORMATS.get(ecart.unite)
    if number_format is None or not isinstance(value, int | Fraction | Decimal):
        return text_cell(ecart.text)
    if ecart.unite is Unite.MINUTES:
        return EcartCell(float(Fraction(value) / _MINUTES_PER_HOUR), number_format)
    return EcartCell(float(value), number_format)


def text_cell(text: str) -> EcartCell:
    """Give a text that stands in the column of gaps.

    The space that begins it keeps any program from reading a number or a formula there.
    """
    return EcartCell(NBSP + to_cell_text(text.removeprefix(NBSP)) if text else None)
