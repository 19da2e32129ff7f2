"""A: rows that cannot stand as they are."""

from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Affectation, Notification
from pial_xl.units.durations import format_duration


@rule(
    "A-11",
    Niveau.BLOQUANT,
    "Affectation en double",
    source=COHERENCE,
    nature="K",
    lit=(Affectation,),
    que_faire="Supprimez une des lignes, ou additionnez les heures sur une seule.",
)
def affectation_en_double(d: Dossier) -> Sortie:
    """Deux lignes en cours portent le même AESH, le même élève et la même aide."""
    for (aesh, eleve, _), rows in d.doublons.items():
        numeros = ", ".join(str(row.numero) for row in rows)
        for row in rows[1:]:
            yield Constat(
                d.affectations.cellule(row, "aesh"),
                f"{aesh} – {eleve}",
                f"Affectation en double lignes {numeros}.",
                mesure=f"{len(rows)} lignes",
                attendu="1 ligne",
            )


@rule(
    "A-12",
    Niveau.BLOQUANT,
    "Durée nulle ou négative",
    source=COHERENCE,
    nature="K",
    lit=(Affectation,),
    que_faire="Écrivez les heures par semaine, ou supprimez la ligne.",
)
def duree_nulle(d: Dossier) -> Sortie:
    """Les heures de l'affectation sont vides, nulles ou négatives."""
    for a in d.affectations.lignes:
        if a.est_illisible("heures") or (a.heures is not None and a.heures > 0):
            continue
        shown = "vide" if a.heures is None else format_duration(a.heures)
        yield Constat(
            d.affectations.cellule(a, "heures"),
            a.eleve or "",
            f"Durée nulle ou négative ({shown}).",
            mesure=shown,
            attendu="plus de 0h00",
        )


@rule(
    "A-14",
    Niveau.ALERTE,
    "Aide affectée différente de l'aide notifiée",
    source="Code de l'éducation, L351-3 : la nature de l'aide est fixée par la CDAPH",
    nature="R",
    lit=(Affectation, Notification),
    que_faire="Rétablissez l'aide notifiée, ou faites modifier la notification.",
)
def aide_changee(d: Dossier) -> Sortie:
    """L'aide de l'affectation n'est celle d'aucune notification en cours de l'élève."""
    for a in d.actives:
        notifiees = {n.aide for n in d.notifications_actives(a.eleve or "")}
        if a.aide is None or not notifiees or None in notifiees or a.aide in notifiees:
            continue
        attendue = " et ".join(sorted(aide.value for aide in notifiees if aide))
        yield Constat(
            d.affectations.cellule(a, "aide"),
            a.eleve or "",
            f"Notifié {attendue}, affecté {a.aide} : l'aide change de nature.",
            mesure=a.aide.value,
            attendu=attendue,
        )
