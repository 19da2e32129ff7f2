"""Writes blocks of values with XlsxWriter, in cells that already know how they look."""

from collections.abc import Callable, Iterable

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.block import Block

Look = Callable[[int, int], Format]
"""Gives the format of a cell, by its row and column from 0."""


def put_blocks(sheet: Worksheet, blocks: Iterable[Block], look: Look) -> None:
    """Write the values of blocks; a text is never a formula, a number or a link."""
    for block in blocks:
        for i, line in enumerate(block.values):
            for j, valeur in enumerate(line):
                place = (block.row - 1 + i, block.column - 1 + j)
                if isinstance(valeur, str):
                    if valeur:
                        sheet.write_string(*place, valeur, look(*place))
                elif valeur is not None:
                    sheet.write_number(*place, valeur, look(*place))
