"""What stands on a sheet: tables, merged areas, formulas, asked of Excel through xlwings."""

from collections.abc import Callable, Iterator, Sequence

from xlwings import Range, Sheet

from pial_xl.sheets.closed.grid import TableExcel
from pial_xl.sheets.open.hosts.areas import (
    Box,
    Boxes,
    box,
    boxes_where,
    covers,
    formulas_of,
    halves,
)
from pial_xl.sheets.open.own_rows import displaced


def tables(sheet: Sheet) -> Iterator[TableExcel]:
    """Give the Excel Tables of a sheet."""
    for table in sheet.tables:
        area = table.range
        if area is not None:
            (height, width), top, left = area.shape, area.row, area.column
            yield TableExcel(
                nom=table.name,
                left=left,
                top=top,
                right=left + width - 1,
                bottom=top + height - 1,
                header_rows=int(table.show_headers),
                total_rows=int(table.show_totals),
            )


def merges(body: Range, has_merges: Callable[[Range], bool]) -> set[Box]:
    """Give the merged areas of a range; one call where there is none, by halves else."""
    found: set[Box] = set()
    pending = [body]
    while pending:
        zone = pending.pop()
        if not has_merges(zone):
            continue
        merged = box(zone[0, 0].merge_area)
        if merged != box(zone[0, 0]):
            found.add(merged)
        if zone.size > 1 and not covers(merged, box(zone)):
            pending += halves(zone)
    return found


def cells_without_formula(areas: Sequence[Range]) -> tuple[Boxes, Boxes, Boxes]:
    """Give the cells of calculated columns that are not as their column has them.

    The blank ones, those that hold something else than a formula, and those whose formula reads
    another row than theirs.
    """
    blank: Boxes = {}
    typed: Boxes = {}
    moved: Boxes = {}
    for area in areas:
        texts = formulas_of(area)
        is_blank = [[not text for text in row] for row in texts]
        is_typed = [[bool(text) and not text.startswith("=") for text in row] for row in texts]
        is_moved = displaced(texts, area.row)
        for found, flags in ((blank, is_blank), (typed, is_typed), (moved, is_moved)):
            boxes = boxes_where(flags, area.row, area.column)
            found.setdefault(area.sheet.name, []).extend(boxes)
    return blank, typed, moved
