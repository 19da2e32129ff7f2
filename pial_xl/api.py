"""The public face: what ``import pial_xl`` gives, over the use cases.

All that can go wrong with a file is a ``FileError``: one French sentence, to be shown as it is.
"""

import os
import sys
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, Union

from pial_xl.constats import Constat, Niveau, NotJudged
from pial_xl.report.synthese import Synthese
from pial_xl.rules import Rule, catalogue
from pial_xl.sheets.closed.workbook import read_workbook, read_workbook_bytes
from pial_xl.sheets.errors import FileError, WorkbookReadError, WriteError
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.mesure import Bounds, Mesure, Unite
from pial_xl.usecases.check import CheckResult, check_raw

if TYPE_CHECKING:
    from xlwings import Book

    from pial_xl.letters.recap import RecapLine

__all__ = [
    "Bounds",
    "CheckResult",
    "Constat",
    "FileError",
    "LettersResult",
    "Mesure",
    "Niveau",
    "NotJudged",
    "Rule",
    "Synthese",
    "Unite",
    "Workbook",
    "WorkbookReadError",
    "WriteError",
    "catalogue",
    "check",
    "make_letters",
    "read",
]

FilePath: TypeAlias = str | os.PathLike[str]
Source: TypeAlias = Union[FilePath, bytes, "Book"]
"""Where a workbook is: the path of its file, the bytes of its file, or open in xlwings."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it was when it was read; its file may change or go without harm.

    Attributes:
        name: file name, without its folder, that reports say.
        path: its file; None for bytes, or for a workbook that was never saved on this machine.
    """

    name: str
    path: Path | None
    raw: RawWorkbook = field(repr=False)
    """What was read (internal)."""


@dataclass(frozen=True, slots=True)
class LettersResult:
    """What became of the letters that were asked for.

    Attributes:
        workbook: the workbook of letters; None when there is no letter and none was there.
        lines: one a row that was asked for: ``number``, ``who``, ``state``, ``detail``, ``sheet``.
        pdf: the PDF of all the letters; None when it was not asked for.
        pdf_folder: the folder of the PDFs that hold one letter each.
    """

    workbook: Path | None
    lines: "tuple[RecapLine, ...]"
    pdf: Path | None = None
    pdf_folder: Path | None = None


def read(source: Source, *, name: str = "classeur.xlsx") -> Workbook:
    """Read a workbook, ``.xlsx`` or ``.xlsm``, or one that is open; it is left as it is.

    Args:
        source: path of the file (``str`` or ``Path``), bytes of the file, or an xlwings ``Book``.
        name: file name to say for bytes, which have none of their own.

    Raises:
        WorkbookReadError: it cannot be read as a PIAL workbook.
        TypeError: *source* is something else.
    """
    if isinstance(source, bytes):
        return Workbook(name, None, read_workbook_bytes(source, name))
    if _is_book(source):
        return _read_book(source)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        return Workbook(path.name, path, read_workbook(path))
    raise TypeError("un classeur se donne par son chemin, ses octets, ou ouvert par xlwings")


def _is_book(source: object) -> "TypeGuard[Book]":
    """Tell an xlwings book; nobody holds one who has not imported xlwings."""
    xlwings = sys.modules.get("xlwings")
    return xlwings is not None and isinstance(source, xlwings.Book)


def _read_book(book: "Book") -> Workbook:
    from pial_xl.sheets.open.reading import read_open_book  # noqa: PLC0415 - needs xlwings

    path = Path(book.fullname)  # of a cloud drive it is an address, of a new workbook a mere name
    return Workbook(book.name, path if path.is_absolute() else None, read_open_book(book))


def check(source: Workbook | Source, day: date) -> CheckResult:
    """Control a workbook as of a day; it is left as it is.

    Args:
        source: what ``read`` gave, or anything that ``read`` takes.
        day: the reference date: what holds on it counts.

    Raises:
        WorkbookReadError: it cannot be read as a PIAL workbook.
    """
    workbook = source if isinstance(source, Workbook) else read(source)
    return check_raw(workbook.raw, workbook.path, _day(day))


def make_letters(
    path: FilePath,
    folder: FilePath,
    day: date,
    *,
    only: str | Collection[str] = (),
    pdf: bool = False,
) -> LettersResult:
    """Make the mission letters of a closed workbook, in a workbook of their own in *folder*.

    Letters that are right already, or that a person edited, stay as they are. Before a workbook of
    letters is changed, a copy of it is put aside.

    Args:
        path: file of the workbook, which is left as it is.
        folder: where the letters go; made if need be.
        day: the reference date.
        only: ``"NOM Prénom"`` of the person or people whose letters are wanted; everybody when
            empty.
        pdf: also write their PDFs, through LibreOffice, which must be installed.

    Raises:
        WorkbookReadError: a file cannot be read, or nobody bears a name of *only*.
        WriteError: no permission, disk full, file open elsewhere, LibreOffice absent or failing…
    """
    # Slow to import, and a control does without.
    from pial_xl.usecases.letters.making import letters  # noqa: PLC0415
    from pial_xl.usecases.letters.request import Request  # noqa: PLC0415

    request = Request(person=(only,) if isinstance(only, str) and only else only)
    made = letters(Path(path), _day(day), Path(folder), request)
    if not pdf or made.workbook is None:
        return LettersResult(made.workbook, made.lines)
    from pial_xl.usecases.letters.pdf import letters_to_pdf  # noqa: PLC0415

    written = letters_to_pdf(made)
    return LettersResult(made.workbook, made.lines, written.bound, written.folder)


def _day(day: date) -> date:
    """Give a date that compares with those of the workbook: a datetime, a date too, does not."""
    return day.date() if isinstance(day, datetime) else day
