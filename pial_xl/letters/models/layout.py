"""How the model of a letter is described: styles, pieces of text, cells, one page."""

from typing import Literal

from pial_xl.units.excel import looks_like_a_formula
from pial_xl.units.palette import LETTER_INK, LETTER_LINE
from pial_xl.units.records import record

Horizontal = Literal["left", "center", "justify"]
Vertical = Literal["top", "center", "bottom"]
Side = Literal["left", "right", "top", "bottom"]

FONT = "Calibri"


@record
class Style:
    """How a cell looks. Sizes in points, colours as ``#RRGGBB``, indents in Excel steps."""

    size: float = 10.5
    bold: bool = False
    italic: bool = False
    color: str = LETTER_INK
    fill: str | None = None
    horizontal: Horizontal = "left"
    vertical: Vertical = "top"
    indent: int = 0
    borders: tuple[Side, ...] = ()
    border_color: str = LETTER_LINE


@record
class Fragment:
    """A piece of a cell's text; it adds bold or italic to the style of its cell."""

    text: str
    bold: bool = False
    italic: bool = False


@record
class ModelCell:
    """A cell of the model, merged over a row's columns when it spans several.

    Attributes:
        row: row, from 1.
        column: first column, from 1.
        last_column: last column (equal to ``column`` when nothing is merged).
        fragments: its text; empty for a cell that is only drawn (room to sign).
    """

    row: int
    column: int
    last_column: int
    style: Style
    fragments: tuple[Fragment, ...] = ()

    @property
    def text(self) -> str:
        """Give the whole text of the cell, placeholders included."""
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def resembles_formula(self) -> bool:
        """Tell whether Excel would take the text for a formula when a person edits the cell.

        Such a cell is written as text, with the quote prefix.
        """
        return looks_like_a_formula(self.text)


@record
class ModelRow:
    """A row of the model before it has a number: its height in points and its cells.

    A cell is ``(column, last_column, style, fragments)``.
    """

    height: float
    cells: tuple[tuple[int, int, Style, tuple[Fragment, ...]], ...] = ()


@record
class LetterModel:
    """The model of a letter: one A4 portrait page.

    Attributes:
        title: name of the sheet.
        widths: widths of the columns from the first, in Excel characters.
        heights: heights of the rows from the first, in points.
        blocks: cells, in reading order.
        margins: left, right, top, bottom, in inches.
    """

    title: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    blocks: tuple[ModelCell, ...]
    margins: tuple[float, float, float, float]

    @property
    def texts(self) -> tuple[str, ...]:
        """Give the texts of the model, in reading order."""
        return tuple(block.text for block in self.blocks if block.fragments)


def stack(
    title: str,
    widths: tuple[float, ...],
    margins: tuple[float, float, float, float],
    lines: tuple[ModelRow, ...],
) -> LetterModel:
    """Number the rows from 1 downwards and give the model they make."""
    blocks = tuple(
        ModelCell(row, column, last, style, fragments)
        for row, line in enumerate(lines, start=1)
        for column, last, style, fragments in line.cells
    )
    return LetterModel(title, widths, tuple(r.height for r in lines), blocks, margins)
