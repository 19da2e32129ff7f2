"""The events of a calendar (.ics), as PRONOTE, EDT and others write them: RFC 5545.

Lines are unfolded as bytes, for a fold may stand within a letter; ``icalendar`` parts each line in
its name, its parameters and its unescaped text. Lines are alike from one pupil to another, and each
is parted once. Its tree of components, which reads every property, takes ten times as long.
"""

import codecs
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline
from icalendar.prop import vDuration

from pial_xl.sheets.closed.foreign.delimited import decoded_text
from pial_xl.sheets.closed.guard import MEGABYTE
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.calendars.event import SourceEvent

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
    "RRULE", "RDATE",
})  # fmt: skip
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


def _events(lines: list[str]) -> Iterator[SourceEvent]:
    home: tzinfo = ZoneInfo(_HOME)
    found: dict[str, _Property] | None = None
    inner = 0  # components within an event, such as an alarm, whose lines are not the event's
    for raw in lines:
        line = raw.rstrip("\r")
        if found is None:
            if line[:6].upper() == "BEGIN:" and line.upper() == _BEGIN:
                found, inner = {}, 0
            elif line[: len(_CLOCK)].upper() == _CLOCK:
                home = _zone(line[len(_CLOCK) :].strip()) or home
            continue
        beginning = line[:4].upper()
        if beginning == "BEGI":
            inner += 1
        elif beginning == "END:" and inner:
            inner -= 1
        elif beginning == "END:":
            yield _event(found, home)
            found = None
        elif not inner:
            name = line.partition(":")[0].partition(";")[0].upper()
            if name in _WANTED and name not in found and len(line) <= _LINE_MAX:
                read = known_property if len(line) <= _CACHED_MAX else _property
                found[name] = read(name, line)


def _event(found: dict[str, _Property], home: tzinfo) -> SourceEvent:
    def text(name: str) -> str:
        return found[name].text if name in found else ""

    start = found.get("DTSTART")
    debut = _moment(start.text, start.zone, home) if start else None
    return SourceEvent(
        text("UID"),
        text("CATEGORIES"),
        text("SUMMARY"),
        text("DESCRIPTION"),
        debut,
        _end(found, debut, home),
        text("STATUS").upper() == "CANCELLED",
        bool(start and _DAY.fullmatch(start.text)),
        "RRULE" in found or "RDATE" in found,
    )


def _end(found: dict[str, _Property], debut: datetime | None, home: tzinfo) -> datetime | None:
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
