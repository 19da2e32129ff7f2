"""The native charts of the sheet Synthèse: three that are shown at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from pial_xl.report.blocks.drawings import HOURS_AXIS, Series, step_in_hours, top_in_hours
from pial_xl.report.blocks.synthese import SHEET
from pial_xl.report.looks import FONT
from pial_xl.units.palette import DARK, GRAY, LIGHT_LINE

WIDTH, HEIGHT = 480, 300


@dataclass(frozen=True, slots=True)
class DataArea:
    """The rows (from 0) that hold the data of a chart, and the column of its categories."""

    first: int
    last: int
    categories: int


def make_chart(
    workbook: Workbook,
    title: str,
    axis: str,
    area: DataArea,
    series: Sequence[Series],
    *,
    maximum: int | None,
    subtype: str | None = None,
) -> Chart:
    """Make a column chart of weekly hours.

    Args:
        workbook: the workbook that will hold the chart.
        title: title of the chart.
        axis: what the categories are.
        area: where the data stand.
        series: the series, from left to right or from bottom to top.
        maximum: greatest minutes shown, from which the axis is graduated in whole hours; None
            leaves that to the program that shows it.
        subtype: ``stacked``, or None for columns side by side.
    """
    chart = workbook.add_chart({"type": "column", "subtype": subtype})
    for each_series in series:
        chart.add_series(
            {
                "name": each_series.nom,
                "categories": _reference(area, area.categories),
                "values": _reference(area, each_series.column),
                "fill": {"color": each_series.shade},
                "border": {"color": GRAY, "width": 0.75},
                "gap": 70,
                "overlap": 100 if subtype else 0,
            }
        )
    chart.set_title({"name": title, "name_font": _font(12, bold=True), "overlay": False})
    chart.set_x_axis(
        {"name": axis, "name_font": _font(9), "num_font": _font(9), "line": {"color": GRAY}}
    )
    chart.set_y_axis(
        {
            "name": HOURS_AXIS,
            "name_font": _font(9),
            "num_font": _font(9),
            "num_format": '[h]"h"',
            "min": 0,
            **_graduations(maximum),
            "major_gridlines": {"visible": True, "line": {"color": LIGHT_LINE, "width": 0.5}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": _font(9), "none": len(series) == 1})
    chart.set_chartarea({"border": {"color": LIGHT_LINE}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def _graduations(maximum: int | None) -> dict[str, float]:
    if maximum is None:
        return {}
    return {"max": top_in_hours(maximum) / 24, "major_unit": step_in_hours(maximum) / 24}


def _reference(area: DataArea, column: int) -> list[Any]:
    return [SHEET, area.first, column, area.last, column]


def _font(size: int, *, bold: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": bold, "color": DARK if bold else GRAY}
