"""The sheet Récapitulatif des lettres, laid out and empty: the buttons fill it."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.recap import (
    CAPACITY,
    LAYOUT,
    NIVEAU_BY_STATE,
    STATE_RANK,
    TITLE_ROW,
)
from pial_xl.report.looks import NIVEAU_COLORS
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, frame_filled
from pial_xl.units.text import french


def draw_recap(sheet: Worksheet, styles: Styles, footer: str) -> None:
    """Lay the sheet out, with a table of ``CAPACITY`` blank rows."""
    draw_table_sheet(sheet, styles, LAYOUT, CAPACITY, footer)
    _color(sheet, styles, TITLE_ROW - 1 + CAPACITY)
    frame_filled(sheet, styles, LAYOUT, CAPACITY, "B")


def _color(sheet: Worksheet, styles: Styles, fin: int) -> None:
    """Color the states that ask for a look."""
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
