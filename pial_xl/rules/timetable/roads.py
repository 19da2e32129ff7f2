"""T and A: going from one school to another within a day."""

from collections.abc import Callable, Iterator

from pial_xl.bareme.sources import TRAVEL_IS_SERVICE, with_coherence
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.days import Day, SchoolChange
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.timetable.common import at_hour, cell_of
from pial_xl.tables import Aesh, Creneau, Trajet
from pial_xl.units.mesure import at_least, minutes


def _each_change(
    d: Dossier, judge: Callable[[Day, SchoolChange], Constat | None]
) -> Iterator[Constat]:
    """Judge the changes of school of every AESH; a slot is told once, whatever the weeks."""
    for days in d.days_by_aesh.values():
        told: set[int] = set()
        for day in days:
            for change in day.changes:
                if not {change.before.uai, change.after.uai} <= d.etablissement_by_uai.keys():
                    continue  # S-07 says which school is not known
                number = change.after.row.number
                if number not in told and (constat := judge(day, change)) is not None:
                    told.add(number)
                    yield constat


def _when(change: SchoolChange) -> str:
    return at_hour(change.after, change.before)


def _is_too_short(change: SchoolChange) -> bool:
    return change.needed is not None and change.gap < change.needed


@rule(
    "T-09",
    Niveau.BLOQUANT,
    "Pas le temps d'aller d'un établissement à l'autre",
    source=with_coherence(TRAVEL_IS_SERVICE),
    nature="R",
    reads=(Creneau, Aesh, Trajet),
    advice="Laissez entre les deux créneaux le temps du trajet.",
)
def no_time_for_the_road(d: Dossier) -> Outcome:
    """Deux créneaux qui se suivent dans deux établissements laissent moins que le trajet.

    Alerte quand la feuille Trajets ne dit pas ce trajet, une fois par couple d'établissements,
    sauf si l'emploi du temps le compte.
    """
    unknown: set[frozenset[str]] = set()

    def judge(day: Day, c: SchoolChange) -> Constat | None:
        pair = frozenset((c.before.uai, c.after.uai))
        road = f"{c.before.uai} → {c.after.uai}"
        if _is_too_short(c):
            return Constat(
                cell_of(d, c.after, "debut"),
                day.aesh,
                f"{day.aesh} : trajet {road}, {c.gap} min disponibles, {c.needed} nécessaires "
                f"({_when(c)}).",
                mesure=minutes(c.gap),
                attendu=at_least(minutes(c.needed or 0)),
                ecart=minutes(c.gap - (c.needed or 0)),
            )
        if c.needed is not None or c.counted or pair in unknown:
            return None
        unknown.add(pair)
        return Constat(
            cell_of(d, c.after, "uai"),
            day.aesh,
            f"{day.aesh} : trajet {road} de durée inconnue, {c.gap} min disponibles ({_when(c)}).",
            mesure=minutes(c.gap),
            attendu="un trajet connu",
            niveau=Niveau.ALERTE,
            advice="Ajoutez ce trajet à la feuille Trajets.",
        )

    yield from _each_change(d, judge)


@rule(
    "A-09",
    Niveau.ALERTE,
    "Aucun trajet compté dans le service",
    source=TRAVEL_IS_SERVICE,
    nature="R",
    reads=(Creneau, Aesh, Trajet),
    advice="Ajoutez un créneau de nature trajet entre les deux établissements.",
)
def no_road_counted(d: Dossier) -> Outcome:
    """Un AESH va d'un établissement à un autre le même jour, et aucun trajet n'est compté.

    Un constat par AESH. Rien n'est dit d'un trajet que dit T-09.
    """
    told: set[str] = set()

    def judge(day: Day, c: SchoolChange) -> Constat | None:
        if not c.uncounted or _is_too_short(c) or _counts_roads(d, day.aesh) or day.aesh in told:
            return None
        told.add(day.aesh)
        return Constat(
            cell_of(d, c.after, "debut"),
            day.aesh,
            f"{day.aesh} : temps de trajet à compter dans le service, {c.before.uai} → "
            f"{c.after.uai} ({c.needed} min, {_when(c)}).",
            mesure=minutes(0),
            attendu=minutes(c.needed or 0),
            ecart=minutes(-(c.needed or 0)),
        )

    yield from _each_change(d, judge)


def _counts_roads(d: Dossier, aesh: str) -> bool:
    return any(p.is_trajet for p in d.placed_by_aesh[aesh])


@rule(
    "T-10",
    Niveau.ALERTE,
    "Trajet non décompté",
    source=TRAVEL_IS_SERVICE,
    nature="R",
    reads=(Creneau, Aesh, Trajet),
    advice="Ajoutez un créneau de nature trajet, ou allongez celui qui s'y trouve.",
)
def road_not_counted(d: Dossier) -> Outcome:
    """Entre deux établissements, l'emploi du temps compte moins que le trajet.

    Rien n'est dit d'un trajet que dit T-09, ni d'un AESH dont aucun trajet n'est compté (A-09).
    """

    def judge(day: Day, c: SchoolChange) -> Constat | None:
        if not c.uncounted or _is_too_short(c) or not _counts_roads(d, day.aesh):
            return None
        return Constat(
            cell_of(d, c.after, "debut"),
            day.aesh,
            f"{day.aesh} : {c.uncounted} min de trajet non décomptées, {c.before.uai} → "
            f"{c.after.uai} ({_when(c)}).",
            mesure=minutes(c.counted),
            attendu=minutes(c.needed or 0),
            ecart=minutes(-c.uncounted),
        )

    yield from _each_change(d, judge)
