"""N: who is helped: by too many, without a decision, or after having left."""

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_AFFECTATION, Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Notification, Pole
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_most, minutes, number


@rule(
    "N-12",
    Niveau.ALERTE,
    "Élève accompagné sans notification",
    source="Circulaire 2017-084 du 3 mai 2017 : les AESH aident des élèves notifiés",
    nature="R",
    reads=(Affectation, Notification, Eleve, Etablissement, Pole),
    advice="Saisissez la notification, ou libérez les heures. Un PAS peut l'autoriser (feuille "
    "Pôles, « Élèves non notifiés »).",
)
def eleve_without_notification(d: Dossier) -> Outcome:
    """Des heures sont affectées à un élève qui n'a aucune notification ; INFO si le pôle le permet.

    Rien n'est dit tant qu'une notification porte un code inconnu : ce peut être la sienne.
    """
    noted = {n.eleve for n in d.notifications.rows}
    unclear = not d.notifications.rows or any(code not in d.eleve_by_code for code in noted)
    for eleve, rows in d.active_affectations_by_eleve.items():
        if eleve in noted or not d.is_present(eleve):
            continue
        helped = [a for a in rows if a.has_hours]
        if not helped:
            continue
        if unclear:
            yield Reserve(eleve, "des notifications manquent, ou portent un code inconnu")
            continue
        if all(a.is_undated for a in helped):
            yield Reserve(eleve, UNDATED_AFFECTATION)
            continue
        total = sum(a.heures or 0 for a in helped)
        yield Constat(
            d.affectations.cell(helped[0], "eleve"),
            eleve,
            f"{eleve} : {format_duration(total)} par semaine, accompagné sans notification.",
            key=(eleve,),
            mesure=minutes(total),
            attendu="une notification",
            niveau=Niveau.INFO if _admits_everyone(d, eleve) else None,
        )


def _admits_everyone(d: Dossier, eleve: str) -> bool:
    """Tell whether the pupil's pole also helps pupils without a decision."""
    etablissement = d.etablissement_of(eleve)
    pole = d.pole_by_code.get(d.pole_of(etablissement) or "") if etablissement else None
    return bool(pole and pole.non_notifies)


@rule(
    "N-13",
    Niveau.ALERTE,
    "Trop d'AESH pour un élève",
    source="Repère local ; D351-16-1 : une même personne identifiée",
    nature="P",
    reads=(Affectation, Aesh, Eleve),
    advice="Regroupez les heures de l'élève sur moins d'AESH.",
)
def too_many_aesh(d: Dossier) -> Outcome:
    """L'élève est suivi par plus d'AESH que le repère réglé ; 0 : aucun repère."""
    threshold = d.bareme.aesh_par_eleve_max
    expected = at_most(number(threshold))
    for eleve, rows in d.active_affectations_by_eleve.items() if threshold else ():
        if len(rows) <= threshold:
            continue
        first_rows = d.aesh_around(eleve)
        if len(first_rows) <= threshold or not d.is_present(eleve):
            continue
        if len(d.with_dated_affectations.aesh_around(eleve)) <= threshold:
            yield Reserve(eleve, UNDATED_AFFECTATION)
        else:
            yield Constat(
                d.affectations.cell(list(first_rows.values())[threshold], "aesh"),
                eleve,
                f"{eleve} : {len(first_rows)} AESH différents (repère local {threshold}).",
                key=(eleve,),
                mesure=number(len(first_rows)),
                attendu=expected,
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
        if not (e.eleve and e.sorti_le and d.has_left(e.eleve) and received.get(e.eleve)):
            continue
        if not d.with_dated_affectations.received_from_every_aide.get(e.eleve):
            yield Reserve(e.eleve, UNDATED_AFFECTATION)
        else:
            yield Constat(
                d.eleves.cell(e, "sorti_le"),
                e.eleve,
                f"{e.eleve} : élève sorti le {format_date(e.sorti_le)}, "
                f"{format_duration(received[e.eleve])} à libérer.",
                mesure=minutes(received[e.eleve]),
                attendu=minutes(0),
                ecart=minutes(received[e.eleve]),
            )
