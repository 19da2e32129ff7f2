"""Find the sheet Contrôles of the open workbook, whatever became of it, and read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xlwings import Book, Sheet

from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.report.blocks.controles import SHEET, TABLE
from pial_xl.report.blocks.controles_reading import ChecksSheet, read_checks_sheet
from pial_xl.report.tracking import EarlierControl
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import copies_of, find_sheet
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.tables import TABLES
from pial_xl.tables.address import Place
from pial_xl.units.text import fold

_INPUT_SHEETS: Final = frozenset(fold(model.sheet) for model in TABLES)


@dataclass(frozen=True, slots=True)
class FoundChecks:
    """The sheet Contrôles as the workbook has it.

    Attributes:
        sheet: the sheet; None when there is none.
        read: what it says; None when it says nothing yet.
        is_table: whether its rows are an Excel Table.
        is_protected: whether it takes no writing.
        copies: titles of the copies that the person made of it.
    """

    sheet: Sheet | None = None
    read: ChecksSheet | None = None
    is_table: bool = False
    is_protected: bool = False
    copies: tuple[str, ...] = ()

    @property
    def earlier(self) -> tuple[EarlierControl, ...]:
        """The control that it shows, if it shows one."""
        return (self.read.control,) if self.read else ()

    @property
    def title(self) -> str:
        """Title of the sheet, which the person may have renamed."""
        return self.sheet.name if self.sheet is not None else SHEET


def find_checks(book: Book, host: Host) -> FoundChecks:
    """Find the sheet: by its title, else by its table or its headers.

    Raises:
        WriteError: a sheet of that title holds something else, or lacks one of its headers.
    """
    sheet = find_sheet(book, SHEET)
    read = None if sheet is None else _read(sheet)
    if sheet is not None and read is None and not _is_blank(sheet):
        raise WriteError(
            f"La feuille « {sheet.name} » n'a plus ses titres, ou n'est pas de pial-xl : "
            "renommez-la, puis recommencez ; rien n'y a été changé."
        )
    if sheet is None:
        sheet, read = next(_elsewhere(book), (None, None))
    if read is not None and read.missing and not read.is_first_edition:
        titles = ", ".join(f"« {title} »" for title in read.missing)
        raise WriteError(
            f"Il manque un titre à la feuille {SHEET}, ligne {read.title_row} : {titles}. "
            "Remettez-le à sa place, puis recommencez ; rien n'y a été changé."
        )
    if sheet is None:
        return FoundChecks()
    return FoundChecks(
        sheet,
        read,
        is_table=len(sheet.tables) > 0,
        is_protected=host.is_protected(sheet),
        copies=tuple(copies_of(sheet.name, book.sheet_names)),
    )


def _elsewhere(book: Book) -> Iterator[tuple[Sheet, ChecksSheet]]:
    """Give the sheets of another title that have its headers, those with its table first."""
    others = [
        book.sheets[nom]
        for nom in book.sheet_names
        if nom != RECORD_SHEET and fold(nom) not in _INPUT_SHEETS
    ]
    for sheet in sorted(others, key=lambda s: not any(t.name == TABLE for t in s.tables)):
        read = _read(sheet)
        if read is not None:
            yield sheet, read


def _is_blank(sheet: Sheet) -> bool:
    return next(filled_rows(sheet.used_range), None) is None


def _read(sheet: Sheet) -> ChecksSheet | None:
    grid = list(filled_rows(sheet.used_range))
    read = read_checks_sheet(grid, {})
    if read is None or not grid:
        return read
    formulas = _formulas(sheet, read, dict(grid))
    return read_checks_sheet(grid, formulas) if formulas else read


def _formulas(
    sheet: Sheet, read: ChecksSheet, grid: Mapping[int, Mapping[int, object]]
) -> dict[Place, str]:
    """Give the formulas of Suivi and Note: a text that begins with = is none."""
    first, last = read.title_row + 1, max(grid)
    found: dict[Place, str] = {}
    if last < first:
        return found
    for column in (read.columns[name] for name in ("suivi", "note") if name in read.columns):
        block = sheet.range((first, column), (last, column)).options(ndim=2).formula
        for row, text in enumerate(_column(block), start=first):
            if text.startswith("=") and text != grid.get(row, {}).get(column):
                found[row, column] = text
    return found


def _column(block: object) -> list[str]:
    """Give the texts of a column, as xlwings gives them: one, or rows of one."""
    if isinstance(block, str):
        return [block]
    rows = block if isinstance(block, list | tuple) else ()
    return [str(row[0] if isinstance(row, list | tuple) else row) for row in rows]
