"""A: how the hours of an AESH are spread."""

from collections import Counter

from pial_xl.bareme.sources import CIRCULAIRE_2019_090, LOCAL_REPERE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import at_least, at_most, minutes, number


@rule(
    "A-07",
    Niveau.INFO,
    "Accompagnement émietté",
    source=LOCAL_REPERE,
    nature="P",
    reads=(Affectation, Aesh),
    advice="Regroupez les heures quand c'est possible.",
)
def fragmented_support(d: Dossier) -> Outcome:
    """Moins de 60 minutes pour un élève et un AESH, ou plus de 6 élèves pour un AESH."""
    bareme = d.bareme
    by_pair: Counter[tuple[str, str]] = Counter()
    first_rows: dict[tuple[str, str], Affectation] = {}
    for a in d.active_affectations:
        if a.aesh and a.eleve and a.heures and a.heures > 0:
            by_pair[a.aesh, a.eleve] += a.heures
            first_rows.setdefault((a.aesh, a.eleve), a)
    for pair, together in by_pair.items():
        if together < bareme.accompagnement_min:
            yield Constat(
                d.affectations.cell(first_rows[pair], "heures"),
                pair[1],
                f"Accompagnement émietté : {format_duration(together)} pour {pair[1]} "
                f"avec {pair[0]} (repère local {format_duration(bareme.accompagnement_min)}).",
                mesure=minutes(together),
                attendu=at_least(minutes(bareme.accompagnement_min)),
            )
    eleves = Counter(aesh for aesh, _ in by_pair)
    for code, count in eleves.items():
        if count > bareme.eleves_par_aesh_max and code in d.aesh_by_code:
            yield Constat(
                d.aesh.cell(d.aesh_by_code[code], "aesh"),
                code,
                f"Accompagnement émietté : {count} élèves pour {code} "
                f"(repère local {bareme.eleves_par_aesh_max}).",
                mesure=number(count),
                attendu=at_most(number(bareme.eleves_par_aesh_max)),
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
    """Les élèves d'un AESH sont dans plus d'établissements que le repère réglé."""
    threshold = d.bareme.sites_max
    for code, rows in d.active_affectations_by_aesh.items():
        first_rows: dict[str, Affectation] = {}
        for a in rows:
            eleve = d.eleve_by_code.get(a.eleve or "")
            if eleve is not None and eleve.uai:
                first_rows.setdefault(eleve.uai, a)
        if len(first_rows) > threshold:
            yield Constat(
                d.affectations.cell(list(first_rows.values())[threshold], "eleve"),
                code,
                f"{code} sur {len(first_rows)} établissements (repère local {threshold}, "
                "aucun maximum légal).",
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
    for a in d.active_affectations:
        aesh = d.aesh_by_code.get(a.aesh or "")
        etablissement = d.etablissement_of(a.eleve)
        if aesh is None or etablissement is None:
            continue
        pole, zone = d.pole_of(aesh), d.pole_of(etablissement)
        if pole and zone and pole != zone:
            yield Constat(
                d.affectations.cell(a, "eleve"),
                aesh.aesh or "",
                f"Hors de la zone d'intervention du pôle : {aesh.aesh} est du pôle {pole}, "
                f"{etablissement.uai} du pôle {zone}.",
                mesure=zone,
                attendu=pole,
            )
