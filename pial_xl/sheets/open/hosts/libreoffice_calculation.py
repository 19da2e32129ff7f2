"""Formulas held while LibreOffice is written to: each change would calculate, for seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlwings import Book

from pial_xl.sheets.open.lock import file_of


@contextmanager
def suspended(book: Book) -> Iterator[None]:
    """Hold the formulas of a workbook.

    A witness outlives a run that is killed: by it the next one knows that the person did not
    choose to calculate by hand. Where none can be left, nothing is held.
    """
    if not book.api.isAutomaticCalculationEnabled() or not _leave(_marker(book)):
        yield
        return
    book.api.enableAutomaticCalculation(False)
    try:
        yield
    finally:
        release_formulas(book)


def release_formulas(book: Book) -> None:
    """Let the formulas go, if a run that was killed held them."""
    marker = _marker(book)
    if marker.exists():
        book.api.enableAutomaticCalculation(True)
        marker.unlink(missing_ok=True)


def _marker(book: Book) -> Path:
    return file_of(book, ".calcul")


def _leave(marker: Path) -> bool:
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError:
        return False
    return True
