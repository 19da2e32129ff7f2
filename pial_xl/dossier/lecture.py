"""From raw tables to the dossier: every table read, the parameters in force."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from pial_xl.bareme import Bareme, parametres
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
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
    Parametre,
    Pole,
    Tableau,
    Trajet,
    colonnes,
)
from pial_xl.tables.brut import RawWorkbook
from pial_xl.tables.colonne import Format
from pial_xl.tables.lecture import Probleme, read_table
from pial_xl.units.dates import SchoolYear, format_date
from pial_xl.units.text import code_key, fold

L = TypeVar("L", bound=Ligne)

PREFIXE_REGLAGE = "controle"
"""Keys of Paramètres that switch a rule off or change its level: ``controle.A-07``."""


def lire_dossier(brut: RawWorkbook, reference: date) -> Dossier:
    """Read every table of a raw workbook and look at it on the reference date."""
    problemes: list[Probleme] = []

    reglages_saisis, found = read_table(Parametre, brut.tables.get(Parametre.table))
    problemes.extend(found)
    valeurs = {p.cle: p.valeur for p in reglages_saisis.lignes if p.cle and p.valeur is not None}
    bareme, refus = Bareme.charger(valeurs)
    if "annee_scolaire" not in valeurs or "annee_scolaire" in refus:
        bareme = bareme.model_copy(update={"annee_scolaire": SchoolYear.containing(reference)})

    def lire(modele: type[L]) -> Tableau[L]:
        tableau, found = read_table(modele, brut.tables.get(modele.table))
        problemes.extend(found)
        return ecarter_dates(tableau, bareme.annee_scolaire, problemes)

    reglages, reglages_refuses = _lire_reglages(valeurs)
    return Dossier(
        classeur=brut.nom,
        reference=reference,
        bareme=bareme,
        parametres=reglages_saisis,
        poles=lire(Pole),
        etablissements=lire(Etablissement),
        trajets=lire(Trajet),
        dotation=lire(Dotation),
        aesh=lire(Aesh),
        eleves=lire(Eleve),
        notifications=lire(Notification),
        affectations=lire(Affectation),
        creneaux=lire(Creneau),
        coordonnateurs=lire(Coordonnateur),
        refus=refus | reglages_refuses,
        reglages=reglages,
        problemes=tuple(problemes),
        modeles=brut.modeles,
        registre=brut.registre,
        lettres=brut.lettres,
    )


def ecarter_dates(tableau: Tableau[L], annee: SchoolYear, problemes: list[Probleme]) -> Tableau[L]:
    """Set aside the dates that cannot be true (S-04).

    They are more than 20 years before or 10 after the school year, or an end before its beginning
    (that of a decision is left to N-10).
    """
    champs = [
        champ
        for champ, colonne in colonnes(tableau.modele).items()
        if colonne.format is Format.DATE and champ in tableau.positions
    ]
    lignes: list[L] = []
    for ligne in tableau.lignes:
        fautes = [
            champ
            for champ in champs
            if (day := getattr(ligne, champ)) is not None
            and not annee.start_year - 20 <= day.year <= annee.start_year + 10
        ]
        fautes += [fin for fin in _fins_avant_le_debut(ligne) if fin not in fautes]
        for champ in fautes:
            titre = colonnes(tableau.modele)[champ].titre
            valeur = format_date(getattr(ligne, champ))
            cellule = tableau.cellule(ligne, champ)
            problemes.append(Probleme("S-04", cellule, tableau.modele.table, titre, valeur))
        lignes.append(ligne.sans(fautes) if fautes else ligne)
    return replace(tableau, lignes=tuple(lignes))


def _fins_avant_le_debut(ligne: Ligne) -> list[str]:
    if not isinstance(ligne, Aesh | Affectation):
        return []
    paires = [("debut", "fin"), ("absent_du", "absent_au")]
    return [
        fin
        for debut, fin in paires
        if (start := getattr(ligne, debut, None)) and (end := getattr(ligne, fin, None))
        if end < start
    ]


def _lire_reglages(valeurs: dict[str, str]) -> tuple[dict[str, Niveau | None], dict[str, str]]:
    """Read the rules that the sheet switches off (``non``) or moves to another level."""
    levels: dict[str, Niveau | None] = {fold(n): n for n in Niveau}
    levels |= dict.fromkeys(("non", "off", "désactivé", "desactive"))
    reglages: dict[str, Niveau | None] = {}
    refus: dict[str, str] = {}
    for cle, valeur in valeurs.items():
        prefixe, _, code = cle.partition(".")
        if fold(prefixe) != fold(PREFIXE_REGLAGE) or not code:
            if cle not in parametres(Bareme):
                refus[cle] = "aucun réglage ne porte ce nom"
        elif fold(valeur) in levels:
            reglages[code_key(code)] = levels[fold(valeur)]
        elif fold(valeur) != "oui":
            refus[cle] = "attendu : oui, non, BLOQUANT, ALERTE ou INFO"
    return reglages, refus
