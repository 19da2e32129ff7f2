"""The pages of a letter: one while it can be read, else several that cut no box in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.worksheet.pagebreak import Break, ColBreak, RowBreak
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.sheets.closed.letters.copying import border_style
from pial_xl.sheets.closed.letters.heights import row_height, shown_width

SCALE_MIN = 0.8
"""Below this scale a letter is hard to read, and takes one more page instead."""
_ROWS_MAX = 500  # beyond, a stray cell makes the sheet long: no letter is
_A4_PT = (595.0, 842.0)
_PT_PER_INCH = 72
_PT_PER_CHARACTER = 5.6  # Excel rounds it to 5.25, LibreOffice does not: neither may overflow
_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class ChosenBreaks:
    """The rows and the columns that begin a page because a person says so."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NO_BREAK: Final = ChosenBreaks()


def model_breaks(model: Any) -> ChosenBreaks:
    """Give what begins a page because a person says so on the model.

    Excel sets aside the breaks of a sheet that it fits in pages.
    """
    fit = model.sheet_properties.pageSetUpPr
    if fit is not None and fit.fitToPage:
        return NO_BREAK
    rows, columns = (
        frozenset(b.id + 1 for b in breaks.brk if b.man)
        for breaks in (model.row_breaks, model.col_breaks)
    )
    return ChosenBreaks(rows, columns)


def paginate(sheet: Worksheet, chosen: ChosenBreaks = NO_BREAK) -> int:
    """Fit a letter in one A4 page if it stays readable, else in as many as it needs.

    The sheet has its page set-up, its rows their heights.

    Args:
        sheet: the letter.
        chosen: what begins a page whatever the room.

    Returns:
        How many pages it takes.
    """
    page: Any = sheet.page_setup
    properties: Any = sheet.sheet_properties
    sheet.row_breaks, sheet.col_breaks = RowBreak(), ColBreak()
    properties.pageSetUpPr.fitToPage = True
    ranks, columns = printed_zone(sheet)
    if len(ranks) > _ROWS_MAX or len(columns) > _ROWS_MAX:
        return 1
    across = sorted(chosen.columns & frozenset(columns[1:]))
    width = _page_width(sheet, columns, across)
    margins = sheet.page_margins
    paper = page_size(sheet)
    room = paper[0] - (margins.left + margins.right) * _PT_PER_INCH
    page_height = paper[1] - (margins.top + margins.bottom) * _PT_PER_INCH
    scale = min(1.0, room / max(width, 1.0))
    heights = {rank: row_height(sheet, rank) * scale for rank in ranks}
    inside = chosen.rows & frozenset(ranks[1:])
    if not (inside or across) and sum(heights.values()) * SCALE_MIN <= page_height:
        return 1
    properties.pageSetUpPr.fitToPage = False  # Excel breaks no page by hand while it fits them
    page.scale = max(10, int(scale * 100))
    breaks = list(_breaks(sheet, heights, page_height, inside))
    for rank in breaks:
        sheet.row_breaks.append(Break(id=rank - 1))
    for column in across:
        sheet.col_breaks.append(Break(id=column - 1))
    return (len(breaks) + 1) * (len(across) + 1)


def _page_width(sheet: Worksheet, columns: range, across: Sequence[int]) -> float:
    """Give the width in points of the widest page, from one column that begins a page to another.

    Args:
        sheet: the letter.
        columns: the columns to print.
        across: those that begin a page, after the first, in order.
    """
    ends = (*across, columns.stop)
    starts = (columns.start, *across)
    return max(
        sum(shown_width(sheet, column) for column in range(debut, fin)) * _PT_PER_CHARACTER
        for debut, fin in zip(starts, ends, strict=True)
    )


def page_size(sheet: Any) -> tuple[float, float]:
    """Give the width and height of a page, in points: A4, upright or on its side."""
    return _A4_PT[::-1] if sheet.page_setup.orientation == "landscape" else _A4_PT


def printed_zone(sheet: Any) -> tuple[range, range]:
    """Give the rows and the columns to print."""
    areas = privates.print_areas(sheet)
    if areas:
        columns = range(min(p.min_col for p in areas), max(p.max_col for p in areas) + 1)
        return range(min(p.min_row for p in areas), max(p.max_row for p in areas) + 1), columns
    cells = [c for c, cell in privates.cells(sheet).items() if cell.value is not None] or [(1, 1)]
    ranks = range(1, max(rank for rank, _ in cells) + 1)
    return ranks, range(1, max(column for _, column in cells) + 1)


def _breaks(
    sheet: Worksheet, heights: dict[int, float], page_height: float, chosen: frozenset[int]
) -> Iterator[int]:
    """Give the rows that begin a page, after the first: where the page before is full, or above.

    Args:
        sheet: the letter.
        heights: the height of each row to print, in order.
        page_height: the height of a page.
        chosen: the rows that begin a page whatever the room.
    """
    cells = _rows(sheet)
    debut, taken = next(iter(heights)), 0.0
    for rank, height in heights.items():
        if rank in chosen:
            debut, taken = rank, height
            yield debut
            continue
        taken += height
        if taken <= page_height or rank == debut:
            continue
        allowed = (r for r in range(rank, debut, -1) if not _goes_with_above(sheet, cells, r))
        debut = next(allowed, rank)
        taken = sum(heights[r] for r in range(debut, rank + 1))
        yield debut


def _goes_with_above(sheet: Any, cells: dict[int, dict[int, Any]], rank: int) -> bool:
    """Tell whether a row goes with the one above: a box or a merged cell goes on, or a heading."""
    if any(p.min_row < rank <= p.max_row for p in sheet.merged_cells.ranges):
        return True
    here, above = cells.get(rank, {}), cells.get(rank - 1, {})
    texts = [cell for cell in above.values() if cell.value is not None]
    if texts and all(cell.font.b for cell in texts):
        return True
    return any(
        _has_side(cell)
        and _has_side(above[col])
        and not (border_style(cell, "top") or border_style(above[col], "bottom"))
        for col, cell in here.items()
        if col in above
    )


def _rows(sheet: Any) -> dict[int, dict[int, Any]]:
    rows: dict[int, dict[int, Any]] = {}
    for (row, col), cell in privates.cells(sheet).items():
        rows.setdefault(row, {})[col] = cell
    return rows


def _has_side(cell: Any) -> bool:
    return any(border_style(cell, side) for side in _SIDES)
