"""N: what pupils receive, against what they are owed."""

from pial_xl.bareme.sources import D351_16_1, L351_3
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.free import free_in_pole
from pial_xl.dossier.waiting import days_waited, last_help
from pial_xl.rules.registry import UNDATED_AFFECTATION, Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Notification, Pole
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import minutes
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import plural

_SHOWN_AESH = 3


def _doubt(d: Dossier, eleve: str) -> str:
    """Say why the pupil may receive more than is counted; blank when no reason is known."""
    if d.has_unread_hours(eleve):
        return "les heures d'une de ses affectations sont illisibles"  # S-02, A-12
    if d.eleve_strays.may_be(eleve):
        return "des affectations portent un élève inconnu (S-11)"
    return ""


@rule(
    "N-01",
    Niveau.ALERTE,
    "Élève notifié sans AESH",
    source=L351_3,
    nature="R",
    reads=(Notification, Affectation, Eleve, Aesh, Etablissement, Pole),
    advice="Signalez l'élève à la DSDEN : les heures manquent, ce n'est pas votre erreur.",
)
def eleve_without_aesh(d: Dossier) -> Outcome:
    """Notification I ou M en cours, et aucune heure affectée à l'élève, d'aucune autre aide."""
    received = d.received
    for eleve in d.present_eleves:
        notifications = [n for n in d.active_notifications(eleve) if n.aide in (Aide.I, Aide.M)]
        if not notifications or received.get(eleve) or _is_helped_otherwise(d, eleve):
            continue
        if doubt := _doubt(d, eleve):
            yield Reserve(eleve, doubt)
            continue
        n = notifications[0]
        yield Constat(
            d.notifications.cell(n, "eleve"),
            eleve,
            f"Élève {eleve} ({n.aide}) : {_wait(d, n)}.",
            key=(eleve,),
            mesure=minutes(0),
            attendu=minutes(n.heures) if n.heures else "un accompagnement",
            ecart=minutes(-n.heures) if n.heures else "",
            advice=_who_could_help(d, eleve),
        )


def _is_helped_otherwise(d: Dossier, eleve: str) -> bool:
    """Tell whether the pupil receives a help that is not the one notified: A-14 says it."""
    notified = {n.aide for n in d.active_notifications(eleve)}
    return any(
        a.aide is not None and a.aide not in notified and a.has_hours
        for a in d.active_affectations_by_eleve.get(eleve, ())
    )


def _wait(d: Dossier, n: Notification) -> str:
    """Say since when a pupil is notified, and for how many days the year has brought no AESH."""
    notified = f"notifié depuis le {format_date(n.debut)}" if n.debut else "notifié"
    days = plural(days_waited(d, n), "jour")
    if (last := last_help(d, n)) is not None:
        return f"{notified}, sans AESH depuis le {format_date(last)} ({days})"
    if not n.debut:
        return f"{notified}, aucun AESH"
    since = " depuis la rentrée" if n.debut < d.bareme.annee_scolaire.start else ""
    return f"{notified}, aucun AESH ({days}{since})"


def _who_could_help(d: Dossier, eleve: str) -> str:
    """Give the advice: blank, for the rule's own, when no AESH of the pole has hours left."""
    etablissement = d.etablissement_of(eleve)
    if etablissement is None:
        return "Affectez-lui un AESH qui a des heures libres ; sinon signalez l'élève à la DSDEN."
    free = sorted(free_in_pole(d, d.pole_of(etablissement)), key=lambda item: -item[1])
    if not free:
        return ""
    shown = ", ".join(f"{a.aesh} ({format_duration(m)})" for a, m in free[:_SHOWN_AESH])
    more = " et d'autres" if len(free) > _SHOWN_AESH else ""
    return (
        f"Des heures sont libres dans le pôle : {shown}{more}. Affectez-les, ou signalez l'élève "
        "à la DSDEN si elles ne conviennent pas."
    )


@rule(
    "N-02",
    Niveau.ALERTE,
    "Aide individuelle partiellement assurée",
    source="Code de l'éducation, L351-3 ; TA Melun 12 septembre 2025, n° 2506173",
    nature="R",
    reads=(Notification, Affectation, Eleve),
    advice="Complétez l'accompagnement si des heures sont libres ; sinon signalez le manque.",
)
def incomplete_individuelle(d: Dossier) -> Outcome:
    """Aide I en cours : des heures sont affectées, mais moins que les heures notifiées."""
    # Silent while the repeats of A-11 could make up for the hours; what lacks is told without them.
    for eleve, n, due in d.owed_individuelles:
        if not 0 < d.received.get(eleve, 0) < due - d.bareme.tol_min:
            continue
        if doubt := _doubt(d, eleve):
            yield Reserve(eleve, doubt)
            continue
        provided = d.received_without_duplicates.get(eleve, 0)
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
    for eleve, n, due in d.owed_individuelles:
        provided, most = received.get(eleve, 0), due + d.bareme.tol_min
        if provided <= most:
            continue
        if d.with_dated_affectations.received_without_duplicates.get(eleve, 0) <= most:
            yield Reserve(eleve, UNDATED_AFFECTATION)
        else:
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
    "N-17",
    Niveau.INFO,
    "Élève d'ULIS avec une autre aide",
    source=D351_16_1,
    nature="P",
    reads=(Affectation, Notification, Eleve),
    advice="Vérifiez que l'aide s'ajoute bien à celle du dispositif, et sur quels temps.",
)
def eleve_in_ulis_with_more(d: Dossier) -> Outcome:
    """Aide collective notifiée en cours, et des heures I ou M, notifiées elles aussi."""
    for eleve in d.present_eleves:
        notified = {n.aide for n in d.active_notifications(eleve)}
        if Aide.CO not in notified:
            continue
        own = [
            a
            for a in d.active_affectations_by_eleve.get(eleve, ())
            if a.aide in notified and a.aide is not Aide.CO and a.has_hours
        ]
        if own:
            total = sum(a.heures or 0 for a in own)
            yield Constat(
                d.affectations.cell(own[0], "aide"),
                eleve,
                f"{eleve} : aide collective, et {format_duration(total)} d'une autre aide : "
                "vérifier.",
                key=(eleve,),
                mesure=minutes(total),
            )


@rule(
    "N-18",
    Niveau.ALERTE,
    "Aide mutualisée sous l'objectif local",
    source="Objectif local : la notification ne fixe pas d'heures (L351-3, alinéa 2)",
    nature="D",
    reads=(Notification, Affectation, Eleve),
    advice="Complétez l'accompagnement si des heures sont libres, ou changez min_m_h.",
)
def little_mutualisee(d: Dossier) -> Outcome:
    """Aide M en cours : des heures affectées, mais moins que min_m_h, s'il est réglé."""
    target = int((d.bareme.min_m_h or 0) * 60)
    for eleve in d.present_eleves if target else ():
        n = next((n for n in d.active_notifications(eleve) if n.aide is Aide.M), None)
        if n is None or d.has_contradiction(eleve) or not 0 < d.received.get(eleve, 0) < target:
            continue
        if doubt := _doubt(d, eleve):
            yield Reserve(eleve, doubt)
            continue
        provided = d.received_without_duplicates.get(eleve, 0)
        yield Constat(
            d.notifications.cell(n, "eleve"),
            eleve,
            f"{eleve} : {format_duration(provided)} par semaine en mutualisé, sous l'objectif "
            f"local {format_duration(target)}.",
            mesure=minutes(provided),
            attendu=minutes(target, "{} au moins"),
            ecart=minutes(provided - target),
        )
