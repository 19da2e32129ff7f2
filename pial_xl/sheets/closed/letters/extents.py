"""Refuse a sheet with ranges that openpyxl would fill cell by cell until the memory is gone."""

import zipfile
from collections.abc import Iterator
from typing import Final

from openpyxl.utils.cell import range_boundaries

from pial_xl.sheets.closed.archive import Archive
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


def count_area_cells(workbook: zipfile.ZipFile, part: str) -> int:
    """Count the cells of the merged ranges and of the links of a sheet, without opening it.

    Args:
        workbook: the workbook, whose archive has already been found sound.
        part: the sheet's part.

    Raises:
        WorkbookReadError: the part is damaged.
    """
    return sum(_cells(ref) for ref in _areas(Archive(workbook), part))


def _areas(archive: Archive, part: str) -> Iterator[str]:
    for element in elements(archive, part):
        if element.tag in _AREAS and (ref := element.get("ref")):
            yield ref
        element.clear()


def _cells(ref: str) -> int:
    """Count the cells of a range; one that means nothing is left to openpyxl, which refuses it."""
    try:
        left, top, right, bottom = range_boundaries(ref)
    except ValueError:
        return 0
    # A range of whole columns or rows does not say all its bounds.
    width = int(right or _COLUMNS) - int(left or 1) + 1
    return max(width, 0) * max(int(bottom or _ROWS) - int(top or 1) + 1, 0)
