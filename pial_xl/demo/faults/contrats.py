"""C: contracts that do not agree with themselves or with allocations."""

from datetime import date

from pial_xl.demo.calendar import YEAR_END
from pial_xl.demo.etablissements import DemoRow
from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes


def _24_hours(row: DemoRow) -> bool:
    return minutes(row["heures"]) == 24 * 60 and row["semaines"] == 41


def wrong_quotite(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Print the quotité of 45 weeks on a contract of 41."""
    index = t.aesh(lambda a: _24_hours(a) and "quotite" in a)
    t.row("T_AESH", index)["quotite"] = 67
    return (ExpectedConstat("C-02", "T_AESH", index, "quotite"),)


def wrong_semaines(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Keep the 39 weeks of an old contract, and its quotité."""
    index = t.aesh(_24_hours)
    t.row("T_AESH", index).update(semaines=39, quotite=59)
    return (ExpectedConstat("C-03", "T_AESH", index, "semaines"),)


def affectation_after_contrat(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Allot hours until August to an AESH whose contract ends in February."""
    fins = {a["aesh"]: a.get("fin") for a in t.dataset["T_AESH"]}
    index = t.affectation(lambda a: fins[a["aesh"]] == date(2027, 2, 25))
    t.row("T_Affectations", index)["fin"] = YEAR_END
    return (ExpectedConstat("C-04", "T_Affectations", index, "fin"),)
