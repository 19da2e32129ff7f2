"""A sheet to hand over: all that it says and how it looks, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pial_xl.report.blocks.values import Value
from pial_xl.report.looks import Look

FOOTER_MAX: Final = 110
"""Characters that a footer holds on one line, beside the page's number."""


class Align(Enum):
    """Where the text of a cell stands across it."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class HandoutCell:
    """A cell, or several made one.

    Attributes:
        column: its first column, from 1.
        value: what it holds: the text of a workbook stays text; an amount of time, a count, a part
            or ETP are numbers under the format of their kind; None is « non évalué ».
        look: its colors and text.
        across, down: how many columns and rows it takes.
        align: where its text stands; numbers stand on the right without it.
        hatched: whether its fill is hatched: a color never says something alone.
        link: the cell of the same file that it leads to, as ``'Feuille'!A1``; blank without.
        indent: how far its text stands from its edge; needs an ``align``, left or right.
    """

    column: int
    value: Value
    look: Look
    across: int = 1
    down: int = 1
    align: Align | None = None
    hatched: bool = False
    link: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A row. ``height`` is in points; None fits the texts of its cells that wrap."""

    cells: tuple[HandoutCell, ...] = ()
    height: float | None = None


@dataclass(frozen=True, slots=True)
class HandoutPage:
    """How a sheet is printed, on A4, one page wide.

    Attributes:
        is_landscape: whether it lies on its long side.
        is_single: whether it holds in one page.
        repeated: first and last row, from 1, repeated on each page; None without.
        footer: what its foot says on the left; the page's number stands on the right.
    """

    is_landscape: bool = False
    is_single: bool = False
    repeated: tuple[int, int] | None = None
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet to hand over.

    Attributes:
        title: the name wanted for its sheet, its bookmark and its file.
        widths: width of each column, in characters; 0 hides it, and the last ones that it hides are
            not printed.
        rows: its rows, from the first.
        page: how it is printed.
        frozen_rows: how many rows stay in sight on the screen.
        tab: color of its tab; blank for that of the program.
    """

    title: str
    widths: tuple[float, ...]
    rows: tuple[HandoutRow, ...]
    page: HandoutPage = HandoutPage()
    frozen_rows: int = 0
    tab: str = ""

    def places(self) -> Iterator[tuple[int, HandoutCell]]:
        """Give each cell with its row, from 1, in order."""
        for number, row in enumerate(self.rows, start=1):
            for cell in row.cells:
                yield number, cell
