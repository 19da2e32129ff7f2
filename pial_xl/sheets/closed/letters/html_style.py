"""The look of a sheet's cells as CSS: fonts, colors, borders, places."""

from collections.abc import Iterator
from typing import Any, Final

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.xml.functions import fromstring

from pial_xl.letters.text_height import INDENT_PT
from pial_xl.units.palette import BLACK

_OTHER_FONTS: Final = "Carlito, Arial, sans-serif"
_SIZE: Final = 11.0
_LINES: Final = {
    "hair": "0.5pt dotted",
    "dotted": "0.75pt dotted",
    "dashed": "0.75pt dashed",
    "thin": "0.75pt solid",
    "medium": "1.5pt solid",
    "mediumDashed": "1.5pt dashed",
    "thick": "2.25pt solid",
    "double": "2.25pt double",
}
_ACROSS: Final = {"left", "right", "center", "justify"}
_DOWN: Final = {"top": "top", "center": "middle", "justify": "top", "distributed": "middle"}
_THEME: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{rank}" for rank in range(1, 7)))
"""The colors of a theme, in the order of the numbers that cells give them."""


class BookColors:
    """The colors of one workbook, those of its theme included."""

    def __init__(self, theme: bytes | str | None) -> None:
        """Take up the theme of a workbook, as openpyxl keeps it; None without one."""
        self._theme = _theme_colors(theme) if theme else {}

    def css(self, color: Any) -> str:
        """Give a color of openpyxl as ``#1f3a5f``; empty for that of the program."""
        if color is None:
            return ""
        if color.type == "rgb" and isinstance(color.rgb, str):
            return _tinted(color.rgb[-6:], color.tint)
        if color.type == "theme" and 0 <= color.theme < len(_THEME):
            return _tinted(self._theme.get(_THEME[color.theme], ""), color.tint)
        if color.type == "indexed" and 0 <= color.indexed < len(COLOR_INDEX):
            return _tinted(COLOR_INDEX[color.indexed][-6:], color.tint)
        return ""


def font_css(font: Any, colors: BookColors, default: Any = None) -> str:
    """Give the CSS of a font; of a piece of a rich text, what it says beside its cell's."""
    return ";".join(_font(font, colors, default))


def _font(font: Any, colors: BookColors, default: Any) -> Iterator[str]:
    name = getattr(font, "rFont", None) or getattr(font, "name", None)
    if name or default is None:
        # Letters of a name alone: a quote would end the attribute, or the property.
        sound = "".join(c for c in str(name or "") if c.isalnum() or c in " -")
        yield f"font-family:'{sound}',{_OTHER_FONTS}" if sound else f"font-family:{_OTHER_FONTS}"
    if font.sz or default is None:
        yield f"font-size:{float(font.sz or _SIZE):g}pt"
    yield f"font-weight:{'bold' if font.b else 'normal'}"
    if font.i:
        yield "font-style:italic"
    lines = [line for line, on in (("underline", font.u), ("line-through", font.strike)) if on]
    if lines:
        yield f"text-decoration:{' '.join(lines)}"
    if color := colors.css(font.color):
        yield f"color:{color}"


def cell_css(cell: Any, corners: tuple[Any, Any], colors: BookColors) -> str:
    """Give the CSS of a cell: its fill, its borders, where its text stands.

    Args:
        cell: the cell, the first of those merged with it.
        corners: the cells at the top right and at the bottom left of those merged with it.
        colors: the colors of its workbook.
    """
    return ";".join((*_place(cell), *_fill(cell, colors), *_borders(cell, corners, colors)))


def _place(cell: Any) -> Iterator[str]:
    alignment = cell.alignment
    across = alignment.horizontal
    if across in _ACROSS:
        yield f"text-align:{across}"
    elif across == "centerContinuous":
        yield "text-align:center"
    elif isinstance(cell.value, int | float):
        yield "text-align:right"
    yield f"vertical-align:{_DOWN.get(alignment.vertical, 'bottom')}"
    if alignment.wrap_text or across == "justify":
        yield "white-space:pre-wrap"
    if alignment.indent:
        side = "right" if across == "right" else "left"
        yield f"padding-{side}:{2.5 + int(alignment.indent) * INDENT_PT:g}pt"


def _fill(cell: Any, colors: BookColors) -> Iterator[str]:
    if cell.fill.fill_type == "solid" and (color := colors.css(cell.fill.fgColor)):
        yield f"background:{color}"


def _borders(cell: Any, corners: tuple[Any, Any], colors: BookColors) -> Iterator[str]:
    right, bottom = corners
    for side, owner in (("left", cell), ("top", cell), ("right", right), ("bottom", bottom)):
        border = getattr(owner.border, side)
        if border is not None and border.style:
            line = _LINES.get(border.style, "0.75pt dashed")
            yield f"border-{side}:{line} {colors.css(border.color) or BLACK}"


def _tinted(rgb: str, tint: float) -> str:
    """Lighten a color, or darken it where the tint is negative; empty for no color."""
    try:
        parts = [int(rgb[rank : rank + 2], 16) for rank in (0, 2, 4)]
    except ValueError:
        return ""
    if tint:
        toward, share = (255, tint) if tint > 0 else (0, -tint)
        parts = [round(part + (toward - part) * min(1.0, share)) for part in parts]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _theme_colors(theme: bytes | str) -> dict[str, str]:
    """Give the colors of a theme by name; none of one that cannot be read."""
    try:
        tree = fromstring(theme)
    except SyntaxError:  # what every parser of XML raises
        return {}
    scheme = next((e for e in tree.iter() if str(e.tag).endswith("}clrScheme")), ())
    found = {}
    for entry in scheme:
        for color in entry:
            value = color.get("lastClr") or color.get("val") or ""
            found[str(entry.tag).rpartition("}")[2]] = value
    return found
