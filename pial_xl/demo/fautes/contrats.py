"""C: contracts that do not agree with themselves or with allocations."""

from datetime import date

from pial_xl.demo.calendrier import FIN_ANNEE
from pial_xl.demo.etablissements import Ligne
from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain, minutes


def _24_heures(ligne: Ligne) -> bool:
    return minutes(ligne["heures"]) == 24 * 60 and ligne["semaines"] == 41


def quotite_fausse(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Print the quotité of 45 weeks on a contract of 41."""
    index = t.aesh(lambda a: _24_heures(a) and "quotite" in a)
    t.ligne("T_AESH", index)["quotite"] = 67
    return (FauteAttendue("C-02", "T_AESH", index, "quotite"),)


def semaines_fausses(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Keep the 39 weeks of an old contract, and its quotité."""
    index = t.aesh(_24_heures)
    t.ligne("T_AESH", index).update(semaines=39, quotite=59)
    return (FauteAttendue("C-03", "T_AESH", index, "semaines"),)


def affectation_apres_le_contrat(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Allot hours until August to an AESH whose contract ends in February."""
    fins = {a["aesh"]: a.get("fin") for a in t.donnees["T_AESH"]}
    index = t.affectation(lambda a: fins[a["aesh"]] == date(2027, 2, 25))
    t.ligne("T_Affectations", index)["fin"] = FIN_ANNEE
    return (FauteAttendue("C-04", "T_Affectations", index, "fin"),)
