"""The quota of each pole: what the contracts need and a little more, or one post that is vacant."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pial_xl.demo.aesh import AeshFictif
from pial_xl.demo.calendrier import RENTREE
from pial_xl.demo.etablissements import POLES, Ligne
from pial_xl.demo.repartition import Repartition
from pial_xl.units.quotite import etp

_AJUSTEMENT = date(2026, 11, 2)
_POSTE_VACANT = "P2"
_MARGE = 4 * 60
_VACANT = 24 * 60
_MARGE_AIDE = 4 * 60


def lignes_dotation(aesh: tuple[AeshFictif, ...], repartition: Repartition) -> list[Ligne]:
    """Give the rows of T_Dotation: the total of each pole, then its detail by kind of help.

    The second pole also has an adjustment in November, in hours and in ETP, that pays a post
    nobody holds yet.
    """
    lignes: list[Ligne] = []
    for pole in POLES:
        du_pole = [a for a in aesh if a.ecole.pole == pole]
        contrats = _heure_ronde(sum(a.heures for a in du_pole))
        total, effet = contrats + _MARGE, RENTREE
        lignes.append(_ligne(pole, total, effet))
        if pole == _POSTE_VACANT:
            total, effet = contrats + _VACANT, _AJUSTEMENT
            lignes.append(_ligne(pole, total, effet) | {"etp": _etp(total)})
        individuel = (
            _heure_ronde(_minutes(repartition, pole, "I")) + (total - contrats) // 2 + _MARGE_AIDE
        )
        collectif = sum(a.ulis for a in du_pole)
        details = {"I": individuel, "M": total - individuel - collectif, "CO": collectif}
        lignes += [_ligne(pole, d, effet) | {"aide": aide} for aide, d in details.items()]
    return lignes


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
