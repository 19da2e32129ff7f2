"""How the output sheets look, said once for whoever draws them: colors, cells, page, heights."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.letters.text_height import columns_width, line_count, line_height
from pial_xl.units.palette import (
    AMBER,
    AMBER_FILL,
    BLUE_FILL,
    DARK,
    GRAY,
    LINK,
    RED,
    RED_FILL,
    SHADE,
    WHITE,
)

FONT: Final = "Calibri"
NIVEAU_COLORS: Final = {
    Niveau.BLOQUANT: (RED, RED_FILL),
    Niveau.ALERTE: (AMBER, AMBER_FILL),
    Niveau.INFO: (DARK, BLUE_FILL),
}
"""Text and fill of each level; the level is always written as well."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, in the font of the sheets.

    Attributes:
        ink, fill: colors of the text and of the cell; empty for those of the program.
        size: that of the text, in points.
        framed: whether the cell has thin borders.
        is_body: whether it is a cell of a table, whose text begins at the top.
        wraps: whether its text goes on another line.
        is_text: whether what is typed there stays text.
    """

    ink: str = ""
    fill: str = ""
    size: float = 10
    bold: bool = False
    underlined: bool = False
    framed: bool = False
    is_body: bool = False
    wraps: bool = False
    is_text: bool = False


TITLE: Final = Look(DARK, size=18, bold=True)
MUTED: Final = Look(GRAY)
HEADER: Final = Look(WHITE, DARK, bold=True, framed=True)
BODY: Final = Look(is_body=True, wraps=True, is_text=True)
OWN_HEADER: Final = Look(DARK, SHADE, bold=True, framed=True)
LINKED: Final = Look(LINK, underlined=True, is_body=True, wraps=True)
BACK: Final = Look(LINK, underlined=True)
COUNTED: Final = Look(is_body=True)


def of_niveau(look: Look, niveau: Niveau | None) -> Look:
    """Give a look in the colors of a level; as it is without one."""
    if niveau is None:
        return look
    ink, fill = NIVEAU_COLORS[niveau]
    return replace(look, ink=ink, fill=fill)


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 landscape page, one page wide; its margins are in inches."""

    left: float = 0.4
    right: float = 0.4
    top: float = 0.5
    bottom: float = 0.6


PAGE: Final = Page()
TITLE_HEIGHT, HEADER_HEIGHT = 27, 22
"""Heights of the row of a sheet's title and of a table's headers, in points."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its header, its width in characters, the look of its cells.

    ``is_own`` tells a column that is the person's to fill; ``is_hidden``, one that nobody reads.
    """

    title: str
    width: float
    look: Look = BODY
    is_own: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line above a table: its row, from 1; its look; what it always says, if anything."""

    row: int
    look: Look
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that holds a title, a few lines and one table under them.

    Attributes:
        heading: what its first cell says.
        table: name of the Excel Table.
        title_row: row of its headers, from 1.
        columns: its columns.
        lines: what stands between the heading and the table.
        kept: columns, from the left, that stay in sight; what is above the table begins after
            them, for their line would cut it.
    """

    heading: str
    table: str
    title_row: int
    columns: tuple[SheetColumn, ...]
    lines: tuple[SheetLine, ...] = ()
    kept: int = 0


_HEIGHT_MAX = 409.0
_CELL_MARGIN_PT, _MARGIN_PT = 5.0, 2.0


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Give the height in points of a row whose texts wrap, each over its width in characters.

    Excel would fit it by itself; LibreOffice does not.
    """
    size = BODY.size
    lines = max(
        (line_count(text, columns_width(width) - _CELL_MARGIN_PT, size) for text, width in cells),
        default=1,
    )
    return min(_HEIGHT_MAX, lines * line_height(size) + _MARGIN_PT)
