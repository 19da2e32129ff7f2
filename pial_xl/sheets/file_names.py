"""File names made from the text of cells, safe on Windows, macOS and Linux."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from pathvalidate import sanitize_filename

from pial_xl.units.names import distinct_name, name_key
from pial_xl.units.text import composed

BYTES_MAX = 120
"""Length of a name without its extension, in UTF-8 bytes: leaves room for folders on Windows."""
_READ_MAX = 4_000
"""Characters of a text that a name is made from: more than any name keeps."""
_UNNAMED = "sans nom"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
_EDGES = " .-~$"


def file_name(text: str, extension: str = "", taken: Collection[str] = ()) -> str:
    """Make a file name, never a path, from any text.

    Args:
        text: the text of a cell.
        extension: ``".xlsx"``, ``".pdf"``…
        taken: names already used in the folder; compared without regard to case or to how accents
            are composed, as Windows and macOS do. A collision gives ``… (2)``, ``… (3)``.
    """
    base = _sanitize(text)
    return distinct_name(partial(_with_suffix, base, extension), set(map(name_key, taken)))


def free_path(
    folder: Path,
    title: str,
    extension: str,
    is_ours: Callable[[Path], bool],
    taken: Iterable[str] = (),
) -> Path:
    """Give the first path of that name in a folder that is free, or holds a file of ours.

    What others have put there under that name is left alone, and so are the names of *taken*.
    """
    occupied = list(taken)
    while True:
        nom = file_name(title, extension, occupied)
        if not (folder / nom).exists() or is_ours(folder / nom):
            return folder / nom
        occupied.append(nom)


def _sanitize(text: str) -> str:
    # Controls, surrogates and the marks that turn the direction of writing hide what a name is.
    readable = "".join(
        " " if c.isspace() else c
        for c in composed(text[:_READ_MAX])
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    return " ".join(_FORBIDDEN.sub("-", readable).split()).strip(_EDGES)


def _with_suffix(base: str, extension: str, suffix: str) -> str:
    short = _cut(base, BYTES_MAX - len(suffix)).strip(_EDGES) or _UNNAMED
    return sanitize_filename(f"{short}{suffix}{extension}", platform="universal")


def _cut(text: str, data: int) -> str:
    return text.encode()[:data].decode(errors="ignore")
