"""The sheet Synthèse: figures and charts to show at a meeting."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.constats import Report
from pial_xl.report.blocks import figures
from pial_xl.report.blocks.drawings import TEMPLATE_DRAWINGS, Drawing, drawings_of
from pial_xl.report.blocks.figures import CARDS, ColumnKind
from pial_xl.report.blocks.synthese import (
    CARDS_ROW,
    CHARTS_COLUMN,
    CHARTS_TITLE,
    SHEET,
    SIGNS_OFFSET,
    WIDTH,
    SynthesePlan,
    plan_of,
    synthese_blocks,
)
from pial_xl.report.blocks.values import SIGNS
from pial_xl.report.looks import TITLE_HEIGHT
from pial_xl.report.synthese import Synthese
from pial_xl.report.workbook.drawings import draw
from pial_xl.report.workbook.placing import put_blocks
from pial_xl.report.workbook.styles import (
    NUMBER_FORMATS,
    Styles,
    footer_of,
    set_up_page,
    with_sign,
)
from pial_xl.report.workbook.tables import body, make_filterable, section, table
from pial_xl.tables.address import a1
from pial_xl.units.palette import DARK, GRAY, SHADE, WHITE

_WIDTHS = (14, 36, *(11.5,) * 6, 13.5, 13.5, *(11.5,) * (WIDTH - 10))
"""Of each column; two of them hold a great figure each."""


def draw_synthese(
    workbook: Workbook,
    sheet: Worksheet,
    styles: Styles,
    plan: SynthesePlan,
    *,
    drawings: Sequence[Drawing],
    footer: str,
) -> None:
    """Lay the sheet out: every title, header, chart, and blank cells for the figures."""
    set_up_page(sheet, footer)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(SIGNS_OFFSET, SIGNS_OFFSET + WIDTH - 1, None, None, {"hidden": True})
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, SHEET, styles.title)
    _cards(sheet, styles)
    titles, rows, places = plan.titles, plan.rows, plan.places
    for header, title, first, place in plan.tables:
        section(sheet, styles, title, header.title)
        table(sheet, styles, header, (first, first + place - 1))
    make_filterable(sheet, styles, figures.FREE, "T_HeuresLibres", (rows.free, places.free))
    section(sheet, styles, titles.notes, figures.NOTES_TITLE)
    for row in range(rows.notes, rows.notes + places.notes):
        sheet.write_blank(row - 1, 0, None, styles.muted)
    draw(workbook, sheet, plan, drawings)
    _charts_data(sheet, styles, plan)
    sheet.print_area(0, 0, rows[-1] + places[-1] - 2, WIDTH - 1)
    # Excel, which fits the sheet in one page across, passes over them.
    sheet.set_h_pagebreaks([row - 1 for row in plan.page_starts])
    sheet.freeze_panes(2, 0)


def write_synthese_sheet(
    workbook: Workbook, sheet: Worksheet, styles: Styles, report: Report, s: Synthese
) -> None:
    """Lay the sheet out to fit the figures exactly, and write them."""
    plan = plan_of(s)
    draw_synthese(
        workbook, sheet, styles, plan, drawings=drawings_of(s), footer=footer_of(report, SHEET)
    )
    looks = _looks(styles, plan)
    put_blocks(
        sheet,
        synthese_blocks(report, s, plan),
        lambda row, column: looks.get((row, column), styles.muted),
    )


def _charts_data(sheet: Worksheet, styles: Styles, plan: SynthesePlan) -> None:
    """Say what stands beside the page for the charts."""
    for drawing in TEMPLATE_DRAWINGS:
        row: int = getattr(plan.rows, drawing.section) - 2
        sheet.write_string(row - 1, CHARTS_COLUMN - 1, CHARTS_TITLE, styles.muted)
        for rank, series in enumerate(drawing.series):
            sheet.write_string(row, CHARTS_COLUMN - 1 + rank, series.nom, styles.muted)


def _looks(styles: Styles, plan: SynthesePlan) -> dict[tuple[int, int], Format]:
    """Give the format of each cell of figures, by its row and column from 0."""
    looks = {(CARDS_ROW - 1, debut): _large(styles, kind) for _, debut, _, kind in CARDS}
    for header, _, first, place in plan.tables:
        for rank, kind in enumerate(header.kinds):
            for row in range(first - 1, first - 1 + place):
                looks[row, rank] = body(styles, kind)
    return looks


def _large(styles: Styles, kind: ColumnKind) -> Format:
    return styles(
        bold=True, font_size=18, font_color=DARK, bg_color=SHADE, align="center", border=1,
        border_color=WHITE, num_format=NUMBER_FORMATS[kind], shrink=True,
    )  # fmt: skip


def _cards(sheet: Worksheet, styles: Styles) -> None:
    """Draw the frames of the figures that everybody asks for first, in large."""
    small = styles(font_color=GRAY, bg_color=SHADE, align="center", border=1, border_color=WHITE)
    row = CARDS_ROW - 1
    sheet.set_row(row, 28)
    for nom, debut, fin, kind in CARDS:
        if fin > debut:
            sheet.merge_range(row - 1, debut, row - 1, fin, nom, small)
            sheet.merge_range(row, debut, row, fin, "", _large(styles, kind))
        else:
            sheet.write_string(row - 1, debut, nom, small)
            sheet.write_blank(row, debut, None, _large(styles, kind))
        if kind is not ColumnKind.DUREE:
            continue
        for sign in SIGNS.values():
            count = styles.count(with_sign(NUMBER_FORMATS[kind], sign))
            condition = f'=${a1(debut + 1 + SIGNS_OFFSET, CARDS_ROW)}="{sign}"'
            sheet.conditional_format(
                row, debut, row, debut,
                {"type": "formula", "criteria": condition, "format": count},
            )  # fmt: skip
