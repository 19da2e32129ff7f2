"""What the rules of the timetable say alike: when something takes place, and what is told once."""

from collections.abc import Callable, Iterator

from pial_xl.constats import Constat
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.timetable.days import Day
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.tables.address import Cell
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration


def cell_of(d: Dossier, p: Placed, field: str) -> Cell:
    """Give the cell of a field of a slot."""
    return d.creneaux.cell(p.row, field)


def at_hour(p: Placed, *others: Placed) -> str:
    """Say when a slot begins: ``le lundi à 8h30 (semaine A)``.

    Args:
        p: the slot.
        others: those with which it is looked at, of the same weeks.
    """
    return f"le {p.jour} à {format_duration(p.debut)}{_weeks(p, *others)}"


def _weeks(*placed: Placed) -> str:
    """Say which weeks are meant, when slots are not of every week of the year."""
    semaines = {p.row.semaine for p in placed if p.row.semaine}
    if len(semaines) == 1:
        return f" (semaine {semaines.pop()})"
    starts = [p.row.du for p in placed if p.row.du]
    return f" (à partir du {format_date(max(starts))})" if starts else ""


def on_day(day: Day) -> str:
    """Say which day is meant: ``le lundi (semaine A)``."""
    return f"le {day.jour}{_weeks(*day.at_work)}"


def each_day(d: Dossier, judge: Callable[[Day], Constat | None]) -> Iterator[Constat]:
    """Judge the days of every AESH; a weekday is told once, whatever the weeks."""
    for days in d.days_by_aesh.values():
        told: set[str] = set()
        for day in days:
            if day.jour not in told and (constat := judge(day)) is not None:
                told.add(day.jour)
                yield constat


def later(first: Placed, second: Placed) -> Placed:
    """Give the one of two slots that stands lower in the sheet."""
    return max(first, second, key=lambda p: p.row.number)
