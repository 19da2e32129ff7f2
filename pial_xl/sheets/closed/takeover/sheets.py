"""Take a sheet over whole: cells, looks, sizes, pictures, page, notes."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import column_index_from_string
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

_EMU_PER_PIXEL: Final = 9525
_POINTS_TO_PIXELS: Final = 96 / 72
_WIDTH: Final = 8.43
_HEIGHT: Final = 15.0
_COLUMNS_MAX: Final = 512
_DRAWABLE: Final = frozenset({"png", "jpg", "jpeg", "gif", "bmp"})


def carry_sheet(
    sheet: Worksheet, results: Results, headers: tuple[str, str], colors: Colors
) -> tuple[CarriedSheet, tuple[str, ...]]:
    """Give a sheet to draw again, and what of its cells and pictures is left behind, in French.

    Args:
        sheet: the sheet with its formulas.
        results: what they gave, by row and column from 1.
        headers: its header and its footer, codes included.
        colors: those of its workbook.
    """
    cells, forgotten = _cells(sheet, results, colors)
    pictures = [p for p in privates.pictures(sheet) if p.format in _DRAWABLE]
    lost = []
    if forgotten:
        lost.append(f"{forgotten} formule(s), remplacée(s) par leur dernier résultat")
    if len(pictures) < len(privates.pictures(sheet)):
        lost.append("une image d'un format rare")
    widths, heights = _widths(sheet), _heights(sheet)
    carried = CarriedSheet(
        title=sheet.title,
        cells=cells,
        merges=tuple(
            (a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1)
            for a in sheet.merged_cells.ranges
        ),
        widths=widths,
        heights=heights,
        pictures=tuple(filter(None, (_picture(p, widths, heights) for p in pictures))),
        page=_page(sheet, headers),
        has_gridlines=sheet.sheet_view.showGridLines is not False,
        is_hidden=sheet.sheet_state != "visible",
    )
    return carried, tuple(lost)


def _cells(
    sheet: Worksheet, results: Results, colors: Colors
) -> tuple[dict[tuple[int, int], CarriedCell], int]:
    looks: dict[tuple[int, ...], Look] = {}
    cells: dict[tuple[int, int], CarriedCell] = {}
    forgotten = 0
    for (row, column), cell in privates.cells(sheet).items():
        numbers = tuple(privates.style(cell) or ())
        if numbers not in looks:
            looks[numbers] = whole_look(cell, colors) if cell.has_style else NO_LOOK
        note = cell.comment.text if not isinstance(cell, MergedCell) and cell.comment else ""
        value: object = None
        if not isinstance(cell, MergedCell):
            value = value_of(cell, colors)
            if has_formula(cell):
                last = result_of(results.get((row, column)))
                value = formula_of(cell, last)
                forgotten += value is None
                value = last if value is None else value
        cells[row - 1, column - 1] = CarriedCell(value, looks[numbers], note)
    return cells, forgotten


def _widths(sheet: Worksheet) -> dict[int, float]:
    widths: dict[int, float] = {}
    for letters, column in sheet.column_dimensions.items():
        first = column.min or column_index_from_string(letters)
        last = min(column.max or first, _COLUMNS_MAX)
        width = 0.0 if column.hidden else float(column.width or _WIDTH)
        widths |= dict.fromkeys(range(first - 1, last), width)
    return widths


def _heights(sheet: Worksheet) -> dict[int, float]:
    return {
        number - 1: 0.0 if row.hidden else float(row.height)
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
    return int(widths.get(column, _WIDTH) * 7 + 5)


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
        header=headers[0],
        footer=headers[1],
        fit=(_count(setup.fitToWidth), _count(setup.fitToHeight)) if fits else None,
        scale=int(setup.scale or 100),
        area=area,
        rows=_rows(sheet.print_title_rows),
        breaks=(tuple(_breaks(sheet.row_breaks)), tuple(_breaks(sheet.col_breaks))),
        is_centered=bool(sheet.print_options.horizontalCentered),
    )


def _count(pages: Any) -> int:
    return 1 if pages is None else int(pages)


def _breaks(breaks: Any) -> Iterator[int]:
    yield from (int(line.id) for line in breaks.brk if line.id)


def _rows(titles: Any) -> tuple[int, int] | None:
    bounds = str(titles or "").rpartition("!")[2].replace("$", "").split(":")
    if not all(bound.isdecimal() for bound in bounds):
        return None
    return int(bounds[0]) - 1, int(bounds[-1]) - 1
