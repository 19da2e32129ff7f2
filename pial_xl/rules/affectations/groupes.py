"""A: pupils helped at the same time."""

from collections import Counter

from pial_xl.bareme.sources import COHERENCE, D351_16_4
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Affectation, Eleve, Etablissement
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
    """Une affectation de type I est dans un groupe de deux élèves ou plus d'un établissement."""
    for groupe in d.groupes:
        for bloc in groupe.blocs:
            for a in bloc:
                if a.aide is Aide.I and len(bloc) > 1 and not d.has_left(a.eleve):
                    others = len(bloc) - 1
                    yield Constat(
                        d.affectations.cell(a, "groupe"),
                        a.eleve or "",
                        f"{a.eleve} en individuel mais partagé avec {plural(others, 'autre')} "
                        "(D351-16-4).",
                        mesure=count(len(bloc), "élève"),
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
    """Des élèves d'un même groupe n'ont pas la même durée : chaque ligne qui s'en écarte.

    La durée habituelle est la plus fréquente, à égalité la plus longue.
    """
    for groupe in d.groupes:
        if not groupe.is_uneven:
            continue
        # The hours of a pupil who has left are no measure for the others: N-16 tells them.
        present = [a for a in groupe.rows if not d.has_left(a.eleve)]
        heures = Counter(a.heures or 0 for a in present if a.has_hours)
        usual = max(heures, key=lambda h: (heures[h], h), default=0)
        for a in present:
            if a.heures is not None and a.has_hours and a.heures != usual:
                yield Constat(
                    d.affectations.cell(a, "heures"),
                    a.groupe or "",
                    f"{a.aesh}, groupe {a.groupe} : {plural(len(present), 'élève')}, mais "
                    f"{format_duration(a.heures)} pour {a.eleve} au lieu de "
                    f"{format_duration(usual)}.",
                    mesure=minutes(a.heures),
                    attendu=minutes(usual),
                    ecart=minutes(a.heures - usual),
                )


@rule(
    "A-16",
    Niveau.ALERTE,
    "Groupe dans deux établissements",
    source=COHERENCE,
    nature="K",
    reads=(Affectation, Eleve, Etablissement),
    advice="Donnez un autre groupe aux élèves du second établissement.",
)
def groupe_in_two_etablissements(d: Dossier) -> Outcome:
    """Les élèves d'un groupe sont dans des établissements différents : rien n'y est partagé."""
    for groupe in d.groupes:
        if not groupe.is_split:
            continue
        first = groupe.rows[0]
        other = next(a for a in groupe.rows if d.uai_of(a.eleve) == groupe.uais[1])
        yield Constat(
            d.affectations.cell(other, "groupe"),
            first.aesh or "",
            f"{first.aesh}, groupe {first.groupe} : des élèves de "
            f"{plural(len(groupe.uais), 'établissement')} ({', '.join(groupe.uais)}) ne peuvent "
            "être aidés en même temps ; leurs heures sont comptées à part.",
            key=(first.aesh or "", first.groupe or ""),
            mesure=count(len(groupe.uais), "établissement"),
            attendu=count(1, "établissement"),
        )
