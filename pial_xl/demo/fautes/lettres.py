"""L: coordinators' rows from which no right letter can be made."""

from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain


def lettre_incomplete(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Add a coordinator without a signatory."""
    modele = t.ligne("T_Coordonnateurs", 0)
    ligne = {champ: v for champ, v in modele.items() if champ != "signataire"}
    ligne |= {"nom": "COORDO-INCOMPLET", "prenom": "Sacha", "civilite": "M."}
    index = t.ajouter("T_Coordonnateurs", ligne)
    return (FauteAttendue("L-01", "T_Coordonnateurs", index, "signataire"),)


def imp_impossible(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Give one IMP and a half, a rate that the decree does not know."""
    index = 2
    t.ligne("T_Coordonnateurs", index)["imp"] = 1.5
    return (FauteAttendue("L-02", "T_Coordonnateurs", index, "imp"),)


def lettre_en_double(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Enter a coordinator twice for the same pole."""
    index = t.ajouter("T_Coordonnateurs", dict(t.ligne("T_Coordonnateurs", 1)))
    return (FauteAttendue("L-05", "T_Coordonnateurs", index, "nom"),)


def imp_en_pas(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Pay in IMP a second coordinator of a PAS, whose mission is a discharge."""
    ligne = t.ligne("T_Coordonnateurs", 3) | {
        "nom": "COORDO-PAS-FICTIF",
        "prenom": "Lou",
        "civilite": "M.",
        "imp": 1,
        "quotite_enseignement": 100,
    }
    index = t.ajouter("T_Coordonnateurs", ligne)
    return (FauteAttendue("L-09", "T_Coordonnateurs", index, "imp"),)
