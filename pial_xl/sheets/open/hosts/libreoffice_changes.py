"""The changes of a workbook as LibreOffice could undo them one by one, which a run leaves to none.

A run writes in hundreds of pieces. Undone with Ctrl+Z, they would come off one at a time, most of
them out of sight, before anything that the person typed: as after a macro in Excel, nothing of it
is left to undo, and « Annuler » takes the run back whole.
"""

from collections.abc import Sequence

from xlwings import Book

from pial_xl.letters.tracking import fingerprint


def print_of_changes(book: Book) -> str:
    """Give a print of what could be undone, the last hundred; blank where it says nothing.

    Such are changes that repeat one another: one more of them would show the same.
    """
    return _print(book, book.impl.undo_manager.getAllUndoActionTitles())


def close_changes(book: Book, before: str) -> str:
    """Leave nothing of a run to be undone piece by piece; give the print of the changes then.

    Args:
        book: the workbook.
        before: the print before the run: one that changed nothing takes nothing away, unless
            blank prints leave it in doubt.

    Returns:
        the print; blank where LibreOffice was told to keep nothing that could be undone.
    """
    manager = book.impl.undo_manager
    titles = manager.getAllUndoActionTitles()
    if not titles:
        return ""
    now = _print(book, titles)
    if now and now == before:
        return now
    manager.clear()
    return _print(book, ())


def _print(book: Book, titles: Sequence[str]) -> str:
    count = len(titles)
    if any(titles[k:] == titles[:-k] for k in range(1, count // 2 + 1)):
        return ""
    return fingerprint([(str(book.api.getPropertyValue("RuntimeUID")), repr(tuple(titles)))])
