"""The page's door, where calendars are taken over beside the other files."""

import random
from typing import Any

import pytest
from calendar_school import Calendar, children, courses_of, pronote, year_of
from given_files import File, prepare, write

from pial_xl.page import Door

pytestmark = pytest.mark.usefixtures("short")


@pytest.fixture
def calendars() -> list[Calendar]:
    chance = random.Random(5)  # noqa: S311 - reproducible examples
    courses = courses_of(chance, 100, 6)
    return [year_of(child, courses) for child in children(chance, 2, ("5B",))]


def file_of(calendar: Calendar) -> File:
    return "source", f"{calendar.child.stem}.ics", pronote(calendar)


def lines(told: Any, beginning: str) -> list[list[str]]:
    sections = (section for section in told["sections"] if section["titre"].startswith(beginning))
    return [line for section in sections for line in section["lignes"]]


def test_calendars_are_shown_then_made_a_workbook_that_goes_on(calendars: list[Calendar]) -> None:
    files = [file_of(calendar) for calendar in calendars]
    told = prepare(Door(), *files)
    assert told["feuilles"] == []
    assert [line[1] for line in lines(told, "À qui")] == ["E001", "E002"]

    _, workbook = write(Door(), *files)
    again = prepare(Door(), ("depuis", "PIAL.xlsm", workbook), *files)
    assert [line[2] for line in lines(again, "À qui")] == ["sûr", "sûr"]


def test_a_file_that_is_no_calendar_is_one_sentence() -> None:
    told = prepare(Door(), ("source", "Calendrier_ROUX_Léa.ics", b"rien"))
    assert "n'est pas un calendrier" in told["erreur"]
    assert "ROUX" not in told["erreur"]
