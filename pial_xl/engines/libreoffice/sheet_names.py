"""The names of sheets that LibreOffice, or Excel, would give by itself."""

import re
from collections.abc import Sequence

_LENGTH = 31
_USUAL = re.compile(r"(Feuille|Feuil|Sheet)[0-9]+")


def name_of_new(taken: Sequence[str]) -> str:
    """Give the name that LibreOffice would, in the language of the sheets that are there."""
    known = {name.casefold() for name in taken}
    language = next((m[1] for name in taken if (m := _USUAL.fullmatch(name))), "Feuille")
    number = len(taken) + 1
    while f"{language}{number}".casefold() in known:
        number += 1
    return f"{language}{number}"


def name_of_copy(name: str, taken: Sequence[str]) -> str:
    """Give ``Nom (2)``, cut to what a sheet's name may hold."""
    known = {other.casefold() for other in taken}
    number = 2
    while True:
        suffix = f" ({number})"
        candidate = name[: _LENGTH - len(suffix)] + suffix
        if candidate.casefold() not in known:
            return candidate
        number += 1
