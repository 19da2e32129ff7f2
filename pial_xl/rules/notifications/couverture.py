"""N: what pupils receive, against what they are owed."""

from collections.abc import Iterator

from pial_xl.bareme.sources import COHERENCE, L351_3
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Affectation, Eleve, Notification
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_most, minutes, number
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import plural


def _is_doubtful(d: Dossier, eleve: str) -> bool:
    """Tell whether the hours of one of the pupil's active allocations are unknown (S-02, A-12)."""
    return any(not a.has_hours for a in d.active_affectations_by_eleve.get(eleve, ()))


@rule(
    "N-01",
    Niveau.ALERTE,
    "Élève notifié sans AESH",
    source=L351_3,
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Signalez l'élève à la DSDEN : les heures manquent, ce n'est pas votre erreur.",
)
def eleve_without_aesh(d: Dossier) -> Outcome:
    """Notification I ou M en cours, et aucune heure affectée à l'élève."""
    received = d.received
    for eleve in d.present_eleves:
        notifications = [n for n in d.active_notifications(eleve) if n.aide in (Aide.I, Aide.M)]
        if not notifications or received.get(eleve):
            continue
        if _is_doubtful(d, eleve):
            yield Reserve(eleve, "les heures d'une de ses affectations sont illisibles")
            continue
        n = notifications[0]
        since = f"depuis le {format_date(n.debut)}" if n.debut else "depuis une date inconnue"
        days = f" ({plural((d.reference - n.debut).days, 'jour')})" if n.debut else ""
        yield Constat(
            d.notifications.cell(n, "eleve"),
            eleve,
            f"Élève {eleve} ({n.aide}) : notifié {since}, aucun AESH{days}. À signaler à la DSDEN.",
            mesure=minutes(0),
            attendu=minutes(n.heures) if n.heures else "un accompagnement",
            ecart=minutes(-n.heures) if n.heures else "",
        )


def _individuelles(d: Dossier) -> Iterator[tuple[str, Notification, int]]:
    """Give each present pupil with individual help, the decision in force, and the hours owed."""
    for eleve in d.present_eleves:
        n = d.individuelle(eleve, d.reference)
        if n is not None and n.heures:
            yield eleve, n, n.heures


@rule(
    "N-02",
    Niveau.ALERTE,
    "Aide individuelle partiellement assurée",
    source="Code de l'éducation, L351-3 ; CE 19 mai 2022, n° 460976",
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Complétez l'accompagnement si des heures sont libres ; sinon signalez le manque.",
)
def incomplete_individuelle(d: Dossier) -> Outcome:
    """Aide I en cours : des heures sont affectées, mais moins que les heures notifiées."""
    received = d.received
    for eleve, n, due in _individuelles(d):
        provided = received.get(eleve, 0)
        if not 0 < provided < due - d.bareme.tol_min:
            continue
        if _is_doubtful(d, eleve):
            yield Reserve(eleve, "les heures d'une de ses affectations sont illisibles")
            continue
        shortage = due - provided
        yield Constat(
            d.notifications.cell(n, "heures"),
            eleve,
            f"{eleve} : {format_duration(provided)} assurées "
            f"sur {format_duration(due)} notifiées — "
            f"manque {format_duration(shortage)} ({format_percent(100 * shortage / due, 0)}).",
            mesure=minutes(provided),
            attendu=minutes(due),
            ecart=minutes(-shortage),
        )


@rule(
    "N-03",
    Niveau.ALERTE,
    "Aide individuelle au-delà de la notification",
    source=L351_3,
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Libérez-les pour un autre élève, ou faites réviser la notification.",
)
def exceeded_individuelle(d: Dossier) -> Outcome:
    """Aide I en cours : plus d'heures affectées que d'heures notifiées."""
    received = d.received_without_duplicates
    for eleve, n, due in _individuelles(d):
        provided = received.get(eleve, 0)
        if provided > due + d.bareme.tol_min:
            yield Constat(
                d.notifications.cell(n, "heures"),
                eleve,
                f"{eleve} : {format_duration(provided - due)} de plus que la notification "
                f"({format_duration(provided)}/{format_duration(due)}).",
                mesure=minutes(provided),
                attendu=minutes(due),
                ecart=minutes(provided - due),
            )


@rule(
    "N-13",
    Niveau.ALERTE,
    "Trop d'AESH pour un élève",
    source="Repère local ; D351-16-1 : une même personne identifiée",
    nature="P",
    reads=(Affectation,),
    advice="Regroupez les heures de l'élève sur moins d'AESH.",
)
def too_many_aesh(d: Dossier) -> Outcome:
    """L'élève est suivi par plus d'AESH que le repère réglé."""
    threshold = d.bareme.aesh_par_eleve_max
    for eleve, rows in d.active_affectations_by_eleve.items():
        first_rows: dict[str, Affectation] = {}
        for a in rows:
            if a.aesh:
                first_rows.setdefault(a.aesh, a)
        if len(first_rows) > threshold:
            yield Constat(
                d.affectations.cell(list(first_rows.values())[threshold], "aesh"),
                eleve,
                f"{eleve} : {len(first_rows)} AESH différents (repère local {threshold}).",
                mesure=number(len(first_rows)),
                attendu=at_most(number(threshold)),
                ecart=number(len(first_rows) - threshold),
            )


@rule(
    "N-16",
    Niveau.ALERTE,
    "Élève sorti, heures toujours affectées",
    source=COHERENCE,
    nature="K",
    reads=(Eleve, Affectation),
    advice="Mettez fin à l'affectation et réattribuez les heures.",
)
def departed_eleve(d: Dossier) -> Outcome:
    """L'élève est sorti avant la date de référence, et des heures lui restent affectées."""
    received = d.received_from_every_aide
    for e in d.eleves.rows:
        if e.eleve and e.sorti_le and d.has_left(e.eleve) and received.get(e.eleve):
            yield Constat(
                d.eleves.cell(e, "sorti_le"),
                e.eleve,
                f"Élève sorti le {format_date(e.sorti_le)} : {format_duration(received[e.eleve])} "
                "à libérer.",
                mesure=minutes(received[e.eleve]),
                attendu=minutes(0),
                ecart=minutes(received[e.eleve]),
            )
