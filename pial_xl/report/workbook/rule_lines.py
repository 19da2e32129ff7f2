"""The sheet Règles of a report: each control explained, at the level that the workbook sets."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.rule_lines import (
    COLUMNS,
    LAYOUT,
    SHEET,
    TITLE_ROW,
    RuleLine,
    rule_blocks,
)
from pial_xl.report.looks import NIVEAU_COLORS, height
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, footer_of, frame_filled
from pial_xl.units.palette import AMBER_PALE


def write_rules_sheet(
    sheet: Worksheet, styles: Styles, report: Report, lines: Sequence[RuleLine]
) -> None:
    """Lay the sheet of a report out and write its rows."""
    draw_rules(sheet, styles, lines, footer_of(report, SHEET))


def draw_rules(sheet: Worksheet, styles: Styles, lines: Sequence[RuleLine], footer: str) -> None:
    """Lay the sheet out and write its rows."""
    capacity = max(1, len(lines))
    draw_table_sheet(sheet, styles, LAYOUT, capacity, footer)
    first, last = TITLE_ROW + 1, TITLE_ROW + capacity
    for niveau, (ink, fill) in NIVEAU_COLORS.items():
        format_ = styles.condition(bold=True, font_color=ink, bg_color=fill)
        sheet.conditional_format(
            f"B{first}:B{last}",
            {"type": "formula", "criteria": f'=$B{first}="{niveau}"', "format": format_},
        )
    changed = {"type": "formula", "criteria": f"=LEN($C{first})>0"}
    sheet.conditional_format(
        f"C{first}:C{last}", {**changed, "format": styles.condition(bg_color=AMBER_PALE)}
    )
    frame_filled(sheet, styles, LAYOUT, capacity)
    widths = [column.width for column in COLUMNS]
    for rank, line in enumerate(lines, start=TITLE_ROW):
        sheet.set_row(rank, height(zip(line.texts, widths, strict=True)))
    put_blocks(sheet, rule_blocks(lines), lambda _row, rank: styles.of(COLUMNS[rank].look))
