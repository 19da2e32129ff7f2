"""Workbooks of any size, and how much work a rule makes of one: counted, never timed."""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from types import FrameType
from typing import Any

from raw_demo import dossier_of

from pial_xl.demo.dataset import Dataset
from pial_xl.demo.faults import faulty_dataset
from pial_xl.dossier import Dossier
from pial_xl.rules import Rule
from pial_xl.units.uai import check_letter, is_valid_uai

_PERIODS = 400
_TURNS = ("I", "M", "CO")
_CODES = frozenset({"pole", "aesh", "eleve", "groupe", "code"})


def wide(copies: int) -> Dossier:
    """Give so many networks beside each other, each with its own poles, schools, AESH, pupils."""
    return dossier_of(_copies(copies, _renamed))


def deep(copies: int) -> Dossier:
    """Give one network whose every row stands so many times: nobody has more, each has longer."""
    return dossier_of(_copies(copies, lambda value, _field, _copy: value))


def long(copies: int) -> Dossier:
    """Give one pupil with ever more decisions and allocations, each of days of its own."""
    base, _ = faulty_dataset()
    eleve, aesh = base["T_Eleves"][0]["eleve"], base["T_AESH"][0]["aesh"]
    days = [date(2026, 9, 1) + timedelta(days=rank % 7_000) for rank in range(copies * _PERIODS)]
    base["T_Notifications"] = [
        {"eleve": eleve, "aide": _TURNS[rank % 3], "heures": 600 + rank, "debut": day, "fin": day}
        for rank, day in enumerate(days)
    ]
    base["T_Affectations"] = [
        {"eleve": eleve, "aesh": aesh, "aide": _TURNS[rank % 2], "heures": 60, "debut": day,
         "fin": day + timedelta(days=rank % 2), "groupe": f"G{rank % 5}"}
        for rank, day in enumerate(days)
    ]  # fmt: skip
    return dossier_of(base)


def work(rule: Rule, dossier: Dossier) -> int:
    """Count the lines that a rule runs, each turn of a loop on one line counted too."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in rule.check(dossier):
            pass
    finally:
        sys.settrace(before)
    return lines


def _copies(count: int, of_copy: Callable[[object, str, int], object]) -> Dataset:
    base, _ = faulty_dataset()
    for row in base["T_AESH"]:  # most are overloaded
        if isinstance(heures := row.get("heures"), int):
            row["heures"] = heures // 2
    return {
        table: [
            {field: of_copy(value, field, copy) for field, value in row.items()}
            for copy in range(count)
            for row in rows
        ]
        for table, rows in base.items()
    }


def _renamed(value: object, field: str, copy: int) -> object:
    if not isinstance(value, str):
        return value
    if field in _CODES:
        return f"{value}X{copy}"
    if is_valid_uai(value):
        digits = f"{(int(value[:7]) + 100 * copy) % 10_000_000:07}"
        return digits + check_letter(digits)
    return value
