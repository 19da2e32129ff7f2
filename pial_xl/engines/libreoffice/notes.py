"""Notes of cells, which LibreOffice calls comments."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import blocks_of, uno_cell

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.ranges import Range
    from pial_xl.engines.libreoffice.sheet import Sheet

_NOTES = 8
"""``com.sun.star.sheet.CellFlags.ANNOTATION``."""


@answers_to(base_classes.Note)
class Note:
    """The note of one cell."""

    def __init__(self, sheet: "Sheet", cell: Rectangle) -> None:
        self._sheet = sheet
        self._cell = cell

    @property
    def api(self) -> Any:
        """The UNO annotation."""
        return _annotation(self._sheet, self._cell)

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        return str(self.api.getAuthor())

    @property
    def location(self) -> "Range":
        return self._sheet.area(self._cell)

    def delete(self) -> None:
        self.location.api.clearContents(_NOTES)


def sheet_notes(sheet: "Sheet") -> Iterator[Note]:
    """Give the notes of a sheet."""
    notes = sheet.annotations
    positions = [notes.getByIndex(index).getPosition() for index in range(notes.getCount())]
    for position in positions:
        yield Note(sheet, Rectangle(position.Row + 1, position.Column + 1))


def write_under_notes(sheet: "Sheet", area: Any, write: Callable[[], None]) -> None:
    """Write a UNO range and keep its notes: LibreOffice drops them, Excel does not."""
    if not sheet.annotations.getCount():
        write()
        return
    kept = [
        (cell, annotation.getString(), annotation.getIsVisible())
        for cell in _annotated_cells(area)
        for annotation in [_annotation(sheet, cell)]
    ]
    write()
    if not kept:
        return
    notes, rank = sheet.annotations, sheet.rank
    for cell, text, visible in kept:
        notes.insertNew(uno_cell(rank, cell), text)
        if visible:
            _annotation(sheet, cell).setIsVisible(True)


def _annotation(sheet: "Sheet", cell: Rectangle) -> Any:
    return sheet.area(cell).api.getCellByPosition(0, 0).getAnnotation()


def _annotated_cells(area: Any) -> list[Rectangle]:
    return [
        Rectangle(row, column)
        for block in blocks_of(area.queryContentCells(_NOTES))
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    ]
