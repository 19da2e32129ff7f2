"""A slot of the timetable placed in time: who, whom, where and when, once for all that look."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pial_xl.dossier.timetable.weeks import Weeks
from pial_xl.tables import Creneau
from pial_xl.tables.types import CreneauNature, Semaine, Weekday
from pial_xl.units.durations import Exact
from pial_xl.units.records import record

FORTNIGHT = 2

_NO_HELP = frozenset({CreneauNature.PAUSE, CreneauNature.TRAJET, CreneauNature.REUNION})


def is_help(row: Creneau, nature: CreneauNature | None) -> bool:
    """Tell whether a row of this nature helps a pupil or a group; a meeting about one does not."""
    return nature not in _NO_HELP and bool(row.eleve or row.groupe)


@record
class Placed:
    """A slot of a known AESH, whose day and hours can be read.

    Attributes:
        row: the row of Emploi du temps.
        aesh: code of the AESH.
        jour: weekday.
        nature: what it is for; support when the cell is blank.
        debut, fin: minutes after midnight.
        weeks: weeks of the school year in which it takes place.
        groupe: the group helped; blank without one.
        eleves: codes of the known pupils helped.
        uai: where it takes place; blank when nothing says it.
        is_current: whether its dates hold on the reference date.
        is_apart: whether it is of one pupil of a group whose others are drawn elsewhere.
    """

    row: Creneau
    aesh: str
    jour: Weekday
    nature: CreneauNature
    debut: int
    fin: int
    weeks: Weeks
    groupe: str
    eleves: tuple[str, ...]
    uai: str
    is_current: bool
    is_apart: bool = False

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.fin - self.debut

    @property
    def is_dated(self) -> bool:
        """Tell whether it says from when, or until when, it takes place."""
        return self.row.du is not None or self.row.au is not None

    @property
    def helps(self) -> bool:
        """Tell whether a pupil or a group is helped."""
        return is_help(self.row, self.nature)

    @property
    def is_work(self) -> bool:
        """Tell whether it is service: a meal is with a pupil or a group, one's own break alone."""
        if self.nature is CreneauNature.REPAS:
            return self.helps
        return self.nature is not CreneauNature.PAUSE

    @property
    def is_trajet(self) -> bool:
        """Tell whether it is the road between two schools."""
        return self.nature is CreneauNature.TRAJET


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the stretches that spans cover, in order; those that touch are one."""
    found: list[tuple[int, int]] = []
    for debut, fin in sorted(spans):
        if found and debut <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], fin))
        else:
            found.append((debut, fin))
    return found


def length(spans: Iterable[tuple[int, int]]) -> int:
    """Give the minutes that spans cover, what they share counted once."""
    total = end = 0
    for debut, fin in sorted(spans):
        if fin > end:
            total += fin - max(debut, end)
            end = fin
    return total


def weekly_minutes(placed: Iterable[Placed]) -> Exact:
    """Give the minutes a week of slots in force, counted over the fortnight.

    What slots share, pupils of one group written row by row, counts once.
    """
    days: dict[Weekday, list[tuple[int, int]]] = {}
    alternating: list[Placed] = []
    for p in placed:
        if p.row.semaine is None:
            days.setdefault(p.jour, []).append((p.debut, p.fin))
        else:
            alternating.append(p)
    if not alternating:
        return sum(map(length, days.values()))
    weeks, rest = divmod(_over_a_fortnight(days, alternating), FORTNIGHT)
    return weeks + Fraction(rest, FORTNIGHT) if rest else weeks


def _over_a_fortnight(
    every_week: Mapping[Weekday, list[tuple[int, int]]], alternating: Iterable[Placed]
) -> int:
    """Give the minutes of two weeks, from the slots of every week and those of one in two."""
    total, own = 0, dict[tuple[Weekday, Semaine | None], list[tuple[int, int]]]()
    for p in alternating:
        own.setdefault((p.jour, p.row.semaine), []).append((p.debut, p.fin))
    for jour in every_week.keys() | {jour for jour, _ in own}:
        both = every_week.get(jour, [])
        total += sum(length(both + own.get((jour, semaine), [])) for semaine in Semaine)
    return total
