"""N: decisions that end, have not begun, or call for foresight."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from pial_xl.bareme.sources import L351_3
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_AFFECTATION, Outcome, Reserve, rule
from pial_xl.tables import Affectation, Eleve, Notification
from pial_xl.tables.types import Aide
from pial_xl.units.classes import ends_a_school
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import after, day, day_count, from_day, passing, until
from pial_xl.units.periods import LatestEnds


@rule(
    "N-07",
    Niveau.ALERTE,
    "Notification expirée, heures toujours affectées",
    source=L351_3,
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Vérifiez que le renouvellement est demandé ; sinon libérez les heures.",
)
def expired_notification(d: Dossier) -> Outcome:
    """Aucune notification n'est en cours, la dernière a pris fin, et une affectation continue."""
    received = d.received_from_every_aide
    for eleve in d.present_eleves:
        n = _last_expired(d, eleve)
        if n is None or n.fin is None or not received.get(eleve):
            continue
        if not d.with_dated_affectations.received_from_every_aide.get(eleve):
            yield Reserve(eleve, UNDATED_AFFECTATION)
        else:
            yield Constat(
                d.notifications.cell(n, "fin"),
                eleve,
                f"{eleve} : notification expirée le {format_date(n.fin)} mais "
                f"{format_duration(received[eleve])} toujours affectées. Renouvellement demandé ?",
                mesure=day(n.fin),
                attendu=passing(from_day(d.reference, "au moins le {}")),
                ecart=day_count((d.reference - n.fin).days),
            )


def _last_expired(d: Dossier, eleve: str) -> Notification | None:
    """Give the pupil's last decision that is over, if none holds on the reference date."""
    if d.active_notifications(eleve):
        return None
    ended = [n for n in d.notifications_by_eleve[eleve] if n.fin and n.fin < d.reference]
    return max(ended, key=lambda n: n.fin or d.reference, default=None)


@rule(
    "N-08",
    Niveau.ALERTE,
    "Affectation avant le début de la notification",
    source=L351_3,
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Vérifiez la date de début, ou faites commencer l'affectation ce jour-là.",
)
def early_affectation(d: Dossier) -> Outcome:
    """La notification commence après la date de référence, et l'affectation est déjà en cours."""
    received = d.received_from_every_aide
    for eleve in d.present_eleves:
        upcoming = [
            n
            for n in d.notifications_by_eleve[eleve]
            if n.debut is not None and n.debut > d.reference
        ]
        # A pupil whose last decision is over is N-07's; one under another decision is in order.
        if len(upcoming) < len(d.notifications_by_eleve[eleve]) or not received.get(eleve):
            continue
        n = min(upcoming, key=lambda n: n.debut or d.reference)
        if not d.with_dated_affectations.received_from_every_aide.get(eleve):
            yield Reserve(eleve, UNDATED_AFFECTATION)
        elif n.debut is not None:
            yield Constat(
                d.notifications.cell(n, "debut"),
                eleve,
                f"{eleve} : notification à compter du {format_date(n.debut)}, affectation trop "
                "tôt.",
                mesure=day(n.debut),
                attendu=passing(until(d.reference, "au plus tard le {}")),
                ecart=day_count((n.debut - d.reference).days),
            )


@rule(
    "N-09",
    Niveau.INFO,
    "Notification à échéance",
    source="Code de l'action sociale et des familles, R241-33 : 4 mois d'instruction",
    nature="P",
    reads=(Notification, Affectation, Eleve),
    advice="Prévoyez l'équipe de suivi (ESS) et le GEVA-Sco avec l'enseignant référent.",
)
def notification_near_echeance(d: Dossier) -> Outcome:
    """La notification finit dans le délai réglé, ou avant le 31 août ; alerte si c'est proche.

    Rien n'est dit si une notification de la même aide prend la suite dans ce délai, ni s'il est
    réglé à 0.
    """
    received = d.received_from_every_aide
    wait = timedelta(days=d.bareme.alerte_notif_j)
    for eleve in d.present_eleves if wait else ():
        notifications = d.notifications_by_eleve[eleve]
        ending = [(n, n.fin) for n in notifications if n.fin and _is_near(d, n.fin)]
        if not ending:
            continue
        following = _following(notifications)
        is_taken_over = bool(received.get(eleve) or d.active_notifications(eleve))
        for n, fin in ending:
            if following[n.aide].go_beyond(fin, wait):
                continue
            if fin < d.reference and is_taken_over:
                continue  # N-07 says it, or another decision has taken over.
            days = (fin - d.reference).days
            urgent = 0 <= days <= d.bareme.alerte_notif_urgent_j and d.bareme.alerte_notif_urgent_j
            help_word = f"notification ({n.aide})" if n.aide else "notification"
            yield Constat(
                d.notifications.cell(n, "fin"),
                eleve,
                f"{eleve} : {help_word} {'finie' if days < 0 else 'à échéance'} le "
                f"{format_date(fin)}, prévoir ESS / GEVA-Sco.",
                mesure=day(fin),
                attendu=after(d.bareme.annee_scolaire.end, "au-delà du {}"),
                ecart=day_count(days),
                niveau=Niveau.ALERTE if urgent else None,
            )


def _is_near(d: Dossier, fin: date) -> bool:
    days = (fin - d.reference).days
    return fin < d.bareme.annee_scolaire.end or 0 <= days <= d.bareme.alerte_notif_j


def _following(notifications: Iterable[Notification]) -> dict[Aide | None, LatestEnds]:
    """Give the periods of each kind of help, to tell which decision another of it follows."""
    periods: defaultdict[Aide | None, list[tuple[date | None, date | None]]] = defaultdict(list)
    for n in notifications:
        periods[n.aide].append((n.debut, n.fin))
    return {aide: LatestEnds(same) for aide, same in periods.items()}


@rule(
    "N-14",
    Niveau.INFO,
    "Élève qui change d'établissement à la rentrée",
    source="Bonne pratique",
    nature="P",
    reads=(Eleve, Notification),
    advice="Signalez l'élève, son aide et ses heures dès le printemps.",
)
def changing_etablissement(d: Dossier) -> Outcome:
    """L'élève est en CM2, 3e ou Tle, et sa notification va au-delà du 31 août, ou est sans fin."""
    year_end = d.bareme.annee_scolaire.end
    for e in d.eleves.rows:
        notifications = d.notifications_by_eleve.get(e.eleve or "", ())
        goes_on = any(_goes_beyond(n, year_end) for n in notifications)
        if goes_on and d.is_present(e.eleve) and ends_a_school(e.classe):
            yield Constat(
                d.eleves.cell(e, "classe"),
                e.eleve or "",
                f"{e.eleve} ({e.classe}) change d'établissement à la rentrée : prévenir le pôle "
                "d'accueil.",
                mesure=e.classe or "",
            )


def _goes_beyond(n: Notification, jour: date) -> bool:
    return not n.is_unreadable("fin") and (n.fin is None or n.fin > jour)
