"""The calendars of a folder, each summed up as it is read; a fault of one costs it alone."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.archive import read_file
from pial_xl.sheets.closed.foreign.ics import CALENDAR_MAX, OUTSIZED, read_events
from pial_xl.sheets.closed.guard import MEGABYTE
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_kinds import is_calendar
from pial_xl.takeover.calendars.plan import GivenCalendar
from pial_xl.takeover.calendars.year import PupilYear, sum_up
from pial_xl.units.text import fold

FILES_MAX: Final = 5_000
FOLDER_MAX: Final = 1024 * MEGABYTE
EVENTS_MAX: Final = 1_000_000
_TOO_MUCH: Final = (
    "Ce dossier contient plus de calendriers qu'un établissement n'a d'élèves, ou des calendriers "
    "démesurés : placez dans un dossier à part ceux des élèves accompagnés."
)
_NONE: Final = (
    "Ce dossier ne contient aucun calendrier (.ics) : indiquez celui où PRONOTE ou EDT les a "
    "écrits, un fichier par élève."
)
_ABSENT: Final = (
    "Le dossier des calendriers est introuvable : vérifiez son chemin, ou copiez-le sur cet "
    "ordinateur."
)


def find_calendars(places: Sequence[Path]) -> list[Path]:
    """Give the files of calendars, in the order of their names.

    Args:
        places: folders, whose folders are looked into too, or files.

    Raises:
        WorkbookReadError: there is none, or they are out of measure.
    """
    paths = sorted(
        (path for place in places for path in _calendars(place)),
        key=lambda path: (fold(path.stem), path.name, str(path)),
    )
    if not paths:
        raise WorkbookReadError(_NONE)
    if len(paths) > FILES_MAX or sum(map(_size, paths)) > FOLDER_MAX:
        raise WorkbookReadError(_TOO_MUCH)
    return paths


def read_calendars(places: Sequence[Path]) -> list[GivenCalendar]:
    """Read calendars, in the order of their names; those that cannot be read say why.

    Args:
        places: folders, whose folders are looked into too, or files.

    Raises:
        WorkbookReadError: there is none, none can be read, or they are out of measure.
    """
    found: list[GivenCalendar] = []
    events = 0
    for path in find_calendars(places):
        found.append(_read(path))
        events += found[-1].year.events
        if events > EVENTS_MAX:
            raise WorkbookReadError(_TOO_MUCH)
    refusals = {calendar.refusal for calendar in found}
    if "" not in refusals:
        raise WorkbookReadError(min(refusals))
    return found


def _calendars(place: Path) -> Iterator[Path]:
    if not place.exists():
        raise WorkbookReadError(_ABSENT)
    if not place.is_dir():
        yield place
        return
    for folder, _, names in os.walk(place):
        shown = (Path(folder, nom) for nom in names if not nom.startswith("."))
        yield from filter(is_calendar, shown)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # told when it is read
        return 0


def _read(path: Path) -> GivenCalendar:
    try:
        if _size(path) > CALENDAR_MAX:
            raise WorkbookReadError(OUTSIZED)
        return GivenCalendar(path.stem, sum_up(read_events(read_file(path))))
    except WorkbookReadError as refusal:
        return GivenCalendar(path.stem, PupilYear(), str(refusal))
