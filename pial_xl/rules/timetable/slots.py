"""T and N: slots that do not stand where or when they may."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pial_xl.bareme.sources import CIRCULAIRE_2019_090, COHERENCE, LUNCH_LAW
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.placed import Placed, weekly_minutes
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.rules.timetable.common import at_hour, cell_of
from pial_xl.tables import Aesh, Creneau, Eleve
from pial_xl.tables.types import CreneauNature, Weekday
from pial_xl.units.dates import is_active, overlaps
from pial_xl.units.durations import Exact
from pial_xl.units.mesure import Mesure, day, minutes, passing, period
from pial_xl.units.time_windows import TimeWindow

_ELSEWHERE = (CreneauNature.REUNION, CreneauNature.TRAJET)
"""Service that is not in front of pupils: T-15 and T-10 speak of it."""


@rule(
    "T-11",
    Niveau.ALERTE,
    "Créneau hors temps scolaire",
    source="Calendrier et horaires des établissements",
    nature="K",
    reads=(Creneau, Aesh),
    advice="Déplacez ce créneau, ou corrigez le calendrier et les heures réglées.",
)
def outside_school_time(d: Dossier) -> Outcome:
    """Un créneau n'a lieu aucun jour de classe, ou sort des heures de classe réglées.

    Le mercredi a les siennes (jusqu'à 13 heures) ; celles des autres jours ne sont contrôlées que
    si Paramètres les donne. Réunions et trajets à part.
    """
    dated = 0
    for p in d.placed:
        dated += p.is_dated
        if not p.weeks:
            field = "du" if p.row.du else "jour"
            yield _outside(d, p, field, "aucun jour de classe", "un jour de classe")
            continue
        is_wednesday = p.jour is Weekday.WEDNESDAY
        window = d.bareme.temps_scolaire_mercredi if is_wednesday else d.bareme.temps_scolaire
        if window and p.is_work and p.nature not in _ELSEWHERE and not window.holds(p.debut, p.fin):
            field = "debut" if p.debut < window.debut or p.debut >= window.fin else "fin"
            yield _outside(d, p, field, f"heures de classe {window}", str(window))
    if dated and not d.calendrier.rows:
        yield Reserve("calendrier", "la feuille Calendrier ne dit pas les jours sans classe")


def _outside(d: Dossier, p: Placed, field: str, why: str, expected: str) -> Constat:
    return Constat(
        cell_of(d, p, field),
        p.aesh,
        f"{p.aesh} : créneau hors temps scolaire, {at_hour(p)} ({why}).",
        mesure=str(TimeWindow(p.debut, p.fin)),
        attendu=expected,
    )


@rule(
    "T-13",
    Niveau.BLOQUANT,
    "Créneau d'un AESH qui n'est pas en poste",
    source=COHERENCE,
    nature="K",
    reads=(Creneau, Aesh),
    advice="Corrigez les dates du créneau, ou celles du contrat.",
)
def slot_outside_contrat(d: Dossier) -> Outcome:
    """Un créneau a lieu quand le contrat de l'AESH n'a pas commencé, ou est fini.

    Sans dates, un créneau vaut au jour du contrôle. Rien n'est dit d'une absence (R-01), ni d'un
    AESH que dit C-04.
    """
    for code, placed in d.placed_by_aesh.items():
        aesh = d.aesh_by_code[code]
        outside = [(p, field) for p in placed if (field := _outside_field(d, p, aesh))]
        if not outside or _has_affectation_outside(d, aesh):
            continue
        is_told = False
        for p, field in outside:
            if is_told and field == "aesh":
                continue
            is_told = is_told or field == "aesh"
            yield Constat(
                cell_of(d, p, field),
                code,
                f"{code} indisponible {at_hour(p)} : contrat {period(aesh.debut, aesh.fin)}.",
                mesure=_held(d, p),
                attendu=period(aesh.debut, aesh.fin),
            )


def _held(d: Dossier, p: Placed) -> Mesure:
    """Give the days of a slot: that of the control when it says none."""
    return period(p.row.du, p.row.au) if p.is_dated else passing(day(d.reference, "le {}"))


def _has_affectation_outside(d: Dossier, aesh: Aesh) -> bool:
    return any(
        not is_active(aesh.debut, aesh.fin, jour)
        for a in d.affectations_by_aesh.get(aesh.aesh or "", ())
        for jour in _days(d, a.debut, a.fin)
    )


def _outside_field(d: Dossier, p: Placed, aesh: Aesh) -> str:
    """Give the field of a slot that stands out of a contract; blank when none does."""
    if p.row.du and not is_active(aesh.debut, aesh.fin, max(p.row.du, d.reference)):
        return "du"
    if p.row.au and aesh.fin and p.row.au > aesh.fin:
        return "au"
    if p.is_dated:
        return ""
    return "" if is_active(aesh.debut, aesh.fin, d.reference) else "aesh"


def _days(d: Dossier, debut: date | None, fin: date | None) -> Iterator[date]:
    """Give the ends that a period states, and the day of the control if it holds then."""
    if is_active(debut, fin, d.reference):
        yield d.reference
    yield from (jour for jour in (debut, fin) if jour is not None)


@rule(
    "T-15",
    Niveau.ALERTE,
    "Activité connexe dans la grille de la semaine",
    source=f"{CIRCULAIRE_2019_090} : les activités connexes sont hors de l'emploi du temps",
    nature="R",
    reads=(Creneau, Aesh),
    advice="Retirez ce créneau, ou inscrivez ses heures en heures de synthèse.",
)
def other_activity_in_the_week(d: Dossier) -> Outcome:
    """Une réunion se trouve dans la semaine, au-delà des heures de synthèse de l'AESH.

    Une réunion d'un seul jour daté (une formation, par exemple) n'en est pas.
    """
    for code, placed in d.placed_by_aesh.items():
        aesh = d.aesh_by_code[code]
        weekly = [
            p
            for p in placed
            if p.nature is CreneauNature.REUNION and (p.row.du is None or p.row.du != p.row.au)
        ]
        allowed = aesh.heures_synthese or 0
        if aesh.is_unreadable("heures_synthese"):
            continue
        held: dict[date, Exact] = {}
        for p in weekly:
            beginning = max(d.reference, p.row.du or d.reference)
            monday = beginning - timedelta(days=beginning.weekday())
            if monday not in held:
                held[monday] = _held_from(monday, weekly)
            if held[monday] <= allowed:
                continue
            yield Constat(
                cell_of(d, p, "nature"),
                code,
                f"{code} : réunion {at_hour(p)}, les activités connexes ne se placent pas dans la "
                "grille hebdomadaire.",
                mesure=minutes(p.minutes),
                attendu=minutes(0),
            )


def _held_from(monday: date, placed: Iterable[Placed]) -> Exact:
    week = monday, monday + timedelta(weeks=1, days=-1)
    return weekly_minutes(p for p in placed if overlaps((p.row.du, p.row.au), week))


@rule(
    "N-15",
    Niveau.ALERTE,
    "Accompagnement au repas non prévu",
    source=LUNCH_LAW,
    nature="R",
    reads=(Creneau, Eleve, Aesh),
    advice="Vérifiez la notification ou le PPS, et notez « oui » dans Midi s'il le prévoit.",
)
def repas_not_planned(d: Dossier) -> Outcome:
    """Un créneau de repas aide un élève dont la colonne Midi ne dit pas oui."""
    told: set[str] = set()
    for p in d.placed:
        if p.nature is not CreneauNature.REPAS or not p.helps:
            continue
        for code in p.eleves:
            eleve = d.eleve_by_code[code]
            if eleve.midi or eleve.is_unreadable("midi") or code in told:
                continue
            told.add(code)
            yield Constat(
                cell_of(d, p, "eleve" if p.row.eleve == code else "groupe"),
                code,
                f"{code} : accompagnement au repas {at_hour(p)}, non prévu au PPS ni à la "
                "notification.",
                mesure="non",
                attendu="oui",
            )
