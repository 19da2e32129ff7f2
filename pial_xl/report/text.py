"""Text of a workbook made fit to be shown: it is data, and may try to act on what shows it."""

import unicodedata

from pial_xl.units.excel import cut

_REPLACEMENT = "\ufffd"
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs"})
# Marks that reverse the order of what is read, so that a text shows other than it is.
_REVERSING_MARKS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# Code points that no XML may hold.
_OUTSIDE_XML = frozenset("\ufffe\uffff")


def displayable(text: str, keep: str = "") -> str:
    """Replace control characters, lone surrogates and direction marks by ``\ufffd``.

    A cell could otherwise send commands to a terminal, or break the XML of a workbook.

    Args:
        text: any text.
        keep: control characters to keep, such as a line break.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep or not _is_refused(c) else _REPLACEMENT for c in text)


def _is_refused(c: str) -> bool:
    return (
        c in _REVERSING_MARKS or c in _OUTSIDE_XML or unicodedata.category(c) in _REFUSED_CATEGORIES
    )


def truncate(text: str, maximum: int) -> str:
    """Cut a text to *maximum* UTF-16 units, which is how Excel counts, ending it with ``…``."""
    return text if cut(text, maximum) == text else cut(text, maximum - 1) + "…"
