"""Texts as the open workbook takes them."""

from pial_xl.report.text import truncate

TEXT_MAX = 8_000
"""Longest text that Excel takes in a block."""


def block_text(valeur: object) -> str:
    """Give a text fit for a block of texts; blank for None."""
    return "" if valeur is None else truncate(str(valeur), TEXT_MAX)
