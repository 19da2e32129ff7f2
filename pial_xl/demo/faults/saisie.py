"""S: what is badly typed, repeated or unknown."""

from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes
from pial_xl.units.uai import check_letter

_UNKNOWN_UAI = "0449999"


def duration_in_words(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Write notified hours in words."""
    index = t.notification(lambda n: n["aide"] == "I" and minutes(n["heures"]) == 12 * 60)
    t.row("T_Notifications", index)["heures"] = "douze heures"
    return (ExpectedConstat("S-02", "T_Notifications", index, "heures"),)


def decimal_duration(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Type 24.15, as a person who means 24 h 15 does."""
    index = t.aesh(lambda a: minutes(a["heures"]) == 24 * 60 and a["pole"] == "P1")
    t.row("T_AESH", index)["heures"] = 24.15
    return (ExpectedConstat("S-03", "T_AESH", index, "heures"),)


def date_impossible(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Begin a decision on 31 November."""
    index = t.notification(lambda n: n["aide"] == "M")
    t.row("T_Notifications", index)["debut"] = "31/11/2025"
    return (ExpectedConstat("S-04", "T_Notifications", index, "debut"),)


def duplicate_eleve(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Enter a pupil twice."""
    index = t.eleve(t.row("T_Notifications", t.notification(lambda n: n["aide"] == "M"))["eleve"])
    copy = t.row("T_Eleves", index) | {"classe": "CE1"}
    return (ExpectedConstat("S-05", "T_Eleves", t.add("T_Eleves", copy), "eleve"),)


def unknown_etablissement(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Give an AESH a main school that is not in the network."""
    index = t.aesh(lambda a: a["pole"] == "P2")
    t.row("T_AESH", index)["uai"] = _UNKNOWN_UAI + check_letter(_UNKNOWN_UAI)
    return (ExpectedConstat("S-07", "T_AESH", index, "uai"),)


def wrong_uai(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Miscopy the letter of a school, everywhere."""
    index = 4
    correct = str(t.row("T_Etablissements", index)["uai"])
    fake = correct[:7] + ("B" if correct[7] == "A" else "A")
    for rows in t.dataset.values():
        for row in rows:
            row |= {field: fake for field, valeur in row.items() if valeur == correct}
    return (ExpectedConstat("S-08", "T_Etablissements", index, "uai"),)


def unknown_aide(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Name a kind of help that does not exist."""
    index = t.affectation(lambda a: a["aide"] == "M" and not a.get("groupe"))
    t.row("T_Affectations", index)["aide"] = "aide humaine"
    return (ExpectedConstat("S-10", "T_Affectations", index, "aide"),)


def unknown_eleve(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Add to a group a pupil who is not in Élèves."""
    model = t.row("T_Affectations", t.affectation(lambda a: t.size(a) == 2))
    index = t.add("T_Affectations", model | {"eleve": "E999"})
    return (ExpectedConstat("S-11", "T_Affectations", index, "eleve"),)


def cell_in_error(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Leave the trace of a formula that failed."""
    index = t.aesh(lambda a: "quotite" in a)
    t.row("T_AESH", index)["quotite"] = "#DIV/0!"
    return (ExpectedConstat("S-13", "T_AESH", index, "quotite"),)


def unknown_contrat(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Name a kind of contract that does not exist any more."""
    index = t.aesh(lambda a: a["contrat"] == "CDI")
    t.row("T_AESH", index)["contrat"] = "vacataire"
    return (ExpectedConstat("S-17", "T_AESH", index, "contrat"),)
