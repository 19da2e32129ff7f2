"""The workbook of sheets to hand over that an earlier run left in a folder."""

from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.properties import file_properties

_PROGRAM: Final = "pial-xl "
"""What our files say of themselves, before the version."""


def is_untouched(path: Path, title: str) -> bool:
    """Tell whether a file is our workbook of that title, which nobody saved since.

    A program that saves a workbook dates it; ours were changed on the day that they were made.
    Not when it cannot be read.
    """
    named, made_by, created, modified = file_properties(
        path, "dc:title", "dc:description", "dcterms:created", "dcterms:modified"
    )
    return (
        named == title
        and (made_by or "").startswith(_PROGRAM)
        and created is not None
        and created == modified
    )
