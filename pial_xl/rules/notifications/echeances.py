"""N: decisions that end, have not begun, or call for foresight."""

from pial_xl.bareme.sources import L351_3
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Affectation, Eleve, Notification
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import after, day, day_count, from_day, until
from pial_xl.units.text import fold

FINAL_CLASSES = ("cm2", "3e", "troisieme", "tle", "term")


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
        if n is not None and n.fin is not None and received.get(eleve):
            yield Constat(
                d.notifications.cell(n, "fin"),
                eleve,
                f"Notification expirée le {format_date(n.fin)} mais "
                f"{format_duration(received[eleve])} toujours affectées. Renouvellement demandé ?",
                mesure=day(n.fin),
                attendu=from_day(d.reference, "au moins le {}"),
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
        if n.debut is not None:
            yield Constat(
                d.notifications.cell(n, "debut"),
                eleve,
                f"Notification à compter du {format_date(n.debut)} : affectation trop tôt.",
                mesure=day(n.debut),
                attendu=until(d.reference, "au plus tard le {}"),
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
    """La notification finit dans le délai réglé, ou avant le 31 août ; alerte si c'est proche."""
    received = d.received_from_every_aide
    for eleve in d.present_eleves:
        notifications = d.notifications_by_eleve[eleve]
        distinct = d.distinct_notifications[eleve]
        for n in notifications:
            if n.fin is None or _is_continued(n, distinct):
                continue
            if n.fin < d.reference and received.get(eleve):
                continue  # N-07 says it.
            days = (n.fin - d.reference).days
            if not 0 <= days <= d.bareme.alerte_notif_j and n.fin >= d.bareme.annee_scolaire.end:
                continue
            urgent = 0 <= days <= d.bareme.alerte_notif_urgent_j
            yield Constat(
                d.notifications.cell(n, "fin"),
                eleve,
                f"Notification {'finie' if days < 0 else 'à échéance'} le {format_date(n.fin)} : "
                "prévoir ESS / GEVA-Sco.",
                mesure=day(n.fin),
                attendu=after(d.bareme.annee_scolaire.end, "au-delà du {}"),
                ecart=day_count(days),
                niveau=Niveau.ALERTE if urgent else None,
            )


def _is_continued(n: Notification, notifications: tuple[Notification, ...]) -> bool:
    """Tell whether another notification of the pupil goes on after this one."""
    return any(
        other is not n and n.fin is not None and (other.fin is None or other.fin > n.fin)
        for other in notifications
    )


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
    """L'élève est en CM2, 3e ou Tle, et sa notification va au-delà du 31 août."""
    year_end = d.bareme.annee_scolaire.end
    for e in d.eleves.rows:
        notifications = d.notifications_by_eleve.get(e.eleve or "", ())
        goes_on = any(n.fin is not None and n.fin > year_end for n in notifications)
        if goes_on and not d.has_left(e.eleve) and _is_cycle_end(e.classe):
            yield Constat(
                d.eleves.cell(e, "classe"),
                e.eleve or "",
                "Change d'établissement à la rentrée : prévenir le pôle d'accueil.",
                mesure=e.classe or "",
            )


def _is_cycle_end(classe: str | None) -> bool:
    """Tell whether a class is CM2, 3e or Tle, whatever its division (``3e B``, ``CM2-A``)."""
    return fold(classe or "").startswith(FINAL_CLASSES)
