"""The charts of the sheet Synthèse, side by side above its tables."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.drawings import DRAWN_COLUMNS, Drawing, Series
from pial_xl.report.blocks.synthese import CHARTS_COLUMN, CHARTS_TOP, SynthesePlan
from pial_xl.report.means import AIDES as AIDE_NAMES
from pial_xl.report.workbook.charts import WIDTH, DataArea, make_chart

_GAP = 14


def draw(
    workbook: Workbook, sheet: Worksheet, plan: SynthesePlan, drawings: Sequence[Drawing]
) -> None:
    """Draw charts side by side above the tables of a plan."""
    for rank, drawing in enumerate(drawings):
        chart = make_chart(
            workbook,
            drawing.title,
            drawing.axis,
            _area(plan, drawing),
            [(series, _column(drawing, series)) for series in drawing.series],
            maximum=drawing.maximum,
        )
        sheet.insert_chart(
            CHARTS_TOP - 1,
            0,
            chart,
            {
                "x_offset": rank * (WIDTH + _GAP),
                "y_offset": 8,
                "object_position": 2,
                "description": drawing.description,
            },
        )


def _column(drawing: Drawing, series: Series) -> int:
    """Give the column, from 0, of what a series draws."""
    return CHARTS_COLUMN - 1 + DRAWN_COLUMNS[drawing.section].index(series.column)


def _area(plan: SynthesePlan, drawing: Drawing) -> DataArea:
    """Give the rows of the data: those of poles come after that of all of them."""
    first: int = getattr(plan.rows, drawing.section) - 1
    if drawing.section == "aides":
        return DataArea(first, first + len(AIDE_NAMES) - 1, drawing.categories)
    place: int = getattr(plan.places, drawing.section)
    return DataArea(first + 1, first + place - 1, drawing.categories)
