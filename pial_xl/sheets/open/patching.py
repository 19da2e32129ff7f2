"""Write scattered cells of an area of the open workbook in few calls."""

from collections.abc import Mapping
from typing import TypeAlias

from xlwings import Sheet

from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box, around, boxes_where
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.tables.address import Place

_BOXES_MAX = 8
"""Runs of cells that are written one by one in an area; of more, one that holds them all is."""
Cells: TypeAlias = Mapping[Place, Held]
"""What cells hold; those that hold nothing may be left out."""


def patch(sheet: Sheet, host: Host, zone: Box, changed: Cells, standing: Cells) -> None:
    """Write what cells of an area are to hold: each run of them, or all with those between.

    Args:
        sheet: the sheet.
        host: its program.
        zone: the area; cells to write may stand elsewhere, and are left alone.
        changed: what is to be written.
        standing: what the cells of the area hold now.
    """
    top, left, bottom, right = zone
    flags = [
        [(row, column) in changed for column in range(left, right + 1)]
        for row in range(top, bottom + 1)
    ]
    boxes = list(boxes_where(flags, top, left))
    if len(boxes) > _BOXES_MAX:
        boxes = [around(boxes)]
    for first, start, last, end in boxes:
        lines = [
            [
                changed[row, column] if (row, column) in changed else standing.get((row, column))
                for column in range(start, end + 1)
            ]
            for row in range(first, last + 1)
        ]
        host.write_contents(sheet.range((first, start), (last, end)), lines)
