"""S: cells that cannot be read, are empty, or say something doubtful."""

from pial_xl.bareme.sources import COHERENCE, L351_3
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import (
    Aesh,
    Affectation,
    Coordonnateur,
    Ligne,
    Notification,
    Tableau,
    colonnes,
)
from pial_xl.tables.colonne import Format
from pial_xl.units.durations import ambiguous_decimal


@rule(
    "S-02",
    Niveau.BLOQUANT,
    "Durée illisible",
    source=COHERENCE,
    nature="K",
    que_faire="Les heures et les minutes se séparent par un h, une virgule ou « : ».",
)
def duree_illisible(d: Dossier) -> Sortie:
    """Une durée ne s'écrit comme aucune des formes admises, ou elle est négative."""
    for p in d.problemes_de("S-02"):
        yield Constat(
            p.cellule,
            p.titre,
            f"Durée illisible en {p.cellule.adresse} : « {p.valeur} ». Écrivez 24h15 ou 24,25.",
            mesure=p.valeur,
            attendu="24h15 ou 24,25",
        )


def _champs(tableau: Tableau[Ligne], *formats: Format) -> list[str]:
    """Give the fields of a table, present in the sheet, that hold one of these formats."""
    return [
        champ
        for champ, colonne in colonnes(tableau.modele).items()
        if colonne.format in formats and champ in tableau.positions
    ]


@rule(
    "S-03",
    Niveau.ALERTE,
    "Durée décimale ambiguë",
    source=COHERENCE,
    nature="K",
    que_faire="Écrivez la durée avec un h, par exemple 24h15, pour lever le doute.",
)
def duree_ambigue(d: Dossier) -> Sortie:
    """Une durée tapée en nombre finit par ,15, ,30 ou ,45 : on a pu vouloir dire des minutes."""
    for tableau in d.tableaux:
        for champ in _champs(tableau, Format.DUREE):
            for ligne in tableau.lignes:
                doubt = ambiguous_decimal(ligne.brut.get(champ))
                if doubt is None:
                    continue
                cell = tableau.cellule(ligne, champ)
                hours, cents = doubt
                shown = f"{hours},{cents}".rstrip("0")
                yield Constat(
                    cell,
                    colonnes(tableau.modele)[champ].titre,
                    f"{shown} en {cell.adresse} : voulez-vous dire {hours}h{cents:02d} "
                    f"ou {shown} heures décimales ?",
                    mesure=shown,
                    attendu=f"{hours}h{cents:02d} ou {shown} h",
                )


@rule(
    "S-04",
    Niveau.BLOQUANT,
    "Date invalide",
    source=COHERENCE,
    nature="K",
    que_faire="Écrivez la date comme 01/09/2026.",
)
def date_invalide(d: Dossier) -> Sortie:
    """Une date est illisible, loin de l'année (20 ans avant, 10 ans après), ou avant son début."""
    for p in d.problemes_de("S-04"):
        yield Constat(
            p.cellule,
            p.titre,
            f"Date invalide en {p.cellule.adresse} : « {p.valeur} ».",
            mesure=p.valeur,
            attendu="une date, par exemple 01/09/2026",
        )


@rule(
    "S-10",
    Niveau.BLOQUANT,
    "Type d'aide non reconnu",
    source=L351_3,
    nature="K",
    que_faire="Choisissez I (individuelle), M (mutualisée) ou CO (collective).",
)
def aide_inconnue(d: Dossier) -> Sortie:
    """L'aide n'est ni I, ni M, ni CO, après lecture des écritures courantes."""
    for p in d.problemes_de("S-10"):
        yield Constat(
            p.cellule,
            p.titre,
            f"Type d'aide « {p.valeur} » non reconnu (I, M ou CO).",
            mesure=p.valeur,
            attendu="I, M ou CO",
        )
    for modele in (Notification, Affectation):
        tableau = d.tableau(modele)
        for ligne in tableau.lignes if "aide" in tableau.positions else ():
            if "aide" not in ligne.brut:
                yield Constat(
                    tableau.cellule(ligne, "aide"),
                    "Aide",
                    "Type d'aide absent (I, M ou CO).",
                    mesure="vide",
                    attendu="I, M ou CO",
                )


@rule(
    "S-13",
    Niveau.ALERTE,
    "Cellule en erreur",
    source=COHERENCE,
    nature="K",
    que_faire="Corrigez la formule, ou tapez la valeur.",
)
def cellule_en_erreur(d: Dossier) -> Sortie:
    """La cellule affiche une erreur du tableur, par exemple #DIV/0!."""
    for p in d.problemes_de("S-13"):
        yield Constat(
            p.cellule,
            p.titre,
            f"Cellule en erreur : {p.cellule.adresse}.",
            mesure=p.valeur,
            attendu="une valeur",
        )


@rule(
    "S-15",
    Niveau.ALERTE,
    "Case obligatoire vide",
    source=COHERENCE,
    nature="K",
    que_faire="Remplissez la case, ou videz toute la ligne.",
)
def case_vide(d: Dossier) -> Sortie:
    """Une colonne obligatoire (le pôle aussi, s'il y en a plusieurs) est vide."""
    for tableau in d.tableaux:
        for champ, colonne in colonnes(tableau.modele).items():
            utile = colonne.obligatoire or (champ == "pole" and len(d.pole_par_code) > 1)
            if not utile or champ not in tableau.positions:
                continue
            # Blank cells that a rule of their own names: S-10, S-11, A-12, C-01 and L-01.
            if (tableau.modele, champ) in _VIDES_NOMMES or tableau.modele is Coordonnateur:
                continue
            for ligne in tableau.lignes:
                if champ not in ligne.brut:
                    cell = tableau.cellule(ligne, champ)
                    yield Constat(
                        cell,
                        colonne.titre,
                        f"« {colonne.titre} » est vide en {cell.adresse}.",
                        mesure="vide",
                        attendu="une valeur",
                    )


_VIDES_NOMMES: frozenset[tuple[type[Ligne], str]] = frozenset(
    {
        (Notification, "aide"),
        (Affectation, "aide"),
        (Affectation, "aesh"),
        (Affectation, "eleve"),
        (Affectation, "heures"),
        (Aesh, "heures"),
    }
)


@rule(
    "S-17",
    Niveau.ALERTE,
    "Valeur non reconnue",
    source=COHERENCE,
    nature="K",
    que_faire="Choisissez une des valeurs proposées, ou écrivez un nombre.",
)
def valeur_non_reconnue(d: Dossier) -> Sortie:
    """Un choix, un nombre, un oui ou non ou un réglage ne peut pas être lu."""
    for p in d.problemes_de("S-17"):
        yield Constat(
            p.cellule,
            p.titre,
            f"« {p.valeur} » en {p.cellule.adresse} n'est pas une valeur de la colonne {p.titre}.",
            mesure=p.valeur,
        )
    for cle, raison in d.refus.items():
        cell = d.cellule_parametre(cle)
        yield Constat(
            cell,
            cle,
            f"Le réglage {cle} en {cell.adresse} n'est pas pris en compte : {raison}.",
            que_faire="Corrigez la valeur dans Paramètres.",
        )
