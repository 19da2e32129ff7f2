"""N: decisions that contradict the law or themselves."""

from collections.abc import Iterable
from decimal import Decimal

from pial_xl.bareme.sources import COHERENCE, D351_16_1
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Eleve, Etablissement, Notification
from pial_xl.tables.types import Aide, Degre
from pial_xl.units.dates import format_date, is_active
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import day, from_day, minutes
from pial_xl.units.periods import CoveredDays


@rule(
    "N-04",
    Niveau.ALERTE,
    "Aide individuelle sans quotité horaire",
    source="Code de l'éducation, L351-3, alinéa 1",
    nature="R",
    reads=(Notification, Eleve),
    advice="Reportez les heures de la notification ; si elle n'en porte pas, voyez avec "
    "l'enseignant référent et la MDPH.",
)
def individuelle_without_heures(d: Dossier) -> Outcome:
    """Aide I dont les heures notifiées sont vides ou nulles."""
    for n in d.notifications.rows:
        if n.aide is not Aide.I or n.heures or n.is_unreadable("heures"):
            continue
        if not d.has_left(n.eleve):
            yield Constat(
                d.notifications.cell(n, "heures"),
                n.eleve or "",
                f"{n.eleve or 'Élève inconnu'} : aide individuelle sans quotité horaire, "
                "vérifiez la notification.",
                mesure="vide" if n.heures is None else minutes(n.heures),
                attendu="des heures par semaine",
            )


@rule(
    "N-05",
    Niveau.INFO,
    "Aide mutualisée avec une quotité",
    source="Code de l'éducation, L351-3, alinéa 2",
    nature="R",
    reads=(Notification, Eleve),
    advice="Rien à corriger : la quotité sert d'objectif local.",
)
def mutualisee_with_heures(d: Dossier) -> Outcome:
    """Aide M qui porte des heures notifiées."""
    for n in d.notifications.rows:
        if n.aide is Aide.M and n.heures and n.heures > 0 and not d.has_left(n.eleve):
            yield Constat(
                d.notifications.cell(n, "heures"),
                n.eleve or "",
                f"{n.eleve or 'Élève inconnu'} : l'aide mutualisée n'a pas de quotité notifiée ; "
                f"{format_duration(n.heures)} est traité comme objectif local.",
                mesure=minutes(n.heures),
                attendu="vide",
            )


@rule(
    "N-06",
    Niveau.BLOQUANT,
    "Aides individuelle et mutualisée à la fois",
    source=D351_16_1,
    nature="R",
    reads=(Notification, Eleve),
    advice="Si ce n'est pas une faute de frappe, voyez avec l'enseignant référent et la MDPH "
    "laquelle des deux vaut, et depuis quand.",
)
def individuelle_and_mutualisee(d: Dossier) -> Outcome:
    """Le même élève a une notification I et une notification M dont les dates se recouvrent."""
    for eleve, notifications in d.notifications_by_eleve.items():
        if len(notifications) == 1 or d.has_left(eleve):
            continue
        contradictory = _contradictory(notifications)
        for second in notifications:
            if second.number in contradictory:
                yield Constat(
                    d.notifications.cell(second, "aide"),
                    eleve,
                    f"{eleve} : aide individuelle et mutualisée simultanées, impossible "
                    "(D351-16-1).",
                    key=(eleve,),
                    mesure="I et M",
                    attendu="une seule aide",
                )


def _contradictory(notifications: Iterable[Notification]) -> set[int]:
    """Give the numbers of the rows whose help contradicts that of a row above, on some day."""
    above = {Aide.I: CoveredDays(), Aide.M: CoveredDays()}
    contrary = {Aide.I: Aide.M, Aide.M: Aide.I}
    found: set[int] = set()
    for n in sorted(notifications, key=lambda n: n.number):
        if n.aide is None or n.aide not in contrary or n.is_undated:
            continue
        if above[contrary[n.aide]].meets(n.debut, n.fin):
            found.add(n.number)
        above[n.aide].add(n.debut, n.fin)
    return found


@rule(
    "N-10",
    Niveau.BLOQUANT,
    "Dates inversées",
    source=COHERENCE,
    nature="K",
    reads=(Notification, Eleve),
    advice="Corrigez la date de début ou de fin.",
)
def reversed_dates(d: Dossier) -> Outcome:
    """La fin de la notification est avant son début."""
    for n in d.notifications.rows:
        if n.number not in d.notifications.reversed_ends or d.has_left(n.eleve):
            continue
        if n.debut and n.fin:
            yield Constat(
                d.notifications.cell(n, "fin"),
                n.eleve or "",
                f"{n.eleve or 'Élève inconnu'} : dates inversées, du {format_date(n.debut)} au "
                f"{format_date(n.fin)}.",
                mesure=day(n.fin),
                attendu=from_day(n.debut, "au moins le {}"),
            )


@rule(
    "N-11",
    Niveau.ALERTE,
    "Plus d'heures notifiées que d'heures de classe",
    source=COHERENCE,
    nature="K",
    reads=(Notification, Eleve, Etablissement),
    advice="Si le repas est compris, écrivez oui dans la colonne Midi de l'élève.",
)
def notification_beyond_classe(d: Dossier) -> Outcome:
    """Aide I en cours : plus d'heures notifiées que d'heures de classe, sans le midi."""
    for n in d.notifications.rows:
        eleve = d.eleve_by_code.get(n.eleve or "")
        if n.aide is not Aide.I or not n.heures or eleve is None or not d.is_present(n.eleve):
            continue
        if eleve.midi or not is_active(n.debut, n.fin, d.reference):
            continue
        classe = _classe_heures(d, n.eleve)
        if classe is None or n.heures <= classe:
            continue
        if eleve.is_unreadable("midi"):
            yield Reserve(n.eleve or "", "sa case Midi est illisible")
        else:
            yield Constat(
                d.notifications.cell(n, "heures"),
                n.eleve or "",
                f"{n.eleve} : {format_duration(n.heures)} notifiées pour "
                f"{format_duration(classe)} de classe, temps méridien inclus ?",
                mesure=minutes(n.heures),
                attendu=minutes(classe),
                ecart=minutes(n.heures - classe),
            )


def _classe_heures(d: Dossier, eleve: str | None) -> int | None:
    etablissement = d.etablissement_of(eleve)
    if etablissement is None:
        return None
    if etablissement.heures_classe:  # no school has none: 0 is as blank
        return etablissement.heures_classe
    usage: dict[Degre | None, Decimal | None] = {
        Degre.PRIMARY: d.bareme.ecole_h,
        Degre.COLLEGE: d.bareme.college_h,
        Degre.LYCEE: d.bareme.lycee_h,
    }
    hours = usage.get(etablissement.degre)
    return None if hours is None else int(hours * 60)
