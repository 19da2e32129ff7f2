"""The page's door, where calendars are taken over beside the other files."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from built import short_tables
from calendar_school import Calendar, children, courses_of, pronote, year_of

from pial_xl.page import Door

File = tuple[str, str, bytes]


def ask(door: Door, action: str, *files: File) -> tuple[Any, bytes]:
    words = {
        "fichiers": json.dumps([(role, name, len(data)) for role, name, data in files]),
        "choix": "[]",
        "date": "2026-11-24",
    }
    told, data = door.ask(action, json.dumps(words), b"".join(data for _, _, data in files))
    return json.loads(told), data


@pytest.fixture(autouse=True)
def short() -> Iterator[None]:
    with short_tables():
        yield


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
    told, _ = ask(Door(), "reprendre", *files)
    assert told["feuilles"] == []
    assert [line[1] for line in lines(told, "À qui")] == ["E001", "E002"]

    _, workbook = ask(Door(), "reprise", *files)
    again, _ = ask(Door(), "reprendre", ("depuis", "PIAL.xlsm", workbook), *files)
    assert [line[2] for line in lines(again, "À qui")] == ["sûr", "sûr"]


def test_a_file_that_is_no_calendar_is_one_sentence() -> None:
    told, _ = ask(Door(), "reprendre", ("source", "Calendrier_ROUX_Léa.ics", b"rien"))
    assert "n'est pas un calendrier" in told["erreur"]
    assert "ROUX" not in told["erreur"]
