"""The year of a pupil: in which weeks each of their courses is held."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from pial_xl.takeover.calendars.event import (
    About,
    EventFate,
    SourceEvent,
    about,
    fate_of,
)
from pial_xl.takeover.calendars.weeks import YEARS, set_of, week_of

_SUNDAY: Final = 6
_NO_COURSE: Final = "sans identifiant de cours de PRONOTE ou d'EDT"
_WHOLE_DAY: Final = "de la journée, sans heures"
_UNREAD_RULE: Final = "répétés par une règle qui n'est pas lue"
_UNREADABLE: Final = "heures illisibles, ou fin qui n'est pas après le début"
_NO_SCHOOL_DAY: Final = "un dimanche"
_TOO_MANY: Final = "de bien plus de cours qu'un élève n'en a"
_SLOTS_MAX: Final = 2_000
"""Courses at an hour of the week that are told apart: a pupil has some 60, moved ones some 200."""
_CANCELLED: Final = "Cours - Annulé"
_LABELS_MAX: Final = 30
_OTHER: Final = "d'autres catégories"


class SlotKey(NamedTuple):
    """A course at one hour of the week.

    Attributes:
        cours: identifier of the course.
        weekday: its day, from 0 for Monday.
        debut: when it begins, in minutes.
        fin: when it ends, in minutes.
    """

    cours: str
    weekday: int
    debut: int
    fin: int


@dataclass(slots=True)
class CourseWeeks:
    """In which weeks a course is held at an hour; each a set of weeks.

    Attributes:
        matiere: its subject.
        regular: weeks in which it is held as usual.
        held: weeks in which it would have been: cancelled, or changed that day.
        exempted: weeks in which the pupil need not come.
    """

    matiere: str
    regular: int = 0
    held: int = 0
    exempted: int = 0

    @property
    def due(self) -> int:
        """Weeks in which it is on the timetable, once it has been seen as usual."""
        return self.regular | self.held if self.regular else 0


@dataclass(slots=True)
class PupilYear:
    """The year of a pupil, from the events of one calendar or several.

    Attributes:
        slots: their courses.
        weeks: how many courses each week has.
        planned: the same, with those that were cancelled or changed.
        set_aside: how many events were not taken, by reason.
        classes: how many events name each class.
        events: how many events there are, taken or not.
    """

    slots: dict[SlotKey, CourseWeeks] = field(default_factory=dict)
    weeks: Counter[int] = field(default_factory=Counter)
    planned: Counter[int] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    events: int = 0

    @property
    def weeks_with_class(self) -> int:
        """The set of the weeks that have a course."""
        return set_of(self.weeks)

    @property
    def classe(self) -> str:
        """The class that most courses name alone; blank when two are named as often."""
        ranked = self.classes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return ranked[0][0]

    def take(self, event: SourceEvent) -> None:
        """Take an event, or count why it is not."""
        self.events += 1
        cours = event.cours
        fate, label = fate_of(event.categories)
        if event.is_cancelled and fate is not EventFate.SET_ASIDE:
            fate, label = EventFate.HELD, _CANCELLED
        key = _slot_key(cours, event)
        if isinstance(key, str):
            self._leave(label if cours == "" and fate is EventFate.SET_ASIDE else key)
        elif fate is EventFate.SET_ASIDE or event.start is None:
            self._leave(label)
        else:
            self._note(key, week_of(event.start), fate, about(event.summary, event.description))
            if fate is EventFate.HELD:
                self._leave(label)

    def merge(self, other: "PupilYear") -> None:
        """Take the events of another calendar of the same pupil."""
        for key, slot in other.slots.items():
            mine = self.slots.setdefault(key, CourseWeeks(slot.matiere))
            mine.regular |= slot.regular
            mine.held |= slot.held
            mine.exempted |= slot.exempted
        self.weeks |= other.weeks
        self.planned |= other.planned
        self.set_aside |= other.set_aside
        self.classes |= other.classes
        self.events += other.events

    def _note(self, key: SlotKey, week: int, fate: EventFate, said: About) -> None:
        slot = self.slots.get(key)
        if slot is None and len(self.slots) == _SLOTS_MAX:
            self._leave(_TOO_MANY)
            return
        if slot is None:
            slot = self.slots[key] = CourseWeeks(said.matiere)
        bit = 1 << week
        self.planned[week] += 1
        if fate is EventFate.HELD:
            slot.held |= bit
            return
        slot.regular |= bit
        if fate is EventFate.EXEMPTED or said.is_exempted:
            slot.exempted |= bit
        self.weeks[week] += 1
        if said.classe:
            self.classes[said.classe] += 1

    def _leave(self, label: str) -> None:
        known = label in self.set_aside or len(self.set_aside) < _LABELS_MAX
        self.set_aside[label if known else _OTHER] += 1


def sum_up(events: Iterable[SourceEvent]) -> PupilYear:
    """Sum up the events of a calendar."""
    year = PupilYear()
    for event in events:
        year.take(event)
    return year


def _slot_key(cours: str, event: SourceEvent) -> SlotKey | str:
    """Give the course and the hour of an event; why there is none, in French, otherwise."""
    start, end = event.start, event.end
    if event.is_whole_day:
        return _WHOLE_DAY
    if event.is_unread_rule:
        return _UNREAD_RULE
    if not cours:
        return _NO_COURSE
    if start is None or end is None or start.date() != end.date() or start.year not in YEARS:
        return _UNREADABLE
    debut, fin = _minutes(start), _minutes(end)
    if debut >= fin:
        return _UNREADABLE
    weekday = start.weekday()
    return _NO_SCHOOL_DAY if weekday == _SUNDAY else SlotKey(cours, weekday, debut, fin)


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
