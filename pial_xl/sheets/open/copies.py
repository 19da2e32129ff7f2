"""A copy of the open workbook before anything changes in it.

Where the program tells what has been changed, a run that comes after another, the person having
changed nothing in between, keeps the copy of that other: it holds all of theirs. LibreOffice takes
two seconds to write one.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from xlwings import Book

from pial_xl.sheets.copies import set_aside
from pial_xl.sheets.folders import WORKBOOKS
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.lock import file_of


def workbook_folder(book: Book, host: Host) -> Path:
    """Give the workbook's folder; for one on OneDrive or SharePoint, the folder of workbooks.

    That folder is not in Documents, which OneDrive often copies too: a filled workbook holds
    health data.

    Raises:
        WriteError: when the workbook was never saved, or is on OneDrive on a Mac.
    """
    path = host.path(book)
    return Path.home() / WORKBOOKS if path is None else path.parent


def safety_copy(book: Book, host: Host, now: datetime) -> Path:
    """Save a time-stamped copy in the folder of copies, and remove the oldest ones.

    The last one is kept where only runs have changed the workbook since.

    Raises:
        WriteError: never saved, no permission, disk full…: nothing has been changed.
    """
    folder = workbook_folder(book, host)
    state, last = _witness(book)
    if state and last.is_file() and state == host.changes(book):
        copy = last
    else:
        copy = set_aside(book.name, folder, now, lambda copy: host.save_copy(book, copy))
        _leave(book, "", copy)
    host.witness.copied(copy)
    return copy


@contextmanager
def followed_copy(book: Book, host: Host) -> Iterator[None]:
    """Follow the changes of a run, so that the next one knows whether a person made others.

    Of a run that ends well nothing is left to be undone piece by piece.
    """
    before = host.changes(book)
    if _witness(book)[0] != before:
        with suppress(OSError):  # what cannot be removed cannot have been left either
            _file(book).unlink(missing_ok=True)
    yield
    changes = host.close_changes(book, before)
    _, last = _witness(book)
    if changes and last.is_file():
        _leave(book, changes, last)


def _witness(book: Book) -> tuple[str, Path]:
    """Give the changes that the last run left, and the copy that holds what was before them."""
    try:
        state, _, copy = _file(book).read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return "", Path()
    return state, Path(copy)


def _leave(book: Book, changes: str, copy: Path) -> None:
    file = _file(book)
    with suppress(OSError):  # the next run saves a copy, as if this one had left nothing
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{changes}\n{copy}", "utf-8")


def _file(book: Book) -> Path:
    return file_of(book, ".copie")
