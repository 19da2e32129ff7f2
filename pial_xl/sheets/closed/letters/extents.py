"""Refuse a sheet with ranges that openpyxl would fill cell by cell until the memory is gone."""

from typing import Final

from openpyxl.utils.cell import range_boundaries

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.guard import Allowance
from pial_xl.sheets.closed.markup import elements, principal
from pial_xl.sheets.errors import WorkbookReadError

CELLS_MAX: Final = 100_000
"""Cells that the ranges of a workbook may cover in all; a letter of four pages has some 5,000."""
_COLUMNS, _ROWS = 16_384, 1_048_576
_AREAS = frozenset({principal("mergeCell"), principal("hyperlink")})


class OversizedSheetError(WorkbookReadError):
    """A sheet has merged cells, or a link, over a range that is too large."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"{sheet} a des cellules fusionnées, ou un lien, sur une plage démesurée (une "
            "colonne entière, par exemple) : annulez cette fusion dans Excel, enregistrez, puis "
            "recommencez."
        )


def count_area_cells(workbook: Archive, part: str, whole: Allowance) -> int:
    """Count the cells of the merged ranges and of the links of a sheet, without opening it.

    Args:
        workbook: the workbook.
        part: the sheet's part.
        whole: what it may hold of markup, with the other sheets.

    Raises:
        WorkbookReadError: the part is damaged, or out of measure.
    """
    areas = (element for _, element in elements(workbook, part, _AREAS, whole))
    return sum(_cells(ref) for area in areas if (ref := area.get("ref")))


def _cells(ref: str) -> int:
    """Count the cells of a range; one that means nothing is left to openpyxl, which refuses it."""
    try:
        left, top, right, bottom = range_boundaries(ref)
    except ValueError:
        return 0
    # A range of whole columns or rows does not say all its bounds.
    width = int(right or _COLUMNS) - int(left or 1) + 1
    return max(width, 0) * max(int(bottom or _ROWS) - int(top or 1) + 1, 0)
