"""« Reprendre un fichier » on a folder of calendars: previewed, written, completed, taken back."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook
from snapshots import differences, snapshot

from pial_xl.sheets.closed.foreign.ics_folder import read_calendars
from pial_xl.sheets.open.reading import find_open_tables
from pial_xl.takeover.account import BASE_SHEET, SHEET
from pial_xl.usecases.open import buttons as opened
from pial_xl.usecases.takeover_calendars import CalendarRequest
from pial_xl.usecases.takeover_foreign import prepare_takeover

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

FOLDER = "Calendriers"
LEA, TOM = "Calendrier_DURAND_Léa_01032015", "Calendrier_MARTIN_Tom_02042015"
MONDAY = date(2026, 9, 7)


def calendar(*courses: tuple[int, int, str]) -> bytes:
    """Give a calendar of ten weeks: each course by its day from 0, its hour and its subject."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//INDEX-EDUCATION//PRONOTE//FR"]
    for week in range(10):
        for day, hour, matiere in courses:
            when = MONDAY + timedelta(weeks=week, days=day)
            start = datetime(when.year, when.month, when.day, hour)
            lines += [
                "BEGIN:VEVENT",
                "CATEGORIES:Cours",
                f"UID:Cours-{day}{hour}-{week}-20260829T101010Z-1-Index-Education",
                f"DTSTART;TZID=Europe/Paris:{start:%Y%m%dT%H%M%S}",
                f"DTEND;TZID=Europe/Paris:{start + timedelta(minutes=55):%Y%m%dT%H%M%S}",
                f"SUMMARY;LANGUAGE=fr:{matiere}",
                rf"DESCRIPTION;LANGUAGE=fr:Matière : {matiere}\nClasse : 5B",
                "END:VEVENT",
            ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def lay(book: xw.Book, **courses: tuple[tuple[int, int, str], ...]) -> Path:
    """Lay the calendars of some pupils in a folder beside the workbook."""
    folder = Path(book.fullname).parent / FOLDER
    folder.mkdir(exist_ok=True)
    stems = {"lea": LEA, "tom": TOM}
    for child, held in courses.items():
        (folder / f"{stems[child]}.ics").write_bytes(calendar(*held))
    return folder


def name(book: xw.Book, text: str) -> None:
    """Name on the sheet Reprise what is to be taken over."""
    if SHEET not in book.sheet_names:
        opened.take_file(book)
    book.sheets[SHEET].range("B2").value = text


def held(book: xw.Book, table: str) -> list[list[object]]:
    rows = (values for _, values in find_open_tables(book)[table].rows)
    return [[value for value in values if value is not None] for values in rows if any(values)]


def told(book: xw.Book, *titles: str) -> list[str]:
    """Give all that sheets say, cell by cell."""
    lines = [line for t in titles for line in book.sheets[t].used_range.options(ndim=2).value]
    return [str(value) for line in lines for value in line if value not in (None, "")]


@pytest.fixture
def blank(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose tables are blank, on the day of its figures."""
    book = open_({})
    opened.help_person(book)
    return book


def test_a_folder_of_calendars_is_previewed_written_completed_and_taken_back(
    blank: xw.Book, tmp_path: Path
) -> None:
    english, art, sport = (0, 8, "ANGLAIS"), (1, 10, "ARTS"), (3, 14, "EPS")
    folder = lay(blank, lea=(english, art), tom=(english,))
    name(blank, FOLDER)

    assert opened.take_file(blank).startswith("Aperçu\u00a0: 7 lignes nouvelles, 0 changée.")
    assert held(blank, "T_Cours") == []
    request = CalendarRequest(read_calendars([folder]))
    closed = prepare_takeover((), earlier=Path(blank.fullname), calendars=request)
    said = told(blank, SHEET)
    sections = [(title, lines) for title, (_, *lines) in closed.sections if lines]
    assert {text for title, lines in sections for line in ((title,), *lines) for text in line
            if text} <= set(said)  # fmt: skip
    assert not any("DURAND" in text for text in told(blank, SHEET, BASE_SHEET))

    before = snapshot(blank, tmp_path)
    assert opened.take_file(blank).startswith("Repris\u00a0: 7 lignes nouvelles, 0 changée.")
    assert [row[:2] for row in held(blank, "T_Cours")] == [["E001", "lundi"], ["E001", "mardi"],
                                                           ["E002", "lundi"]]  # fmt: skip
    opened.undo(blank)
    assert differences(before, snapshot(blank, tmp_path)) == []

    opened.take_file(blank)
    lay(blank, lea=(english, sport))
    assert "1 ligne nouvelle, 0 changée, 1 retirée des cours" in opened.take_file(blank)
    opened.take_file(blank)
    assert [row[:2] for row in held(blank, "T_Cours")] == [["E001", "lundi"], ["E001", "jeudi"],
                                                           ["E002", "lundi"]]  # fmt: skip
