"""T: an AESH in two places, a pupil with two AESH."""

from collections.abc import Hashable, Iterator, Mapping

from pial_xl.bareme.sources import COHERENCE, D351_16_4, with_coherence
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.sweep import by_day, collisions
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.timetable.common import at_hour, cell_of, later
from pial_xl.tables import Aesh, Creneau, Eleve
from pial_xl.tables.types import Aide
from pial_xl.units.mesure import number


@rule(
    "T-01",
    Niveau.BLOQUANT,
    "AESH à deux endroits en même temps",
    source=with_coherence(D351_16_4),
    nature="R",
    reads=(Creneau, Aesh),
    advice="Changez l'heure d'un des créneaux, ou donnez-leur le même groupe d'aide mutualisée.",
)
def two_places_at_once(d: Dossier) -> Outcome:
    """Deux créneaux d'un AESH se chevauchent, une même semaine.

    Sauf ceux d'un même groupe, dans un même établissement, sans aide individuelle. Le créneau le
    plus bas des deux est montré ; ceux qui sont finis à la date du contrôle ne comptent plus.
    """
    individuelle = {
        (a.aesh, a.eleve) for a in d.active_affectations if a.aide is Aide.I and a.groupe
    }

    def shared(p: Placed) -> Hashable:
        alone = not p.groupe or any((p.aesh, eleve) in individuelle for eleve in p.eleves)
        return None if alone else (p.groupe, p.uai)

    for aesh, by_jour in d.placed_by_day.items():
        told: set[int] = set()
        for slots in by_jour.values():
            for first, second in collisions(slots, shared):
                low = later(first, second)
                if low.row.number in told:
                    continue
                told.add(low.row.number)
                other = first if low is second else second
                yield Constat(
                    cell_of(d, low, "debut"),
                    aesh,
                    f"{aesh} : deux lieux ou deux élèves à la fois, {at_hour(second)} "
                    f"(lignes {other.row.number} et {low.row.number}).",
                    mesure=number(2, "{} créneaux"),
                    attendu=number(1, "{} créneau"),
                )


@rule(
    "T-02",
    Niveau.ALERTE,
    "Élève avec deux AESH en même temps",
    source=COHERENCE,
    nature="K",
    reads=(Creneau, Aesh, Eleve),
    advice="Gardez un seul AESH à cette heure, et donnez l'autre à qui attend.",
)
def two_aesh_at_once(d: Dossier) -> Outcome:
    """Un élève est aidé par deux AESH à la même heure, une même semaine."""
    pairs: dict[tuple[int, int], tuple[Placed, Placed, list[str]]] = {}
    for eleve, placed in d.placed_by_eleve.items():
        for slots in by_day(placed).values():
            for first, second in collisions(slots, lambda p: p.aesh):
                key = first.row.number, second.row.number
                pairs.setdefault(key, (first, second, []))[2].append(eleve)
    yield from _told_once(d, pairs)


def _told_once(
    d: Dossier, pairs: Mapping[tuple[int, int], tuple[Placed, Placed, list[str]]]
) -> Iterator[Constat]:
    told: set[int] = set()
    for first, second, eleves in pairs.values():
        low = later(first, second)
        if low.row.number not in told:
            told.add(low.row.number)
            yield Constat(
                cell_of(d, low, "debut"),
                eleves[0],
                f"{', '.join(eleves)} : deux AESH en même temps ({first.aesh} et {second.aesh}), "
                f"{at_hour(second)}.",
                mesure=number(2, "{} AESH"),
                attendu=number(1, "{} AESH"),
            )
