"""Text of a workbook made fit to be shown: it is data, and may try to act on what shows it."""

import unicodedata

from pial_xl.units.excel import cut

_REMPLACEMENT = "\ufffd"
_CATEGORIES_REFUSEES = frozenset({"Cc", "Cs"})
# Marks that reverse the order of what is read, so that a text shows other than it is.
_INVERSEURS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Code points that no XML may hold.
_HORS_XML = frozenset("\ufffe\uffff")


def affichable(texte: str, garder: str = "") -> str:
    """Replace control characters, lone surrogates and direction marks by ``\ufffd``.

    A cell could otherwise send commands to a terminal, or break the XML of a workbook.

    Args:
        texte: any text.
        garder: control characters to keep, such as a line break.
    """
    if texte.isascii() and texte.isprintable():
        return texte
    return "".join(c if c in garder or not _est_refuse(c) else _REMPLACEMENT for c in texte)


def _est_refuse(c: str) -> bool:
    return c in _INVERSEURS or c in _HORS_XML or unicodedata.category(c) in _CATEGORIES_REFUSEES


def tronquer(texte: str, maximum: int) -> str:
    """Cut a text to *maximum* UTF-16 units, which is how Excel counts, ending it with ``…``."""
    return texte if cut(texte, maximum) == texte else cut(texte, maximum - 1) + "…"
