"""Text of a workbook made fit to be shown: it is data, and may try to act on what shows it."""

import re
from functools import cache

from pial_xl.units.excel import TEXT_MAX, cut

_REPLACEMENT = "\ufffd"
# Control characters (Cc), lone surrogates (Cs), marks that reverse the order of what is read, so
# that a text shows other than it is, and code points that no XML may hold.
_REFUSED = (
    r"[\x00-\x1f\x7f-\x9f\ud800-\udfff"
    r"\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def displayable(text: str, keep: str = "") -> str:
    """Replace control characters, lone surrogates and direction marks by ``\ufffd``.

    A cell could otherwise send commands to a terminal, or break the XML of a workbook.

    Args:
        text: any text.
        keep: control characters to keep, such as a line break.
    """
    if text.isascii() and text.isprintable():
        return text
    return _refused(keep).sub(_REPLACEMENT, text)


@cache
def _refused(keep: str) -> re.Pattern[str]:
    return re.compile(f"{_REFUSED}(?<![{re.escape(keep)}])" if keep else _REFUSED)


def truncate(text: str, maximum: int) -> str:
    """Cut a text to *maximum* UTF-16 units, which is how Excel counts, ending it with ``…``."""
    return text if cut(text, maximum) == text else cut(text, maximum - 1) + "…"


def to_cell_text(text: str) -> str:
    """Make a text fit for a cell: no control character, no more than Excel holds."""
    return truncate(displayable(text, keep="\n"), TEXT_MAX)


def unread_sheet(sheet: str) -> str:
    """Say that a sheet is not there, or not with its titles."""
    return f"La feuille {sheet} manque ou n'a plus tous ses titres."
