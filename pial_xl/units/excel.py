"""What a cell of Excel holds, and what Excel would read in it: lengths, rows, formulas."""

from typing import Final

ROWS: Final = 1_048_576
"""Rows of a sheet."""

TEXT_MAX: Final = 32_767
"""Longest text of a cell, in UTF-16 units."""

COLUMN_PADDING: Final = 5 / 7
"""What a file adds to the width of a column in characters, for the margins of its cells."""

PIXELS_PER_SIGN: Final = 7
"""Width of a digit of the usual font, by which a file counts the width of a column."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cut(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units, as Excel counts, never inside a character."""
    if 2 * len(text) <= units:
        return text
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) <= 2 * units:
        return text
    return encoded[: 2 * units].decode("utf-16-le", "ignore")


def looks_like_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet may run the text once a person edits the cell or pastes it."""
    return text.startswith(_FORMULA)
