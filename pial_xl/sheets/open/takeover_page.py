"""The sheet « Reprise » of the open workbook: which file, what is to be taken, what was taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xlwings import Book, Sheet

from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import find_sheet, write_blocks
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.takeover.account import BASE_SHEET, COLUMNS, SHEET, Line
from pial_xl.takeover.source import SourceRow
from pial_xl.units.palette import SHADE, rgb_of
from pial_xl.units.text import clean, fold

_FILE_ROW, _ANNUAIRE_ROW, _STATE_ROW, _TOP = 2, 3, 4, 6
_FILE, _ANNUAIRE, _STATE = "Fichier à reprendre", "Annuaire (facultatif)", "Où en est-on"
FILE_CELL: Final = f"{SHEET}!B{_FILE_ROW}"
"""Where a person writes the name of the file."""
_WIDTHS: Final = (26, 34, 26, 12, 60)
_WIDTH: Final = len(_WIDTHS)
_HIDDEN_WIDTH: Final = 4
_TITLE_SIZE: Final = 12
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
    sheet = find_sheet(book, SHEET)
    shown, tall = _rows(sheet)
    texts = {
        number: [clean(values.get(column, "")) for column in (1, 2)] for number, values in shown
    }
    if shown and fold(texts.get(1, ["", ""])[0]) != fold(SHEET):
        raise WriteError(
            f"Votre feuille « {SHEET} » n'est pas celle de pial-xl et reste comme elle est : "
            "renommez-la, puis recommencez."
        )
    for present in (sheet, find_sheet(book, BASE_SHEET)):
        if present is not None and host.is_protected(present):
            raise WriteError(
                f"La feuille « {present.name} » est protégée : ôtez sa protection (menu Révision "
                "ou Outils), puis recommencez ; rien n'a été changé."
            )
    hidden, deep = _rows(find_sheet(book, BASE_SHEET))

    def said(row: int, title: str) -> str:
        label, text = texts.get(row, ["", ""])
        return text if fold(label) == fold(title) else ""

    return TakeoverPage(
        said(_FILE_ROW, _FILE), said(_ANNUAIRE_ROW, _ANNUAIRE), shown, hidden, (tall, deep)
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
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        sheet = book.sheets.add(SHEET, after=book.sheets[book.sheet_names[-1]])
        for column, width in enumerate(_WIDTHS, start=1):
            sheet.range((1, column)).column_width = width
    lines: list[Line] = [(SHEET,), (_FILE, page.file), (_ANNUAIRE, page.annuaire)]
    lines += [(_STATE, state), ()]
    titles, headers, typed = [1], [], []
    for part in parts:
        if len(part.lines) > 1:
            titles.append(len(lines) + 1)
            headers.append(len(lines) + 2)
            if part.lines[0] == COLUMNS:
                typed.append((len(lines) + 3, len(lines) + 1 + len(part.lines)))
            lines += [(part.title,), *part.lines, ()]
    height = max(len(lines), page.height[0])
    whole = sheet.range((1, 1), (height, _WIDTH))
    whole.font.bold, whole.color = False, None
    sheet.range((_FILE_ROW, 2), (_ANNUAIRE_ROW, 2)).color = rgb_of(SHADE)
    write_blocks(sheet, host, [_block(SHEET, lines, _WIDTH, height)])
    for row in titles:
        title = sheet.range((row, 1))
        title.font.bold, title.font.size = True, _TITLE_SIZE
    for row in headers:
        sheet.range((row, 1), (row, _WIDTH)).font.bold = True
    for first, last in typed:
        sheet.range((first, _TYPED), (last, _TYPED)).color = rgb_of(SHADE)


def write_hidden(book: Book, host: Host, page: TakeoverPage, lines: Sequence[Line]) -> None:
    """Write what the next taking over must know, on its hidden sheet."""
    sheet = find_sheet(book, BASE_SHEET)
    if sheet is None:
        sheet = book.sheets.add(BASE_SHEET, after=book.sheets[book.sheet_names[-1]])
        host.hide(sheet)
    height = max(len(lines), page.height[1])
    write_blocks(sheet, host, [_block(BASE_SHEET, lines, _HIDDEN_WIDTH, height)])


def _rows(sheet: Sheet | None) -> tuple[tuple[SourceRow, ...], int]:
    """Give the rows of a sheet that hold something, and the number of the last."""
    rows = () if sheet is None else tuple(filled_rows(sheet.used_range))
    return rows, rows[-1][0] if rows else 0


def _block(sheet: str, lines: Sequence[Line], width: int, height: int) -> Block:
    values = tuple((*line, *[""] * (width - len(line))) for line in lines)
    return Block(sheet, 1, 1, values, width, height, BlockKind.TEXTS)
