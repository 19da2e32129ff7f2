"""From the year of a pupil to their timetable of two weeks.

A course of both weeks of reference is weekly, of one alone every other week. What a day off or a
cancelled course hides, the weeks around tell: a weekly course is held in weeks in a row, one of
every other week never is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from pial_xl.tables.types import Semaine, Weekday
from pial_xl.takeover.calendars.reference import Alternation, ReferenceWeeks
from pial_xl.takeover.calendars.weeks import consecutive, has, set_of, week_range
from pial_xl.takeover.calendars.year import CourseWeeks, PupilYear, SlotKey
from pial_xl.units.durations import format_duration

_AROUND: Final = 6
"""Weeks before and after those of reference that are looked at."""
_LIKE_WEEKS: Final = 4
"""Weeks of one letter from which a course seen once is no course of every other week."""
_SEVERAL: Final = 3
"""Weeks from which a course that is not held in those of reference is told."""
_NOBODY: Final = 0
_DAYS: Final = tuple(Weekday)


class Course(NamedTuple):
    """A course of the timetable: what a row of T_Cours says, but for whom.

    Attributes:
        jour: its day.
        debut: when it begins, in minutes.
        fin: when it ends, in minutes.
        semaine: A or B; None for each week.
        matiere: its subject.
        cours: its identifier.
        besoin: 0 when nobody is needed; None otherwise.
    """

    jour: Weekday
    debut: int
    fin: int
    semaine: Semaine | None
    matiere: str
    cours: str
    besoin: int | None

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Where it stands in the week."""
        day = _DAYS.index(self.jour)
        return day, self.debut, self.fin, self.semaine or "", self.cours

    @property
    def when(self) -> str:
        """When it is held, in French."""
        semaine = f", semaine {self.semaine}" if self.semaine else ""
        hours = f"{format_duration(self.debut)}-{format_duration(self.fin)}"
        return f"{self.jour} {hours}{semaine}"


class Doubt(NamedTuple):
    """What is to be said of a course, in French."""

    course: Course
    what: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """The timetable of a pupil.

    Attributes:
        courses: its courses, in order.
        doubts: what the weeks around told of some of them.
        once: how many courses were seen once, and left.
        elsewhere: how many are held in several weeks, and in none of those of reference.
    """

    courses: tuple[Course, ...]
    doubts: tuple[Doubt, ...]
    once: int
    elsewhere: int


def timetable(year: PupilYear, reference: ReferenceWeeks, alternation: Alternation) -> Timetable:
    """Give the timetable of a pupil."""
    reading = _Around(year, reference, alternation)
    found = sorted(reading.courses(), key=lambda course: course.order)
    return Timetable(tuple(found), tuple(reading.doubts), reading.once, reading.elsewhere)


class _Around:
    """Reads the year of a pupil around the weeks of reference."""

    def __init__(
        self, year: PupilYear, reference: ReferenceWeeks, alternation: Alternation
    ) -> None:
        self._year, self._reference, self._alternation = year, reference, alternation
        self._weeks = year.weeks_with_class
        around = week_range(reference.first - _AROUND, reference.second + _AROUND)
        self._pairs = consecutive(self._weeks & around)
        self.doubts: list[Doubt] = []
        self.once = 0
        self.elsewhere = 0

    def courses(self) -> Iterator[Course]:
        for key, slot in self._year.slots.items():
            due = slot.due
            if not due & self._reference.weeks:
                self.elsewhere += due.bit_count() >= _SEVERAL
                continue
            if self._is_lone(due):
                self.once += 1
                continue
            yield self._course(key, slot)

    def _course(self, key: SlotKey, slot: CourseWeeks) -> Course:
        semaine, why = self._semaine(slot.due)
        exempted = 2 * slot.exempted.bit_count() > slot.regular.bit_count()
        course = Course(
            _DAYS[key.weekday],
            key.debut,
            key.fin,
            semaine,
            slot.matiere,
            key.cours,
            _NOBODY if exempted else None,
        )
        if why:
            self.doubts.append(Doubt(course, why))
        return course

    def _semaine(self, due: int) -> tuple[Semaine | None, str]:
        """Tell in which weeks a course is held, and what the weeks around told of it."""
        first, second = self._reference.first, self._reference.second
        if self._reference.is_lone:
            return None, ""
        in_a_row = (self._pairs & consecutive(due)).bit_count()
        every_other = (self._pairs & (due ^ (due >> 1))).bit_count()
        if has(due, first) and has(due, second):
            if every_other <= 2 * in_a_row:
                return None, ""
            like = self._alike(first)
            week = first if 2 * (due & like).bit_count() >= due.bit_count() else second
            return self._alternation.letter(week), (
                "des deux semaines de référence, mais une semaine sur deux les autres semaines"
            )
        if in_a_row and in_a_row >= every_other:
            return None, (
                "d'une seule des semaines de référence, mais de chaque semaine les autres semaines"
            )
        return self._alternation.letter(first if has(due, first) else second), ""

    def _is_lone(self, due: int) -> bool:
        """Tell whether a course was seen once, where it would have been more often."""
        if due.bit_count() != 1:
            return False
        like = self._alike(due.bit_length() - 1)
        return (self._weeks & like).bit_count() >= _LIKE_WEEKS

    def _alike(self, week: int) -> int:
        """Give the weeks of the letter of a week, as far as the year of the pupil goes."""
        last = max(self._weeks.bit_length(), week + 1)
        return set_of(range(week % 2, last, 2))
