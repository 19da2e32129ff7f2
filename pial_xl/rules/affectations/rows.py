"""A: rows that cannot stand as they are."""

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_AFFECTATION, Outcome, Reserve, rule
from pial_xl.tables import Affectation, Notification
from pial_xl.units.mesure import between, count, minutes, text


@rule(
    "A-11",
    Niveau.BLOQUANT,
    "Affectation en double",
    source=COHERENCE,
    nature="K",
    reads=(Affectation,),
    advice="Supprimez une des lignes, ou additionnez les heures sur une seule.",
)
def duplicate_affectation(d: Dossier) -> Outcome:
    """Même AESH, même élève, même aide et même groupe, le même jour de l'année scolaire.

    Un élève aidé dans deux groupes, ou dans un groupe et seul, n'est pas un doublon.
    """
    for rows in d.duplicates:
        numbers = ", ".join(str(row.number) for row in rows)
        for row in rows[1:]:
            if d.has_left(row.eleve):
                continue
            yield Constat(
                d.affectations.cell(row, "aesh"),
                f"{row.aesh} – {row.eleve}",
                f"{row.aesh} auprès de {row.eleve} : affectation en double, lignes {numbers}.",
                key=row.own_key(),
                mesure=count(len(rows), "ligne"),
                attendu=count(1, "ligne"),
            )


@rule(
    "A-12",
    Niveau.BLOQUANT,
    "Durée nulle ou négative",
    source=COHERENCE,
    nature="K",
    reads=(Affectation,),
    advice="Écrivez les heures par semaine, ou supprimez la ligne.",
)
def zero_duree(d: Dossier) -> Outcome:
    """Les heures de l'affectation sont vides, nulles ou négatives."""
    for a in d.affectations.rows:
        if a.is_unreadable("heures") or a.has_hours or d.has_left(a.eleve):
            continue
        mesure = text("vide") if a.heures is None else minutes(a.heures)
        yield Constat(
            d.affectations.cell(a, "heures"),
            a.eleve or "",
            f"{a.aesh} auprès de {a.eleve} : durée nulle ou négative ({mesure}).",
            mesure=mesure,
            attendu=between(minutes(1), None, "plus de 0h00"),
        )


@rule(
    "A-14",
    Niveau.ALERTE,
    "Aide affectée différente de l'aide notifiée",
    source="Code de l'éducation, L351-3 : la nature de l'aide est fixée par la CDAPH",
    nature="R",
    reads=(Affectation, Notification),
    advice="Rétablissez l'aide notifiée, ou faites modifier la notification.",
)
def changed_aide(d: Dossier) -> Outcome:
    """L'aide de l'affectation n'est celle d'aucune notification en cours de l'élève."""
    for a in d.without_duplicates:
        if d.has_left(a.eleve):
            continue
        notified = {n.aide for n in d.active_notifications(a.eleve or "")}
        if a.aide is None or not notified or None in notified or a.aide in notified:
            continue
        if a.is_undated:
            yield Reserve(a.eleve or "", UNDATED_AFFECTATION)
            continue
        expected = " et ".join(sorted(aide.value for aide in notified if aide))
        yield Constat(
            d.affectations.cell(a, "aide"),
            a.eleve or "",
            f"{a.eleve} : notifié {expected}, affecté {a.aide}, l'aide change de nature.",
            mesure=a.aide.value,
            attendu=expected,
        )
