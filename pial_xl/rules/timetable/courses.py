"""T: the help of a pupil beside the pupil's own courses."""

from itertools import pairwise

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.spans import Covered, LatestFin
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.timetable.common import at_hour, cell_of
from pial_xl.tables import Aesh, Cours, Creneau, Eleve
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_most, minutes, number


@rule(
    "T-17",
    Niveau.ALERTE,
    "Aide hors des cours de l'élève",
    source=COHERENCE,
    nature="K",
    reads=(Cours, Creneau, Eleve, Aesh),
    advice="Placez l'aide pendant un cours de l'élève, ou corrigez ses cours.",
)
def help_outside_cours(d: Dossier) -> Outcome:
    """Un créneau d'accompagnement déborde des cours de l'élève, quand ils sont saisis.

    De plus que l'écart réglé (5 min) ; une récréation (30 min au plus) entre deux cours en est.
    """
    told: set[int] = set()
    for day in d.school_days:
        covered = Covered(((c.debut, c.fin) for c in day.cours), d.bareme.recreation_max)
        for p in day.slots:
            outside = p.minutes - covered.within(p.debut, p.fin)
            if outside <= d.bareme.edt_tol_min or p.row.number in told:
                continue
            told.add(p.row.number)
            yield Constat(
                cell_of(d, p, "debut"),
                day.eleve,
                f"{day.eleve} : {format_duration(outside)} d'aide hors de ses cours, "
                f"{at_hour(p)} avec {p.aesh}.",
                mesure=minutes(outside),
                attendu=minutes(0),
                ecart=minutes(outside),
            )


@rule(
    "T-18",
    Niveau.ALERTE,
    "Cours partagé entre deux AESH",
    source="Bonne pratique : une même personne pour un même cours",
    nature="P",
    reads=(Cours, Creneau, Eleve, Aesh),
    advice="Confiez tout le cours au même AESH.",
)
def cours_cut_in_two(d: Dossier) -> Outcome:
    """Pendant un même cours d'un élève, un AESH succède à un autre."""
    told: set[int] = set()
    for day in d.school_days:
        latest = LatestFin((c.debut, c.fin) for c in day.cours)
        for before, after in pairwise(day.slots):
            follows = before.aesh != after.aesh and before.fin <= after.debut
            if not follows or after.row.number in told:
                continue
            if latest.begun_before(before.fin) > after.debut:
                told.add(after.row.number)
                yield Constat(
                    cell_of(d, after, "debut"),
                    day.eleve,
                    f"{day.eleve} : un cours coupé entre {before.aesh} et {after.aesh}, "
                    f"{at_hour(after)}.",
                    mesure=number(2, "{} AESH"),
                    attendu=number(1, "{} AESH"),
                )


@rule(
    "T-19",
    Niveau.ALERTE,
    "Trop de personnes autour d'un élève dans la semaine",
    source="Repère local ; D351-16-1 : une même personne identifiée",
    nature="P",
    reads=(Creneau, Eleve, Aesh),
    advice="Regroupez les heures de l'élève sur moins d'AESH.",
)
def too_many_around(d: Dossier) -> Outcome:
    """Les créneaux d'un élève sont de plus d'AESH que le repère réglé (2 ; 0 : rien).

    Rien n'est dit quand ses affectations en comptent déjà trop (N-13).
    """
    threshold = d.bareme.aesh_par_eleve_max
    for eleve, placed in d.placed_by_eleve.items() if threshold else ():
        first: dict[str, Placed] = {}
        for p in placed:
            if p.is_current:
                first.setdefault(p.aesh, p)
        if len(first) <= threshold or len(d.aesh_around(eleve)) > threshold:
            continue
        yield Constat(
            cell_of(d, list(first.values())[threshold], "aesh"),
            eleve,
            f"{eleve} : {len(first)} AESH différents dans la semaine (repère local {threshold}).",
            key=(eleve,),
            mesure=number(len(first)),
            attendu=at_most(number(threshold)),
            ecart=number(len(first) - threshold),
        )
