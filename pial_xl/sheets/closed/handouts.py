"""The workbook of sheets to hand over that an earlier run left in a folder."""

from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.markup import root
from pial_xl.sheets.errors import WorkbookReadError

_PROPERTIES: Final = "docProps/core.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_PROGRAM: Final = "pial-xl "
"""What our files say of themselves, before the version."""


def is_untouched(path: Path, title: str) -> bool:
    """Tell whether a file is our workbook of that title, which nobody saved since.

    A program that saves a workbook dates it; ours were changed on the day that they were made.
    Not when it cannot be read.
    """
    try:
        info = root(open_archive(path), _PROPERTIES)
    except WorkbookReadError:
        return False
    created, modified = (info.findtext(f"{_TERMS}{nom}") for nom in ("created", "modified"))
    return (
        info.findtext(f"{_DC}title") == title
        and (info.findtext(f"{_DC}description") or "").startswith(_PROGRAM)
        and created is not None
        and created == modified
    )
