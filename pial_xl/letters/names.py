"""Names of the letters' sheets: what Excel accepts, and none twice."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class SheetName:
    """The name that a letter's sheet should have, and the one it has."""

    wanted: str
    kept: str

    @property
    def is_corrected(self) -> bool:
        """Tell whether the wanted name had to be changed."""
        return self.wanted != self.kept


def wanted_name(nom: str | None, prenom: str | None) -> str:
    """Give ``Lettre <NOM> <Prénom>``."""
    return clean(f"Lettre {(nom or '').upper()} {prenom or ''}")


def letter_sheet_names(
    persons: Iterable[tuple[str | None, str | None]], taken: Iterable[str] = ()
) -> tuple[SheetName, ...]:
    """Give each (nom, prénom) the name of its sheet, valid and different from all others.

    Args:
        persons: names of the letters, in order.
        taken: names of sheets that exist already.
    """
    already = {name_key(nom) for nom in taken}
    found = []
    for nom, prenom in persons:
        wanted = wanted_name(nom, prenom)
        kept = distinct_name(partial(_with_suffix, valid_name(wanted)), already)
        already.add(name_key(kept))
        found.append(SheetName(wanted, kept))
    return tuple(found)


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
