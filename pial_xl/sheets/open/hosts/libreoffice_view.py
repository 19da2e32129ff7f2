"""What the person sees of a workbook in LibreOffice, and what they are typing there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

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
    active = controller.getActiveSheet()
    nom = active.getName()
    view = _leave_cell(book)
    try:
        yield
    finally:
        _leave_cell(book)
        if nom in book.sheet_names:
            controller.setActiveSheet(book.sheets[nom].api)
            # A letter made again is another sheet under that name, and its old object is lost.
            if view.selection is not None and active.getName() == nom:
                controller.select(view.selection)
        view.scroll_back(controller)


@dataclass(frozen=True, slots=True)
class _View:
    """What is selected in the sheet that is shown, and how far it is scrolled."""

    selection: Any
    row: int
    column: int

    def scroll_back(self, controller: Any) -> None:
        controller.setFirstVisibleRow(self.row)
        controller.setFirstVisibleColumn(self.column)


def _leave_cell(book: Book) -> _View:
    """Have the cursor leave its cell in the sheet that is shown, and come back.

    What was being typed there is entered. The sheet may be one that the run has shown for a moment.
    """
    controller = book.impl.controller
    view = _View(
        book.api.getCurrentSelection(),
        controller.getFirstVisibleRow(),
        controller.getFirstVisibleColumn(),
    )
    shown = controller.getActiveSheet().getName()  # not asked before: the person may rename it
    controller.select(book.sheets[shown].impl.at(_AWAY))
    if view.selection is not None:
        controller.select(view.selection)
    view.scroll_back(controller)
    return view
