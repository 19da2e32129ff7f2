"""The quota of a pole: which lines of Dotation are in force, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pial_xl.bareme.limits import ETP_MARGIN
from pial_xl.bareme.quotite import minutes_for_etp
from pial_xl.tables import Dotation
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes


def minutes_of(row: Dotation) -> int | None:
    """Give the weekly minutes of a line: its hours, else its ETP at 41 weeks (exact)."""
    if row.heures is not None:
        return row.heures
    if row.etp is not None:
        return round_minutes(minutes_for_etp(Fraction(row.etp)))
    return None


def margin_of(row: Dotation | None) -> int:
    """Give the minutes that a line written in ETP alone may hold beyond what it says."""
    if row is None or row.heures is not None or row.etp is None:
        return 0
    return round_minutes(minutes_for_etp(ETP_MARGIN))


@dataclass(frozen=True, slots=True)
class Quota:
    """The lines in force of one pole.

    Attributes:
        total_row: the line without school nor kind of help, if there is one.
        by_aide: lines of a kind of help for the whole pole.
        by_uai: lines of a school, all kinds together.
        by_uai_aide: lines of a school and a kind of help.
        unusable: lines that are the last word on their subject, but are empty, unreadable,
            not yet in force or older than the year.
    """

    total_row: Dotation | None
    by_aide: tuple[Dotation, ...]
    by_uai: tuple[Dotation, ...]
    by_uai_aide: tuple[Dotation, ...]
    unusable: tuple[Dotation, ...]

    @property
    def details(self) -> tuple[tuple[Dotation, ...], ...]:
        """The ways in which the total is split, each of which should add up to it."""
        return tuple(d for d in (self.by_aide, self.by_uai, self.by_uai_aide) if d)

    @property
    def minutes(self) -> int | None:
        """Weekly minutes of the pole: its total line, else the sum of its first detail.

        None when it cannot be told, because a line is missing or unusable.
        """
        if self.unusable:
            return None
        if self.total_row is not None:
            return minutes_of(self.total_row)
        for detail in self.details:
            return total_minutes(detail)
        return None

    @property
    def etp(self) -> Fraction | None:
        """ETP of the total line, when the DSDEN gave them."""
        if self.unusable or self.total_row is None or self.total_row.etp is None:
            return None
        return Fraction(self.total_row.etp)

    @property
    def row(self) -> Dotation | None:
        """The line to point at when the pole's quota is at stake."""
        if self.total_row is not None:
            return self.total_row
        return next((lines[0] for lines in self.details), None)


def total_minutes(rows: Iterable[Dotation]) -> int:
    """Add up the minutes of lines that all have some."""
    return sum(minutes_of(row) or 0 for row in rows)


def quota_of(rows: Iterable[Dotation], reference: date, year_start: date) -> Quota:
    """Sort out the lines of one pole on the reference date.

    For each subject (school, kind of help), the line in force is the latest whose date d'effet is
    not after *reference*. One before *year_start* is out of date.
    """
    subjects: dict[tuple[str | None, Aide | None], list[Dotation]] = {}
    for row in rows:
        if not (row.is_unreadable("aide") or row.is_unreadable("uai")):
            subjects.setdefault((row.uai, row.aide), []).append(row)
    in_force: list[Dotation] = []
    unusable: list[Dotation] = []
    for candidates in subjects.values():
        past = [li for li in candidates if li.date_effet is None or li.date_effet <= reference]
        choice = max(past or candidates, key=lambda li: li.date_effet or date.min)
        outdated = choice.date_effet is not None and choice.date_effet < year_start
        if not past or outdated or minutes_of(choice) is None:
            unusable.append(choice)
        else:
            in_force.append(choice)
    return Quota(
        total_row=next((li for li in in_force if not li.uai and not li.aide), None),
        by_aide=tuple(li for li in in_force if not li.uai and li.aide),
        by_uai=tuple(li for li in in_force if li.uai and not li.aide),
        by_uai_aide=tuple(li for li in in_force if li.uai and li.aide),
        unusable=tuple(unusable),
    )
