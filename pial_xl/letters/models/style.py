"""The look of the packaged models, and the kinds of rows that they are made of."""

from dataclasses import replace

from pial_xl.letters.models.layout import Fragment, ModelRow, Style
from pial_xl.units.palette import LETTER_BLUE, LETTER_FILL, LETTER_LIGHT_LINE
from pial_xl.units.text import NBSP

LEFT, RIGHT = 1, 3
WIDTHS = (43.0, 3.0, 43.0)
MARGINS = (0.75, 0.75, 0.6, 0.55)

BLUE = LETTER_BLUE
TITLE = Style(size=20, bold=True, color=BLUE, horizontal="center", vertical="center")
SUBTITLE = Style(size=12, bold=True, horizontal="center", vertical="center")
LOCAL = Style(size=11, horizontal="center", vertical="center")
YEAR = replace(LOCAL, bold=True, borders=("bottom",), border_color=BLUE)
CIRCULAIRE = Style(size=10, italic=True, horizontal="center", vertical="center")
IDENTITY = Style(fill=LETTER_FILL, vertical="center", indent=1)
HEADING = Style(
    size=11.5,
    bold=True,
    color=BLUE,
    vertical="bottom",
    borders=("bottom",),
    border_color=LETTER_LIGHT_LINE,
)
TEXT = Style(horizontal="justify", vertical="center")
MISSION = Style(horizontal="left", vertical="center", indent=1)
SIGNING = Style(horizontal="left", vertical="center")
BOX = Style(size=10, horizontal="center", vertical="center", borders=("left", "right"))
BOX_TOP = replace(BOX, size=9.5, borders=("left", "right", "top"))
BOX_BOTTOM = replace(BOX, borders=("left", "right", "bottom"))

GAP_ROW = ModelRow(6)


def wide(height: float, style: Style, *fragments: Fragment) -> ModelRow:
    """Give a row whose text, in pieces, runs over the whole width."""
    return ModelRow(height, ((LEFT, RIGHT, style, fragments),))


def row(height: float, style: Style, text: str) -> ModelRow:
    """Give a row whose text runs over the whole width."""
    return wide(height, style, Fragment(text))


def titled(title: str, text: str) -> ModelRow:
    """Give a row that says one fact of the letter, after its title."""
    return wide(19, IDENTITY, Fragment(f"{title}{NBSP}: "), Fragment(text, bold=True))


def signatures(
    height: float, style: Style, left: Fragment | None = None, right: Fragment | None = None
) -> ModelRow:
    """Give a row of the two signature boxes."""
    return ModelRow(
        height,
        tuple(
            (column, column, style, (fragment,) if fragment else ())
            for column, fragment in ((LEFT, left), (RIGHT, right))
        ),
    )
