"""The sheet Récapitulatif des lettres, laid out and empty: the buttons fill it."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.recap import (
    CAPACITY,
    COLUMNS,
    COUNTS_ROW,
    LINK_RANK,
    NIVEAU_BY_STATE,
    SHEET,
    STATE_RANK,
    TITLE_ROW,
)
from pial_xl.report.workbook.styles import LINK, NIVEAU_COLORS, Styles, set_up_page
from pial_xl.units.text import french


def draw_recap(sheet: Worksheet, styles: Styles, footer: str) -> None:
    """Lay the sheet out, with a table of ``CAPACITY`` blank rows."""
    set_up_page(sheet, footer)
    sheet.write_string(0, 0, SHEET, styles.title)
    sheet.set_row(0, 27)
    for rank, column in enumerate(COLUMNS):
        sheet.set_column(rank, rank, column.width, _body(styles, rank))
    sheet.write_blank(COUNTS_ROW - 1, 0, None, styles.muted)
    sheet.set_row(TITLE_ROW - 1, 22)
    fin = TITLE_ROW - 1 + CAPACITY
    sheet.add_table(
        TITLE_ROW - 1, 0, fin, len(COLUMNS) - 1,
        {
            "name": "T_RecapLettres",
            "style": None,
            "columns": [{"header": c.title, "header_format": styles.header()} for c in COLUMNS],
        },
    )  # fmt: skip
    _color(sheet, styles, fin)
    sheet.freeze_panes(TITLE_ROW, 0)
    sheet.repeat_rows(TITLE_ROW - 1)


def _color(sheet: Worksheet, styles: Styles, fin: int) -> None:
    """Frame the rows that are filled, and colour the states that ask for a look."""
    for state, niveau in NIVEAU_BY_STATE.items():
        if niveau is None:
            continue
        text, fill = NIVEAU_COLORS[niveau]
        sheet.conditional_format(
            TITLE_ROW, STATE_RANK, fin, STATE_RANK,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{french(state)}"',
                "format": styles.condition(font_color=text, bg_color=fill),
            },
        )  # fmt: skip
    filled = {"type": "formula", "criteria": f"=LEN($B{TITLE_ROW + 1})>0"}
    sheet.conditional_format(
        TITLE_ROW, 0, fin, len(COLUMNS) - 1, {**filled, "format": styles.condition()}
    )


def _body(styles: Styles, rank: int) -> Format:
    if rank == LINK_RANK:
        return styles(valign="top", font_color=LINK, underline=1)
    return styles(valign="top", text_wrap=True, num_format="@")
