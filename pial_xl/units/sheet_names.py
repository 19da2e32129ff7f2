"""Names of sheets: what Excel, LibreOffice and xlwings accept, and none twice."""

import re
import unicodedata
from collections.abc import Iterable
from functools import partial

from pial_xl.units.excel import cut
from pial_xl.units.names import distinct_name, name_key
from pial_xl.units.text import clean, composed, fold

LENGTH_MAX = 31
"""Longest sheet name Excel accepts, in UTF-16 units."""

_FORBIDDEN = str.maketrans(dict.fromkeys(":\\/?*[]", "-"))
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What begins the code of a character in a workbook's XML: programs would read one there."""
_RESERVES = frozenset({"history", "historique"})


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Give each sheet the nearest name that is valid and different from all others.

    Args:
        wanted: the names wanted, in order.
        taken: names of sheets that exist already.
    """
    already = {name_key(nom) for nom in taken}
    kept_names = []
    for nom in wanted:
        kept = distinct_name(partial(_with_suffix, valid_name(nom)), already)
        already.add(name_key(kept))
        kept_names.append(kept)
    return tuple(kept_names)


def valid_name(wanted: str) -> str:
    """Give the nearest name that Excel, LibreOffice and xlwings accept for a sheet."""
    nom = composed(wanted).translate(_FORBIDDEN)
    nom = _ESCAPE.sub("-", nom)
    nom = clean("".join(c for c in nom if _is_printable(c)))
    nom = cut(nom.strip("' "), LENGTH_MAX).strip("' ")
    if nom.casefold().endswith(".py"):  # xlwings takes such a sheet for a program
        nom = cut(nom[:-3] + "-py", LENGTH_MAX)
    return f"Feuille {nom}".rstrip() if not nom or fold(nom) in _RESERVES else nom


def _is_printable(c: str) -> bool:
    return unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _with_suffix(nom: str, suffix: str) -> str:
    return cut(nom, LENGTH_MAX - len(suffix)).rstrip("' ") + suffix
