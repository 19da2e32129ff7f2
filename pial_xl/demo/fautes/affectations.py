"""A: hours that do not fit the week, the group or the decision."""

from pial_xl.demo.etablissements import Ligne
from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain, minutes

_LISSEES = 27 * 60 + 20
"""24 hours × 41/36: the five weeks of other activities put into the week of class."""


def _mutualise_seul(ligne: Ligne) -> bool:
    return ligne["aide"] == "M" and not ligne.get("groupe")


def semaine_lissee(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Give 27 h 20 to an AESH of 24 h: above the contract, and the classic mistake by its name."""
    index = t.affectation(
        lambda a: (
            _mutualise_seul(a)
            and t.est_derniere(a)
            and t.contrat(a["aesh"]) == 24 * 60
            and t.contrat(a["aesh"]) - t.charge(a["aesh"]) < 60
            and t.pole(a["aesh"]) == "P2"
        )
    )
    a = t.ligne("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) + _LISSEES - t.charge(a["aesh"])
    return (
        FauteAttendue("A-01", "T_Affectations", index, "heures"),
        FauteAttendue("A-03", "T_Affectations", index, "heures"),
    )


def heures_libres(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Leave three hours of an AESH unused."""
    index = t.affectation(lambda a: _mutualise_seul(a) and minutes(a["heures"]) > 5 * 60)
    a = t.ligne("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) - 180
    rang = [ligne["aesh"] for ligne in t.donnees["T_AESH"]].index(a["aesh"])
    return (FauteAttendue("A-02", "T_AESH", rang, "heures"),)


def individuel_partage(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Help a second pupil during the hours of an individual help."""
    index = t.affectation(lambda a: a["aide"] == "I" and minutes(a["heures"]) == 6 * 60)
    a = t.ligne("T_Affectations", index)
    a["groupe"] = "G9"
    t.ajouter("T_Affectations", a | {"eleve": t.camarade(a), "aide": "M"})
    return (FauteAttendue("A-04", "T_Affectations", index, "groupe"),)


def groupe_inegal(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Write half an hour less for one pupil of a group of three."""
    index = t.affectation(lambda a: t.taille(a) == 3)
    a = t.ligne("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) - 30
    return (FauteAttendue("A-05", "T_Affectations", index, "heures"),)


def affectation_en_double(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Enter an allocation twice."""
    a = t.ligne("T_Affectations", t.affectation(_mutualise_seul))
    index = t.ajouter("T_Affectations", dict(a))
    return (FauteAttendue("A-11", "T_Affectations", index, "aesh"),)


def aide_changee(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Allot individual help to a pupil whom the CDAPH gave mutualised help."""
    index = t.affectation(_mutualise_seul)
    t.ligne("T_Affectations", index)["aide"] = "I"
    return (FauteAttendue("A-14", "T_Affectations", index, "aide"),)
