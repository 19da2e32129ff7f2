"""A: pupils helped at the same time."""

from collections import Counter

from pial_xl.bareme.sources import COHERENCE, D351_16_4
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.charge import groupes
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import count, minutes
from pial_xl.units.text import plural


@rule(
    "A-04",
    Niveau.BLOQUANT,
    "Aide individuelle partagée",
    source=D351_16_4,
    nature="R",
    reads=(Affectation,),
    advice="Sortez l'élève du groupe : l'aide individuelle ne se partage pas.",
)
def shared_individuelle(d: Dossier) -> Outcome:
    """Une affectation de type I est dans un groupe de deux élèves ou plus."""
    for groupe in groupes(d.without_duplicates):
        for a in groupe:
            if a.aide is Aide.I and len(groupe) > 1:
                others = len(groupe) - 1
                yield Constat(
                    d.affectations.cell(a, "groupe"),
                    a.eleve or "",
                    f"{a.eleve} en individuel mais partagé avec {plural(others, 'autre')} "
                    "(D351-16-4).",
                    mesure=count(len(groupe), "élève"),
                    attendu=count(1, "élève"),
                )


@rule(
    "A-05",
    Niveau.ALERTE,
    "Durées différentes dans un groupe",
    source=COHERENCE,
    nature="K",
    reads=(Affectation,),
    advice="Donnez la même durée à tous les élèves du groupe, ou séparez-les.",
)
def inconsistent_groupe(d: Dossier) -> Outcome:
    """Des élèves d'un même groupe n'ont pas la même durée : chaque ligne qui s'en écarte."""
    for groupe in groupes(d.without_duplicates):
        known = [a for a in groupe if a.heures is not None and a.heures > 0]
        usual = Counter(a.heures for a in known).most_common(1)
        for a in known:
            if a.heures != usual[0][0]:
                yield Constat(
                    d.affectations.cell(a, "heures"),
                    a.groupe or "",
                    f"Groupe {a.groupe} : {plural(len(groupe), 'élève')}, mais "
                    f"{format_duration(a.heures or 0)} pour {a.eleve} au lieu de "
                    f"{format_duration(usual[0][0] or 0)}.",
                    mesure=minutes(a.heures or 0),
                    attendu=minutes(usual[0][0] or 0),
                    ecart=minutes((a.heures or 0) - (usual[0][0] or 0)),
                )
