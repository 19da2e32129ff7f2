"""The quota of each pole: what the contracts need and a little more, or one post that is vacant."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pial_xl.bareme.quotite import etp
from pial_xl.demo.aesh import DemoAesh
from pial_xl.demo.calendar import YEAR_START
from pial_xl.demo.etablissements import POLES, DemoRow
from pial_xl.demo.spread import Allotment

_ADJUSTMENT = date(2026, 11, 2)
_VACANT_POST = "P2"
_MARGIN = 4 * 60
_VACANT = 24 * 60
_AIDE_MARGIN = 4 * 60


def dotation_rows(aesh: tuple[DemoAesh, ...], allotment: Allotment) -> list[DemoRow]:
    """Give the rows of T_Dotation: the total of each pole, then its detail by kind of help.

    The second pole also has an adjustment in November, in hours and in ETP, that pays a post
    nobody holds yet.
    """
    rows: list[DemoRow] = []
    for pole in POLES:
        in_pole = [a for a in aesh if a.school.pole == pole]
        contrats = _round_hour(sum(a.heures for a in in_pole))
        total, effect_date = contrats + _MARGIN, YEAR_START
        rows.append(_row(pole, total, effect_date))
        if pole == _VACANT_POST:
            total, effect_date = contrats + _VACANT, _ADJUSTMENT
            rows.append(_row(pole, total, effect_date) | {"etp": _etp(total)})
        individual_minutes = (
            _round_hour(_minutes(allotment, pole, "I")) + (total - contrats) // 2 + _AIDE_MARGIN
        )
        collective_minutes = sum(a.ulis for a in in_pole)
        details = {
            "I": individual_minutes,
            "M": total - individual_minutes - collective_minutes,
            "CO": collective_minutes,
        }
        rows += [_row(pole, d, effect_date) | {"aide": aide} for aide, d in details.items()]
    return rows


def _minutes(allotment: Allotment, pole: str, aide: str) -> int:
    parts: Iterable[int] = (
        p.minutes
        for p in allotment.parts
        if p.aesh.school.pole == pole and p.eleves[0].aide == aide
    )
    return sum(parts)


def _round_hour(minutes: int) -> int:
    return -(-minutes // 60) * 60


def _etp(minutes: int) -> float:
    exact: Fraction = etp(minutes)
    return float(round(Decimal(exact.numerator) / Decimal(exact.denominator), 2))


def _row(pole: str, minutes: int, effect_date: date) -> DemoRow:
    return {
        "pole": pole,
        "heures": minutes,
        "date_effet": effect_date,
        "reference": f"Courrier fictif DSDEN {effect_date:%Y-%m} {pole}",
    }
