"""The names that a person defined in a workbook, apart from those of every workbook of ours."""

import re
from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook

from pial_xl.sheets.closed.takeover.values import with_new_titles

_OURS: Final = re.compile(
    r"(?:plage|col|liste|param|calc|chiffre)_|_xlnm\.|_xlpm|etat_boutons|date_du_jour|annee_debut"
    r"|_?pial_xl",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\W\d][\w.]{0,200}")
_CELL_LIKE: Final = re.compile(r"[A-Za-z]{1,3}\d+|[RrLlCc]\d*(?:[Cc]\d*)?")
_UNSAFE: Final = re.compile(r"[\[{]|#REF!")
"""What speaks of another workbook, of a Table, or of cells that are gone."""


def split_names(book: Workbook, titles: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Give the names that can be taken over, with their formulas, then those that cannot.

    Args:
        book: the old workbook.
        titles: the sheets that bear another title in the new one: the new one by the old.
    """
    kept: dict[str, str] = {}
    left: list[str] = []
    for name, defined in book.defined_names.items():
        text = str(defined.attr_text or "")
        if _OURS.match(name) or defined.hidden:
            continue
        if _NAME.fullmatch(name) and not _CELL_LIKE.fullmatch(name) and not _UNSAFE.search(text):
            kept[name] = with_new_titles(text, titles)
        else:
            left.append(name)
    return kept, left
