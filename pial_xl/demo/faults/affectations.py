"""A: hours that do not fit the week, the group or the decision."""

from pial_xl.demo.etablissements import DemoRow
from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes

_SMOOTHED = 27 * 60 + 20
"""24 hours × 41/36: the five weeks of other activities put into the week of class."""


def _mutualisee_alone(row: DemoRow) -> bool:
    return row["aide"] == "M" and not row.get("groupe")


def smoothed_week(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Give 27 h 20 to an AESH of 24 h: above the contract, and the classic mistake by its name."""
    index = t.affectation(
        lambda a: (
            _mutualisee_alone(a)
            and t.is_last(a)
            and t.contrat(a["aesh"]) == 24 * 60
            and t.contrat(a["aesh"]) - t.charge(a["aesh"]) < 60
            and t.pole(a["aesh"]) == "P2"
        )
    )
    a = t.row("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) + _SMOOTHED - t.charge(a["aesh"])
    return (
        ExpectedConstat("A-01", "T_Affectations", index, "heures"),
        ExpectedConstat("A-03", "T_Affectations", index, "heures"),
    )


def free_hours(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Leave three hours of an AESH unused, who is there to give them."""
    index = t.affectation(
        lambda a: (
            _mutualisee_alone(a) and minutes(a["heures"]) > 5 * 60 and t.is_never_absent(a["aesh"])
        )
    )
    a = t.row("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) - 180
    rank = [row["aesh"] for row in t.dataset["T_AESH"]].index(a["aesh"])
    return (ExpectedConstat("A-02", "T_AESH", rank, "heures"),)


def shared_individuelle(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Help a second pupil during the hours of an individual help."""
    index = t.affectation(lambda a: a["aide"] == "I" and minutes(a["heures"]) == 6 * 60)
    a = t.row("T_Affectations", index)
    a["groupe"] = "G9"
    t.add("T_Affectations", a | {"eleve": t.classmate(a), "aide": "M"})
    return (ExpectedConstat("A-04", "T_Affectations", index, "groupe"),)


def uneven_groupe(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Write half an hour less for one pupil of a group of three."""
    index = t.affectation(lambda a: t.size(a) == 3)
    a = t.row("T_Affectations", index)
    a["heures"] = minutes(a["heures"]) - 30
    return (ExpectedConstat("A-05", "T_Affectations", index, "heures"),)


def duplicate_affectation(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Enter an allocation twice."""
    a = t.row("T_Affectations", t.affectation(_mutualisee_alone))
    index = t.add("T_Affectations", dict(a))
    return (ExpectedConstat("A-11", "T_Affectations", index, "aesh"),)


def changed_aide(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Allot individual help to a pupil whom the CDAPH gave mutualised help."""
    index = t.affectation(_mutualisee_alone)
    t.row("T_Affectations", index)["aide"] = "I"
    return (ExpectedConstat("A-14", "T_Affectations", index, "aide"),)
