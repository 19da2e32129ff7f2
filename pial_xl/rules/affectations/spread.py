"""A: how the hours of an AESH are spread."""

from collections import Counter
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.sources import CIRCULAIRE_2019_090, LOCAL_REPERE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_AFFECTATION, Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Pole
from pial_xl.tables.types import Aide, Degre
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_least, at_most, count, minutes, number
from pial_xl.units.numbers import format_number


@rule(
    "A-07",
    Niveau.INFO,
    "Accompagnement émietté",
    source=LOCAL_REPERE,
    nature="P",
    reads=(Affectation, Aesh, Eleve),
    advice="Regroupez les heures quand c'est possible.",
)
def fragmented_support(d: Dossier) -> Outcome:
    """Moins de 60 minutes pour un élève et un AESH, ou plus de 6 élèves pour un AESH.

    Un repère de 0 ne dit rien.
    """
    least, most = d.bareme.accompagnement_min, d.bareme.eleves_par_aesh_max
    expected = at_least(minutes(least))
    by_pair: dict[tuple[str, str], int] = {}
    first_rows: dict[tuple[str, str], Affectation] = {}
    for a in d.attended_affectations:
        if a.aesh and a.eleve and a.heures and a.has_hours:
            pair = (a.aesh, a.eleve)
            by_pair[pair] = by_pair.get(pair, 0) + a.heures
            first_rows.setdefault(pair, a)
    for pair, together in by_pair.items():
        if together < least:
            yield Constat(
                d.affectations.cell(first_rows[pair], "heures"),
                pair[1],
                f"Accompagnement émietté : {format_duration(together)} pour {pair[1]} "
                f"avec {pair[0]} (repère local {format_duration(least)}).",
                key=pair,
                mesure=minutes(together),
                attendu=expected,
            )
    eleves = Counter(aesh for aesh, _ in by_pair) if most else Counter()
    for code, nb in eleves.items():
        if nb > most:
            yield Constat(
                d.aesh.cell(d.aesh_by_code[code], "aesh"),
                code,
                f"Accompagnement émietté : {nb} élèves pour {code} (repère local {most}).",
                mesure=number(nb),
                attendu=at_most(number(most)),
            )


@rule(
    "A-08",
    Niveau.ALERTE,
    "AESH sur trop d'établissements",
    source="Repère local ; aucun maximum légal",
    nature="D",
    reads=(Affectation, Aesh, Eleve),
    advice="Regroupez le service sur moins d'établissements si c'est possible.",
)
def too_many_etablissements(d: Dossier) -> Outcome:
    """Les élèves d'un AESH sont dans plus d'établissements que le repère réglé (0 : rien)."""
    threshold = d.bareme.sites_max
    for code, first_rows in d.first_rows_by_uai.items() if threshold else ():
        if len(first_rows) <= threshold:
            continue
        if len(d.with_dated_affectations.first_rows_by_uai.get(code, ())) <= threshold:
            yield Reserve(code, UNDATED_AFFECTATION)
        else:
            yield Constat(
                d.affectations.cell(list(first_rows.values())[threshold], "eleve"),
                code,
                f"{code} sur {len(first_rows)} établissements (repère local {threshold}, "
                "aucun maximum légal).",
                key=(code,),
                mesure=number(len(first_rows)),
                attendu=at_most(number(threshold)),
                ecart=number(len(first_rows) - threshold),
            )


@rule(
    "A-10",
    Niveau.ALERTE,
    "Affectation hors de la zone du pôle",
    source=CIRCULAIRE_2019_090 + " : le PIAL est la zone d'intervention",
    nature="R",
    reads=(Affectation, Aesh, Eleve, Etablissement),
    advice="Changez l'AESH, ou demandez l'accord du service gestionnaire.",
)
def outside_zone(d: Dossier) -> Outcome:
    """L'établissement de l'élève n'est pas dans le pôle de l'AESH."""
    for a in d.attended_affectations:
        aesh = d.aesh_by_code[a.aesh or ""]
        etablissement = d.etablissement_of(a.eleve)
        if etablissement is None:
            continue
        pole, zone = d.pole_of(aesh), d.pole_of(etablissement)
        # A pole that is not known is told by S-16, and says nothing of where the AESH may work.
        if pole != zone and {pole, zone} <= d.pole_by_code.keys():
            yield Constat(
                d.affectations.cell(a, "eleve"),
                aesh.aesh or "",
                f"Hors de la zone d'intervention du pôle : {aesh.aesh} est du pôle {pole}, "
                f"{etablissement.uai} du pôle {zone}.",
                mesure=zone or "",
                attendu=pole or "",
            )


@rule(
    "A-06",
    Niveau.INFO,
    "Élèves mutualisés par AESH",
    source="Repère local ; aucun ratio national",
    nature="D",
    reads=(Affectation, Aesh, Pole),
    advice="Information à partager avec la DSDEN ; aucun texte ne fixe de ratio.",
)
def mutualisee_ratio(d: Dossier) -> Outcome:
    """Élèves aidés en M, par ETP d'AESH en M, pôle par pôle : au-delà du repère (0 : rien)."""
    repere = Fraction(d.bareme.ratio_m)
    for pole, bilan in d.bilans.items() if repere else ():
        etp = bilan.by_aide[Aide.M] / bilan.etp_minutes[ConventionEtp.EXACT]
        eleves = {
            a.eleve
            for aesh in d.contrats_of(pole)
            for a in d.active_affectations_by_aesh.get(aesh.aesh or "", ())
            if a.aide is Aide.M and a.has_hours and not d.has_left(a.eleve)
        }
        if not etp or len(eleves) <= repere * etp:
            continue
        if not bilan.charge_complete:
            yield Reserve(pole, "des heures d'affectation sont illisibles")
            continue
        ratio = Fraction(len(eleves)) / etp
        yield Constat(
            d.poles.cell(d.pole_by_code[pole], "pole"),
            pole,
            f"{pole} : {format_number(ratio, 1)} élèves mutualisés par ETP d'AESH ; "
            f"repère local {format_number(repere)} (aucun ratio national).",
            mesure=number(ratio),
            attendu=at_most(number(repere)),
        )


@rule(
    "A-15",
    Niveau.INFO,
    "Service dans le premier et le second degré",
    source="Bonne pratique",
    nature="P",
    reads=(Affectation, Aesh, Eleve, Etablissement),
    advice="Prévenez l'AESH et les deux chefs d'établissement : horaires et congés diffèrent.",
)
def service_in_both_degres(d: Dossier) -> Outcome:
    """Les élèves d'un AESH sont les uns à l'école, les autres au collège ou au lycée."""
    for code, first_rows in d.first_rows_by_uai.items():
        degres: dict[bool, Affectation] = {}
        for uai, a in first_rows.items():
            if degre := d.etablissement_by_uai[uai].degre:
                degres.setdefault(degre is Degre.PRIMARY, a)
        if len(degres) > 1:
            yield Constat(
                d.affectations.cell(list(degres.values())[1], "eleve"),
                code,
                f"{code} : service dans le premier et le second degré.",
                key=(code,),
                mesure=count(2, "degré"),
                attendu=count(1, "degré"),
            )
