"""The sheet « Reprise » of the open workbook: which file, what is to be taken, what was taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xlwings import Book

from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import find_sheet, write_blocks
from pial_xl.sheets.open.pages import (
    AnswerSheet,
    PageLooks,
    height_of,
    read_page_rows,
    refuse_protected,
    sheet_rows,
    text_block,
    wrapped,
    write_page_lines,
)
from pial_xl.takeover.account import BASE_SHEET, COLUMNS, SHEET, Line
from pial_xl.takeover.source import SourceRow
from pial_xl.units.text import clean, fold

_FILE_ROW, _ANNUAIRE_ROW, _TOP = 2, 3, 7
_FILE, _ANNUAIRE, _STATE = "Fichier à reprendre", "Annuaire (facultatif)", "Où en est-on"
FILE_CELL: Final = f"{SHEET}!B{_FILE_ROW}"
"""Where a person writes the name of the file."""
_PAGE: Final = AnswerSheet(SHEET, SHEET, (26, 34, 26, 12, 60))
_HIDDEN_WIDTH: Final = 4
_TYPED: Final = COLUMNS.index("Prise pour") + 1
"""The column that a person may change."""


@dataclass(frozen=True, slots=True)
class TakeoverPage:
    """What the workbook says of its takings over.

    Attributes:
        file: the file that is named on the sheet; blank when none is.
        annuaire: that of the annuaire; blank when none is named.
        shown: the rows of the sheet.
        hidden: the rows of the hidden sheet, which says what the last taking over left.
        height: rows that the sheet takes, and rows that the hidden one does.
    """

    file: str = ""
    annuaire: str = ""
    shown: tuple[SourceRow, ...] = ()
    hidden: tuple[SourceRow, ...] = ()
    height: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of the sheet: its title, its header, its lines."""

    title: str
    lines: Sequence[Line]


def read_page(book: Book, host: Host) -> TakeoverPage:
    """Read the sheet, as the last taking over left it and a person changed it.

    Raises:
        WriteError: a sheet of that name is not ours, or is protected.
    """
    shown = read_page_rows(book, host, _PAGE)
    texts = {
        number: [clean(values.get(column, "")) for column in (1, 2)] for number, values in shown
    }
    base = find_sheet(book, BASE_SHEET)
    refuse_protected(host, base)
    hidden = sheet_rows(base)

    def said(row: int, title: str) -> str:
        label, text = texts.get(row, ["", ""])
        return text if fold(label) == fold(title) else ""

    height = height_of(shown), height_of(hidden)
    return TakeoverPage(
        said(_FILE_ROW, _FILE), said(_ANNUAIRE_ROW, _ANNUAIRE), shown, hidden, height
    )


def write_page(
    book: Book, host: Host, page: TakeoverPage, state: str, parts: Iterable[PagePart]
) -> None:
    """Write the sheet again, made if need be.

    Args:
        book: the open workbook.
        host: its program.
        page: what the sheet says now; its file and annuaire are those to show.
        state: how far the taking over is, in one sentence.
        parts: what else it says; those without a line under their header are left out.
    """
    lines: list[Line] = [(SHEET,), (_FILE, page.file), (_ANNUAIRE, page.annuaire)]
    said = wrapped(state, _PAGE, first=2)
    lines += [(_STATE, said[0]), *(("", line) for line in said[1:])]
    lines += [()] * (_TOP - 1 - len(lines))  # what follows stays where it is, whatever is said
    titles, headers = [1], []
    typed = [(_FILE_ROW, 2, _ANNUAIRE_ROW, 2)]
    for part in parts:
        if len(part.lines) > 1:
            titles.append(len(lines) + 1)
            headers.append(len(lines) + 2)
            if part.lines[0] == COLUMNS:
                typed.append((len(lines) + 3, _TYPED, len(lines) + 1 + len(part.lines), _TYPED))
            lines += [(part.title,), *part.lines, ()]
    looks = PageLooks(titles, headers, typed)
    write_page_lines(book, host, _PAGE, lines, looks=looks, height=page.height[0])


def write_hidden(book: Book, host: Host, page: TakeoverPage, lines: Sequence[Line]) -> None:
    """Write what the next taking over must know, on its hidden sheet."""
    sheet = find_sheet(book, BASE_SHEET)
    if sheet is None:
        sheet = book.sheets.add(BASE_SHEET, after=book.sheets[book.sheet_names[-1]])
        host.hide(sheet)
    height = max(len(lines), page.height[1])
    write_blocks(sheet, host, [text_block(BASE_SHEET, lines, _HIDDEN_WIDTH, height)])
