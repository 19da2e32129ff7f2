"""Who could help those who wait during an absence, and what each choice would change."""

from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum, auto

from pial_xl.dossier.absence import Absence, Uncovered
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.free import free_minutes
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.tables import Aesh
from pial_xl.units.durations import Exact
from pial_xl.units.records import record


class Nearness(IntEnum):
    """How near to a school an AESH works, the nearest first."""

    SAME_SCHOOL = auto()
    KNOWN_ROAD = auto()
    SAME_POLE = auto()
    OTHER_POLE = auto()


@record
class Substitute:
    """An AESH with hours left, seen from those who wait.

    Attributes:
        aesh: the AESH.
        free: weekly minutes that the contract leaves.
        nearness: how near.
        road: minutes of road from the nearest school of the AESH; None when they are not known.
        over: minutes that the whole help would take beyond the contract.
        crowded: pupils around whom there would be more AESH than the local mark, and how many.
        pole: the other pole whose hours these are; blank in the pole of those who wait.
        over_quota: minutes that this would take beyond the quota of that pole; None if unknown.
        at_hours: minutes of those very hours at which the AESH is free; None when a timetable
            does not say.
    """

    aesh: Aesh
    free: int
    nearness: Nearness
    road: int | None
    over: Exact
    crowded: tuple[tuple[str, int], ...]
    pole: str
    over_quota: Exact | None
    at_hours: Exact | None


def works_in(d: Dossier, aesh: Aesh) -> frozenset[str]:
    """Give the schools of an AESH: the main one, and those of the pupils helped."""
    rows = d.active_affectations_by_aesh.get(aesh.aesh or "", ())
    return frozenset(filter(None, (aesh.uai, *(d.uai_of(a.eleve) for a in rows))))


def road_to(d: Dossier, works: Collection[str], wanted: Collection[str]) -> int | None:
    """Give the least minutes from where an AESH works to schools: 0 in one of them, None unknown.

    Args:
        d: the workbook.
        works: UAI of the schools where the AESH works.
        wanted: UAI of the schools where help is wanted.
    """
    if any(uai in works for uai in wanted):
        return 0
    known = (d.trajet_minutes.get((a, b)) for a in works for b in wanted)
    return min((minutes for minutes in known if minutes is not None), default=None)


def substitutes(d: Dossier, absence: Absence, uncovered: Uncovered) -> list[Substitute]:
    """Give the AESH with hours left who could help, the nearest first.

    Of those as near, first who is free at those very hours, then who has the most hours.
    """
    etablissement = d.etablissement_by_uai.get(uncovered.uai)
    pole = d.pole_of(etablissement) if etablissement else d.pole_of(absence.aesh)
    found = [
        _substitute(d, aesh, free, uncovered, pole or "")
        for aesh in d.contrats
        if aesh is not absence.aesh and not absence.meets(aesh)
        if (free := free_minutes(d, aesh))
    ]
    return sorted(found, key=_order)


def _order(s: Substitute) -> tuple[Nearness, int, Exact, int, str]:
    at_hours = -1 if s.at_hours is None else s.at_hours
    return s.nearness, s.road or 0, -at_hours, -s.free, s.aesh.aesh or ""


def _substitute(d: Dossier, aesh: Aesh, free: int, uncovered: Uncovered, pole: str) -> Substitute:
    road = road_to(d, works_in(d, aesh), {uncovered.uai} if uncovered.uai else ())
    own = d.pole_of(aesh) or ""
    other = own if own != pole else ""
    return Substitute(
        aesh,
        free,
        _nearness(road, is_same_pole=not other),
        road,
        _beyond(uncovered.minutes, free),
        tuple(_crowded(d, aesh, uncovered)),
        other,
        _over_quota(d, other, uncovered.minutes) if other else None,
        _free_at(d, aesh, uncovered),
    )


def _beyond(minutes: Exact, limit: Exact) -> Exact:
    return minutes - limit if minutes > limit else 0


def _nearness(road: int | None, *, is_same_pole: bool) -> Nearness:
    if road == 0:
        return Nearness.SAME_SCHOOL
    if road is not None:
        return Nearness.KNOWN_ROAD
    return Nearness.SAME_POLE if is_same_pole else Nearness.OTHER_POLE


def _crowded(d: Dossier, aesh: Aesh, uncovered: Uncovered) -> Iterator[tuple[str, int]]:
    """Give the pupils around whom one more AESH would be too many, the absent one being kept."""
    threshold = d.bareme.aesh_par_eleve_max
    for eleve in uncovered.eleves if threshold else ():
        around = d.aesh_around(eleve).keys() | {aesh.aesh or ""}
        if len(around) > threshold:
            yield eleve, len(around)


def _over_quota(d: Dossier, pole: str, minutes: Exact) -> Exact | None:
    bilan = d.bilans.get(pole)
    quota = bilan.dotation_for_charge if bilan else None
    if bilan is None or quota is None or not bilan.charge_complete:
        return None
    return _beyond(bilan.charge + minutes, quota.exact + quota.margin)


def _free_at(d: Dossier, aesh: Aesh, uncovered: Uncovered) -> Exact | None:
    """Give the minutes of the hours wanted at which an AESH is free, the road counted."""
    code = aesh.aesh or ""
    has_no_help = not d.active_affectations_by_aesh.get(code)
    if not uncovered.slots or not (code in d.drawn_aesh or has_no_help):
        return None
    own = [p for p in d.placed_by_aesh.get(code, ()) if p.is_work]
    free = (p for p in uncovered.slots if not _is_taken(d, p, uncovered, own))
    return uncovered.during.weekly(free)


def _is_taken(d: Dossier, wanted: Placed, uncovered: Uncovered, own: Iterable[Placed]) -> bool:
    uai, weeks = uncovered.uai, uncovered.during.weeks_of(wanted)
    for p in own:
        if p.jour is not wanted.jour or not p.weeks & weeks:
            continue
        road = d.trajet_minutes.get((p.uai, uai), 0) if p.uai and p.uai != uai else 0
        if p.debut - road < wanted.fin and wanted.debut < p.fin + road:
            return True
    return False
