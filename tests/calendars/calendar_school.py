"""A fictitious school, its year, and the shapes in which programs write a calendar a pupil."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pial_xl.tables.types import Semaine, Weekday
from pial_xl.takeover.calendars.timetable import Course

PARIS = ZoneInfo("Europe/Paris")
FIRST = date(2026, 8, 31)
"""The Monday of the first week; that of 7 September is a week B, of an even number."""
HOLIDAYS = {7, 8, 16, 17, 25, 26}
"""Weeks without class, from 0."""
DAYS = tuple(Weekday)
NAMES = ("MARTIN", "LE GOFF", "DURAND", "N'DIAYE", "BERNARD-ROUX", "GARCIA", "ÉTIENNE", "PETIT")
FIRST_NAMES = ("Léa", "Tom", "Jean-Luc", "Zoé", "Anaïs", "Noé", "Maïa", "Ali")
MATIERES = ("MATHEMATIQUES", "FRANCAIS", "ED.PHYSIQUE & SPORT.", "ANGLAIS LV1", "SVT", "Arts")


@dataclass(frozen=True)
class Child:
    nom: str
    prenom: str
    ne_le: date
    classe: str

    @property
    def stem(self) -> str:
        names = f"{self.nom}_{self.prenom}".replace(" ", "_")
        return f"Calendrier_{names}_{self.ne_le:%d%m%Y}"


@dataclass
class Event:
    """An event of a calendar."""

    uid: str
    start: datetime
    end: datetime
    matiere: str = "MATHEMATIQUES"
    classe: str = "5B"
    categories: str = "Cours"
    extra: tuple[str, ...] = ()


@dataclass
class Calendar:
    """The calendar of a child, and the timetable that it says."""

    child: Child
    truth: list[Course]
    events: list[Event] = field(default_factory=list)


def uid(cours: object, session: int) -> str:
    return f"Cours-{cours}-{session}-20260829T101010Z-1-Index-Education"


def monday(week: int) -> date:
    return FIRST + timedelta(weeks=week)


def letter(week: int) -> Semaine:
    """Give the letter of a week: A when its number in the year is odd; 2026 has 53 weeks."""
    number = monday(0).isocalendar().week + week
    return Semaine.A if number % 2 else Semaine.B


def at(week: int, jour: Weekday, minutes: int) -> datetime:
    day = monday(week) + timedelta(days=DAYS.index(jour))
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def event_of(course: Course, week: int, classe: str = "5B", categories: str = "Cours") -> Event:
    exempted = course.besoin == 0
    return Event(
        uid(course.cours, week),
        at(week, course.jour, course.debut),
        at(week, course.jour, course.fin),
        course.matiere,
        classe,
        categories,
        ("DISPENSE - Présence Facultative",) if exempted else (),
    )


def held_in(course: Course, week: int) -> bool:
    return week not in HOLIDAYS and course.semaine in (None, letter(week))


def year_of(
    child: Child, courses: list[Course], weeks: range = range(30), placement: range = range(0)
) -> Calendar:
    """Give the calendar of a child whose courses are held each week of theirs."""
    found = Calendar(child, courses)
    for week in weeks:
        if week not in placement:
            found.events += [
                event_of(course, week, child.classe) for course in courses if held_in(course, week)
            ]
    return found


def courses_of(chance: random.Random, first_id: int, count: int) -> list[Course]:
    """Give courses at hours of the week that are each taken once, or once in A and once in B."""
    hours = chance.sample([(d, h) for d in range(5) for h in range(8, 17)], count)
    found: list[Course] = []
    for rank, (day, hour) in enumerate(hours):
        debut = hour * 60 + chance.choice((0, 5, 30))
        base = Course(
            DAYS[day],
            debut,
            debut + chance.choice((50, 55)),
            chance.choice((None, None, None, Semaine.A, Semaine.B)),
            chance.choice(MATIERES),
            str(first_id + rank),
            chance.choice((None, None, None, None, 0)),
        )
        found.append(base)
        if base.semaine is not None and chance.random() < 0.4:
            other = Semaine.B if base.semaine is Semaine.A else Semaine.A
            found.append(base._replace(semaine=other, cours=f"{first_id + rank}9", besoin=None))
    return found


def children(chance: random.Random, count: int, classes: tuple[str, ...]) -> list[Child]:
    births = chance.sample(range(1500), count)
    return [
        Child(
            chance.choice(NAMES),
            chance.choice(FIRST_NAMES),
            date(2012, 1, 1) + timedelta(days=birth),
            classes[rank % len(classes)],
        )
        for rank, birth in enumerate(births)
    ]


def disturb(calendar: Calendar, chance: random.Random, rate: float) -> None:
    """Cancel some courses, and add some that are exceptional, whole days and others' events."""
    for event in calendar.events:
        if chance.random() < rate and not event.extra:
            event.categories = chance.choice(("Cours - Annulé", "Cours - Modifié"))
    for week in chance.sample(range(30), 6):
        start = at(week, chance.choice(DAYS[:5]), 8 * 60)
        calendar.events.append(
            Event(
                uid(f"7{week}", week),
                start,
                start + timedelta(minutes=55),
                categories=chance.choice(("Cours - Exceptionnel", "Conseil de classe")),
            )
        )


# --- the shapes


def pronote(calendar: Calendar) -> bytes:
    """In UTC, folded at 75 bytes, in the middle of letters if need be."""
    return b"".join(_folded(line, b"\r\n", b" ") for line in _lines(calendar, _utc_event))


def zoned(calendar: Calendar) -> bytes:
    """With a zone, in the alphabet of Windows, HTML in the descriptions, alarms, durations."""
    zone = ("BEGIN:VTIMEZONE", "TZID:Europe/Paris", "BEGIN:STANDARD", "DTSTART:19701025T030000")
    more = (*zone, "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE")
    lines = _lines(calendar, _zoned_event, more)
    return "\n".join([*lines, ""]).encode("cp1252", "xmlcharrefreplace")


def marked(calendar: Calendar) -> bytes:
    """With the mark of UTF-8, hours without zone or in that of Windows, tabs that fold."""
    lines = _lines(calendar, _floating_event)
    return b"\xef\xbb\xbf" + b"".join(_folded(line, b"\r\n", b"\t") for line in lines)


SHAPES: tuple[Callable[[Calendar], bytes], ...] = (pronote, zoned, marked)


def _lines(
    calendar: Calendar,
    lines_of: Callable[[Event], Iterator[str]],
    more: tuple[str, ...] = (),
) -> list[str]:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//INDEX-EDUCATION//PRONOTE//FR", *more]
    for event in calendar.events:
        lines += ["BEGIN:VEVENT", *lines_of(event), "END:VEVENT"]
    return [*lines, "END:VCALENDAR"]


def _utc_event(event: Event) -> Iterator[str]:
    yield f"CATEGORIES:{event.categories}"
    yield f"UID:{event.uid}"
    for name, moment in (("DTSTART", event.start), ("DTEND", event.end)):
        yield f"{name}:{moment.replace(tzinfo=PARIS).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY;LANGUAGE=fr:{event.matiere} - DURAND M. - Salle 12"
    said = [f"Matière : {event.matiere.replace('&', '&amp;')}", "Professeur : DURAND M."]
    text = r"\n".join([*said, f"Classe : {event.classe}", "Salle : 12", *event.extra])
    yield f"DESCRIPTION;LANGUAGE=fr:{text}"


def _zoned_event(event: Event) -> Iterator[str]:
    yield f"DTSTART;TZID=Europe/Paris:{event.start:%Y%m%dT%H%M%S}"
    yield f"DURATION:PT{(event.end - event.start).seconds // 60}M"
    yield f"UID:{event.uid}"
    yield f"CATEGORIES:{event.categories},EDT"
    yield from ("BEGIN:VALARM", "TRIGGER:-PT15M", "DESCRIPTION:Matière : ALARME", "END:VALARM")
    matiere = event.matiere.replace("&", r"&amp\;")
    said = [rf"Mati&egrave\;re : {matiere}", f"Classe : {event.classe}"]
    yield "DESCRIPTION:" + "<br />".join([*said, *event.extra])
    yield f"SUMMARY:{event.matiere}"


def _floating_event(event: Event) -> Iterator[str]:
    yield f"uid:{event.uid}"
    yield f"Summary:{event.matiere}"
    yield f"DTSTART:{event.start:%Y%m%dT%H%M%S}"
    yield f'DTEND;TZID="Romance Standard Time":{event.end:%Y%m%dT%H%M%S}'
    extra = "".join(f" - {text}" for text in event.extra)
    yield f"Categories:{event.categories}{extra}"
    yield rf"DESCRIPTION:Groupe : <{event.classe}> G1\nClasse : {event.classe}\n"


def _folded(line: str, end: bytes, indent: bytes) -> bytes:
    data = line.encode()
    pieces = [data[:75], *(data[at : at + 74] for at in range(75, len(data), 74))]
    return (end + indent).join(pieces) + end


def write(folder: Path, *calendars: Calendar, shape: Callable[[Calendar], bytes] = pronote) -> Path:
    """Write calendars in a folder, a file each."""
    folder.mkdir(exist_ok=True)
    for calendar in calendars:
        (folder / f"{calendar.child.stem}.ics").write_bytes(shape(calendar))
    return folder
