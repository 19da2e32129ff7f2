"""A: how the hours of an AESH are spread."""

from collections import Counter

from pial_xl.bareme.sources import CIRCULAIRE_2019_090, REPERE_LOCAL
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement
from pial_xl.units.durations import format_duration


@rule(
    "A-07",
    Niveau.INFO,
    "Accompagnement émietté",
    source=REPERE_LOCAL,
    nature="P",
    lit=(Affectation, Aesh),
    que_faire="Regroupez les heures quand c'est possible.",
)
def accompagnement_emiette(d: Dossier) -> Sortie:
    """Moins de 60 minutes pour un élève et un AESH, ou plus de 6 élèves pour un AESH."""
    bareme = d.bareme
    par_couple: Counter[tuple[str, str]] = Counter()
    first_rows: dict[tuple[str, str], Affectation] = {}
    for a in d.actives:
        if a.aesh and a.eleve and a.heures and a.heures > 0:
            par_couple[a.aesh, a.eleve] += a.heures
            first_rows.setdefault((a.aesh, a.eleve), a)
    for couple, minutes in par_couple.items():
        if minutes < bareme.accompagnement_min:
            yield Constat(
                d.affectations.cellule(first_rows[couple], "heures"),
                couple[1],
                f"Accompagnement émietté : {format_duration(minutes)} pour {couple[1]} "
                f"avec {couple[0]} (repère local {format_duration(bareme.accompagnement_min)}).",
                mesure=format_duration(minutes),
                attendu=f"{format_duration(bareme.accompagnement_min)} au moins",
            )
    eleves = Counter(aesh for aesh, _ in par_couple)
    for code, nombre in eleves.items():
        if nombre > bareme.eleves_par_aesh_max and code in d.aesh_par_code:
            yield Constat(
                d.aesh.cellule(d.aesh_par_code[code], "aesh"),
                code,
                f"Accompagnement émietté : {nombre} élèves pour {code} "
                f"(repère local {bareme.eleves_par_aesh_max}).",
                mesure=str(nombre),
                attendu=f"{bareme.eleves_par_aesh_max} au plus",
            )


@rule(
    "A-08",
    Niveau.ALERTE,
    "AESH sur trop d'établissements",
    source="Repère local ; aucun maximum légal",
    nature="D",
    lit=(Affectation, Aesh, Eleve),
    que_faire="Regroupez le service sur moins d'établissements si c'est possible.",
)
def trop_d_etablissements(d: Dossier) -> Sortie:
    """Les élèves d'un AESH sont dans plus d'établissements que le repère réglé."""
    seuil = d.bareme.sites_max
    for code, rows in d.actives_par_aesh.items():
        first_rows: dict[str, Affectation] = {}
        for a in rows:
            eleve = d.eleve_par_code.get(a.eleve or "")
            if eleve is not None and eleve.uai:
                first_rows.setdefault(eleve.uai, a)
        if len(first_rows) > seuil:
            yield Constat(
                d.affectations.cellule(list(first_rows.values())[seuil], "eleve"),
                code,
                f"{code} sur {len(first_rows)} établissements (repère local {seuil}, "
                "aucun maximum légal).",
                mesure=str(len(first_rows)),
                attendu=f"{seuil} au plus",
                ecart=str(len(first_rows) - seuil),
            )


@rule(
    "A-10",
    Niveau.ALERTE,
    "Affectation hors de la zone du pôle",
    source=CIRCULAIRE_2019_090 + " : le PIAL est la zone d'intervention",
    nature="R",
    lit=(Affectation, Aesh, Eleve, Etablissement),
    que_faire="Changez l'AESH, ou demandez l'accord du service gestionnaire.",
)
def hors_de_la_zone(d: Dossier) -> Sortie:
    """L'établissement de l'élève n'est pas dans le pôle de l'AESH."""
    for a in d.actives:
        aesh = d.aesh_par_code.get(a.aesh or "")
        etablissement = d.etablissement_de(a.eleve)
        if aesh is None or etablissement is None:
            continue
        pole, zone = d.pole_de(aesh), d.pole_de(etablissement)
        if pole and zone and pole != zone:
            yield Constat(
                d.affectations.cellule(a, "eleve"),
                aesh.aesh or "",
                f"Hors de la zone d'intervention du pôle : {aesh.aesh} est du pôle {pole}, "
                f"{etablissement.uai} du pôle {zone}.",
                mesure=zone,
                attendu=pole,
            )
