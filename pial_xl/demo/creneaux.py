"""Timetables of some AESH: every minute allotted finds its place in the school's week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pial_xl.demo.aesh import DemoAesh
from pial_xl.demo.affectations import groupe_of
from pial_xl.demo.eleves import eats_with_aide
from pial_xl.demo.etablissements import DemoRow, DemoSchool
from pial_xl.demo.spread import Allotment, DemoEleve, Support

TIMETABLE_COUNT = 18
_SEQUENCE = 90
"""Longest stretch with one pupil before another's turn, in minutes."""
_LEFTOVER = 30
"""A shorter end of a half-day is not worth a change of pupil."""
_REPAS = 45
_REPAS_DAYS = ("lundi", "jeudi")
_FULL_DAYS = ("lundi", "mardi", "jeudi", "vendredi")


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day of class, in minutes after midnight."""

    jour: str
    debut: int
    fin: int


def _week(morning: tuple[int, int], afternoon: tuple[int, int]) -> tuple[HalfDay, ...]:
    return tuple(HalfDay(jour, *heures) for jour in _FULL_DAYS for heures in (morning, afternoon))


_SCHOOL = _week((8 * 60 + 30, 11 * 60 + 45), (13 * 60 + 30, 16 * 60 + 15))
_SECOND_DEGRE = _week((8 * 60, 12 * 60), (13 * 60 + 30, 16 * 60 + 30))
_SECOND_DEGRE += (HalfDay("mercredi", 8 * 60, 12 * 60),)


@dataclass(frozen=True, slots=True)
class DemoCreneau:
    """One slot; ``part`` is None for ULIS and travel."""

    jour: str
    debut: int
    fin: int
    nature: str
    school: DemoSchool | None
    part: Support | None


@dataclass(frozen=True, slots=True)
class _Need:
    school: DemoSchool
    part: Support | None
    minutes: int


def lay_timetable(
    a: DemoAesh, parts: list[Support], trajets: Mapping[frozenset[str], int]
) -> list[DemoCreneau]:
    """Lay the week of one AESH, site after site.

    Args:
        a: the AESH.
        parts: what the allotter gave to the AESH.
        trajets: minutes of road, by the two UAI.

    Returns:
        The slots, or none when the week of class is too short for all.
    """
    needs = [_Need(a.school, None, a.ulis)] if a.ulis else []
    needs += [_Need(p.eleves[0].school, p, p.minutes) for p in parts]
    sites = list(dict.fromkeys(b.school for b in needs))
    repas: list[DemoCreneau] = []
    if len(sites) == 1:
        needs, repas = _with_repas(needs)
    free = list(_SCHOOL if a.school.degre == "école" else _SECOND_DEGRE)
    creneaux: list[DemoCreneau] = []
    for site in sites:
        if creneaux and free:
            creneaux += _change_site(creneaux[-1], site, free, trajets)
        places = _put_at([b for b in needs if b.school is site], free)
        if not places:
            return []
        creneaux += places
    return creneaux + repas


def _with_repas(needs: list[_Need]) -> tuple[list[_Need], list[DemoCreneau]]:
    """Take two lunches a week out of the time of the first pupil whose decision covers lunch."""
    for rank, b in enumerate(needs):
        if b.part and len(b.part.eleves) == 1 and eats_with_aide(b.part.eleves[0]):
            midi = 11 * 60 + 45 if b.school.degre == "école" else 12 * 60
            repas = [
                DemoCreneau(jour, midi, midi + _REPAS, "repas", b.school, b.part)
                for jour in _REPAS_DAYS
            ]
            needs = needs.copy()
            needs[rank] = replace(b, minutes=b.minutes - _REPAS * len(repas))
            return needs, repas
    return needs, []


def _change_site(
    last: DemoCreneau,
    site: DemoSchool,
    free: list[HalfDay],
    trajets: Mapping[frozenset[str], int],
) -> list[DemoCreneau]:
    """Go on at another school from the next half-day; the road is service time on the same day."""
    if (free[0].jour, free[0].debut) == (last.jour, last.fin):
        free.pop(0)
    if not free or free[0].jour != last.jour or last.school is None:
        return []
    minutes = trajets[frozenset((last.school.uai, site.uai))]
    fin = last.fin + minutes
    return [DemoCreneau(last.jour, last.fin, fin, "trajet", None, None)]


def _put_at(needs: list[_Need], free: list[HalfDay]) -> list[DemoCreneau]:
    """Fill the free half-days, each pupil in turn; give nothing when they do not suffice."""
    places: list[DemoCreneau] = []
    waiting = [b for b in needs if b.minutes]
    while waiting:
        if not free:
            return []
        b, half = waiting.pop(0), free[0]
        remaining = half.fin - half.debut
        duration = min(b.minutes, remaining if remaining <= _SEQUENCE + _LEFTOVER else _SEQUENCE)
        fin = half.debut + duration
        nature = "accompagnement"
        places = _add(places, DemoCreneau(half.jour, half.debut, fin, nature, b.school, b.part))
        if fin == half.fin:
            free.pop(0)
        else:
            free[0] = replace(half, debut=fin)
        if b.minutes > duration:
            waiting.append(replace(b, minutes=b.minutes - duration))
    return places


def _add(places: list[DemoCreneau], following: DemoCreneau) -> list[DemoCreneau]:
    """Add a slot, in one piece with the last one when nothing but time parts them."""
    if places:
        last = places[-1]
        goes_on = (last.jour, last.fin, last.part) == (
            following.jour,
            following.debut,
            following.part,
        )
        if goes_on:
            return [*places[:-1], replace(last, fin=following.fin)]
    return [*places, following]


def lay_timetables(
    aesh: tuple[DemoAesh, ...],
    allotment: Allotment,
    trajets: Mapping[frozenset[str], int],
) -> dict[DemoAesh, list[DemoCreneau]]:
    """Lay the weeks of the first AESH that can be; no pupil stands in two of them."""
    placed: dict[DemoAesh, list[DemoCreneau]] = {}
    places: set[DemoEleve] = set()
    for a in aesh:
        parts = allotment.of(a)
        eleves = {e for p in parts for e in p.eleves}
        if a.absence or eleves & places or len(placed) == TIMETABLE_COUNT:
            continue
        if creneaux := lay_timetable(a, parts, trajets):
            placed[a] = creneaux
            places |= eleves
    return placed


def creneau_rows(
    timetables: Mapping[DemoAesh, list[DemoCreneau]],
    allotment: Allotment,
    codes: Mapping[DemoEleve, str],
) -> list[DemoRow]:
    """Give the rows of T_Creneaux, AESH by AESH, day by day."""
    week = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
    rows: list[DemoRow] = []
    for a, creneaux in timetables.items():
        parts = allotment.of(a)
        for c in sorted(creneaux, key=lambda c: (week.index(c.jour), c.debut)):
            row: DemoRow = {"aesh": a.code, "jour": c.jour, "debut": c.debut, "fin": c.fin}
            row["nature"] = c.nature
            if c.school:
                row["uai"] = c.school.uai
            if c.part and (groupe := groupe_of(parts, c.part)):
                row["groupe"] = groupe
            elif c.part:
                row["eleve"] = codes[c.part.eleves[0]]
            rows.append(row)
    return rows
