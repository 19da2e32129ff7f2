"""Texts as the open workbook takes them."""

from pial_xl.report.texte import tronquer

TEXTE_MAX = 8_000
"""Longest text that Excel takes in a block."""


def en_bloc(valeur: object) -> str:
    """Give a text fit for a block of texts; blank for None."""
    return "" if valeur is None else tronquer(str(valeur), TEXTE_MAX)
