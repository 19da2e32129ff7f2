"""What is read of one calendar: its hours, what is set aside, what a hostile one costs."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from calendar_school import uid
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.sheets.closed.foreign import ics
from pial_xl.sheets.closed.foreign.ics import read_events
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.calendars.event import SourceEvent
from pial_xl.takeover.calendars.weeks import monday_of
from pial_xl.takeover.calendars.year import PupilYear, sum_up

HEAD, TAIL = "BEGIN:VCALENDAR\nVERSION:2.0\n", "END:VCALENDAR\n"


def calendar(*lines: str, identifier: str = uid(12, 1), more: str = "") -> bytes:
    body = "\n".join(["BEGIN:VEVENT", f"UID:{identifier}", *lines, "END:VEVENT", ""])
    return (HEAD + more + body + TAIL).encode()


def only(data: bytes) -> SourceEvent:
    (event,) = read_events(data)
    return event


def year(*lines: str, identifier: str = uid(12, 1)) -> PupilYear:
    return sum_up(read_events(calendar(*lines, identifier=identifier)))


HOURS = ("DTSTART:20260907T080000", "DTEND:20260907T085500")


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("DTSTART:20260907T060000Z", 8),
        ("DTSTART:20261207T070000Z", 8),
        ("DTSTART;TZID=UTC:20260907T060000", 8),
        ("DTSTART;TZID=Europe/Paris:20260907T080000", 8),
        ('DTSTART;TZID="Romance Standard Time":20260907T080000', 8),
        ("DTSTART:20260907T080000", 8),
    ],
)
def test_an_hour_is_that_of_the_clock_of_the_school(written: str, hour: int) -> None:
    start = only(calendar(written)).start
    assert start is not None
    assert (start.hour, start.tzinfo) == (hour, None)


def test_a_calendar_may_say_the_clock_of_its_school() -> None:
    data = calendar("DTSTART:20260907T040000Z", more="X-WR-TIMEZONE:Indian/Reunion\n")
    assert only(data).start == datetime(2026, 9, 7, 8, 0)


@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "Nowhere/Else", "A" * 5000, "", "Europe/Paris/../x"]
)
def test_a_clock_that_is_none_is_that_of_france(zone: str) -> None:
    data = calendar("DTSTART:20260907T060000Z", more=f"X-WR-TIMEZONE:{zone}\n")
    assert only(data).start == datetime(2026, 9, 7, 8, 0)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260907T250000", "DTEND:20260907T260000"),
        ("DTSTART:20260907T090000", "DTEND:20260907T080000"),
        ("DTSTART:20260907T090000", "DTEND:20260907T090000"),
        ("DTSTART:20260907T220000", "DTEND:20260908T010000"),
        ("DTSTART:20260907T090000",),
        ("DTEND:20260907T090000",),
        ("DTSTART:demain", "DTEND:20260907T090000"),
        ("DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"),
        ("DTSTART:99991231T235900Z", "DTEND:99991231T235959Z"),
        ("DTSTART:20260907T080000", "DURATION:P99999999999D"),
        ("DTSTART:20260907T080000", "DURATION:longtemps"),
    ],
)
def test_hours_that_are_none_cost_their_event_alone(lines: tuple[str, ...]) -> None:
    found = year("CATEGORIES:Cours", *lines)

    assert found.slots == {}
    assert list(found.set_aside) == ["heures illisibles, ou fin qui n'est pas après le début"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("CATEGORIES:Cours - Annulé", *HOURS), "Cours - Annulé"),
        (("CATEGORIES:Cours", "STATUS:CANCELLED", *HOURS), "Cours - Annulé"),
        (("CATEGORIES:Cours - Exceptionnel", *HOURS), "Cours - Exceptionnel"),
        (("CATEGORIES:Conseil de classe", *HOURS), "Conseil de classe"),
        (("CATEGORIES:Cours", "DTSTART;VALUE=DATE:20260907"), "de la journée, sans heures"),
        (
            ("CATEGORIES:Cours", "RRULE:FREQ=SECONDLY", *HOURS),
            "répétés par une règle qui n'est pas lue",
        ),
        (
            ("CATEGORIES:Cours", "DTSTART:20260906T080000", "DTEND:20260906T090000"),
            "un dimanche",
        ),
    ],
)
def test_what_is_no_course_of_the_week_is_counted(lines: tuple[str, ...], why: str) -> None:
    found = year(*lines)

    assert not any(slot.regular for slot in found.slots.values())
    assert found.set_aside == {why: 1}


@pytest.mark.parametrize(
    "identifier", ["", "abc@google.com", "Cours-12", "Cours--1-Index-Education"]
)
def test_an_event_of_another_program_is_no_course(identifier: str) -> None:
    found = year("CATEGORIES:Cours", *HOURS, identifier=identifier)

    assert found.slots == {}
    assert list(found.set_aside) == ["sans identifiant de cours de PRONOTE ou d'EDT"]


@pytest.mark.parametrize(
    "line",
    [
        "CATEGORIES:Cours - Dispense",
        "SUMMARY:DISPENSE - Présence Facultative",
        r"DESCRIPTION:Matière : EPS\nDISPENSE - Présence Facultative\n",
        "DESCRIPTION:Mati&egrave\\;re : EPS<br/><b>DISPENSE - Pr&eacute\\;sence Facultative</b>",
    ],
)
def test_an_exemption_is_a_course_that_needs_nobody(line: str) -> None:
    (slot,) = year(line, *HOURS).slots.values()
    assert slot.exempted == slot.regular != 0


def test_a_course_given_by_somebody_is_no_exemption() -> None:
    (slot,) = year(r"DESCRIPTION:Cours dispensé en salle 12\nMatière : EPS", *HOURS).slots.values()
    assert (slot.exempted, slot.matiere) == (0, "EPS")


def test_who_teaches_and_where_is_not_kept() -> None:
    found = year(
        "SUMMARY:EPS - DURAND M. - Salle 12",
        r"DESCRIPTION:Matière : EPS\nProfesseur : DURAND M.\nSalle : 12\nClasse : 5B",
        *HOURS,
    )
    assert "DURAND" not in repr(found)
    assert (found.classe, next(iter(found.slots.values())).matiere) == ("5B", "EPS")


def test_lines_of_an_alarm_are_not_those_of_its_event() -> None:
    alarm = ("BEGIN:VALARM", "UID:autre", "DTSTART:20200101T000000", "END:VALARM")
    event = only(calendar("BEGIN:VALARM", *alarm[1:], *HOURS))
    assert event.start == datetime(2026, 9, 7, 8, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_alphabet_is_read(encoding: str) -> None:
    text = calendar("DESCRIPTION:Matière : Français", *HOURS).decode()
    (slot,) = sum_up(read_events(text.encode(encoding))).slots.values()
    assert slot.matiere == "Français"


def test_a_letter_may_be_folded_in_its_middle() -> None:
    data = calendar("DESCRIPTION:Matière : Français", *HOURS)
    at = data.index("ç".encode()) + 1
    (slot,) = sum_up(read_events(data[:at] + b"\r\n " + data[at:])).slots.values()
    assert slot.matiere == "Français"


@pytest.mark.parametrize("data", [b"", b"Nom;Date\nLea;1", b"PK\x03\x04", b"<html>", b"\x00" * 99])
def test_another_file_is_told_as_no_calendar(data: bytes) -> None:
    with pytest.raises(WorkbookReadError, match="n'est pas un calendrier"):
        read_events(data)


@pytest.mark.parametrize(
    "data",
    [
        HEAD.encode() + b"BEGIN:VEVENT\nEND:VEVENT\n" * (ics.EVENTS_MAX + 1),
        HEAD.encode() + b"\n" * (ics.LINES_MAX + 1),
        HEAD.encode() + b"X" * ics.CALENDAR_MAX,
    ],
    ids=["events", "lines", "bytes"],
)
def test_a_bomb_is_refused_before_it_is_parted(data: bytes) -> None:
    with pytest.raises(WorkbookReadError, match="bien plus d'événements"):
        read_events(data)


def test_a_line_without_end_costs_itself_alone() -> None:
    data = calendar("SUMMARY:" + "A;" * 4_000_000, *HOURS)
    assert only(data).summary == ""


def test_more_courses_than_a_pupil_has_are_counted_and_left() -> None:
    hours = "DTSTART:20260907T080000\nDTEND:20260907T085500"
    events = (
        f"BEGIN:VEVENT\nUID:{uid(number, 1)}\n{hours}\nEND:VEVENT\n" for number in range(2_003)
    )
    found = sum_up(read_events((HEAD + "".join(events) + TAIL).encode()))

    assert len(found.slots) == 2_000
    assert found.set_aside == {"de bien plus de cours qu'un élève n'en a": 3}


def weeks_of(*lines: str, identifier: str = "abc@agenda.example", more: str = "") -> list[str]:
    """Give the days on which a course is held, and its hour."""
    data = calendar(*lines, identifier=identifier).replace(TAIL.encode(), more.encode())
    found = sum_up(read_events(data + TAIL.encode()))
    return sorted(
        f"{monday_of(week) + timedelta(days=key.weekday):%d/%m} {key.debut // 60}h"
        for key, slot in found.slots.items()
        for week in range(slot.regular.bit_length())
        if slot.regular >> week & 1
    )


WEEKLY = ("DTSTART:20260907T080000", "DTEND:20260907T085500", "RRULE:FREQ=WEEKLY;COUNT=4")


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ((), ["07/09 8h", "14/09 8h", "21/09 8h", "28/09 8h"]),
        (("EXDATE:20260914T080000,20260921T080000",), ["07/09 8h", "28/09 8h"]),
        (("EXDATE;VALUE=DATE:20260914", "EXDATE:20260921T060000Z"), ["07/09 8h", "28/09 8h"]),
        (("RDATE:20261005T080000",), ["05/10 8h", "07/09 8h", "14/09 8h", "21/09 8h", "28/09 8h"]),
    ],
)
def test_a_weekly_rule_is_a_course_of_each_of_its_weeks(
    lines: tuple[str, ...], days: list[str]
) -> None:
    assert weeks_of(*WEEKLY, *lines) == days


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20261005", ["05/10 8h", "07/09 8h", "21/09 8h"]),
        ("FREQ=WEEKLY;UNTIL=20260914T060000Z", ["07/09 8h", "14/09 8h"]),
        ("FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20260914T235959", ["07/09 8h", "11/09 8h", "14/09 8h"]),
        ("FREQ=DAILY;COUNT=2", ["07/09 8h", "08/09 8h"]),
    ],
)
def test_a_rule_is_unrolled_on_the_clock_of_the_school(rule: str, days: list[str]) -> None:
    assert weeks_of(*HOURS, f"RRULE:{rule}") == days


def test_a_rule_without_end_holds_until_the_end_of_the_school_year() -> None:
    days = weeks_of(*HOURS, "RRULE:FREQ=WEEKLY")
    assert (len(days), days[-1]) == (47, "31/05 8h")
    assert {"26/07 8h", "07/09 8h"} <= set(days)


def test_a_day_of_a_series_is_as_another_event_rewrites_it() -> None:
    moved, cancelled = (
        "\n".join([
            "BEGIN:VEVENT", "UID:abc@agenda.example", f"RECURRENCE-ID:202609{day}T080000",
            f"DTSTART:202609{day}T{hour}0000", f"DTEND:202609{day}T{hour}5500", status,
            "END:VEVENT", "",
        ])
        for day, hour, status in (("14", "10", ""), ("21", "08", "STATUS:CANCELLED"))
    )  # fmt: skip
    assert weeks_of(*WEEKLY, more=moved + cancelled) == ["07/09 8h", "28/09 8h"]


def test_the_identifier_of_a_series_is_not_kept() -> None:
    found = year(*WEEKLY, identifier="lea.martin@agenda.example")
    (key,) = found.slots
    assert len(key.cours) == 10
    assert "martin" not in repr(found)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;UNTIL=21260907T080000Z",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=99999999999",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;UNTIL=demain",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;" * 50,
        "toujours",
    ],
)
def test_a_rule_of_no_timetable_is_counted_and_left(rule: str) -> None:
    found = year(*HOURS, f"RRULE:{rule}")
    assert found.slots == {}
    assert found.set_aside == {"répétés par une règle qui n'est pas lue": 1}


def test_more_rules_than_courses_are_counted_and_left() -> None:
    event = "BEGIN:VEVENT\nUID:{}@b\n" + "\n".join(HOURS) + "\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    data = HEAD + "".join(map(event.format, range(ics.RULES_MAX + 7))) + TAIL
    found = sum_up(read_events(data.encode()))
    assert found.set_aside["répétés par une règle qui n'est pas lue"] == 7


@given(st.binary(max_size=400))
def test_any_bytes_are_events_or_one_sentence(noise: bytes) -> None:
    with suppress(WorkbookReadError):
        sum_up(read_events(HEAD.encode() + b"BEGIN:VEVENT\n" + noise + b"\nEND:VEVENT\n"))


LINE = st.tuples(
    st.sampled_from(["UID", "DTSTART", "DTEND", "DURATION", "CATEGORIES", "DESCRIPTION", "RRULE"]),
    st.text(max_size=40),
)


@given(st.lists(LINE, max_size=8))
def test_any_values_are_an_event_or_are_counted(lines: list[tuple[str, str]]) -> None:
    found = year(*(f"{name}:{value}" for name, value in lines), *HOURS)
    assert found.events <= 2
