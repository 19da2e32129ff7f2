"""S: what is badly typed, repeated or unknown."""

from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain, minutes
from pial_xl.units.uai import check_letter

_UAI_INCONNU = "0449999"


def duree_en_lettres(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Write notified hours in words."""
    index = t.notification(lambda n: n["aide"] == "I" and minutes(n["heures"]) == 12 * 60)
    t.ligne("T_Notifications", index)["heures"] = "douze heures"
    return (FauteAttendue("S-02", "T_Notifications", index, "heures"),)


def duree_decimale(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Type 24.15, as a person who means 24 h 15 does."""
    index = t.aesh(lambda a: minutes(a["heures"]) == 24 * 60 and a["pole"] == "P1")
    t.ligne("T_AESH", index)["heures"] = 24.15
    return (FauteAttendue("S-03", "T_AESH", index, "heures"),)


def date_impossible(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Begin a decision on 31 November."""
    index = t.notification(lambda n: n["aide"] == "M")
    t.ligne("T_Notifications", index)["debut"] = "31/11/2025"
    return (FauteAttendue("S-04", "T_Notifications", index, "debut"),)


def eleve_en_double(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Enter a pupil twice."""
    index = t.eleve(t.ligne("T_Notifications", t.notification(lambda n: n["aide"] == "M"))["eleve"])
    copie = t.ligne("T_Eleves", index) | {"classe": "CE1"}
    return (FauteAttendue("S-05", "T_Eleves", t.ajouter("T_Eleves", copie), "eleve"),)


def etablissement_inconnu(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Give an AESH a main school that is not in the network."""
    index = t.aesh(lambda a: a["pole"] == "P2")
    t.ligne("T_AESH", index)["uai"] = _UAI_INCONNU + check_letter(_UAI_INCONNU)
    return (FauteAttendue("S-07", "T_AESH", index, "uai"),)


def uai_faux(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Miscopy the letter of a school, everywhere."""
    index = 4
    juste = str(t.ligne("T_Etablissements", index)["uai"])
    faux = juste[:7] + ("B" if juste[7] == "A" else "A")
    for lignes in t.donnees.values():
        for ligne in lignes:
            ligne |= {champ: faux for champ, valeur in ligne.items() if valeur == juste}
    return (FauteAttendue("S-08", "T_Etablissements", index, "uai"),)


def aide_inconnue(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Name a kind of help that does not exist."""
    index = t.affectation(lambda a: a["aide"] == "M" and not a.get("groupe"))
    t.ligne("T_Affectations", index)["aide"] = "aide humaine"
    return (FauteAttendue("S-10", "T_Affectations", index, "aide"),)


def eleve_inconnu(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Add to a group a pupil who is not in Élèves."""
    modele = t.ligne("T_Affectations", t.affectation(lambda a: t.taille(a) == 2))
    index = t.ajouter("T_Affectations", modele | {"eleve": "E999"})
    return (FauteAttendue("S-11", "T_Affectations", index, "eleve"),)


def cellule_en_erreur(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Leave the trace of a formula that failed."""
    index = t.aesh(lambda a: "quotite" in a)
    t.ligne("T_AESH", index)["quotite"] = "#DIV/0!"
    return (FauteAttendue("S-13", "T_AESH", index, "quotite"),)


def contrat_inconnu(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Name a kind of contract that does not exist any more."""
    index = t.aesh(lambda a: a["contrat"] == "CDI")
    t.ligne("T_AESH", index)["contrat"] = "vacataire"
    return (FauteAttendue("S-17", "T_AESH", index, "contrat"),)
