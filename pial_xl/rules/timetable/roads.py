"""T and A: going from one school to another within a day."""

from collections.abc import Iterator

from pial_xl.bareme.sources import TRAVEL_IS_SERVICE, with_coherence
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.days import Day, SchoolChange
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.timetable.common import at_hour, cell_of
from pial_xl.tables import Aesh, Creneau, Trajet
from pial_xl.units.mesure import at_least, minutes


def _changes(d: Dossier) -> Iterator[tuple[Day, SchoolChange]]:
    """Give the changes of school of every AESH, each once whatever the weeks."""
    for days in d.days_by_aesh.values():
        told: set[int] = set()
        for day in days:
            for change in day.changes:
                if change.after.row.number not in told:
                    told.add(change.after.row.number)
                    yield day, change


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
    for day, c in _changes(d):
        pair = frozenset((c.before.uai, c.after.uai))
        road = f"{c.before.uai} → {c.after.uai}"
        if _is_too_short(c):
            yield Constat(
                cell_of(d, c.after, "debut"),
                day.aesh,
                f"{day.aesh} : trajet {road}, {c.gap} min disponibles, {c.needed} nécessaires "
                f"({at_hour(c.after)}).",
                mesure=minutes(c.gap),
                attendu=at_least(minutes(c.needed or 0)),
                ecart=minutes(c.gap - (c.needed or 0)),
            )
        elif c.needed is None and not c.counted and pair not in unknown:
            unknown.add(pair)
            yield Constat(
                cell_of(d, c.after, "uai"),
                day.aesh,
                f"{day.aesh} : trajet {road} de durée inconnue, {c.gap} min disponibles "
                f"({at_hour(c.after)}).",
                mesure=minutes(c.gap),
                attendu="un trajet connu",
                niveau=Niveau.ALERTE,
                advice="Ajoutez ce trajet à la feuille Trajets.",
            )


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
    for day, c in _changes(d):
        if not c.uncounted or _is_too_short(c) or _counts_roads(d, day.aesh) or day.aesh in told:
            continue
        told.add(day.aesh)
        yield Constat(
            cell_of(d, c.after, "debut"),
            day.aesh,
            f"{day.aesh} : temps de trajet à compter dans le service, {c.before.uai} → "
            f"{c.after.uai} ({c.needed} min, {at_hour(c.after)}).",
            mesure=minutes(0),
            attendu=minutes(c.needed or 0),
            ecart=minutes(-(c.needed or 0)),
        )


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
    for day, c in _changes(d):
        if not c.uncounted or _is_too_short(c) or not _counts_roads(d, day.aesh):
            continue
        yield Constat(
            cell_of(d, c.after, "debut"),
            day.aesh,
            f"{day.aesh} : {c.uncounted} min de trajet non décomptées, {c.before.uai} → "
            f"{c.after.uai} ({at_hour(c.after)}).",
            mesure=minutes(c.counted),
            attendu=minutes(c.needed or 0),
            ecart=minutes(-c.uncounted),
        )
