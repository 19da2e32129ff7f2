"""The sheet Contrôles: every constat in a table that filters, with a link to its cell."""

from typing import TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.block import BlockKind
from pial_xl.report.blocks.controles import (
    CELL_RANK,
    COLUMNS,
    COUNT_COLUMNS,
    COUNTS_ROW,
    FACTS_ROW,
    LAYOUT,
    SHEET,
    TITLE_ROW,
    Status,
    all_new,
    checks_blocks,
    constat_texts,
)
from pial_xl.report.looks import NIVEAU_COLORS, height
from pial_xl.report.workbook.links import cell_link
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, footer_of
from pial_xl.tables.address import column_letters
from pial_xl.units.palette import GRAY

LINKS_MAX = 65_530
"""Excel drops the links of a sheet beyond this number."""

FormatRule: TypeAlias = tuple[str, dict[str, object]]
"""A condition, and what a cell then changes."""

_LAST_COLUMN = len(COLUMNS) - 1


def draw_checks(sheet: Worksheet, styles: Styles, capacity: int, footer: str) -> None:
    """Lay the sheet out, with a table of *capacity* blank rows."""
    draw_table_sheet(sheet, styles, LAYOUT, capacity, footer)
    for row in (FACTS_ROW, COUNTS_ROW, COUNTS_ROW + 1):
        for rank in range(len(COLUMNS)):
            sheet.write_blank(row - 1, rank, None, _top(styles, row - 1, rank))
    _color(sheet, styles, capacity)
    sheet.ignore_errors({"number_stored_as_text": _area(0, _LAST_COLUMN, capacity)})


def write_checks_sheet(
    sheet: Worksheet, styles: Styles, report: Report, workbook_link: str | None
) -> None:
    """Lay the sheet out and write the constats; without any, the table says so in its only row."""
    rows = all_new(report)
    capacity = max(1, len(rows))
    draw_checks(sheet, styles, capacity, footer_of(report, SHEET))
    blocks = checks_blocks(report, rows, capacity)
    put_blocks(
        sheet,
        (block for block in blocks if block.kind is not BlockKind.FORMULAS),
        lambda row, rank: _look(styles, row, rank),
    )
    for rank, tracked in enumerate(rows):
        row, texts = TITLE_ROW + rank, constat_texts(tracked)
        widths = (c.width for c in COLUMNS)
        sheet.set_row(row, height(zip(texts, widths, strict=True)))
        url = None
        if workbook_link and rank < LINKS_MAX:
            cell = tracked.constat.cell
            url = cell_link(workbook_link, cell.sheet, cell.address)
        place, style = (row, CELL_RANK), _body(styles, CELL_RANK)
        if url:
            sheet.write_url(*place, url, style, texts[CELL_RANK])
        else:
            sheet.write_string(*place, texts[CELL_RANK], styles(valign="top"))
    sheet.print_area(0, 0, TITLE_ROW - 1 + capacity, _LAST_COLUMN)


def _look(styles: Styles, row: int, rank: int) -> Format:
    return _top(styles, row, rank) if row < TITLE_ROW else _body(styles, rank)


def _top(styles: Styles, row: int, rank: int) -> Format:
    """Give the format of a cell above the table: each count in the colour of its level."""
    if row != COUNTS_ROW - 1:
        return styles.muted
    for niveau, column in COUNT_COLUMNS.items():
        if rank == column:
            return styles(bold=True, font_size=12, font_color=NIVEAU_COLORS[niveau][0])
    return styles(font_size=12, font_color=GRAY)


def _body(styles: Styles, rank: int) -> Format:
    """Give the format of a column: texts stay texts, but for the formula of a link."""
    return styles.of(LAYOUT.columns[rank].look)


def _color(sheet: Worksheet, styles: Styles, capacity: int) -> None:
    """Draw the lines of filled rows, the colours of levels, and what is resolved in grey.

    Ranges do not overlap: LibreOffice applies the first format that holds.
    """
    first = TITLE_ROW + 1
    status = f"${column_letters(_LAST_COLUMN + 1)}{first}"
    solved: FormatRule = (f'{status}="{Status.SOLVED}"', {"font_color": GRAY, "italic": True})
    filled: FormatRule = (f"COUNTA($A{first}:{status})>0", {})
    niveaux: list[FormatRule] = [
        (f'$A{first}="{n}"', {"bold": True, "font_color": ink, "bg_color": fill})
        for n, (ink, fill) in NIVEAU_COLORS.items()
    ]
    new: FormatRule = (f'{status}="{Status.NEW}"', {"bold": True})
    for debut, fin, rules in (
        (0, 0, [solved, *niveaux, filled]),
        (1, _LAST_COLUMN - 1, [solved, filled]),
        (_LAST_COLUMN, _LAST_COLUMN, [solved, new, filled]),
    ):
        for condition, traits in rules:
            sheet.conditional_format(
                _area(debut, fin, capacity),
                {
                    "type": "formula",
                    "criteria": f"={condition}",
                    "format": styles.condition(**traits),
                    "stop_if_true": True,
                },
            )


def _area(debut: int, fin: int, capacity: int) -> str:
    first, last = column_letters(debut + 1), column_letters(fin + 1)
    return f"{first}{TITLE_ROW + 1}:{last}{TITLE_ROW + capacity}"
