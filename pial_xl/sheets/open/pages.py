"""Sheets of ours that a person answers on: written cell by cell, so that « Annuler » undoes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from xlwings import Book, Range, Sheet

from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.controles import internal_link
from pial_xl.report.blocks.last_control import SHEET as HOME
from pial_xl.report.looks import BACK, TITLE, Look
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.outputs import find_sheet, write_blocks
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.takeover.account import Line
from pial_xl.takeover.source import SourceRow
from pial_xl.units.palette import SHADE, rgb_of
from pial_xl.units.text import clean, fold, french

_PART_SIZE, _SIZE = 12, 11


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A sheet of ours.

    Attributes:
        sheet: its name.
        title: what its first cell says, by which it is known.
        widths: width of each of its columns, in characters.
    """

    sheet: str
    title: str
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PageLooks:
    """How the rows of a sheet look.

    Attributes:
        titles: the rows of titles.
        headers: the rows of headers.
        typed: the areas where a person may type.
    """

    titles: Sequence[int] = ()
    headers: Sequence[int] = ()
    typed: Sequence[Box] = ()


def read_page_rows(book: Book, host: Host, page: AnswerSheet) -> tuple[SourceRow, ...]:
    """Give the rows that hold something, as the last click left them and a person changed them.

    Raises:
        WriteError: a sheet of that name is not ours, or is protected.
    """
    sheet = find_sheet(book, page.sheet)
    rows = sheet_rows(sheet)
    first = dict(rows).get(1, {})
    if rows and fold(clean(first.get(1, ""))) != fold(page.title):
        raise WriteError(
            f"Votre feuille « {page.sheet} » n'est pas celle de pial-xl et reste comme elle est : "
            "renommez-la, puis recommencez."
        )
    refuse_protected(host, sheet)
    return rows


def refuse_protected(host: Host, sheet: Sheet | None) -> None:
    """Say that a sheet is protected, before anything is written.

    Raises:
        WriteError: it is.
    """
    if sheet is not None and host.is_protected(sheet):
        raise WriteError(
            f"La feuille « {sheet.name} » est protégée : ôtez sa protection (menu Révision "
            "ou Outils), puis recommencez ; rien n'a été changé."
        )


def sheet_rows(sheet: Sheet | None) -> tuple[SourceRow, ...]:
    """Give the rows of a sheet that hold something; none of a sheet that is not there."""
    return () if sheet is None else tuple(filled_rows(sheet.used_range))


def height_of(rows: Sequence[SourceRow]) -> int:
    """Give the number of the last row that holds something."""
    return rows[-1][0] if rows else 0


def write_page_lines(
    book: Book,
    host: Host,
    page: AnswerSheet,
    lines: Sequence[Line],
    *,
    looks: PageLooks,
    height: int,
) -> None:
    """Write the sheet again, made last in the workbook if need be.

    Args:
        book: the open workbook.
        host: its program.
        page: the sheet.
        lines: what it says, from its first row.
        looks: how its rows look.
        height: how many rows it took, which are wiped.
    """
    width = len(page.widths)
    sheet = find_sheet(book, page.sheet)
    if sheet is None:
        sheet = book.sheets.add(page.sheet, after=book.sheets[book.sheet_names[-1]])
        for column, wide in enumerate(page.widths, start=1):
            sheet.range((1, column)).column_width = wide
    place = max(len(lines), height)
    whole = sheet.range((1, 1), (place, width))
    if host.has_merges(whole):  # the closed command writes it with some, and other rows
        whole.unmerge()
    whole.font.bold, whole.font.size, whole.color = False, _SIZE, None
    write_blocks(sheet, host, [text_block(page.sheet, lines, width, place)])
    for row in looks.titles:
        title = sheet.range((row, 1))
        title.font.bold, title.font.size = True, _PART_SIZE
    for row in looks.headers:
        sheet.range((row, 1), (row, width)).font.bold = True
    for top, left, bottom, right in looks.typed:
        sheet.range((top, left), (bottom, right)).color = rgb_of(SHADE)
    # « Annuler » gives back what cells hold and not their inks: the first row alone, which never
    # moves, is in the colors of the house.
    _write_as(sheet.range((1, 1)), TITLE)
    if find_sheet(book, HOME) is not None:
        back = sheet.range((1, width))
        host.write_formulas(back, [[internal_link(HOME, "A1", french("← Accueil"))]])
        _write_as(back, BACK)


def wrapped(text: str, page: AnswerSheet, first: int = 1) -> list[str]:
    """Part a text into lines that the columns, from the one of that number on, have room for."""
    return wrap(french(text), int(sum(page.widths[first - 1 :])), break_on_hyphens=False)


def _write_as(cell: Range, look: Look) -> None:
    font = cell.font
    font.bold, font.size, font.color = look.bold, look.size, rgb_of(look.ink)


def text_block(sheet: str, lines: Sequence[Line], width: int, place: int) -> Block:
    """Give lines as a block of texts from the first cell of a sheet."""
    values = tuple((*line, *[""] * (width - len(line))) for line in lines)
    return Block(sheet, 1, 1, values, width, place, BlockKind.TEXTS)
