"""The day of the live figures, in the open workbook."""

from datetime import date, datetime

from xlwings import Book

from pial_xl.sheets.open.hosts import Host
from pial_xl.tables.calculated import DAY_NAME
from pial_xl.units.dates import excel_day


def write_day(book: Book, host: Host, today: date) -> None:
    """Make the live figures those of a day; nothing is computed again when they are already.

    The macros do so on opening, where they run. A workbook of the first edition has no such cell.
    As with them, the day alone gives nothing to save: who changed nothing is asked nothing on
    closing. A person who protects that sheet keeps the day that it says, which turns red.
    """
    if DAY_NAME not in book.names:
        return
    cell = book.names[DAY_NAME].refers_to_range
    if host.is_protected(cell.sheet):
        return
    held = cell.value
    if not isinstance(held, datetime) or held.date() != today:
        with host.kept_saved(book):
            cell.value = excel_day(today)
