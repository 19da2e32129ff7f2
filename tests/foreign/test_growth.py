"""Taking over twice as much is twice the work: lines that are run are counted, never timed."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from pial_xl.takeover.plan import plan
from pial_xl.takeover.source import SourceSheet

TAKING = {"work.py", "people.py", "places.py", "cells.py"}
"""The modules that say who is who, and make rows of it."""


def sheet(title: str, *rows: Sequence[object]) -> SourceSheet:
    return SourceSheet(title, [(n, dict(enumerate(r, start=1))) for n, r in enumerate(rows, 1)])


def named(rank: int) -> str:
    """Give a family name of letters alone, no other's."""
    return "Ba" + "".join("bcdfghjklm"[int(figure)] + "o" for figure in f"{rank:03}")


def born(rank: int) -> str:
    """Give a birthday, nobody else's."""
    return f"{rank % 28 + 1:02}/{rank // 28 % 12 + 1:02}/2014"


def source(people: int) -> list[SourceSheet]:
    """Give so many AESH and pupils, each AESH allotted to a pupil without the kind of help."""
    ranks = range(people)
    return [
        sheet(
            "AESH",
            ("Nom AESH", "Prénom", "Heures hebdomadaires", "Type de contrat"),
            *((named(n), "Zoé", 24, "CDI") for n in ranks),
        ),
        sheet(
            "Élèves",
            ("Nom élève", "Prénom", "Né le", "Type d'aide", "Heures notifiées"),
            *((named(n), "Léo", born(n), "I", 12) for n in ranks),
        ),
        sheet(
            "Affectations",
            ("AESH", "Élève", "Heures par semaine"),
            *((f"{named(n)} Zoé", f"{named(n)} Léo", 6) for n in ranks),
        ),
    ]


def lines_run(sheets: Sequence[SourceSheet]) -> int:
    """Count the lines that taking the rows runs, each turn of a loop counted too."""
    lines = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace if Path(frame.f_code.co_filename).name in TAKING else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        taken = plan(sheets)
    finally:
        sys.settrace(before)
    assert {row["aide"] for row in taken.dataset["T_Affectations"]} == {"I"}
    assert len(taken.dataset["T_Affectations"]) == len(sheets[0].rows) - 1
    return lines


def test_allocations_of_four_times_the_people_are_four_times_the_work() -> None:
    assert lines_run(source(240)) < 4.2 * lines_run(source(60))
