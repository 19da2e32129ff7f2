"""T: a week that counts too little road, or what has no place in it."""

from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes

_FORGOTTEN = 5
"""Minutes of the road that the timetable does not count."""


def short_road(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Count less than the road from one school to the other."""
    index = t.creneau(lambda c: c["nature"] == "trajet")
    road = t.row("T_Creneaux", index)
    road["fin"] = minutes(road["fin"]) - _FORGOTTEN
    return (ExpectedConstat("T-10", "T_Creneaux", index + 1, "debut"),)


def meeting_in_the_week(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Put a meeting in the week of an AESH, on Wednesday afternoon."""
    first = t.row("T_Creneaux", t.creneau(lambda c: bool(c.get("eleve"))))
    meeting = {"jour": "mercredi", "debut": 14 * 60, "fin": 15 * 60, "nature": "réunion"}
    index = t.add("T_Creneaux", {"aesh": first["aesh"], **meeting})
    return (ExpectedConstat("T-15", "T_Creneaux", index, "nature"),)
