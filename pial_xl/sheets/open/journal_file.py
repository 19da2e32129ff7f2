"""What the last run that wrote has changed, kept beside the copies of the workbook.

It holds what cells held before, names and codes included: it stands where the copies do, which
hold as much. The next run that writes replaces it: one run can be taken back.
"""

from contextlib import suppress
from dataclasses import dataclass, field, fields
from json import dumps
from pathlib import Path
from typing import Any, TypeAlias

from pydantic_core import ValidationError
from xlwings import Book

from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import file_name
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.hosts.looks import Rgb
from pial_xl.tables.address import Place

_NAME = "{base} – dernier bouton"
SheetPlace: TypeAlias = tuple[str, int, int]
"""A cell: the title of its sheet, its row, its column."""


@dataclass(slots=True)
class Marks:
    """Marks that a run took away from one sheet.

    Attributes:
        fills: the fill of each cell that bore one of ours.
        notes: the note of each cell that bore one of ours; blank when it is not known.
        held: what these cells held.
    """

    fills: list[tuple[Place, Rgb]]
    notes: list[tuple[Place, str]]
    held: list[tuple[Place, Held]]


@dataclass(slots=True)
class RunJournal:
    """What a run changed.

    Attributes:
        copy: name of the copy that holds the workbook as it was; blank without one.
        zones: the areas that were written, those of one sheet at once together.
        cells: what each of their cells held, and holds; those that held nothing and hold
            nothing are left out.
        formats: the number formats that areas had.
        hidden: among rows, from the first to the last, those that were hidden.
        fitted: the rows, from the first to the last, that were made as high as what they say.
        shown: the sheets that were hidden, and are shown.
        print_areas: what sheets printed.
        tables: the Excel Tables that were resized: where they stood, where they stand.
        marks: the marks that were taken away, by sheet.
        added: the sheets that the run made, and the print of what they say.
        letters: the letters that were made again.
        removed: the sheets that the run took away for others of that name.
        record: what the record said, what it says.
        refusals: why the run cannot be taken back, if it cannot.
    """

    copy: str = ""
    zones: list[tuple[str, list[Box]]] = field(default_factory=list)
    cells: list[tuple[SheetPlace, Held, Held]] = field(default_factory=list)
    formats: list[tuple[str, Box, str]] = field(default_factory=list)
    hidden: list[tuple[str, int, int, list[int]]] = field(default_factory=list)
    fitted: list[tuple[str, int, int]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    print_areas: list[tuple[str, str | None]] = field(default_factory=list)
    tables: list[tuple[str, str, Box, Box]] = field(default_factory=list)
    marks: dict[str, Marks] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    record: tuple[list[list[str]], list[list[str]]] | None = None
    refusals: list[str] = field(default_factory=list)


def journal_path(book: Book, host: Host) -> Path | None:
    """Give where the journal of a workbook stands; None for one that was never saved."""
    try:
        folder = workbook_folder(book, host) / FOLDER
    except WriteError:
        return None
    return folder / file_name(_NAME.format(base=Path(book.name).stem), ".json")


def read_journal(book: Book, host: Host) -> RunJournal | None:
    """Read what the last run changed; None without a journal, or when it cannot be read."""
    path = journal_path(book, host)
    try:
        return None if path is None else _read(path.read_bytes())
    except (OSError, ValidationError):
        return None


def write_journal(book: Book, host: Host, journal: RunJournal) -> None:
    """Keep what a run changed; where the disk refuses, no run can be taken back."""
    path = journal_path(book, host)
    if path is None:
        return
    forget_journal(book, host)  # an older one would tell of another run
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dumps(journal, default=_by_field).encode())


def forget_journal(book: Book, host: Host) -> None:
    """Remove the journal: nothing is left to be taken back."""
    path = journal_path(book, host)
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _by_field(held: Any) -> dict[str, object]:
    """Give a journal, or its marks, as JSON knows it."""
    return {f.name: getattr(held, f.name) for f in fields(held)}


def _read(written: bytes) -> RunJournal:
    # Each click writes a journal, few read one: only these wait for what makes sure of it.
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(RunJournal).validate_json(written)
