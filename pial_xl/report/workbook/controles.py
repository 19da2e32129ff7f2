"""The sheet Contrôles: every constat in a table that filters, with a link to its cell."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Constat, Report
from pial_xl.report.blocks.block import BlockKind
from pial_xl.report.blocks.controles import (
    CELL_RANK,
    COLUMNS,
    COUNT_COLUMNS,
    COUNTS_ROW,
    ECART_RANK,
    FACTS_ROW,
    KEY_RANK,
    LAYOUT,
    OWN_RANKS,
    PRINTED_RANK,
    RANKS,
    REMARKS_ROW,
    SHEET,
    TITLE_ROW,
    checks_blocks,
    constat_texts,
    told_cell,
)
from pial_xl.report.blocks.ecart import ecart_cell
from pial_xl.report.looks import BODY, NIVEAU_COLORS, height
from pial_xl.report.suivi import ACCEPTED, SEEN
from pial_xl.report.text import to_cell_text
from pial_xl.report.tracking import Status, Tracking
from pial_xl.report.workbook.links import cell_link
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, footer_of
from pial_xl.tables.address import column_letters
from pial_xl.units.palette import AMBER_PALE, GRAY
from pial_xl.units.text import french

LINKS_MAX = 65_530
"""Excel drops the links of a sheet beyond this number."""

FormatRule: TypeAlias = tuple[str, dict[str, object]]
"""A condition, and what a cell then changes."""

_STATUS_RANK: Final = RANKS["statut"]
_LAST_COLUMN: Final = len(COLUMNS) - 1
_SUIVI_HELP: Final = {
    "validate": "any",
    "input_title": "Suivi",
    "input_message": french(
        f"{SEEN}, ou {ACCEPTED} JJ/MM/AAAA. Il suit le constat d'un contrôle à l'autre. "
        "Un BLOQUANT ne s'accepte pas."
    ),
}


def draw_checks(sheet: Worksheet, styles: Styles, capacity: int, footer: str) -> None:
    """Lay the sheet out, with a table of *capacity* blank rows."""
    draw_table_sheet(sheet, styles, LAYOUT, capacity, footer)
    for row in (FACTS_ROW, COUNTS_ROW, REMARKS_ROW):
        for rank in range(len(COLUMNS)):
            sheet.write_blank(row - 1, rank, None, _top(styles, row - 1, rank))
    _color(sheet, styles, capacity)
    sheet.data_validation(_area(OWN_RANKS[0], OWN_RANKS[0], capacity), _SUIVI_HELP)
    sheet.ignore_errors({"number_stored_as_text": _area(0, _LAST_COLUMN, capacity)})
    sheet.print_area(0, 0, TITLE_ROW, PRINTED_RANK)


def take_checks_over(sheet: Worksheet, styles: Styles, rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows of another workbook's sheet under the headers of one that was laid out.

    A text stays a text whatever its first character; links are made by the next control.
    """
    for number, row in enumerate(rows, start=TITLE_ROW):
        for rank, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, rank, value, _body(styles, rank))
            elif value is not None:
                sheet.write_string(number, rank, to_cell_text(str(value)), _body(styles, rank))


def write_checks_sheet(
    sheet: Worksheet,
    styles: Styles,
    report: Report,
    tracking: Tracking,
    workbook_link: str | None,
) -> None:
    """Lay the sheet out and write the constats; without any, the table says so in its only row."""
    capacity = max(1, len(tracking.rows) + len(tracking.others))
    draw_checks(sheet, styles, capacity, footer_of(report, SHEET))
    blocks = checks_blocks(report, tracking, capacity)
    put_blocks(
        sheet,
        (block for block in blocks if block.kind is not BlockKind.FORMULAS),
        _looks(styles, tracking),
    )
    widths = [column.width for column in COLUMNS[:KEY_RANK]]
    for rank, texts in enumerate((*map(constat_texts, tracking.rows), *tracking.others)):
        sheet.set_row(TITLE_ROW + rank, height(zip(texts[:KEY_RANK], widths, strict=True)))
    for rank, tracked in enumerate(tracking.rows):
        reached = workbook_link if rank < LINKS_MAX else None
        _link(sheet, styles, TITLE_ROW + rank, tracked.constat, reached)
    for rank, texts in enumerate(tracking.others, start=TITLE_ROW + len(tracking.rows)):
        sheet.write_string(rank, CELL_RANK, to_cell_text(texts[CELL_RANK]), styles.of(BODY))
    sheet.print_area(0, 0, TITLE_ROW - 1 + capacity, PRINTED_RANK)


def _link(
    sheet: Worksheet, styles: Styles, row: int, constat: Constat, workbook_link: str | None
) -> None:
    """Write the cell of a constat, a link where the workbook can be reached."""
    cell, told = constat.cell, to_cell_text(told_cell(constat))
    is_reached = workbook_link is not None and bool(cell.address)
    url = cell_link(workbook_link or "", cell.sheet, cell.address) if is_reached else None
    if url:
        sheet.write_url(row, CELL_RANK, url, _body(styles, CELL_RANK), told)
    else:
        sheet.write_string(row, CELL_RANK, told, styles.of(BODY))


def _looks(styles: Styles, tracking: Tracking) -> Callable[[int, int], Format]:
    formats = [ecart_cell(row.constat.ecart).number_format for row in tracking.rows]

    def look(row: int, rank: int) -> Format:
        if row < TITLE_ROW:
            return _top(styles, row, rank)
        line = row - TITLE_ROW
        if rank == ECART_RANK and line < len(formats) and formats[line]:
            return styles.of(LAYOUT.columns[rank].look, num_format=formats[line], align="right")
        return _body(styles, rank)

    return look


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
    """Draw the lines of filled rows, the colours of levels, what is the person's and what is gone.

    Ranges do not overlap: LibreOffice applies the first format that holds.
    """
    first, last = TITLE_ROW + 1, column_letters(len(COLUMNS))
    status = f"${column_letters(_STATUS_RANK + 1)}{first}"
    is_gone = ",".join(f'{status}="{gone}"' for gone in Status if not gone.is_found)
    gone: FormatRule = (f"OR({is_gone})", {"font_color": GRAY, "italic": True})
    is_filled = f"COUNTA($A{first}:${last}{first})>0"
    filled: FormatRule = (is_filled, {})
    own: FormatRule = (is_filled, {"bg_color": AMBER_PALE})
    niveaux: list[FormatRule] = [
        (f'$A{first}="{n}"', {"bold": True, "font_color": ink, "bg_color": fill})
        for n, (ink, fill) in NIVEAU_COLORS.items()
    ]
    new: FormatRule = (f'{status}="{Status.NEW}"', {"bold": True})
    for debut, fin, rules in (
        (0, 0, [gone, *niveaux, filled]),
        (1, OWN_RANKS[0] - 1, [gone, filled]),
        (OWN_RANKS[0], OWN_RANKS[-1], [own]),
        (_STATUS_RANK, _STATUS_RANK, [gone, new, filled]),
        (_STATUS_RANK + 1, _LAST_COLUMN, [gone, filled]),
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
