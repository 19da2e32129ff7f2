"""N: what pupils are owed, against what they receive."""

from datetime import date

from pial_xl.demo.etablissements import Ligne
from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain, minutes


def _individuelle(ligne: Ligne) -> bool:
    return ligne["aide"] == "I" and 6 * 60 <= minutes(ligne["heures"]) <= 18 * 60


def _mutualisee(ligne: Ligne) -> bool:
    """Tell whether it is mutualised help that goes on after the school year."""
    fin = ligne["fin"]
    return ligne["aide"] == "M" and isinstance(fin, date) and fin.year > 2027


def heures_incompletes(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Notify three hours more than the pupil receives."""
    return _notifier(t, "N-02", +180)


def heures_en_trop(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Notify two hours less than the pupil receives."""
    return _notifier(t, "N-03", -120)


def _notifier(t: Terrain, code: str, ecart: int) -> tuple[FauteAttendue, ...]:
    index = t.notification(_individuelle)
    n = t.ligne("T_Notifications", index)
    n["heures"] = minutes(n["heures"]) + ecart
    return (FauteAttendue(code, "T_Notifications", index, "heures"),)


def individuelle_sans_heures(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Forget the hours of an individual help."""
    index = t.notification(_individuelle)
    del t.ligne("T_Notifications", index)["heures"]
    return (FauteAttendue("N-04", "T_Notifications", index, "heures"),)


def deux_aides_a_la_fois(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Give mutualised help to a pupil who has individual help."""
    n = t.ligne("T_Notifications", t.notification(_individuelle))
    seconde = {champ: valeur for champ, valeur in n.items() if champ != "heures"} | {"aide": "M"}
    index = t.ajouter("T_Notifications", seconde)
    return (FauteAttendue("N-06", "T_Notifications", index, "aide"),)


def notification_expiree(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Let a decision end a month ago."""
    return _dater(t, "N-07", "fin", date(2026, 10, 31))


def affectation_trop_tot(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Let a decision begin in January."""
    return _dater(t, "N-08", "debut", date(2027, 1, 4))


def echeance_proche(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Let a decision end in seven weeks."""
    return _dater(t, "N-09", "fin", date(2027, 1, 15))


def _dater(t: Terrain, code: str, champ: str, jour: date) -> tuple[FauteAttendue, ...]:
    index = t.notification(_mutualisee)
    t.ligne("T_Notifications", index)[champ] = jour
    return (FauteAttendue(code, "T_Notifications", index, champ),)


def dates_inversees(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Add an old decision whose dates are the wrong way round."""
    n = t.ligne("T_Notifications", t.notification(_mutualisee))
    ancienne = n | {"debut": date(2024, 8, 31), "fin": date(2022, 9, 1)}
    index = t.ajouter("T_Notifications", ancienne)
    return (FauteAttendue("N-10", "T_Notifications", index, "fin"),)


def plus_que_la_classe(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Notify 28 hours to a pupil who does not eat at school."""
    index = t.notification_en_attente(
        lambda n: n["aide"] == "I" and t.ligne("T_Eleves", t.eleve(n["eleve"]))["midi"] == "non"
    )
    t.ligne("T_Notifications", index)["heures"] = 28 * 60
    return (FauteAttendue("N-11", "T_Notifications", index, "heures"),)


def eleve_parti(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Let a pupil leave while an AESH still has the hours."""
    n = t.ligne("T_Notifications", t.notification(_mutualisee))
    index = t.eleve(n["eleve"])
    t.ligne("T_Eleves", index)["sorti_le"] = date(2026, 11, 6)
    return (FauteAttendue("N-16", "T_Eleves", index, "sorti_le"),)
