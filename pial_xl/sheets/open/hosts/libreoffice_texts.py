"""The pieces of a cell's text in LibreOffice, and their looks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pial_xl.engines.libreoffice.structures import enum
from pial_xl.sheets.open.hosts.looks import Rgb, RichFragment

_LOOK = ("CharColor", "CharPosture", "CharWeight")
"""In the order of the alphabet, which LibreOffice asks for."""
_BOLD, _REGULAR = 150.0, 100.0
_BOLD_MIN = 110.0
_NONE = -1


def fragment_of(text: str, said: Any) -> RichFragment:
    """Give a piece of text with the look that its cell, or its portion, tells."""
    color, posture, weight = said.getPropertyValues(_LOOK)
    return RichFragment(text, is_bold(weight), is_italic(posture), color_seen(color))


def fragments_of(cell: Any) -> tuple[RichFragment, ...]:
    """Cut the text of a UNO cell where its look changes."""
    paragraphs = cell.createEnumeration()
    found: list[RichFragment] = []
    while paragraphs.hasMoreElements():
        if found:  # the break goes with what it ends
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n")
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            found.append(fragment_of(str(portion.getString()), portion))
    return tuple(found)


def format_pieces(cell: Any, fragments: Iterable[RichFragment]) -> None:
    """Give the pieces of a text just written in a UNO cell their look.

    It has that of its cell: only the pieces of another are formatted.
    """
    own = fragment_of("", cell)
    looks = [(fragment, replace(fragment, text="") != own) for fragment in fragments]
    while looks and not looks[-1][1]:  # what ends in the cell's own look is left as it is
        looks.pop()
    if not looks:
        return
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    for fragment, is_other in looks:
        length = len(fragment.text.encode("utf-16-le")) // 2
        cursor.goRight(length, is_other)
        if is_other:
            slant = enum(f"com.sun.star.awt.FontSlant.{'ITALIC' if fragment.italic else 'NONE'}")
            weight = _BOLD if fragment.bold else _REGULAR
            cursor.setPropertyValues(_LOOK, (color_code(fragment.color), slant, weight))
            cursor.collapseToEnd()


def is_bold(weight: float) -> bool:
    """Tell whether a weight is that of bold letters."""
    return weight > _BOLD_MIN


def is_italic(posture: Any) -> bool:
    """Tell whether a slant is one."""
    return bool(posture.value != "NONE")


def color_seen(color: int) -> Rgb | None:
    """Read LibreOffice's integer; None for no colour, or the automatic one."""
    if color == _NONE:
        return None
    return color >> 16 & 255, color >> 8 & 255, color & 255


def color_code(color: Rgb | None) -> int:
    """Do the reverse of ``color_seen``."""
    if color is None:
        return _NONE
    return color[0] << 16 | color[1] << 8 | color[2]
