"""A copy of the open workbook before anything changes in it."""

from datetime import datetime
from pathlib import Path

from xlwings import Book

from pial_xl.sheets.copies import set_aside
from pial_xl.sheets.folders import WORKBOOKS
from pial_xl.sheets.open.hosts import Host


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

    Raises:
        WriteError: never saved, no permission, disk full…: nothing has been changed.
    """
    folder = workbook_folder(book, host)
    return set_aside(book.name, folder, now, lambda copy: host.save_copy(book, copy))
