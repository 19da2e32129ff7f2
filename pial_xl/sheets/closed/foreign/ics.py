"""The events of a calendar (.ics), as PRONOTE, EDT and others write them: RFC 5545.

Lines are unfolded as bytes, for a fold may stand within a letter; ``icalendar`` parts each line in
its name, its parameters and its unescaped text. Lines are alike from one pupil to another, and each
is parted once. Its tree of components, which reads every property, takes ten times as long.

An event that a rule repeats is given once for each of its days: those that it leaves out are not,
and a day that another event rewrites is as that one says.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline
from icalendar.prop import vDuration

from pial_xl.sheets.closed.foreign.delimited import decoded_text
from pial_xl.sheets.closed.foreign.repeated import Span, unrolled, year_around
from pial_xl.sheets.closed.guard import MEGABYTE
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.calendars.event import SourceEvent
from pial_xl.takeover.calendars.weeks import YEARS

CALENDAR_MAX: Final = 16 * MEGABYTE
EVENTS_MAX: Final = 10_000
"""Events of one calendar: a pupil has some 1,500 in a year."""
LINES_MAX: Final = 400_000
_LINE_MAX: Final = 100_000
"""Signs of a line that is read: a description has some 500."""
_CACHED_MAX: Final = 2_000
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_BEGIN: Final = "BEGIN:VEVENT"
_MOMENT: Final = re.compile(r"\d{8}T\d{6}Z?")
_DAY: Final = re.compile(r"\d{8}")
_ZONE: Final = re.compile(r"[A-Za-z_]{1,20}(?:/[A-Za-z_]{1,30}){1,2}")
_UTC: Final = frozenset({"UTC", "ETC/UTC", "GMT", "ETC/GMT"})
_CLOCK: Final = "X-WR-TIMEZONE:"
_HOME: Final = "Europe/Paris"
"""The clock of the school, unless the calendar tells it."""
_WANTED: Final = frozenset({
    "UID", "CATEGORIES", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "STATUS",
    "RRULE", "RECURRENCE-ID",
})  # fmt: skip
_MANY: Final = frozenset({"RDATE", "EXDATE"})
"""Properties of which an event may have several."""
_HELD_MAX: Final = 1_000
"""Days of one event that are held: a school year has some 180."""
RULES_MAX: Final = 500
"""Rules of one calendar that are unrolled: a pupil has some 60 courses."""
OUTSIZED: Final = (
    "Un calendrier contient bien plus d'événements qu'une année d'élève : exportez-le de nouveau "
    "depuis PRONOTE ou EDT, pour la seule année en cours."
)
_NO_CALENDAR: Final = (
    "Ce fichier n'est pas un calendrier (.ics) : exportez les calendriers des élèves depuis "
    "PRONOTE ou EDT."
)


class _Property(NamedTuple):
    """A line of an event.

    Attributes:
        name: its name, in capitals.
        zone: the zone that its value is of; blank when it says none.
        text: its value, unescaped.
    """

    name: str
    zone: str
    text: str


def read_events(data: bytes) -> Iterator[SourceEvent]:
    """Give the events of a calendar, their hours on the clock of the school.

    An hour with a zone is what that clock shows; one in UTC is put on the clock of the school. What
    cannot be read of an event is left blank there, and the other events are given.

    Args:
        data: the file.

    Raises:
        WorkbookReadError: it is no calendar, or out of measure.
    """
    if len(data) > CALENDAR_MAX:
        raise WorkbookReadError(OUTSIZED)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = decoded_text(data).encode()
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    if b"BEGIN:VCALENDAR" not in data[:1000].upper():
        raise WorkbookReadError(_NO_CALENDAR)
    if data.count(b"\n") > LINES_MAX or data.upper().count(_BEGIN.encode()) > EVENTS_MAX:
        raise WorkbookReadError(OUTSIZED)
    return _events(decoded_text(_FOLD.sub(b"", data)).split("\n"))


@dataclass(slots=True)
class _Found:
    """An event as its lines say it.

    Attributes:
        one: its properties, the first of each name.
        many: those of which it may have several.
    """

    one: dict[str, _Property] = field(default_factory=dict)
    many: list[_Property] = field(default_factory=list)

    def note(self, line: str) -> None:
        """Take a line of the event, if it is one that is looked at."""
        name = line.partition(":")[0].partition(";")[0].upper()
        is_many = name in _MANY
        if not (is_many or (name in _WANTED and name not in self.one)) or len(line) > _LINE_MAX:
            return
        read = (known_property if len(line) <= _CACHED_MAX else _property)(name, line)
        if is_many:
            self.many.append(read)
        else:
            self.one[name] = read

    def text(self, name: str) -> str:
        """Give what a property says; blank without it."""
        return self.one[name].text if name in self.one else ""

    @property
    def is_of_a_series(self) -> bool:
        """Tell whether it is repeated, or rewrites a day of one that is."""
        return bool(self.many) or "RRULE" in self.one or "RECURRENCE-ID" in self.one


def _events(lines: list[str]) -> Iterator[SourceEvent]:
    home: tzinfo = ZoneInfo(_HOME)
    found: _Found | None = None
    latest: datetime | None = None
    of_series: list[tuple[_Found, SourceEvent]] = []
    inner = 0  # components within an event, such as an alarm, whose lines are not the event's
    for raw in lines:
        line = raw.rstrip("\r")
        if found is None:
            if line[:6].upper() == "BEGIN:" and line.upper() == _BEGIN:
                found, inner = _Found(), 0
            elif line[: len(_CLOCK)].upper() == _CLOCK:
                home = _zone(line[len(_CLOCK) :].strip()) or home
            continue
        beginning = line[:4].upper()
        if beginning == "BEGI":
            inner += 1
        elif beginning == "END:" and inner:
            inner -= 1
        elif beginning == "END:":
            event = _event(found, home)
            latest = _latest(latest, event)
            if found.is_of_a_series:
                of_series.append((found, event))
            else:
                yield event
            found = None
        elif not inner:
            found.note(line)
    yield from _of_series(of_series, home, latest)


def _latest(before: datetime | None, event: SourceEvent) -> datetime | None:
    if event.start is None or event.start.year not in YEARS:
        return before
    return event.start if before is None else max(before, event.start)


def _event(found: _Found, home: tzinfo) -> SourceEvent:
    start = found.one.get("DTSTART")
    debut = _moment(start.text, start.zone, home) if start else None
    return SourceEvent(
        found.text("UID"),
        found.text("CATEGORIES"),
        found.text("SUMMARY"),
        found.text("DESCRIPTION"),
        debut,
        _end(found.one, debut, home),
        found.text("STATUS").upper() == "CANCELLED",
        bool(start and _DAY.fullmatch(start.text)),
    )


def _of_series(
    of_series: Sequence[tuple[_Found, SourceEvent]], home: tzinfo, latest: datetime | None
) -> Iterator[SourceEvent]:
    """Give the events that are repeated, once for each day, and what rewrites some of these."""
    rewritten: dict[tuple[str, datetime], SourceEvent] = {}
    left = RULES_MAX
    for found, event in of_series:
        at = found.one.get("RECURRENCE-ID")
        if at and (day := _moment(at.text, at.zone, home)):
            rewritten[event.uid, day] = event
    for found, event in of_series:
        if "RECURRENCE-ID" in found.one:
            continue
        left -= 1
        try:
            if left < 0 or event.start is None or event.end is None or latest is None:
                raise ValueError(event.uid)
            length = event.end - event.start
            for day in _days_of(found, event.start, home, year_around(latest)):
                held = replace(event, start=day, end=day + length, is_repeated=True)
                yield _as_rewritten(held, rewritten.pop((event.uid, day), None))
        except ValueError:
            yield replace(event, is_unread_rule=True)
    for event in rewritten.values():
        yield replace(event, is_unread_rule=True)


def _days_of(found: _Found, start: datetime, home: tzinfo, within: Span) -> list[datetime]:
    """Give when an event takes place.

    Raises:
        ValueError: a rule, or a day, that cannot be read.
    """
    held = {start}
    if rule := found.text("RRULE"):
        written = found.one["DTSTART"]
        mark = "Z" * (written.zone.upper() in _UTC and not written.text.endswith("Z"))

        def read(text: str) -> datetime | None:
            return _moment(text, written.zone, home)

        held |= set(unrolled(written.text + mark, rule, read, within))
    without: set[datetime | date] = set()
    for dates in found.many:
        for text in dates.text.split(","):
            day = _moment(text, dates.zone, home)
            if day is not None and dates.name == "RDATE":
                held.add(day)
            elif dates.name == "EXDATE" and (day or _DAY.fullmatch(text)):
                without.add(day or datetime.fromisoformat(text).date())
            else:
                raise ValueError(text)
    if len(held) > _HELD_MAX:
        raise ValueError(rule)
    return sorted(d for d in held if d not in without and d.date() not in without)


def _as_rewritten(held: SourceEvent, other: SourceEvent | None) -> SourceEvent:
    """Give a day of a series as it is rewritten: one that moves is no more held at its hour."""
    if other is None:
        return held
    is_there = not other.is_cancelled and (other.start, other.end) == (held.start, held.end)
    return replace(other, is_repeated=True) if is_there else replace(held, is_cancelled=True)


def _end(found: Mapping[str, _Property], debut: datetime | None, home: tzinfo) -> datetime | None:
    if end := found.get("DTEND"):
        return _moment(end.text, end.zone, home)
    if debut is None or "DURATION" not in found:
        return None
    try:
        length: object = vDuration.from_ical(found["DURATION"].text)  # type: ignore[no-untyped-call]
        return debut + length if isinstance(length, timedelta) else None
    except (ValueError, OverflowError):
        return None


def _property(name: str, line: str) -> _Property:
    """Part a line; a damaged one has no text."""
    try:
        _, parameters, text = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return _Property(name, "", "")
    zone = parameters.get("TZID", "")
    return _Property(name, zone if isinstance(zone, str) else "", text)


known_property = lru_cache(maxsize=20_000)(_property)


@lru_cache(maxsize=20_000)
def _moment(text: str, zone: str, home: tzinfo) -> datetime | None:
    """Read a moment on the clock of the school; None when it is none."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z"))
        if text.endswith("Z") or zone.upper() in _UTC:
            return moment.replace(tzinfo=UTC).astimezone(home).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo | None:
    """Give a zone by its name; None when there is none of that name."""
    if not _ZONE.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None
