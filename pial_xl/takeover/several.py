"""Cells that name several schools: « EE Roses / CLG Tulipes »."""

import re
from collections.abc import Callable
from typing import Final

from pial_xl.takeover.schools import own_words
from pial_xl.takeover.tells import degre_of, find_uai

_ANY = re.compile(r"\s*[/;+|]\s*|\s*,\s+|\s+(?:et|&|puis)\s+", re.IGNORECASE)
_STRONG = re.compile(r"\s*[/;+|]\s*")
_LETTERS_MIN: Final = 3


def parted_schools(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Give the schools that a cell names, one or several.

    Each of several is a school by itself: its kind and a name of its own, its UAI, or a name that
    is known. « Maternelle et élémentaire Ferry » names one, as far as can be told.

    Args:
        text: the cell.
        is_known: tells whether a name is that of a school known elsewhere.
    """

    def is_own(part: str) -> bool:
        has_name = degre_of(part) is not None and bool(own_words(part))
        return bool(find_uai(part)) or has_name or is_known(part)

    for separator in (_ANY, _STRONG):
        parts = tuple(filter(None, separator.split(text)))
        if len(parts) > 1 and all(map(is_own, parts)) and not is_known(text):
            return parts
    return (text,)


def names_one(text: str) -> bool:
    """Tell whether a cell holds nothing that could part two schools."""
    return "\n" not in text and _ANY.search(text) is None


def may_be_several(text: str) -> bool:
    """Tell whether a cell taken for one school has what parts names."""
    parts = [part for part in _STRONG.split(text) if sum(map(str.isalpha, part)) >= _LETTERS_MIN]
    return len(parts) > 1
