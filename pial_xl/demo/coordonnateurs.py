"""Four coordinators: one for each pole, and a second one for the widest."""

from pial_xl.demo.calendrier import SIGNATURE
from pial_xl.demo.etablissements import POLES, EcoleFictive, Ligne, siege

_COORDONNATEURS: tuple[tuple[str, str, str, str, float | None, str | None], ...] = (
    ("Mme", "COORDO-FICTIVE", "Camille", "P1", 1, None),
    ("M.", "COORDO-FICTIF", "Dominique", "P2", 0.5, "Guérande, La Baule, Pornichet"),
    ("Mme", "COORDO-INVENTÉE", "Claude", "P2", 0.5, "Saint-Nazaire, Savenay"),
    ("Mme", "COORDO-EXEMPLE", "Alix", "P3", None, None),
)


def lignes_coordonnateurs(ecoles: tuple[EcoleFictive, ...]) -> list[Ligne]:
    """Give the rows of T_Coordonnateurs; the coordinator of a PAS has no IMP."""
    lignes: list[Ligne] = []
    for civilite, nom, prenom, pole, imp, secteur in _COORDONNATEURS:
        ecole = siege(pole, ecoles)
        ligne: Ligne = {
            "civilite": civilite,
            "nom": nom,
            "prenom": prenom,
            "uai": ecole.uai,
            "pole": pole,
            "secteur": secteur or POLES[pole].libelle,
            "signataire": POLES[pole].pilote,
            "fonction_signataire": POLES[pole].fonction,
            "fait_a": ecole.commune,
            "fait_le": SIGNATURE,
        }
        if imp is not None:
            ligne |= {"imp": imp, "quotite_enseignement": 75}
        lignes.append(ligne)
    return lignes
