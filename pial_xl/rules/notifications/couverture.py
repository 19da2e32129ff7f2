"""N: what pupils receive, against what they are owed."""

from collections.abc import Iterator

from pial_xl.bareme.sources import COHERENCE, L351_3
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Affectation, Eleve, Notification
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import plural


def _douteux(d: Dossier, eleve: str) -> bool:
    """Tell whether the hours of one of the pupil's active allocations are unknown (S-02, A-12)."""
    return any(not a.est_chiffree for a in d.actives_par_eleve.get(eleve, ()))


@rule(
    "N-01",
    Niveau.ALERTE,
    "Élève notifié sans AESH",
    source=L351_3,
    nature="R",
    lit=(Notification, Affectation, Eleve),
    que_faire="Signalez l'élève à la DSDEN : les heures manquent, ce n'est pas votre erreur.",
)
def eleve_sans_aesh(d: Dossier) -> Sortie:
    """Notification I ou M en cours, et aucune heure affectée à l'élève."""
    recu = d.recu
    for eleve in d.presents:
        notifs = [n for n in d.notifications_actives(eleve) if n.aide in (Aide.I, Aide.M)]
        if not notifs or recu.get(eleve):
            continue
        if _douteux(d, eleve):
            yield Reserve(eleve, "les heures d'une de ses affectations sont illisibles")
            continue
        n = notifs[0]
        depuis = f"depuis le {format_date(n.debut)}" if n.debut else "depuis une date inconnue"
        jours = f" ({plural((d.reference - n.debut).days, 'jour')})" if n.debut else ""
        yield Constat(
            d.notifications.cellule(n, "eleve"),
            eleve,
            f"Élève {eleve} ({n.aide}) : notifié {depuis}, aucun AESH{jours}. "
            "À signaler à la DSDEN.",
            mesure="0h00",
            attendu=format_duration(n.heures) if n.heures else "un accompagnement",
            ecart=f"-{format_duration(n.heures)}" if n.heures else "",
        )


def _individuels(d: Dossier) -> Iterator[tuple[str, Notification, int]]:
    """Give each present pupil with individual help, the decision in force, and the hours owed."""
    for eleve in d.presents:
        n = d.individuelle(eleve, d.reference)
        if n is not None and n.heures:
            yield eleve, n, n.heures


@rule(
    "N-02",
    Niveau.ALERTE,
    "Aide individuelle partiellement assurée",
    source="Code de l'éducation, L351-3 ; CE 19 mai 2022, n° 460976",
    nature="R",
    lit=(Notification, Affectation, Eleve),
    que_faire="Complétez l'accompagnement si des heures sont libres ; sinon signalez le manque.",
)
def individuelle_incomplete(d: Dossier) -> Sortie:
    """Aide I en cours : des heures sont affectées, mais moins que les heures notifiées."""
    recu = d.recu
    for eleve, n, du in _individuels(d):
        assure = recu.get(eleve, 0)
        if not 0 < assure < du - d.bareme.tol_min:
            continue
        if _douteux(d, eleve):
            yield Reserve(eleve, "les heures d'une de ses affectations sont illisibles")
            continue
        manque = du - assure
        yield Constat(
            d.notifications.cellule(n, "heures"),
            eleve,
            f"{eleve} : {format_duration(assure)} assurées sur {format_duration(du)} notifiées — "
            f"manque {format_duration(manque)} ({format_percent(100 * manque / du, 0)}).",
            mesure=format_duration(assure),
            attendu=format_duration(du),
            ecart=format_duration(-manque),
        )


@rule(
    "N-03",
    Niveau.ALERTE,
    "Aide individuelle au-delà de la notification",
    source=L351_3,
    nature="R",
    lit=(Notification, Affectation, Eleve),
    que_faire="Libérez-les pour un autre élève, ou faites réviser la notification.",
)
def individuelle_depassee(d: Dossier) -> Sortie:
    """Aide I en cours : plus d'heures affectées que d'heures notifiées."""
    recu = d.recu_sans_doublons
    for eleve, n, du in _individuels(d):
        assure = recu.get(eleve, 0)
        if assure > du + d.bareme.tol_min:
            yield Constat(
                d.notifications.cellule(n, "heures"),
                eleve,
                f"{eleve} : {format_duration(assure - du)} de plus que la notification "
                f"({format_duration(assure)}/{format_duration(du)}).",
                mesure=format_duration(assure),
                attendu=format_duration(du),
                ecart=format_duration(assure - du),
            )


@rule(
    "N-13",
    Niveau.ALERTE,
    "Trop d'AESH pour un élève",
    source="Repère local ; D351-16-1 : une même personne identifiée",
    nature="P",
    lit=(Affectation,),
    que_faire="Regroupez les heures de l'élève sur moins d'AESH.",
)
def trop_d_aesh(d: Dossier) -> Sortie:
    """L'élève est suivi par plus d'AESH que le repère réglé."""
    seuil = d.bareme.aesh_par_eleve_max
    for eleve, rows in d.actives_par_eleve.items():
        first_rows: dict[str, Affectation] = {}
        for a in rows:
            if a.aesh:
                first_rows.setdefault(a.aesh, a)
        if len(first_rows) > seuil:
            yield Constat(
                d.affectations.cellule(list(first_rows.values())[seuil], "aesh"),
                eleve,
                f"{eleve} : {len(first_rows)} AESH différents (repère local {seuil}).",
                mesure=str(len(first_rows)),
                attendu=f"{seuil} au plus",
                ecart=str(len(first_rows) - seuil),
            )


@rule(
    "N-16",
    Niveau.ALERTE,
    "Élève sorti, heures toujours affectées",
    source=COHERENCE,
    nature="K",
    lit=(Eleve, Affectation),
    que_faire="Mettez fin à l'affectation et réattribuez les heures.",
)
def eleve_sorti(d: Dossier) -> Sortie:
    """L'élève est sorti avant la date de référence, et des heures lui restent affectées."""
    recu = d.recu_toutes_aides
    for e in d.eleves.lignes:
        if e.eleve and e.sorti_le and d.est_sorti(e.eleve) and recu.get(e.eleve):
            yield Constat(
                d.eleves.cellule(e, "sorti_le"),
                e.eleve,
                f"Élève sorti le {format_date(e.sorti_le)} : {format_duration(recu[e.eleve])} "
                "à libérer.",
                mesure=format_duration(recu[e.eleve]),
                attendu="0h00",
                ecart=format_duration(recu[e.eleve]),
            )
