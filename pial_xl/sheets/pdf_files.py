"""PDFs of sheets in a folder: which ones we wrote, which are of no more use, what failed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pial_xl.engines.pdf.errors import PdfError
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_names import free_path
from pial_xl.units.names import name_key
from pial_xl.units.text import french


@contextmanager
def failures_told() -> Iterator[None]:
    """Turn what the PDF engine says into what every command and button shows.

    Raises:
        WriteError: the engine could not make a PDF, or read one; its sentence is kept.
    """
    try:
        yield
    except PdfError as failure:
        raise WriteError(str(failure)) from failure


def is_ours(path: Path) -> bool:
    """Tell whether a file is a PDF that we wrote, and may replace.

    Not when it was signed or stamped since, nor when it cannot be read.
    """
    from pial_xl.engines.pdf.parting import is_as_written  # noqa: PLC0415 - slow to import

    try:
        return path.is_file() and is_as_written(path.read_bytes())
    except OSError:  # locked, or kept in the cloud: for a caller, a file of others
        return False


def free_places(folder: Path, titles: Sequence[str]) -> tuple[Path, ...]:
    """Give where PDFs of those titles go in a folder, all different, and not on files of others."""
    places: list[Path] = []
    for title in titles:
        # A letter above may have taken a name that is no title, where its own was not free.
        others = [f"{other}.pdf" for other in titles if other != title]
        taken = [*others, *(place.name for place in places)]
        places.append(free_path(folder, title, ".pdf", is_ours, taken))
    return tuple(places)


def count_leftovers(folder: Path, kept_paths: Iterable[Path]) -> int:
    """Count the PDFs of ours that stand in a folder besides those that are of use now."""
    keys = {name_key(kept_path.name) for kept_path in kept_paths}
    others = (pdf for pdf in folder.glob("*.pdf") if name_key(pdf.name) not in keys)
    return sum(map(is_ours, others))


def tell_leftovers(count: int) -> str:
    """Say that PDFs of the folder are of an earlier export; nothing when there is none."""
    if not count:
        return ""
    if count == 1:
        sentence = (
            "1 PDF de ce dossier vient d'un export précédent : supprimez-le s'il ne sert plus."
        )
    else:
        sentence = (
            f"{count} PDF de ce dossier viennent d'un export précédent : supprimez ceux qui ne "
            "servent plus."
        )
    return french(sentence)
