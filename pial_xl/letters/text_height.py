"""How many lines a text takes in a cell: Excel grows no row that holds merged cells."""

import math

_GLYPH_WIDTHS: dict[str, float] = {  # widths of Calibri in em, rounded up by families of letters
    " \u00a0.,:;Iijl'’|ÎÏîï": 0.25,
    '!()-Jfrt°"': 0.33,
    "/Lcszç": 0.42,
    "?FSZgkvxy": 0.47,
    "bdhnopquôùûüBCRVÇ": 0.55,
    "ADHÀÂ": 0.62,
    "GNOQUÔÙÛÜ": 0.67,
    "w%&": 0.72,
    "mMœŒæÆ@W—": 0.88,
}
_EM = {c: em for letters, em in _GLYPH_WIDTHS.items() for c in letters}
_COMMON_EM, _FULL_EM = 0.51, 1.0
_PX_PER_CHARACTER = 7  # width of a digit in Calibri 11, the unit of column widths
_PT_PER_PX = 0.75
_CELL_MARGIN_PT = 5.0
_PLACE_MIN_PT = 10.0
_LINE_SPACING = 1.25
_MARGIN_PT = 3.0  # above and under the text
INDENT_PT = 6.75
"""One step of Excel's indent, in points."""


def columns_width(characters: float) -> float:
    """Give in points the width of columns of that total width in Excel characters."""
    return characters * _PX_PER_CHARACTER * _PT_PER_PX


def text_height(text: str, width: float, size: float, *, bold: bool, indent: float) -> float | None:
    """Give the height that a text needs once wrapped in its cell, all in points.

    Args:
        text: the text.
        width: width of the cell, merged ones together.
        size: size of the letters.
        bold: whether all of it is bold.
        indent: indent of the cell.

    Returns:
        None for a single line, for which the height that the model gives is right.
    """
    place = max(width - _CELL_MARGIN_PT - indent, _PLACE_MIN_PT)
    lines = line_count(text, place, size, bold)
    return lines * line_height(size) + _MARGIN_PT if lines > 1 else None


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Estimate in points the width of a text in Calibri, slightly on the wide side."""
    return sum(_em(c) for c in text) * size * (1.04 if bold else 1.0)


def line_height(size: float) -> float:
    """Give in points the height of one line of text of that size."""
    return math.ceil(size * _LINE_SPACING * 4) / 4


def line_count(text: str, width: float, size: float, bold: bool = False) -> int:
    """Count the lines of a text wrapped at its spaces in a room of *width* points."""
    return sum(_lines(part, width, size, bold) for part in text.split("\n"))


def _lines(text: str, width: float, size: float, bold: bool) -> int:
    space_width = text_width(" ", size, bold)
    lines, taken = 1, 0.0
    for word in text.split(" "):
        place = text_width(word, size, bold)
        if taken and taken + space_width + place > width:
            lines, taken = lines + 1, 0.0
        if place > width:  # a word longer than a line is cut
            lines += math.ceil(place / width) - 1
            place = width / 2
        taken += place + (space_width if taken else 0.0)
    return lines


def _em(c: str) -> float:
    # Far scripts and emoji stand in a full square.
    return _EM.get(c, _COMMON_EM if ord(c) < 0x2E80 else _FULL_EM)
