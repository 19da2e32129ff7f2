"""The native charts: columns of weekly hours on the sheet Synthèse, curves of the controls made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from pial_xl.report.blocks.drawings import HOURS_AXIS, Series, step_in_hours, top_in_hours
from pial_xl.report.blocks.synthese import SHEET
from pial_xl.report.looks import FONT
from pial_xl.report.workbook.chart_defaults import say_defaults
from pial_xl.units.palette import DARK, GRAY, LIGHT_LINE

WIDTH, HEIGHT = 480, 300
_HOURS = '0"h"'
_LABELS_MAX = 12
"""Columns over which values stand side by side; beyond, they are turned upright."""


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
    series: Sequence[tuple[Series, int]],
    *,
    maximum: int | None,
) -> Chart:
    """Make a column chart of weekly hours.

    Args:
        workbook: the workbook that will hold the chart.
        title: title of the chart.
        axis: what the categories are.
        area: where the data stand.
        series: the series, from left to right, each with the column of what it draws.
        maximum: greatest minutes shown, from which the axis is graduated in whole hours; None
            leaves that to the program that shows it.
    """
    chart = workbook.add_chart({"type": "column"})
    for each_series, column in series:
        chart.add_series(
            {
                "name": each_series.nom,
                "categories": _reference(area, area.categories),
                "values": _reference(area, column),
                "fill": {"color": each_series.shade},
                "border": {"color": GRAY, "width": 0.75},
                "gap": 70,
                "data_labels": {
                    "value": True,
                    "num_format": _HOURS,
                    "position": "outside_end",
                    "font": _font(8) | ({"rotation": -90} if _is_crowded(area, series) else {}),
                },
            }
        )
    heights = {"name": HOURS_AXIS, "num_format": _HOURS, **_graduations(maximum)}
    _frame(chart, title, {"name": axis}, heights)
    chart.set_legend({"position": "bottom", "font": _font(9), "none": len(series) == 1})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def make_curves(
    workbook: Workbook,
    title: str,
    sheet: str,
    rows: tuple[int, int],
    series: Sequence[tuple[int, str, str]],
) -> Chart:
    """Make a chart of counts along days.

    Args:
        workbook: the workbook that will hold the chart.
        title: its title.
        sheet: the sheet that holds the data; its first column holds the days.
        rows: the first and last row of the data, from 0.
        series: column from 0, name and color of each.
    """
    chart = workbook.add_chart({"type": "line"})
    first, last = rows
    marks = ("circle", "diamond", "square")
    for (column, nom, shade), mark in zip(series, marks, strict=True):
        chart.add_series(
            {
                "name": nom,
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                "line": {"color": shade, "width": 2},
                "marker": {
                    "type": mark,
                    "size": 6,
                    "fill": {"color": shade},
                    "border": {"color": shade},
                },
            }
        )
    days = {"name": "Date du contrôle", "num_format": "dd/mm/yyyy", "date_axis": True}
    _frame(chart, title, days, {"name": "Élèves", "num_format": "General"})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    return chart


def _frame(chart: Chart, title: str, across: dict[str, Any], up: dict[str, Any]) -> None:
    """Give a chart its title and its axes, which say what they show, from zero up, and defaults."""
    axis = {"name_font": _font(9), "num_font": _font(9)}
    lines = {"visible": True, "line": {"color": LIGHT_LINE, "width": 0.5}}
    chart.set_title({"name": title, "name_font": _font(12, bold=True), "overlay": False})
    chart.set_x_axis({**axis, "line": {"color": GRAY}, **across})
    chart.set_y_axis({**axis, "min": 0, "major_gridlines": lines, "line": {"none": True}, **up})
    chart.set_chartarea({"border": {"color": LIGHT_LINE}})
    say_defaults(chart)


def _is_crowded(area: DataArea, series: Sequence[tuple[Series, int]]) -> bool:
    return (area.last - area.first + 1) * len(series) > _LABELS_MAX


def _graduations(maximum: int | None) -> dict[str, float]:
    if maximum is None:
        return {}
    return {"max": top_in_hours(maximum), "major_unit": step_in_hours(maximum)}


def _reference(area: DataArea, column: int) -> list[Any]:
    return [SHEET, area.first, column, area.last, column]


def _font(size: int, *, bold: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": bold, "color": DARK if bold else GRAY}
