"""How cells look, asked of Excel without harm: what one cell mixes is None, on every system.

Excel answers nothing for the colour of a text of two colours, and xlwings makes a tuple of it; on
a Mac it answers « missing value », which is neither None nor false.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

Rgb = tuple[int, int, int]


class FontLook(NamedTuple):
    """What a text looks like; None for a trait that its own characters mix."""

    name: str | None
    size: float | None
    bold: bool | None
    italic: bool | None
    color: Rgb | None


@dataclass(frozen=True, slots=True)
class RichFragment:
    """A piece of a cell's text and its look; None for a trait that its own characters mix."""

    text: str
    bold: bool | None
    italic: bool | None
    color: Rgb | None


def look_of(font: Any) -> FontLook:
    """Give the look that a font of xlwings tells, whatever the program answered."""
    name, size, bold, italic = font.name, font.size, font.bold, font.italic
    return FontLook(
        name if isinstance(name, str) else None,
        measure(size),
        bold if isinstance(bold, bool) else None,
        italic if isinstance(italic, bool) else None,
        color_of(lambda: font.color),
    )


def fill_of(cell: Any) -> Rgb | None:
    """Give the fill of one cell; None where there is none, or a gradient."""
    return color_of(lambda: cell.color)


def color_of(ask: Callable[[], Any]) -> Rgb | None:
    """Give the colour that xlwings answers when it is asked; None for several."""
    try:
        red, green, blue = ask()
    except TypeError:  # made of nothing, or of « missing value »
        return None
    return red, green, blue


def measure(said: object) -> float | None:
    """Give a size, a height or a width; None for several."""
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return said
