"""The sheet of the controls made: a curve, and a line for each."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks.history import (
    COLUMNS,
    CURVES,
    HOUR_TITLES,
    LAYOUT,
    NOTICE_ROW,
    SHEET,
    TITLE_ROW,
    HistoryLine,
    history_blocks,
)
from pial_xl.report.workbook.charts import HEIGHT, WIDTH, make_curves
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import Styles, draw_table_sheet, footer_of, frame_filled
from pial_xl.units.palette import CHART_AMBER, CHART_BLUE, CHART_DARK

_DAY_FORMAT: Final = "dd/mm/yyyy"
_HOURS_FORMAT: Final = "#,##0.00"
_SHADES: Final = (CHART_AMBER, CHART_BLUE, CHART_DARK)
_TITLE: Final = "Élèves sans AESH ou servis en partie"


def draw_history(
    workbook: Workbook, sheet: Worksheet, styles: Styles, capacity: int, footer: str
) -> None:
    """Lay the sheet out, with a table of *capacity* blank rows."""
    draw_table_sheet(sheet, styles, LAYOUT, capacity, footer)
    for rank, column in enumerate(COLUMNS):
        look = styles.of(column.look, num_format=_number_format(rank))
        sheet.set_column(rank, rank, column.width, look)
    frame_filled(sheet, styles, LAYOUT, capacity)
    titles = [column.title for column in COLUMNS]
    series = [(titles.index(nom), nom, shade) for nom, shade in zip(CURVES, _SHADES, strict=True)]
    chart = make_curves(workbook, _TITLE, SHEET, (TITLE_ROW, TITLE_ROW - 1 + capacity), series)
    chart.set_size({"width": 2 * WIDTH, "height": HEIGHT})
    sheet.insert_chart(
        NOTICE_ROW,
        LAYOUT.kept,
        chart,
        {"x_offset": 4, "y_offset": 8, "object_position": 2, "description": _TITLE},
    )
    sheet.freeze_panes(0, LAYOUT.kept)


def write_history_sheet(
    workbook: Workbook,
    sheet: Worksheet,
    styles: Styles,
    report: Report,
    lines: Sequence[HistoryLine],
) -> None:
    """Lay the sheet out and write its lines."""
    capacity = max(1, len(lines))
    draw_history(workbook, sheet, styles, capacity, footer_of(report, SHEET))
    fill_history(sheet, styles, lines, capacity)


def fill_history(
    sheet: Worksheet, styles: Styles, lines: Sequence[HistoryLine], capacity: int
) -> None:
    """Write lines in a sheet that was laid out."""
    put_blocks(
        sheet,
        history_blocks(lines, capacity),
        lambda row, rank: (
            styles.of(COLUMNS[rank].look, num_format=_number_format(rank))
            if row >= TITLE_ROW
            else styles.muted
        ),
    )


def _number_format(rank: int) -> str:
    if rank == 0:
        return _DAY_FORMAT
    return _HOURS_FORMAT if COLUMNS[rank].title in HOUR_TITLES else "#,##0"
