"""Take a sheet over whole: cells, looks, sizes, pictures, page, notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.sheets.closed.takeover.colors import Colors
from pial_xl.sheets.closed.takeover.looks import whole_look
from pial_xl.sheets.closed.takeover.values import (
    Results,
    formula_of,
    has_formula,
    result_of,
    value_of,
)
from pial_xl.template.carried import (
    NO_LOOK,
    CarriedCell,
    CarriedPage,
    CarriedPicture,
    CarriedSheet,
    Look,
)
from pial_xl.template.carried_sheets import can_draw
from pial_xl.units.excel import PIXELS_PER_SIGN
from pial_xl.units.text import plural

_EMU_PER_PIXEL: Final = 9525
_POINTS_TO_PIXELS: Final = 96 / 72
_WIDTH: Final = 64 / PIXELS_PER_SIGN
_HEIGHT: Final = 15.0
_COLUMNS_MAX: Final = 512
_WIDTH_MAX, _HEIGHT_MAX = 255.0, 409.0
_SCALES: Final = (10, 400)
_BREAKS_MAX: Final = 1_000
_HEADER_MAX: Final = 255


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A sheet of the old workbook.

    Attributes:
        sheet: the sheet with its formulas.
        results: what they gave, by row and column from 1.
        headers: its header and its footer, codes included.
        titles: the sheets that bear another title in the new workbook: the new one by the old.
    """

    sheet: Worksheet
    results: Results
    headers: tuple[str, str]
    titles: Mapping[str, str]


def carry_sheet(old: OldSheet, colors: Colors) -> tuple[CarriedSheet, tuple[str, ...]]:
    """Give a sheet to draw again, and what of its cells and pictures is left behind, in French.

    Args:
        old: the sheet.
        colors: those of its workbook.
    """
    sheet = old.sheet
    cells, forgotten = _cells(old, colors)
    widths, heights = _widths(sheet), _heights(sheet)
    placed = (_picture(p, widths, heights) for p in privates.pictures(sheet))
    pictures = tuple(picture for picture in placed if picture and can_draw(picture))
    lost = []
    if forgotten:
        lost.append(
            plural(
                forgotten,
                "formule, remplacée par son dernier résultat",
                "formules, remplacées par leur dernier résultat",
            )
        )
    if len(pictures) < len(privates.pictures(sheet)):
        lost.append("une image d'un format rare")
    carried = CarriedSheet(
        title=sheet.title,
        cells=cells,
        merges=tuple(_merges(sheet)),
        widths=widths,
        heights=heights,
        pictures=pictures,
        page=_page(sheet, old.headers),
        shows_grid=sheet.sheet_view.showGridLines is not False,
        state=sheet.sheet_state,
        frozen=_frozen(sheet),
        tab_color=colors.rgb(sheet.sheet_properties.tabColor) or "",
    )
    return carried, tuple(lost)


def _cells(old: OldSheet, colors: Colors) -> tuple[dict[tuple[int, int], CarriedCell], int]:
    looks: dict[tuple[int, ...], Look] = {}
    cells: dict[tuple[int, int], CarriedCell] = {}
    forgotten = 0
    for (row, column), cell in privates.cells(old.sheet).items():
        numbers = tuple(privates.style(cell) or ())
        if numbers not in looks:
            looks[numbers] = whole_look(cell, colors) if cell.has_style else NO_LOOK
        note = cell.comment.text if not isinstance(cell, MergedCell) and cell.comment else ""
        value: object = None
        if not isinstance(cell, MergedCell):
            value = value_of(cell, colors)
            if has_formula(cell):
                last = result_of(old.results.get((row, column)))
                value = formula_of(cell, last, old.titles)
                forgotten += value is None
                value = last if value is None else value
        cells[row - 1, column - 1] = CarriedCell(value, looks[numbers], note)
    return cells, forgotten


def _frozen(sheet: Worksheet) -> tuple[int, int] | None:
    if not sheet.freeze_panes:
        return None
    row, column = coordinate_to_tuple(str(sheet.freeze_panes))
    return row - 1, column - 1


def _merges(sheet: Worksheet) -> Iterator[tuple[int, int, int, int]]:
    """Give the merged areas of several cells; of those that overlap, the first."""
    taken: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        cells = {
            (row, column)
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            yield area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1


def _widths(sheet: Worksheet) -> dict[int, float]:
    widths: dict[int, float] = {}
    for letters, column in sheet.column_dimensions.items():
        first = column.min or column_index_from_string(letters)
        last = min(column.max or first, _COLUMNS_MAX)
        width = 0.0 if column.hidden else min(float(column.width or _WIDTH), _WIDTH_MAX)
        widths |= dict.fromkeys(range(first - 1, last), width)
    return widths


def _heights(sheet: Worksheet) -> dict[int, float]:
    return {
        number - 1: 0.0 if row.hidden else min(float(row.height), _HEIGHT_MAX)
        for number, row in sheet.row_dimensions.items()
        if row.hidden or row.height is not None
    }


def _picture(
    picture: Any, widths: Mapping[int, float], heights: Mapping[int, float]
) -> CarriedPicture | None:
    start = privates.anchor_start(picture.anchor)
    if start is None:
        return None
    offset = (start.colOff / _EMU_PER_PIXEL, start.rowOff / _EMU_PER_PIXEL)
    end, extent = getattr(picture.anchor, "to", None), getattr(picture.anchor, "ext", None)
    if end is not None:
        across = sum(_pixels_wide(widths, c) for c in range(start.col, end.col))
        down = sum(_pixels_tall(heights, r) for r in range(start.row, end.row))
        size = (
            across - offset[0] + end.colOff / _EMU_PER_PIXEL,
            down - offset[1] + end.rowOff / _EMU_PER_PIXEL,
        )
    elif extent is not None:
        size = (extent.width / _EMU_PER_PIXEL, extent.height / _EMU_PER_PIXEL)
    else:
        return None
    return CarriedPicture(start.row, start.col, offset, size, picture.data)


def _pixels_wide(widths: Mapping[int, float], column: int) -> float:
    return round(widths.get(column, _WIDTH) * PIXELS_PER_SIGN)


def _pixels_tall(heights: Mapping[int, float], row: int) -> float:
    return heights.get(row, _HEIGHT) * _POINTS_TO_PIXELS


def _page(sheet: Worksheet, headers: tuple[str, str]) -> CarriedPage:
    setup, margins = sheet.page_setup, sheet.page_margins
    fits = bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
    areas = [area.bounds for area in privates.print_areas(sheet)]
    area = None
    if areas:
        left, top, right, bottom = areas[0]
        area = top - 1, left - 1, bottom - 1, right - 1
    return CarriedPage(
        is_landscape=setup.orientation == "landscape",
        margins=(margins.left, margins.right, margins.top, margins.bottom),
        header=_header(headers[0]),
        footer=_header(headers[1]),
        fit=(_count(setup.fitToWidth), _count(setup.fitToHeight)) if fits else None,
        scale=min(max(int(setup.scale or 100), _SCALES[0]), _SCALES[1]),
        area=area,
        rows=_rows(sheet.print_title_rows),
        breaks=(tuple(_breaks(sheet.row_breaks)), tuple(_breaks(sheet.col_breaks))),
        is_centered=bool(sheet.print_options.horizontalCentered),
    )


def _count(pages: Any) -> int:
    return 1 if pages is None else int(pages)


def _breaks(breaks: Any) -> Iterator[int]:
    yield from (int(line.id) for line in breaks.brk[:_BREAKS_MAX] if line.id)


def _header(code: str) -> str:
    """Give a header without its picture, that is not carried."""
    return code.replace("&G", "")[:_HEADER_MAX]


def _rows(titles: Any) -> tuple[int, int] | None:
    bounds = str(titles or "").rpartition("!")[2].replace("$", "").split(":")
    if not all(bound.isdecimal() for bound in bounds):
        return None
    return int(bounds[0]) - 1, int(bounds[-1]) - 1
