"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.not_judged import (
    COLUMNS,
    SHEET,
    TITLE_ROW,
    not_judged_blocks,
    not_judged_rows,
)
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, footer_of, height, set_up_page

_NOTICE = "Un contrôle non évalué ne dit pas que tout va bien."


def draw_not_judged(sheet: Worksheet, styles: Styles, capacity: int, footer: str) -> None:
    """Lay the sheet out, with a table of *capacity* blank rows."""
    set_up_page(sheet, footer)
    sheet.write_string(0, 0, "Contrôles non évalués", styles.title)
    sheet.set_row(0, 27)
    sheet.write_string(2, 0, _NOTICE, styles.muted)
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, _body(styles))
    sheet.set_row(TITLE_ROW - 1, 22)
    fin = TITLE_ROW - 1 + capacity
    sheet.add_table(
        TITLE_ROW - 1, 0, fin, len(COLUMNS) - 1,
        {
            "name": "T_NonEvalues",
            "style": None,
            "columns": [{"header": t, "header_format": styles.header()} for t, _ in COLUMNS],
        },
    )  # fmt: skip
    filled = {"type": "formula", "criteria": f"=LEN($B{TITLE_ROW + 1})>0"}
    sheet.conditional_format(
        TITLE_ROW, 0, fin, len(COLUMNS) - 1, {**filled, "format": styles.condition()}
    )
    sheet.freeze_panes(TITLE_ROW, 0)
    sheet.repeat_rows(TITLE_ROW - 1)


def write_not_judged_sheet(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Lay the sheet out and write its rows."""
    rows = not_judged_rows(report)
    draw_not_judged(sheet, styles, len(rows), footer_of(report, SHEET))
    widths = [width for _, width in COLUMNS]
    for rank, texts in enumerate(rows, start=TITLE_ROW):
        sheet.set_row(rank, height(zip(texts, widths, strict=True)))
    put_blocks(
        sheet,
        not_judged_blocks(report, len(rows)),
        lambda row, _: _body(styles) if row >= TITLE_ROW else styles.muted,
    )


def _body(styles: Styles) -> Format:
    return styles(valign="top", text_wrap=True, num_format="@")
