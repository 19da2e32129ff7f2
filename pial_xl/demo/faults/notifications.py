"""N: what pupils are owed, against what they receive."""

from datetime import date

from pial_xl.demo.etablissements import DemoRow
from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes


def _individuelle(row: DemoRow) -> bool:
    return row["aide"] == "I" and 6 * 60 <= minutes(row["heures"]) <= 18 * 60


def _mutualisee(row: DemoRow) -> bool:
    """Tell whether it is mutualised help that goes on after the school year."""
    fin = row["fin"]
    return row["aide"] == "M" and isinstance(fin, date) and fin.year > 2027


def incomplete_heures(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Notify three hours more than the pupil receives."""
    return _notify(t, "N-02", +180)


def excess_heures(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Notify two hours less than the pupil receives."""
    return _notify(t, "N-03", -120)


def _notify(t: Ground, code: str, ecart: int) -> tuple[ExpectedConstat, ...]:
    index = t.notification(_individuelle)
    n = t.row("T_Notifications", index)
    n["heures"] = minutes(n["heures"]) + ecart
    return (ExpectedConstat(code, "T_Notifications", index, "heures"),)


def individuelle_without_heures(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Forget the hours of an individual help."""
    index = t.notification(_individuelle)
    del t.row("T_Notifications", index)["heures"]
    return (ExpectedConstat("N-04", "T_Notifications", index, "heures"),)


def two_aides_at_once(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Give mutualised help to a pupil who has individual help."""
    n = t.row("T_Notifications", t.notification(_individuelle))
    second = {field: valeur for field, valeur in n.items() if field != "heures"} | {"aide": "M"}
    index = t.add("T_Notifications", second)
    return (ExpectedConstat("N-06", "T_Notifications", index, "aide"),)


def expired_notification(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Let a decision end a month ago."""
    return _set_date(t, "N-07", "fin", date(2026, 10, 31))


def early_affectation(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Let a decision begin in January."""
    return _set_date(t, "N-08", "debut", date(2027, 1, 4))


def near_echeance(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Let a decision end in seven weeks."""
    return _set_date(t, "N-09", "fin", date(2027, 1, 15))


def _set_date(t: Ground, code: str, field: str, jour: date) -> tuple[ExpectedConstat, ...]:
    index = t.notification(_mutualisee)
    t.row("T_Notifications", index)[field] = jour
    return (ExpectedConstat(code, "T_Notifications", index, field),)


def reversed_dates(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Add an old decision whose dates are the wrong way round."""
    n = t.row("T_Notifications", t.notification(_mutualisee))
    old = n | {"debut": date(2024, 8, 31), "fin": date(2022, 9, 1)}
    index = t.add("T_Notifications", old)
    return (ExpectedConstat("N-10", "T_Notifications", index, "fin"),)


def more_than_class_hours(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Notify 28 hours to a pupil who does not eat at school."""
    index = t.waiting_notification(
        lambda n: n["aide"] == "I" and t.row("T_Eleves", t.eleve(n["eleve"]))["midi"] == "non"
    )
    t.row("T_Notifications", index)["heures"] = 28 * 60
    return (ExpectedConstat("N-11", "T_Notifications", index, "heures"),)


def departed_eleve(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Let a pupil leave while an AESH still has the hours."""
    n = t.row("T_Notifications", t.notification(_mutualisee))
    index = t.eleve(n["eleve"])
    t.row("T_Eleves", index)["sorti_le"] = date(2026, 11, 6)
    return (ExpectedConstat("N-16", "T_Eleves", index, "sorti_le"),)
