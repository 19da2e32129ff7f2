"""N: decisions that end, have not begun, or call for foresight."""

from pial_xl.bareme.sources import L351_3
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Affectation, Eleve, Notification
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.text import fold, plural

CLASSES_DE_FIN = ("cm2", "3e", "troisieme", "tle", "term")


@rule(
    "N-07",
    Niveau.ALERTE,
    "Notification expirée, heures toujours affectées",
    source=L351_3,
    nature="R",
    lit=(Notification, Affectation, Eleve),
    que_faire="Vérifiez que le renouvellement est demandé ; sinon libérez les heures.",
)
def notification_expiree(d: Dossier) -> Sortie:
    """Aucune notification n'est en cours, la dernière a pris fin, et une affectation continue."""
    recu = d.recu_toutes_aides
    for eleve in d.presents:
        n = _derniere_expiree(d, eleve)
        if n is not None and n.fin is not None and recu.get(eleve):
            yield Constat(
                d.notifications.cellule(n, "fin"),
                eleve,
                f"Notification expirée le {format_date(n.fin)} mais "
                f"{format_duration(recu[eleve])} toujours affectées. Renouvellement demandé ?",
                mesure=format_date(n.fin),
                attendu=f"au moins le {format_date(d.reference)}",
                ecart=plural((d.reference - n.fin).days, "jour"),
            )


def _derniere_expiree(d: Dossier, eleve: str) -> Notification | None:
    """Give the pupil's last decision that is over, if none holds on the reference date."""
    if d.notifications_actives(eleve):
        return None
    finies = [n for n in d.notifications_par_eleve[eleve] if n.fin and n.fin < d.reference]
    return max(finies, key=lambda n: n.fin or d.reference, default=None)


@rule(
    "N-08",
    Niveau.ALERTE,
    "Affectation avant le début de la notification",
    source=L351_3,
    nature="R",
    lit=(Notification, Affectation, Eleve),
    que_faire="Vérifiez la date de début, ou faites commencer l'affectation ce jour-là.",
)
def affectation_trop_tot(d: Dossier) -> Sortie:
    """La notification commence après la date de référence, et l'affectation est déjà en cours."""
    recu = d.recu_toutes_aides
    for eleve in d.presents:
        a_venir = [
            n
            for n in d.notifications_par_eleve[eleve]
            if n.debut is not None and n.debut > d.reference
        ]
        # A pupil whose last decision is over is N-07's; one under another decision is in order.
        if len(a_venir) < len(d.notifications_par_eleve[eleve]) or not recu.get(eleve):
            continue
        n = min(a_venir, key=lambda n: n.debut or d.reference)
        if n.debut is not None:
            yield Constat(
                d.notifications.cellule(n, "debut"),
                eleve,
                f"Notification à compter du {format_date(n.debut)} : affectation trop tôt.",
                mesure=format_date(n.debut),
                attendu=f"au plus tard le {format_date(d.reference)}",
                ecart=plural((n.debut - d.reference).days, "jour"),
            )


@rule(
    "N-09",
    Niveau.INFO,
    "Notification à échéance",
    source="Code de l'action sociale et des familles, R241-33 : 4 mois d'instruction",
    nature="P",
    lit=(Notification, Affectation, Eleve),
    que_faire="Prévoyez l'équipe de suivi (ESS) et le GEVA-Sco avec l'enseignant référent.",
)
def notification_a_echeance(d: Dossier) -> Sortie:
    """La notification finit dans le délai réglé, ou avant le 31 août ; alerte si c'est proche."""
    recu = d.recu_toutes_aides
    for eleve in d.presents:
        notifs = d.notifications_par_eleve[eleve]
        for n in notifs:
            if n.fin is None or _est_relayee(n, notifs):
                continue
            if n.fin < d.reference and recu.get(eleve):
                continue  # N-07 says it.
            jours = (n.fin - d.reference).days
            if not 0 <= jours <= d.bareme.alerte_notif_j and n.fin >= d.bareme.annee_scolaire.end:
                continue
            urgent = 0 <= jours <= d.bareme.alerte_notif_urgent_j
            yield Constat(
                d.notifications.cellule(n, "fin"),
                eleve,
                f"Notification {'finie' if jours < 0 else 'à échéance'} le {format_date(n.fin)} : "
                "prévoir ESS / GEVA-Sco.",
                mesure=format_date(n.fin),
                attendu=f"au-delà du {format_date(d.bareme.annee_scolaire.end)}",
                ecart=plural(jours, "jour"),
                niveau=Niveau.ALERTE if urgent else None,
            )


def _est_relayee(n: Notification, notifs: tuple[Notification, ...]) -> bool:
    """Tell whether another notification of the pupil goes on after this one."""
    return any(
        other is not n and n.fin is not None and (other.fin is None or other.fin > n.fin)
        for other in notifs
    )


@rule(
    "N-14",
    Niveau.INFO,
    "Élève qui change d'établissement à la rentrée",
    source="Bonne pratique",
    nature="P",
    lit=(Eleve, Notification),
    que_faire="Signalez l'élève, son aide et ses heures dès le printemps.",
)
def change_d_etablissement(d: Dossier) -> Sortie:
    """L'élève est en CM2, 3e ou Tle, et sa notification va au-delà du 31 août."""
    fin_annee = d.bareme.annee_scolaire.end
    for e in d.eleves.lignes:
        notifs = d.notifications_par_eleve.get(e.eleve or "", ())
        suite = any(n.fin is not None and n.fin > fin_annee for n in notifs)
        if suite and not d.est_sorti(e.eleve) and _fin_de_cycle(e.classe):
            yield Constat(
                d.eleves.cellule(e, "classe"),
                e.eleve or "",
                "Change d'établissement à la rentrée : prévenir le pôle d'accueil.",
                mesure=e.classe or "",
            )


def _fin_de_cycle(classe: str | None) -> bool:
    """Tell whether a class is CM2, 3e or Tle, whatever its division (``3e B``, ``CM2-A``)."""
    return fold(classe or "").startswith(CLASSES_DE_FIN)
