"""The slots of a grid: rows of T_Creneaux that take place together, told by what they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pial_xl.grilles.entry import Entry, KnownCodes
from pial_xl.tables import Creneau
from pial_xl.tables.types import CreneauNature, Semaine, Weekday

BOTH: Final = (Semaine.A, Semaine.B)
NO_GROUPE: Final[Mapping[int, str]] = {}


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


def slots_of(
    rows: Iterable[Creneau], known: KnownCodes, groupes: Mapping[int, str] = NO_GROUPE
) -> Iterator[Slot]:
    """Give the slots of one AESH, in the order of the rows.

    Rows of one group and the same hours are one slot.

    Args:
        rows: its rows; those that cannot be drawn are left out.
        known: what the AESH's cells may name.
        groupes: group helped, by row number, of rows that name a pupil always helped in it.
    """
    together: dict[tuple[object, ...], list[tuple[Weekday, int, int, Creneau]]] = {}
    for row in rows:
        if (hours := _hours(row)) is not None:
            groupe = row.groupe or groupes.get(row.number, "")
            alone = None if groupe else row.number
            said = (row.semaine, row.du, row.au, row.nature, groupe, alone)
            together.setdefault((*hours, *said), []).append((*hours, row))
    for found in together.values():
        jour, debut, fin, first = found[0]
        members = tuple(row for *_, row in found)
        entry = _entry(members, known)
        yield Slot(jour, debut, fin, semaines_of(first), entry, members)


def _entry(rows: Sequence[Creneau], known: KnownCodes) -> Entry:
    """Give what rows say together: the pupils that they name, and those of the group they name."""
    first = rows[0]
    groupe = first.groupe or ""
    codes = {row.eleve for row in rows if row.eleve} | {*known.groupes.get(groupe, ())}
    nature = first.nature or CreneauNature.SUPPORT
    return Entry(nature, tuple(sorted(codes)), "" if codes else groupe, first.du, first.au)
