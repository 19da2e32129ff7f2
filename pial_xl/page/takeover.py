"""Another file taken over: what it would give, what the person says of it, the new workbook."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pial_xl.page.answer import Answer, Asked, Json
from pial_xl.page.constats import check_json
from pial_xl.page.desk import Desk
from pial_xl.report.text import displayable
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_names import file_name
from pial_xl.takeover import SheetOverride
from pial_xl.takeover.account import certainty
from pial_xl.takeover.guess import ColumnGuess, SheetGuess
from pial_xl.takeover.targets import NOTHING_TITLE, TARGETS
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import french, plural
from pial_xl.usecases.takeover import Takeover, take_over
from pial_xl.usecases.takeover_calendars import CalendarRequest
from pial_xl.usecases.takeover_foreign import (
    Prepared,
    prepare_takeover,
    takeover_workbook,
)
from pial_xl.usecases.takeover_sources import is_ours, parted

_MOVED = (
    "Ce fichier est déjà un classeur pial-xl : il est recopié dans le modèle actuel, avec ce que "
    "vous y avez ajouté. L'ancien reste tel quel."
)
_OURS_AMONG_OTHERS = (
    "Un de ces fichiers est déjà un classeur pial-xl : reprenez-le seul, ou donnez-le comme le "
    "classeur à continuer."
)


class Role(StrEnum):
    """What a file that is given is for."""

    SOURCE = "source"
    EARLIER = "depuis"
    ANNUAIRE = "annuaire"


@dataclass(frozen=True, slots=True)
class _Given:
    """What the files of a request give.

    Attributes:
        said: what is to be shown before anything is written.
        name: the file name of the new workbook.
        write: gives the new workbook.
    """

    said: Json
    name: str
    write: Callable[[], bytes]


def prepare(desk: Desk, asked: Asked) -> Answer:
    """Say what files give, before anything is written.

    The request carries them all, one after another, and says of each its role, its name and its
    size; and what the person says of columns.
    """
    return Answer(_read(desk, asked).said)


def write(desk: Desk, asked: Asked) -> Answer:
    """Give the new workbook that the same request makes, and its control."""
    given = _read(desk, asked)
    data = given.write()
    said = check_json(desk.take(given.name, data, asked.day))
    return Answer({**said, "nom": given.name}, data)


def _read(desk: Desk, asked: Asked) -> _Given:
    choices = [SheetOverride(*choice) for choice in json.loads(asked.words["choix"])]
    with TemporaryDirectory(dir=desk.folder) as folder:
        given = list(_files(asked, Path(folder)))
        sources = [path for role, path in given if role is Role.SOURCE]
        ours = [path for path in sources if is_ours(path)]
        if ours and len(given) == 1:
            return _move(ours[0])
        if ours:
            raise WorkbookReadError(_OURS_AMONG_OTHERS)
        lone = {role: path for role, path in given if role is not Role.SOURCE}
        files, calendars = parted(sources)
        prepared = prepare_takeover(
            files,
            choices,
            lone.get(Role.EARLIER),
            lone.get(Role.ANNUAIRE),
            _request_of(calendars) if calendars else None,
        )
    year = prepared.plan.annee_scolaire or str(SchoolYear.containing(asked.day))
    write = partial(takeover_workbook, prepared, asked.day)
    return _Given(_prepared_json(prepared), f"PIAL {year}.xlsm", write)


def _request_of(calendars: Sequence[Path]) -> CalendarRequest:
    # Slow to import, and rarely given.
    from pial_xl.sheets.closed.foreign.ics_folder import read_calendars  # noqa: PLC0415

    return CalendarRequest(read_calendars(calendars))


def _files(asked: Asked, folder: Path) -> Iterator[tuple[Role, Path]]:
    """Lay the files of a request in a folder, each in its own: two may bear one name."""
    begin = 0
    for rank, (role, name, size) in enumerate(json.loads(asked.words["fichiers"])):
        place = folder / str(rank)
        place.mkdir()
        path = place / (Path(name).name or "fichier")
        path.write_bytes(asked.data[begin : begin + size])
        begin += size
        yield Role(role), path


def _move(source: Path) -> _Given:
    """Move a workbook of ours into one of the present edition."""
    name = file_name(f"{source.stem} (nouveau modèle)", ".xlsm")
    moved = take_over(source, source.with_name(name))
    data = moved.path.read_bytes()
    return _Given(_moved_json(moved), name, lambda: data)


def _moved_json(moved: Takeover) -> Json:
    rows = [[sheet, plural(count, "ligne")] for sheet, count in moved.rows.items()]
    if moved.sheets:
        rows.append(["Autres feuilles", plural(moved.sheets, "feuille")])
    return {
        "avis": [french(_MOVED)],
        "feuilles": [],
        "sections": [
            _section("Ce qui est recopié", [("Feuille", "Combien"), *rows]),
            *_lost(moved.lost),
        ],
    }


def _prepared_json(prepared: Prepared) -> Json:
    sections = list(prepared.sections)[1:]
    return {
        "avis": [],
        "feuilles": [_sheet(guess) for guess in prepared.plan.sheets],
        "sections": [
            *(_section(title, lines) for title, lines in sections if len(lines) > 1),
            *_lost(prepared.lost),
        ],
    }


def _lost(lost: Sequence[str]) -> list[Json]:
    if not lost:
        return []
    return [_section("Ce qui n'a pas pu être recopié", [("Quoi",), *((line,) for line in lost)])]


def _section(title: str, lines: Sequence[Sequence[str]]) -> Json:
    """Give a table with its title and how many lines it has; its first line is its header."""
    header, *rows = ([french(displayable(text)) for text in line] for line in lines)
    return {"titre": french(title), "nombre": len(rows), "colonnes": header, "lignes": rows}


def _sheet(guess: SheetGuess) -> Json:
    rows = plural(len(guess.grid.body), "ligne")
    return {
        "feuille": guess.sheet.name,
        "titre": french(f"{displayable(guess.sheet.name)} : {guess.kind.value}, {rows}"),
        "choix": [NOTHING_TITLE, *(target.title for target in TARGETS[guess.kind])],
        "colonnes": [_column(column) for column in guess.columns],
    }


def _column(column: ColumnGuess) -> Json:
    return {
        "entete": column.header,
        "titre": displayable(column.header),
        "prise": column.target.title if column.target else NOTHING_TITLE,
        "surete": certainty(column),
        "raison": french(displayable(column.reason)),
    }
