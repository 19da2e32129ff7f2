"""A sheet copied by Excel, which names its copy itself."""

from xlwings import Book, Sheet

from pial_xl.sheets.errors import WriteError


def copied(sheet: Sheet, book: Book, neighbor: Sheet, refusal: str) -> Sheet:
    """Copy a sheet after another of a workbook, which may not be its own.

    The copy is known by its name, new in the workbook: Excel does not go to the copy of a hidden
    sheet.

    Raises:
        WriteError: nothing was copied; says the refusal.
    """
    before = set(book.sheet_names)
    sheet.impl.copy(before=None, after=neighbor.impl)
    new_ones = [present for present in book.sheet_names if present not in before]
    if len(new_ones) != 1:
        raise WriteError(refusal)
    return book.sheets[new_ones[0]]
