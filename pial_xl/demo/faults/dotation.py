"""D: a quota that does not add up."""

from pial_xl.demo.faults.ground import ExpectedConstat, Ground, minutes


def _index(t: Ground, pole: str, aide: str | None) -> int:
    rows = t.dataset["T_Dotation"]
    return next(i for i, li in enumerate(rows) if (li["pole"], li.get("aide")) == (pole, aide))


def wrong_detail(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Miscopy the hours of one kind of help."""
    row = t.row("T_Dotation", _index(t, "P1", "I"))
    row["heures"] = minutes(row["heures"]) + 10 * 60
    return (ExpectedConstat("D-08", "T_Dotation", _index(t, "P1", None), "heures"),)
