"""What the person sees of a workbook in LibreOffice, and what they are typing there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from xlwings import Book

from pial_xl.engines.libreoffice.geometry import COLUMNS, Rectangle

_AWAY: Final = Rectangle(1, COLUMNS)
"""A cell of every sheet where nobody types."""


@contextmanager
def kept_view(book: Book) -> Iterator[None]:
    """Give back the sheet, the selection and the scroll on the way out.

    What is being typed in a cell is entered first, as if the person had left it, and so is what
    they type meanwhile. A button takes the click and lets the typing go on: the cell would be read
    as it was before, and what was typed is lost as soon as another sheet is shown.
    """
    controller = book.impl.controller
    active, selection = controller.getActiveSheet(), book.api.getCurrentSelection()
    nom = active.getName()
    row, column = controller.getFirstVisibleRow(), controller.getFirstVisibleColumn()

    def scroll_back() -> None:
        controller.setFirstVisibleRow(row)
        controller.setFirstVisibleColumn(column)

    _leave_cell(book, nom)
    if selection is not None:
        controller.select(selection)
    scroll_back()
    try:
        yield
    finally:
        _leave_cell(book, controller.getActiveSheet().getName())  # the person may have renamed it
        if nom in book.sheet_names:
            controller.setActiveSheet(book.sheets[nom].api)
            # A letter made again is another sheet under that name, and its old object is lost.
            if selection is not None and active.getName() == nom:
                controller.select(selection)
        scroll_back()


def _leave_cell(book: Book, nom: str) -> None:
    """Have the cursor leave its cell in the sheet that is shown: what is typed is entered."""
    book.impl.controller.select(book.sheets[nom].impl.at(_AWAY))
