"""What a closed file says of itself: its title, who made it, when."""

from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.markup import root
from pial_xl.sheets.errors import WorkbookReadError

_PART: Final = "docProps/core.xml"
_PREFIXES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


def file_properties(path: Path, *names: str) -> tuple[str | None, ...]:
    """Give properties of a file, in the order asked; None for one that it lacks.

    It lacks them all when it cannot be read.

    Args:
        path: the file.
        names: full names of the properties, ``dc:title`` or ``dcterms:created``.
    """
    try:
        info = root(open_archive(path), _PART)
    except WorkbookReadError:
        return (None,) * len(names)
    return tuple(info.findtext(name, namespaces=_PREFIXES) for name in names)
