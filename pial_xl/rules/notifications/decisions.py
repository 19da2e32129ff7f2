"""N: decisions that contradict the law or themselves."""

from decimal import Decimal

from pial_xl.bareme.sources import COHERENCE, D351_16_1
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Eleve, Etablissement, Notification
from pial_xl.tables.types import Aide, Degre
from pial_xl.units.dates import format_date, overlaps
from pial_xl.units.durations import format_duration


@rule(
    "N-04",
    Niveau.ALERTE,
    "Aide individuelle sans quotité horaire",
    source="Code de l'éducation, L351-3, alinéa 1",
    nature="R",
    lit=(Notification,),
    que_faire="Reportez les heures de la notification, ou demandez-les à la MDPH.",
)
def individuelle_sans_heures(d: Dossier) -> Sortie:
    """Aide I dont les heures notifiées sont vides ou nulles."""
    for n in d.notifications.lignes:
        if n.aide is Aide.I and not n.heures and not n.est_illisible("heures"):
            yield Constat(
                d.notifications.cellule(n, "heures"),
                n.eleve or "",
                "Aide individuelle sans quotité horaire : vérifiez la notification.",
                mesure="vide" if n.heures is None else format_duration(n.heures),
                attendu="des heures par semaine",
            )


@rule(
    "N-05",
    Niveau.INFO,
    "Aide mutualisée avec une quotité",
    source="Code de l'éducation, L351-3, alinéa 2",
    nature="R",
    lit=(Notification,),
    que_faire="Rien à corriger : la quotité sert d'objectif local.",
)
def mutualisee_avec_heures(d: Dossier) -> Sortie:
    """Aide M qui porte des heures notifiées."""
    for n in d.notifications.lignes:
        if n.aide is Aide.M and n.heures is not None and n.heures > 0:
            yield Constat(
                d.notifications.cellule(n, "heures"),
                n.eleve or "",
                "L'aide mutualisée n'a pas de quotité notifiée ; "
                f"{format_duration(n.heures)} est traité comme objectif local.",
                mesure=format_duration(n.heures),
                attendu="vide",
            )


@rule(
    "N-06",
    Niveau.BLOQUANT,
    "Aides individuelle et mutualisée à la fois",
    source=D351_16_1,
    nature="R",
    lit=(Notification,),
    que_faire="Corrigez l'aide ou les dates de l'une des deux notifications.",
)
def individuelle_et_mutualisee(d: Dossier) -> Sortie:
    """Le même élève a une notification I et une notification M dont les dates se recouvrent."""
    for eleve, notifs in d.notifications_par_eleve.items():
        for rang, second in enumerate(notifs):
            if any(_incompatibles(first, second) for first in notifs[:rang]):
                yield Constat(
                    d.notifications.cellule(second, "aide"),
                    eleve,
                    f"{eleve} : aide individuelle et mutualisée simultanées, impossible "
                    "(D351-16-1).",
                    mesure="I et M",
                    attendu="une seule aide",
                )


def _incompatibles(first: Notification, second: Notification) -> bool:
    return {first.aide, second.aide} == {Aide.I, Aide.M} and overlaps(
        (first.debut, first.fin), (second.debut, second.fin)
    )


@rule(
    "N-10",
    Niveau.BLOQUANT,
    "Dates inversées",
    source=COHERENCE,
    nature="K",
    lit=(Notification,),
    que_faire="Corrigez la date de début ou de fin.",
)
def dates_inversees(d: Dossier) -> Sortie:
    """La fin de la notification est avant son début."""
    for n in d.notifications.lignes:
        if n.debut and n.fin and n.est_inversee:
            yield Constat(
                d.notifications.cellule(n, "fin"),
                n.eleve or "",
                f"Dates inversées : du {format_date(n.debut)} au {format_date(n.fin)}.",
                mesure=format_date(n.fin),
                attendu=f"au moins le {format_date(n.debut)}",
            )


@rule(
    "N-11",
    Niveau.ALERTE,
    "Plus d'heures notifiées que d'heures de classe",
    source=COHERENCE,
    nature="K",
    lit=(Notification, Eleve, Etablissement),
    que_faire="Si le repas est compris, écrivez oui dans la colonne Midi de l'élève.",
)
def notification_au_dela_de_la_classe(d: Dossier) -> Sortie:
    """Aide I : heures notifiées au-delà de la semaine de classe, sans accompagnement du midi."""
    for n in d.notifications.lignes:
        eleve = d.eleve_par_code.get(n.eleve or "")
        if n.aide is not Aide.I or not n.heures or eleve is None or eleve.midi:
            continue
        classe = _heures_de_classe(d, n.eleve)
        if classe is not None and n.heures > classe:
            yield Constat(
                d.notifications.cellule(n, "heures"),
                n.eleve or "",
                f"{format_duration(n.heures)} notifiées pour {format_duration(classe)} de classe : "
                "temps méridien inclus ?",
                mesure=format_duration(n.heures),
                attendu=format_duration(classe),
                ecart=format_duration(n.heures - classe),
            )


def _heures_de_classe(d: Dossier, eleve: str | None) -> int | None:
    etablissement = d.etablissement_de(eleve)
    if etablissement is None:
        return None
    if etablissement.heures_classe is not None:
        return etablissement.heures_classe
    usage: dict[Degre | None, Decimal | None] = {
        Degre.ECOLE: d.bareme.ecole_h,
        Degre.COLLEGE: d.bareme.college_h,
        Degre.LYCEE: d.bareme.lycee_h,
    }
    hours = usage.get(etablissement.degre)
    return None if hours is None else int(hours * 60)
