"""The output sheets of the open workbook: laid out by the template, filled here in blocks."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from xlwings import Book, Range, Sheet

from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.texts import INVITATION
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import box
from pial_xl.sheets.open.texts import block_text
from pial_xl.tables.address import Place
from pial_xl.units.text import fold

_COPY = re.compile(r"\s?(?:\(\d+\)|_\d+)")
"""What Excel and LibreOffice add to the title of a sheet that is copied."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What became of an output sheet: filled, where the first two are None.

    Attributes:
        protected: its title, when it is protected and stays as it was.
        reason: why else it is not filled and what to do, in one French sentence.
        title: its title, which the person may have changed.
        kept: what became of what a person had typed there, in one French sentence.
    """

    protected: str | None = None
    reason: str | None = None
    title: str = ""
    kept: str = ""


FILLED = Filling()


def copies_of(title: str, titles: Iterable[str]) -> Iterator[str]:
    """Give, among titles of sheets, those of the copies that a person made of one."""
    for other in titles:
        if other.startswith(title) and _COPY.fullmatch(other[len(title) :]):
            yield other


def find_sheet(book: Book, title: str) -> Sheet | None:
    """Give the sheet of a title, whatever its case and accents; None when there is none."""
    nom = next((nom for nom in book.sheet_names if fold(nom) == fold(title)), None)
    return None if nom is None else book.sheets[nom]


def find_output(book: Book, title: str, is_ours: Callable[[Sheet], bool]) -> Sheet | None:
    """Give the sheet of a title, else the first that is ours under another: the person renamed it.

    A sheet of the title is given whatever it holds; None when there is none.
    """
    sheet = find_sheet(book, title)
    if sheet is not None:
        return sheet
    return next((other for other in book.sheets if is_ours(other)), None)


def has_titles(row: int, titles: Sequence[str]) -> Callable[[Sheet], bool]:
    """Give what tells whether a sheet holds these titles on a row, in its first columns."""
    known = [fold(title) for title in titles]

    def is_ours(sheet: Sheet) -> bool:
        held = sheet.range((row, 1), (row, len(known))).options(ndim=1).value
        return [fold(str(title or "")) for title in held] == known

    return is_ours


def write_blocks(sheet: Sheet, host: Host, blocks: Iterable[Block]) -> None:
    """Clear the area of each block and write it; the rest of the sheet is left as it is."""
    known = tuple(blocks)
    host.witness.cells(sheet, [box(_zone(sheet, block, block.place)) for block in known])
    hidden = _hidden_rows(sheet, host, known)
    for block in known:
        zone = _zone(sheet, block, block.place)
        is_settled = not block.collapsible or _is_settled(block, hidden)
        if not is_settled:
            zone.rows.hidden = False
        zone.clear_contents()
        if block.values:
            _write(_zone(sheet, block, len(block.values)), host, block)
        _format_rows(sheet, host, block)
        if not is_settled and block.empty_rows:
            first, last = block.empty_rows
            sheet.range((first, 1), (last, 1)).rows.hidden = True


def _hidden_rows(sheet: Sheet, host: Host, blocks: Sequence[Block]) -> set[int]:
    """Give the rows that are hidden among those of the blocks that hide some: one call."""
    rows = [row for block in blocks if block.collapsible for row in _rows(block)]
    if not rows:
        return set()
    first, last = min(rows), max(rows)
    hidden = host.hidden_rows(sheet.range((first, 1), (last, 1)))
    host.witness.rows(sheet, first, last, hidden)
    return hidden


def _rows(block: Block) -> range:
    return range(block.row, block.row + block.place)


def _is_settled(block: Block, hidden: Set[int]) -> bool:
    """Tell whether its empty rows alone are hidden: they need not be asked to be."""
    first, last = block.empty_rows or (0, -1)
    return hidden & set(_rows(block)) == set(range(first, last + 1))


def reveal(sheet: Sheet, host: Host) -> None:
    """Show a sheet that the template hides until a run fills it; one that they hid stays hidden."""
    if not sheet.visible and is_invitation(sheet.range("A2:B2").value):
        host.witness.shown(sheet)
        sheet.visible = True


def is_invitation(line: Iterable[object]) -> bool:
    """Tell whether the second row of a sheet still says what would fill it.

    It stands in its first cell, or past a column that stays in sight.
    """
    return any(str(value).startswith(INVITATION) for value in line)


def show_all_rows(sheet: Sheet) -> None:
    """Take the filters of tables away: Excel would clear the rows they show, and no others."""
    for table in sheet.tables:
        if table.show_autofilter:
            table.show_autofilter = False
            table.show_autofilter = True


def _format_rows(sheet: Sheet, host: Host, block: Block) -> None:
    """Give each row of a block its number format: those of one format in one call."""
    by_format: dict[str, list[Place]] = {}
    for rank, number_format in enumerate(block.number_formats):
        place = block.row + rank, block.column
        by_format.setdefault(number_format or "General", []).append(place)
    if by_format:
        host.witness.formats(_zone(sheet, block, len(block.number_formats)))
    for number_format, places in by_format.items():
        host.format_numbers(sheet, places, number_format)


def _zone(sheet: Sheet, block: Block, height: int) -> Range:
    corner = block.row, block.column
    return sheet.range(corner, (block.row + height - 1, block.column + block.width - 1))


def _write(zone: Range, host: Host, block: Block) -> None:
    match block.kind:
        case BlockKind.TEXTS:
            host.write_as_text(zone, [[block_text(v) for v in line] for line in block.values])
        case BlockKind.FORMULAS:
            host.write_formulas(zone, [list(line) for line in block.values])
        case BlockKind.VALUES:
            host.write_values(zone, [list(line) for line in block.values])
