"""How a cell of an opened workbook looks, in the properties of the library that writes."""

from typing import Any, Final

from pial_xl.sheets.closed.takeover.colors import Colors
from pial_xl.template.carried import Look

_BORDERS: Final = (
    *("none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed"),
    *("dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)
_PATTERNS: Final = (
    *("none", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical"),
    *("darkDown", "darkUp", "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical"),
    *("lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625"),
)
_UNDERLINES: Final = {"single": 1, "double": 2, "singleAccounting": 33, "doubleAccounting": 34}
_ACROSS: Final = {"centerContinuous": "center_across"}
_DOWN: Final = {"center": "vcenter", "justify": "vjustify", "distributed": "vdistributed"}
_SIDES: Final = ("left", "right", "top", "bottom")
_UPRIGHT: Final = 255


def whole_look(cell: Any, colors: Colors) -> Look:
    """Give all that a cell's look says."""
    return {
        **font_look(cell.font, colors),
        **fill_look(cell.fill, colors),
        **border_look(cell.border, colors),
        **_alignment_look(cell.alignment),
        **({} if cell.number_format == "General" else {"num_format": cell.number_format}),
        **({} if cell.protection.locked else {"locked": False}),
    }


def font_look(font: Any, colors: Colors) -> Look:
    """Give the look of a cell's font, or of a piece of a rich text."""
    name = font.rFont if hasattr(font, "rFont") else font.name
    color = colors.rgb(font.color)
    said = {
        "font_name": name,
        "font_size": font.sz,
        "bold": bool(font.b),
        "italic": bool(font.i),
        "underline": _UNDERLINES.get(font.u or "", 0),
        "font_strikeout": bool(font.strike),
        "font_color": color,
        "font_script": {"superscript": 1, "subscript": 2}.get(font.vertAlign or "", 0),
    }
    return {trait: value for trait, value in said.items() if value}


def fill_look(fill: Any, colors: Colors) -> Look:
    """Give the look of a cell's fill: nothing, a color, a pattern; of a gradient, its first."""
    stops = getattr(fill, "stop", None)  # a gradient's
    if stops is not None:
        first = colors.rgb(stops[0].color) if stops else None
        return {"pattern": 1, "bg_color": first} if first else {}
    if not fill.fill_type or fill.fill_type not in _PATTERNS:
        return {}
    pattern = _PATTERNS.index(fill.fill_type)
    front, back = colors.rgb(fill.fgColor), colors.rgb(fill.bgColor)
    if pattern == 1:  # of a plain fill, the library that writes calls the front the back
        return {"pattern": 1, "bg_color": front} if front else {}
    said = {"pattern": pattern, "fg_color": front, "bg_color": back}
    return {trait: value for trait, value in said.items() if value}


def border_look(border: Any, colors: Colors) -> Look:
    """Give the look of a cell's borders."""
    look: dict[str, object] = {}
    for side in _SIDES:
        line = getattr(border, side)
        if line is not None and line.style in _BORDERS:
            look[side] = _BORDERS.index(line.style)
            if color := colors.rgb(line.color):
                look[f"{side}_color"] = color
    return look


def _alignment_look(alignment: Any) -> Look:
    turn = alignment.textRotation or 0
    across, down = alignment.horizontal, alignment.vertical
    said = {
        "align": None if across == "general" else _ACROSS.get(across, across),
        "valign": _DOWN.get(down, down),
        "text_wrap": bool(alignment.wrap_text),
        "indent": int(alignment.indent or 0),
        "shrink": bool(alignment.shrink_to_fit),
        "rotation": 270 if turn == _UPRIGHT else turn if turn <= 90 else 90 - turn,
    }
    return {trait: value for trait, value in said.items() if value}
