"""What cells hold in LibreOffice, and their number formats."""

from collections.abc import Sequence

from xlwings import Range

from pial_xl.sheets.open.hosts.areas import Box, box, boxes_where
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.hosts.libreoffice_cells import boxes_in


def uno_contents(area: Range) -> list[list[Held]]:
    """Give what each cell of an area holds."""
    return [[_held(*cell) for cell in row] for row in area.impl.held]


def write_uno_contents(area: Range, rows: Sequence[Sequence[Held]]) -> None:
    """Have cells hold what they are given."""
    is_formula = [[str(held).startswith("=") for held in row] for row in rows]
    area.impl.write_laid_out([[_constant(held) for held in row] for row in rows])
    for top, left, bottom, right in boxes_where(is_formula, 0, 0):
        zone = area[top : bottom + 1, left : right + 1]
        zone.impl.formula = [row[left : right + 1] for row in rows[top : bottom + 1]]


def uno_number_formats(area: Range) -> dict[Box, str]:
    """Give the number formats of an area.

    The cells of one look are asked for at once: calls grow with looks, not with cells.
    """
    if (shared := area.number_format) is not None:
        return {box(area): shared}
    code = area.sheet.book.impl.formats.code
    groups = area.api.getUniqueCellFormatRanges()
    found: dict[Box, str] = {}
    for rank in range(groups.getCount()):
        group = groups.getByIndex(rank)
        number_format = code(group.getPropertyValue("NumberFormat"))
        found |= dict.fromkeys(boxes_in(group), number_format)
    return found


def _held(value: float | str | None, formula: str) -> Held:
    if formula.startswith("=") and formula != value:
        return formula
    if isinstance(value, str):
        return f"'{value}" if value else None
    return value


def _constant(held: Held) -> Held:
    """Give what a cell holds where it is no formula."""
    if not isinstance(held, str):
        return held
    return None if held.startswith("=") else held.removeprefix("'")
