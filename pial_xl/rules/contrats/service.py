"""C: what fills a contract, and where."""

from pial_xl.bareme.sources import COHERENCE, LOCAL_REPERE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_most, minutes, number
from pial_xl.units.text import fold


@rule(
    "C-09",
    Niveau.ALERTE,
    "Résidence administrative à préciser",
    source="Décret 2006-781 du 3 juillet 2006 : frais de déplacement",
    nature="R",
    reads=(Aesh, Affectation, Eleve, Etablissement),
    advice="Choisissez l'UAI principal de l'AESH.",
)
def aesh_without_residence(d: Dossier) -> Outcome:
    """L'AESH aide des élèves dans deux communes ou plus, et n'a pas d'établissement principal."""
    for a in d.contrats:
        if a.uai is not None or a.is_unreadable("uai"):
            continue
        # Pupils who have left call for nothing but N-16: their schools are not served any more.
        schools = [d.etablissement_by_uai[uai] for uai in d.first_rows_by_uai.get(a.aesh or "", ())]
        communes = {fold(e.commune): e.commune for e in schools if e.commune}
        if len(communes) > 1:
            yield Constat(
                d.aesh.cell(a, "uai"),
                a.aesh or "",
                f"{a.aesh} : {len(communes)} communes ({', '.join(communes.values())}), résidence "
                "administrative à préciser pour les frais.",
                mesure=number(len(communes), "{} communes"),
                attendu="un UAI principal",
            )


@rule(
    "C-11",
    Niveau.INFO,
    "Contrat plus long que la semaine des élèves",
    source=LOCAL_REPERE,
    nature="P",
    reads=(Aesh, Affectation, Eleve),
    advice="Prévoyez le temps du midi, l'ULIS, une mission de référent ou un second établissement.",
)
def contrat_beyond_classe(d: Dossier) -> Outcome:
    """Plus d'heures au contrat que dans la semaine d'un élève, sans midi, référent ni ULIS.

    Rien n'est dit de l'AESH qui sert déjà deux établissements, ou un élève aidé le midi.
    """
    week = int(d.bareme.eleve_semaine_h * 60)
    for a in d.contrats if week else ():
        heures = d.contrat_heures(a)
        if heures is None or heures <= week or _has_other_hours(d, a):
            continue
        yield Constat(
            d.aesh.cell(a, "heures"),
            a.aesh or "",
            f"{a.aesh} : {format_duration(heures)} de contrat pour une semaine d'élève de "
            f"{format_duration(week)}, prévoir midi, ULIS, référent ou second site.",
            mesure=minutes(heures),
            attendu=at_most(minutes(week)),
            ecart=minutes(heures - week),
        )


def _has_other_hours(d: Dossier, a: Aesh) -> bool:
    """Tell whether something besides class is known to fill the contract, or may be."""
    fields = ("heures_referent", "heures_ulis", "heures_midi")
    if any(getattr(a, field) or a.is_unreadable(field) for field in fields):
        return True
    rows = d.active_affectations_by_aesh.get(a.aesh or "", ())
    eleves = [d.eleve_by_code[row.eleve or ""] for row in rows if d.is_present(row.eleve)]
    return any(e.midi for e in eleves) or len({e.uai for e in eleves}) > 1


@rule(
    "C-12",
    Niveau.ALERTE,
    "Répartition du contrat qui n'est pas le contrat",
    source=COHERENCE,
    nature="K",
    reads=(Aesh,),
    advice="Corrigez la répartition, ou les heures du contrat.",
)
def wrong_split(d: Dossier) -> Outcome:
    """Heures devant élèves, midi, référent, ULIS et synthèse ne font pas les heures du contrat.

    Rien n'est dit si ni les heures devant élèves ni celles du midi ne sont déclarées.
    """
    for a in d.contrats:
        heures = d.contrat_heures(a)
        declared = a.heures_devant_eleves is not None
        if heures is None or not (declared or a.heures_midi is not None):
            continue
        if any(a.is_unreadable(field) for field in _SPLIT):
            yield Reserve(a.aesh or "", "une heure de sa répartition est illisible")
            continue
        total = sum(getattr(a, field) or 0 for field in _SPLIT)
        if abs(total - heures) > d.bareme.tol_min if declared else total > heures:
            field = "heures_devant_eleves" if declared else "heures_midi"
            yield Constat(
                d.aesh.cell(a, field),
                a.aesh or "",
                f"{a.aesh} : la répartition déclarée fait {format_duration(total)} pour un contrat "
                f"de {format_duration(heures)}.",
                mesure=minutes(total),
                attendu=minutes(heures),
                ecart=minutes(total - heures),
            )


_SPLIT = (
    "heures_devant_eleves",
    "heures_midi",
    "heures_referent",
    "heures_ulis",
    "heures_synthese",
)
