"""The quota of each pole: what the contracts need and a little more, or one post that is vacant."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pial_xl.demo.aesh import AeshFictif
from pial_xl.demo.calendrier import RENTREE
from pial_xl.demo.etablissements import Ligne
from pial_xl.demo.repartition import Repartition
from pial_xl.units.quotite import etp

_AJUSTEMENT = date(2026, 11, 2)
_MARGE = 4 * 60
_VACANT = 24 * 60
_MARGE_AIDE = 6 * 60


def lignes_dotation(aesh: tuple[AeshFictif, ...], repartition: Repartition) -> list[Ligne]:
    """Give the rows of T_Dotation.

    The first pole has the detail by kind of help; the second an adjustment in November, in hours
    and in ETP, that pays a post nobody holds yet; the third its total alone.
    """
    contrats = {
        pole: _heure_ronde(sum(a.heures for a in aesh if a.ecole.pole == pole))
        for pole in ("P1", "P2", "P3")
    }
    total = contrats["P1"] + _MARGE
    individuel = _heure_ronde(_minutes(repartition, "P1", "I")) + _MARGE_AIDE
    collectif = sum(a.ulis for a in aesh if a.ecole.pole == "P1")
    details = {"I": individuel, "CO": collectif, "M": total - individuel - collectif}
    return [
        _ligne("P1", total, RENTREE),
        *({**_ligne("P1", minutes, RENTREE), "aide": aide} for aide, minutes in details.items()),
        _ligne("P2", contrats["P2"], RENTREE),
        _ligne("P2", contrats["P2"] + _VACANT, _AJUSTEMENT)
        | {"etp": _etp(contrats["P2"] + _VACANT)},
        _ligne("P3", contrats["P3"] + _MARGE, RENTREE),
    ]


def _minutes(repartition: Repartition, pole: str, aide: str) -> int:
    parts: Iterable[int] = (
        p.minutes
        for p in repartition.parts
        if p.aesh.ecole.pole == pole and p.eleves[0].aide == aide
    )
    return sum(parts)


def _heure_ronde(minutes: int) -> int:
    return -(-minutes // 60) * 60


def _etp(minutes: int) -> float:
    exact: Fraction = etp(minutes)
    return float(round(Decimal(exact.numerator) / Decimal(exact.denominator), 2))


def _ligne(pole: str, minutes: int, effet: date) -> Ligne:
    return {
        "pole": pole,
        "heures": minutes,
        "date_effet": effet,
        "reference": f"Courrier fictif DSDEN {effet:%Y-%m} {pole}",
    }
