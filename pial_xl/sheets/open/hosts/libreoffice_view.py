"""What the person sees of a workbook in LibreOffice, and what they were typing there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xlwings import Book


@contextmanager
def kept_view(book: Book) -> Iterator[None]:
    """Give back the sheet, the selection and the scroll on the way out.

    What the person types meanwhile is entered where they type it.
    """
    controller = book.impl.controller
    active, selection = controller.getActiveSheet(), book.api.getCurrentSelection()
    nom = active.getName()
    row, column = controller.getFirstVisibleRow(), controller.getFirstVisibleColumn()
    try:
        yield
    finally:
        _leave_cell(controller)
        if nom in book.sheet_names:
            controller.setActiveSheet(book.sheets[nom].api)
            # A letter made again is another sheet under that name, and its old object is lost.
            if selection is not None and active.getName() == nom:
                controller.select(selection)
        controller.setFirstVisibleRow(row)
        controller.setFirstVisibleColumn(column)


def finish_typing(book: Book) -> None:
    """Enter what is being typed in a cell, as if the person had left it.

    A button takes the click and lets the typing go on: the cell would be read as it was before.
    """
    with kept_view(book):
        pass


def _leave_cell(controller: Any) -> None:
    """Have the cursor leave its cell: what was typed is lost once another sheet is shown."""
    sheet = controller.getActiveSheet()
    for column in (0, 1):  # one of them is not the cell where the cursor stands
        controller.select(sheet.getCellByPosition(column, 0))
