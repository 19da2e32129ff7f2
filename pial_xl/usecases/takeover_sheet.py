"""The sheet « Reprise » of a workbook that a taking over writes, in the looks of the house."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pial_xl.report.looks import BACK, BODY, HEADER, PAGE, TITLE, TITLE_HEIGHT, Look, height
from pial_xl.report.workbook.styles import TEMPLATE_FOOTER, properties_of
from pial_xl.takeover.account import SHEET, Section
from pial_xl.template.carried import CarriedCell, CarriedPage, CarriedSheet, Link
from pial_xl.template.outputs import HOME_LABEL, HOME_LINK
from pial_xl.units.palette import DARK, GRAY

_WIDTHS: Final = (26.0, 34.0, 26.0, 12.0, 60.0)
_LAST: Final = len(_WIDTHS) - 1
_HEADING: Final = Look(DARK, size=12, bold=True, wraps=True)
_CELL: Final = replace(BODY, framed=True)
_PAGE: Final = CarriedPage(
    is_landscape=True,
    margins=(PAGE.left, PAGE.right, PAGE.top, PAGE.bottom),
    footer=TEMPLATE_FOOTER,
    fit=(1, 0),
    rows=(0, 0),
)


def draw_takeover(sections: Iterable[Section]) -> CarriedSheet:
    """Draw what is said of a taking over; a section without a line under its header is left out.

    The last column of a section takes what is left of the page: it is there that sentences are.
    """
    cells = {(0, 0): _cell(SHEET, TITLE), (0, _LAST): _cell(Link(HOME_LINK, HOME_LABEL), BACK)}
    heights, merges, row = {0: float(TITLE_HEIGHT)}, [], 2
    for title, lines in sections:
        if len(lines) < 2:
            continue
        cells[row, 0] = _cell(title, _HEADING)
        merges.append((row, 0, row, _LAST))
        # The height is computed for the size of a body text: one of 12 points takes more room.
        heights[row] = height([(title, sum(_WIDTHS) / 1.25)]) + 3
        across = len(lines[0])
        widths = (*_WIDTHS[: across - 1], sum(_WIDTHS[across - 1 :]))
        for number, line in enumerate(lines, start=row + 1):
            look = HEADER if number == row + 1 else _CELL
            texts = (*line, *[""] * (across - len(line)))
            cells |= {(number, c): _cell(text, look) for c, text in enumerate(texts)}
            heights[number] = max(15.0, height(zip(texts, widths, strict=True)))
            if across < len(_WIDTHS):
                merges.append((number, across - 1, number, _LAST))
        row += len(lines) + 2
    return CarriedSheet(
        SHEET,
        cells,
        tuple(merges),
        dict(enumerate(_WIDTHS)),
        heights,
        page=_PAGE,
        shows_grid=False,
        tab_color=GRAY,
    )


def _cell(value: object, look: Look) -> CarriedCell:
    return CarriedCell(value or None, properties_of(look))
