"""The slots of a grid: rows of T_Creneaux that take place together, told by what they say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pial_xl.grilles.entry import Entry, KnownCodes
from pial_xl.tables import Creneau
from pial_xl.tables.types import CreneauNature, Semaine, Weekday
from pial_xl.units.durations import Exact, as_exact

BOTH: Final = (Semaine.A, Semaine.B)


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of a day.

    Attributes:
        jour: weekday.
        debut, fin: minutes after midnight.
        semaines: the weeks of two in which it takes place.
        entry: what takes place.
        rows: the rows that say it: one a pupil of a group that is written row by row.
    """

    jour: Weekday
    debut: int
    fin: int
    semaines: tuple[Semaine, ...]
    entry: Entry
    rows: tuple[Creneau, ...] = ()

    @property
    def label(self) -> str:
        """What it says, its hours left out."""
        return self.entry.label

    @property
    def said(self) -> tuple[int, int, str]:
        """What tells it from others of the same day."""
        return self.debut, self.fin, self.label


def semaines_of(row: Creneau) -> tuple[Semaine, ...]:
    """Give the weeks of two in which a row takes place."""
    return (row.semaine,) if row.semaine else BOTH


def stands_in_week(row: Creneau) -> bool:
    """Tell whether a row stands somewhere in a week: its day, hours and weeks can be read."""
    return _hours(row) is not None


def _hours(row: Creneau) -> tuple[Weekday, int, int] | None:
    if row.unreadable or row.reversed_ends():
        return None
    if row.jour is None or row.debut is None or row.fin is None or row.debut >= row.fin:
        return None
    return row.jour, row.debut, row.fin


def slots_of(rows: Iterable[Creneau], known: KnownCodes) -> Iterator[Slot]:
    """Give the slots of one AESH, in the order of the rows.

    Rows of one group and the same hours are one slot.

    Args:
        rows: its rows; those that cannot be drawn are left out.
        known: what the AESH's cells may name.
    """
    together: dict[tuple[object, ...], list[tuple[Weekday, int, int, Creneau]]] = {}
    for row in rows:
        if (hours := _hours(row)) is not None:
            alone = None if row.groupe else row.number
            said = (row.semaine, row.du, row.au, row.nature, row.groupe, alone)
            together.setdefault((*hours, *said), []).append((*hours, row))
    for found in together.values():
        jour, debut, fin, first = found[0]
        members = tuple(row for *_, row in found)
        yield Slot(jour, debut, fin, semaines_of(first), _entry(members, known), members)


def _entry(rows: Sequence[Creneau], known: KnownCodes) -> Entry:
    first = rows[0]
    named = {row.eleve for row in rows if row.eleve}
    if not named and first.groupe:
        named = set(known.groupes.get(first.groupe, ()))
    groupe = first.groupe if first.groupe and not named else ""
    nature = first.nature or CreneauNature.SUPPORT
    return Entry(nature, tuple(sorted(named)), groupe or "", first.du, first.au)


def is_work(slot: Slot) -> bool:
    """Tell whether a slot is service: a meal is with somebody, one's own break alone."""
    if slot.entry.nature is CreneauNature.REPAS:
        return bool(slot.entry.codes or slot.entry.groupe)
    return slot.entry.nature is not CreneauNature.PAUSE


def weekly_time(slots: Iterable[Slot]) -> Exact:
    """Give the minutes a week that slots take, counted over both weeks; what meets counts once."""
    spans: dict[tuple[Weekday, Semaine], list[tuple[int, int]]] = {}
    for slot in slots:
        for semaine in slot.semaines:
            spans.setdefault((slot.jour, semaine), []).append((slot.debut, slot.fin))
    total = 0
    for found in spans.values():
        end = 0
        for debut, fin in sorted(found):
            total += max(0, fin - max(debut, end))
            end = max(end, fin)
    return as_exact(Fraction(total, len(BOTH)))
