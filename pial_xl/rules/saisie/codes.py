"""S: codes and UAI that are repeated, unknown or badly formed."""

from collections import defaultdict
from typing import Any

from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import (
    Aesh,
    Affectation,
    Coordonnateur,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Ligne,
    Notification,
    Pole,
    Tableau,
    Trajet,
    colonnes,
)
from pial_xl.units.uai import check_letter, has_uai_format, is_valid_uai


@rule(
    "S-05",
    Niveau.BLOQUANT,
    "Identifiant utilisé plusieurs fois",
    source=COHERENCE,
    nature="K",
    que_faire="Donnez à chaque ligne un code différent.",
)
def identifiant_repete(d: Dossier) -> Sortie:
    """Le même code se trouve deux fois dans Élèves, AESH, Établissements ou Pôles."""
    yield from _repetes(d.eleves, "eleve")
    yield from _repetes(d.aesh, "aesh")
    yield from _repetes(d.etablissements, "uai")
    yield from _repetes(d.poles, "pole")


def _repetes(tableau: Tableau[Any], champ: str) -> Sortie:
    rows: defaultdict[str, list[Ligne]] = defaultdict(list)
    for ligne in tableau.lignes:
        if code := getattr(ligne, champ):
            rows[code].append(ligne)
    for code, same in rows.items():
        if len(same) > 1:
            numeros = ", ".join(str(ligne.numero) for ligne in same)
            yield Constat(
                tableau.cellule(same[1], champ),
                code,
                f"L'identifiant {code} est utilisé {len(same)} fois (lignes {numeros}).",
                mesure=f"{len(same)} fois",
                attendu="1 fois",
            )


@rule(
    "S-07",
    Niveau.BLOQUANT,
    "Établissement inconnu",
    source=COHERENCE,
    nature="K",
    lit=(Etablissement,),
    que_faire="Si l'établissement y est déjà, corrigez l'UAI.",
)
def etablissement_inconnu(d: Dossier) -> Sortie:
    """Un UAI d'une autre feuille n'est pas dans la feuille Établissements."""
    for modele, champs in _UAI.items():
        tableau = d.tableau(modele)
        for ligne in tableau.lignes:
            for champ in champs:
                uai = getattr(ligne, champ)
                if uai and uai not in d.etablissement_par_uai:
                    cell = tableau.cellule(ligne, champ)
                    yield Constat(
                        cell,
                        uai,
                        f"Établissement inconnu : {uai} ({cell.feuille}!{cell.adresse}). "
                        "Ajoutez-le à la feuille Établissements.",
                        mesure=uai,
                        attendu="un UAI de la feuille Établissements",
                    )


_UAI: dict[type[Ligne], tuple[str, ...]] = {
    Pole: ("uai_pilote",),
    Trajet: ("uai_depart", "uai_arrivee"),
    Dotation: ("uai",),
    Aesh: ("uai",),
    Eleve: ("uai",),
    Creneau: ("uai",),
    Coordonnateur: ("uai",),
}


@rule(
    "S-08",
    Niveau.ALERTE,
    "UAI dont la clé de contrôle est fausse",
    source="Répertoire national des établissements : lettre de contrôle des UAI",
    nature="K",
    lit=(Etablissement,),
    que_faire="Recopiez l'UAI depuis un document officiel.",
)
def uai_faux(d: Dossier) -> Sortie:
    """Un UAI n'a pas sept chiffres et une lettre, ou sa lettre de contrôle est fausse."""
    for e in d.etablissements.lignes:
        if not e.uai or is_valid_uai(e.uai):
            continue
        cell = d.etablissements.cellule(e, "uai")
        if has_uai_format(e.uai):
            letter = check_letter(e.uai[:7])
            message = f"UAI {e.uai} : clé de contrôle fausse (attendu {letter})."
            expected = e.uai[:7] + letter
        else:
            message = f"UAI {e.uai} : il faut sept chiffres et une lettre."
            expected = "7 chiffres et une lettre"
        yield Constat(cell, e.uai, message, mesure=e.uai, attendu=expected)


@rule(
    "S-09",
    Niveau.INFO,
    "UAI d'un autre département",
    source=COHERENCE,
    nature="K",
    lit=(Etablissement,),
    que_faire="Vérifiez l'UAI, ou le préfixe réglé dans Paramètres.",
)
def uai_hors_departement(d: Dossier) -> Sortie:
    """Un UAI juste ne commence pas par le préfixe réglé (044)."""
    prefixe = d.bareme.uai_prefixe
    for e in d.etablissements.lignes:
        if e.uai and is_valid_uai(e.uai) and not e.uai.startswith(prefixe):
            yield Constat(
                d.etablissements.cellule(e, "uai"),
                e.uai,
                f"{e.uai} n'est pas dans le département {d.bareme.departement}.",
                mesure=e.uai[:3],
                attendu=prefixe,
            )


@rule(
    "S-11",
    Niveau.BLOQUANT,
    "Affectation d'un AESH ou d'un élève inconnu",
    source=COHERENCE,
    nature="K",
    lit=(Affectation, Aesh, Eleve),
    que_faire="Choisissez un code des feuilles AESH et Élèves.",
)
def affectation_inconnue(d: Dossier) -> Sortie:
    """Le code d'AESH ou d'élève d'une affectation est vide ou inconnu."""
    known = {"aesh": set(d.aesh_par_code), "eleve": set(d.eleve_par_code)}
    for a in d.affectations.lignes:
        for champ, codes in known.items():
            code = getattr(a, champ)
            if code in codes or a.est_illisible(champ):
                continue
            titre = colonnes(Affectation)[champ].titre
            manque = f"{code} n'existe pas." if code else f"le code {titre} est vide."
            yield Constat(
                d.affectations.cellule(a, champ),
                code or titre,
                f"Affectation ligne {a.numero} : {manque}",
                mesure=code or "vide",
                attendu="un code connu",
            )


@rule(
    "S-16",
    Niveau.ALERTE,
    "Code inconnu d'une autre feuille",
    source=COHERENCE,
    nature="K",
    que_faire="Choisissez un code qui existe, ou ajoutez la ligne qui manque.",
)
def code_inconnu(d: Dossier) -> Sortie:
    """Un pôle, un élève ou un AESH nommé ailleurs que dans Affectations n'existe pas."""
    for modele, champ, cible in _CODES:
        tableau, autre = d.tableau(modele), d.tableau(cible)
        if not autre.lignes or autre.manquantes:
            continue
        champ_cible = next(iter(colonnes(cible)))
        known = {getattr(ligne, champ_cible) for ligne in autre.lignes}
        for ligne in tableau.lignes:
            code = getattr(ligne, champ)
            if code and code not in known:
                cell = tableau.cellule(ligne, champ)
                yield Constat(
                    cell,
                    code,
                    f"{code} en {cell.adresse} n'existe pas dans la feuille {autre.feuille}.",
                    mesure=code,
                    attendu=f"un code de la feuille {autre.feuille}",
                )


# Allocations have S-11, coordinators L-04.
_CODES: tuple[tuple[type[Ligne], str, type[Ligne]], ...] = (
    (Etablissement, "pole", Pole),
    (Dotation, "pole", Pole),
    (Aesh, "pole", Pole),
    (Notification, "eleve", Eleve),
    (Creneau, "aesh", Aesh),
    (Creneau, "eleve", Eleve),
)
