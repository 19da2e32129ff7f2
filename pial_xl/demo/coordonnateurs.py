"""Four coordinators: one for each pole, and a second one for the widest."""

from pial_xl.demo.calendrier import SIGNATURE
from pial_xl.demo.etablissements import EcoleFictive, Ligne, siege

_COORDONNATEURS: tuple[tuple[str, str, str, str, float | None, str], ...] = (
    ("Mme", "COORDO-FICTIVE", "Camille", "P1", 1, "PIAL privé Exemple – Nantes Nord"),
    ("M.", "COORDO-FICTIF", "Dominique", "P2", 0.5, "Presqu'île : Guérande, La Baule, Pornichet"),
    ("Mme", "COORDO-INVENTÉE", "Claude", "P2", 0.5, "Estuaire : Saint-Nazaire, Savenay, Pontchâteau"),
    ("Mme", "COORDO-EXEMPLE", "Alix", "P3", None, "PAS privé Exemple – Pays d'Ancenis"),
)  # fmt: skip
_SIGNATAIRES = {
    "P1": ("M. PILOTE-FICTIF", "Chef d'établissement"),
    "P2": ("Mme PILOTE-FICTIVE", "Cheffe d'établissement"),
    "P3": ("Mme PILOTE-INVENTÉE", "Cheffe d'établissement"),
}


def lignes_coordonnateurs(ecoles: tuple[EcoleFictive, ...]) -> list[Ligne]:
    """Give the rows of T_Coordonnateurs; the coordinator of a PAS has no IMP."""
    lignes: list[Ligne] = []
    for civilite, nom, prenom, pole, imp, secteur in _COORDONNATEURS:
        ecole = siege(pole, ecoles)
        signataire, fonction = _SIGNATAIRES[pole]
        ligne: Ligne = {
            "civilite": civilite,
            "nom": nom,
            "prenom": prenom,
            "uai": ecole.uai,
            "pole": pole,
            "secteur": secteur,
            "signataire": signataire,
            "fonction_signataire": fonction,
            "fait_a": ecole.commune,
            "fait_le": SIGNATURE,
        }
        if imp is not None:
            ligne |= {"imp": imp, "quotite_enseignement": 75}
        lignes.append(ligne)
    return lignes
