"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.not_judged import (
    COLUMNS,
    LAYOUT,
    SHEET,
    TITLE_ROW,
    not_judged_blocks,
    not_judged_rows,
)
from pial_xl.report.looks import height
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, footer_of, frame_filled


def draw_not_judged(sheet: Worksheet, styles: Styles, capacity: int, footer: str) -> None:
    """Lay the sheet out, with a table of *capacity* blank rows."""
    draw_table_sheet(sheet, styles, LAYOUT, capacity, footer)
    frame_filled(sheet, styles, LAYOUT, capacity, "B")


def write_not_judged_sheet(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Lay the sheet out and write its rows."""
    rows = not_judged_rows(report)
    draw_not_judged(sheet, styles, len(rows), footer_of(report, SHEET))
    widths = [column.width for column in COLUMNS]
    for rank, texts in enumerate(rows, start=TITLE_ROW):
        sheet.set_row(rank, height(zip(texts, widths, strict=True)))
    put_blocks(
        sheet,
        not_judged_blocks(report, len(rows)),
        lambda row, rank: styles.of(COLUMNS[rank].look) if row >= TITLE_ROW else styles.muted,
    )
