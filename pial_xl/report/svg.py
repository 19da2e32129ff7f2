"""The charts of the summary as SVG, for a page that has no spreadsheet to draw them.

Every text is escaped. A fill also bears a class of its own, for a style sheet that changes the
colors of a dark screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from pial_xl.report.blocks.drawings import (
    HOURS_AXIS,
    SHADES,
    Drawing,
    drawings_of,
    drawn_hours,
    rows_of,
    step_in_hours,
    top_in_hours,
)
from pial_xl.report.blocks.figures import FigureRow
from pial_xl.report.blocks.values import Value, shown
from pial_xl.report.looks import FONT
from pial_xl.report.synthese import Synthese
from pial_xl.report.text import truncate
from pial_xl.units.palette import GRAY, LIGHT_LINE

WIDTH, HEIGHT = 480, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 472, 52, 222
_VALUE_SIZE, _EM = 9, 0.6
"""Size of the values over columns, and the width of one of their signs, in sizes."""
_GAP = 0.7
"""Room between two categories, in widths of a column, as in the workbook."""
_CATEGORY_MAX, _CATEGORY_NARROW = 18, 7
"""Characters of a category, and how many when there are many."""
_MANY = 6


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart that is drawn: its title, what it shows in words, and its SVG."""

    title: str
    description: str
    svg: str


def drawn_charts(s: Synthese) -> tuple[DrawnChart, ...]:
    """Draw the charts of figures that are known."""
    return tuple(_drawn(drawing, rows_of(drawing, s)) for drawing in drawings_of(s))


def _drawn(drawing: Drawing, rows: Sequence[FigureRow]) -> DrawnChart:
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(f"{drawing.title}. {drawing.description}")}" '
        f'font-family="{FONT}, Carlito, sans-serif" font-size="11" fill="{GRAY}" class="encre">',
        _text(WIDTH / 2, 18, drawing.title, size=14, weight="bold", ink="titre"),
        *_graduations(drawing.maximum or 0),
        *_columns(drawing, rows),
        *_legend(drawing),
        "</svg>",
    )
    return DrawnChart(drawing.title, drawing.description, "".join(parts))


def _graduations(maximum: int) -> Iterator[str]:
    top, step = top_in_hours(maximum), step_in_hours(maximum)
    for hours in range(0, top + 1, step):
        y = _BOTTOM - (_BOTTOM - _TOP) * hours / top
        yield (
            f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="{LIGHT_LINE}" stroke-width="0.5" '
            'class="filet"/>'
        )
        yield _text(_LEFT - 5, y + 4, f"{hours}h", anchor="end")
    middle = (_TOP + _BOTTOM) / 2
    yield _text(12, middle, HOURS_AXIS, turn=f"rotate(-90 12 {middle:.0f})")


def _columns(drawing: Drawing, rows: Sequence[FigureRow]) -> Iterator[str]:
    """Draw the columns of each category side by side, each under what it is worth."""
    if not rows:
        return
    room = (_RIGHT - _LEFT) / len(rows)
    width = room / (len(drawing.series) + _GAP)
    top = top_in_hours(drawing.maximum or 0)
    longest = _CATEGORY_NARROW if len(rows) > _MANY else _CATEGORY_MAX
    for rank, row in enumerate(rows):
        begin = _LEFT + room * rank + width * _GAP / 2
        for place, series in enumerate(drawing.series):
            value = row[series.column]
            own = (_BOTTOM - _TOP) * (drawn_hours(value) or 0) / top
            x, y = begin + width * place, _BOTTOM - own
            name = f"{shown(row[drawing.categories])}, {series.nom}\u00a0: {shown(value)}"
            yield (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{own:.1f}" '
                f'fill="{series.shade}" stroke="{GRAY}" stroke-width="0.75" '
                f'class="serie{SHADES.index(series.shade)}"><title>{escape(name)}</title></rect>'
            )
            yield _value(x + width / 2, y, value, width)
        category = truncate(shown(row[drawing.categories]), longest)
        yield _text(_LEFT + room * (rank + 0.5), _BOTTOM + 16, category)
    yield _text((_LEFT + _RIGHT) / 2, _BOTTOM + 34, drawing.axis)


def _value(x: float, y: float, value: Value, width: float) -> str:
    """Write what a column is worth over it, upright where it is too narrow."""
    known = drawn_hours(value)
    if known is None:
        return ""
    text = f"{int(known + 0.5)}h"
    if width >= _VALUE_SIZE * _EM * len(text):
        return _text(x, y - 3, text, size=_VALUE_SIZE)
    turn = f"rotate(-90 {x:.1f} {y - 3:.1f})"
    return _text(x, y, text, size=_VALUE_SIZE, anchor="start", turn=turn)


def _legend(drawing: Drawing) -> Iterator[str]:
    if len(drawing.series) == 1:
        return
    room = (_RIGHT - _LEFT) / len(drawing.series)
    for rank, series in enumerate(drawing.series):
        x = _LEFT + room * rank + 14
        yield (
            f'<rect x="{x:.1f}" y="{HEIGHT - 24}" width="12" height="12" fill="{series.shade}" '
            f'stroke="{GRAY}" stroke-width="0.75" class="serie{SHADES.index(series.shade)}"/>'
        )
        yield _text(x + 18, HEIGHT - 14, series.nom, anchor="start")


def _text(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "middle",
    size: int = 11,
    weight: str = "normal",
    ink: str = "legende",
    turn: str = "",
) -> str:
    turned = f' transform="{turn}"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'font-weight="{weight}" class="{ink}"{turned}>{escape(text)}</text>'
    )
