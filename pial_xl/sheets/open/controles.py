"""Write the sheet Contrôles of the open workbook, in place: the person's own columns go on."""

from collections.abc import Sequence
from typing import Final

from xlwings import Book, Sheet

from pial_xl.constats import Niveau, Report
from pial_xl.report.blocks.controles import (
    CAPACITY,
    COLUMNS,
    KEY_RANK,
    LAYOUT,
    OWN_RANKS,
    PRINTED_RANK,
    SHEET,
    TITLE_ROW,
    checks_blocks,
    relocated,
    within,
)
from pial_xl.report.tracking import Tracking
from pial_xl.sheets.open.controles_reading import FoundChecks
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.marks import FILLS
from pial_xl.sheets.open.outputs import show_all_rows, write_blocks
from pial_xl.tables.address import a1
from pial_xl.units.palette import DARK, SHADE, WHITE, rgb_of

_WIDTH: Final = len(COLUMNS)
_FIRST_WIDTH: Final = 12
"""Columns of the first edition's table."""
_NEW_COLUMNS: Final = "la feuille {nom} y a reçu ses nouvelles colonnes"
_NO_TABLE: Final = "la feuille {nom} n'est plus un tableau, et ses couleurs y ont été refaites"


def write_checks(
    book: Book, host: Host, found: FoundChecks, tracking: Tracking, report: Report
) -> Sheet:
    """Replace the rows of the sheet, made if need be; nothing beyond its columns is touched.

    Columns that the person moved are written where they are. The first edition's sheet gets the
    columns of this one, beside whatever the person wrote at its right.
    """
    sheet, read = found.sheet, found.read
    if sheet is None:
        sheet = book.sheets.add(SHEET, after=book.sheets[book.sheet_names[-1]])
    if found.is_table:
        show_all_rows(sheet)
    blocks = checks_blocks(report, tracking)
    if read is None:
        _lay_out(sheet, host)
    elif read.is_first_edition:
        _move_in(sheet, host, is_table=found.is_table)
    elif not read.is_in_place:
        blocks = relocated(blocks, read.columns, read.title_row)
    write_blocks(sheet, host, blocks)
    top = read.title_row if read is not None and not read.is_first_edition else TITLE_ROW
    shown = within(tracking, CAPACITY)
    if not found.is_table:
        if found.sheet is not None:
            host.witness.cannot(_NO_TABLE.format(nom=sheet.name))
        _colorize(sheet, host, [row.constat.niveau for row in shown], top + 1)
    last = top + max(1, len(shown) + len(tracking.others))
    # No program fits by itself the rows that another writes: a text would be printed over the next.
    host.witness.fitted(sheet, top + 1, last)
    sheet.range((top + 1, 1), (last, 1)).rows.autofit()
    if read is None or read.is_in_place or read.is_first_edition:
        host.witness.print_area(sheet)
        sheet.page_setup.print_area = f"A1:{a1(PRINTED_RANK + 1, last)}"
    return sheet


def _lay_out(sheet: Sheet, host: Host) -> None:
    """Lay out a sheet that the template did not: an older workbook has none."""
    title = sheet.range((1, 1))
    host.write_as_text(title, [[LAYOUT.heading]])
    title.font.bold, title.font.size = True, 18
    _write_titles(sheet, host)


def _write_titles(sheet: Sheet, host: Host) -> None:
    header = sheet.range((TITLE_ROW, 1), (TITLE_ROW, _WIDTH))
    host.write_as_text(header, [[column.title for column in COLUMNS]])
    header.font.bold, header.font.color, header.color = True, rgb_of(WHITE), rgb_of(DARK)
    own = sheet.range((TITLE_ROW, OWN_RANKS[0] + 1), (TITLE_ROW, OWN_RANKS[-1] + 1))
    own.font.color, own.color = rgb_of(DARK), rgb_of(SHADE)
    for rank, column in enumerate(COLUMNS, start=1):
        sheet.range((1, rank)).column_width = column.width
    sheet.range((1, KEY_RANK + 1)).column_width = 0


def _move_in(sheet: Sheet, host: Host, *, is_table: bool) -> None:
    """Give a sheet of the first edition the columns of this one; its rows are read already."""
    host.witness.cannot(_NEW_COLUMNS.format(nom=sheet.name))
    useful = sheet.used_range
    bottom = max(useful.row + useful.shape[0] - 1, TITLE_ROW + 1)
    beyond = sheet.range((1, _FIRST_WIDTH + 1), (bottom, _WIDTH)).options(ndim=2)
    if any(value is not None for line in beyond.value for value in line):
        beyond.insert("right")  # what the person wrote beside the table goes on beside it
    sheet.range((2, 1), (TITLE_ROW - 1, _WIDTH)).clear_contents()
    sheet.range((TITLE_ROW + 1, 1), (bottom, _FIRST_WIDTH)).clear_contents()
    if is_table:
        table = next(iter(sheet.tables))
        last = max(bottom, TITLE_ROW + CAPACITY)
        table.resize(sheet.range((TITLE_ROW, 1), (last, _WIDTH)))
    # Titles that are nobody's first: two columns of one Excel Table never bear the same.
    passing = sheet.range((TITLE_ROW, 1), (TITLE_ROW, _WIDTH))
    host.write_as_text(passing, [[f"_{rank}" for rank in range(_WIDTH)]])
    _write_titles(sheet, host)
    body = sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + CAPACITY, _WIDTH))
    body.wrap_text, body.vertical_alignment = True, "top"


def _colorize(sheet: Sheet, host: Host, niveaux: Sequence[Niveau], first: int) -> None:
    """Colour the levels and wrap the texts where the template has not."""
    last = first + max(len(niveaux), sheet.used_range.shape[0])
    host.colorize(sheet, ((row, 1) for row in range(first, last + 1)), None)
    for niveau, fill in FILLS.items():
        rows = (first + rank for rank, shown in enumerate(niveaux) if shown is niveau)
        host.colorize(sheet, ((row, 1) for row in rows), fill)
    body = sheet.range((first, 1), (first + max(len(niveaux), 1) - 1, _WIDTH))
    body.wrap_text, body.vertical_alignment = True, "top"
