"""Notes of cells, which LibreOffice calls comments."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.structures import blocs_de, cellule_uno

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet
    from pial_xl.workbook.libreoffice.plage import Range

_NOTES = 8
"""``com.sun.star.sheet.CellFlags.ANNOTATION``."""


@repond_a(base_classes.Note)
class Note:
    """The note of one cell."""

    def __init__(self, sheet: "Sheet", cellule: Rectangle) -> None:
        self._sheet = sheet
        self._cellule = cellule

    @property
    def api(self) -> Any:
        """The UNO annotation."""
        return _annotation(self._sheet, self._cellule)

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
        return self._sheet.plage(self._cellule)

    def delete(self) -> None:
        self.location.api.clearContents(_NOTES)


def notes_de(sheet: "Sheet") -> Iterator[Note]:
    """Give the notes of a sheet."""
    notes = sheet.api.getAnnotations()
    positions = [notes.getByIndex(index).getPosition() for index in range(notes.getCount())]
    for position in positions:
        yield Note(sheet, Rectangle(position.Row + 1, position.Column + 1))


def ecrire_sous_les_notes(sheet: "Sheet", plage: Any, ecrire: Callable[[], None]) -> None:
    """Write a UNO range and keep its notes: LibreOffice drops them, Excel does not."""
    gardees = [
        (cellule, annotation.getString(), annotation.getIsVisible())
        for cellule in _cellules_annotees(plage)
        for annotation in [_annotation(sheet, cellule)]
    ]
    ecrire()
    if not gardees:
        return
    notes, rang = sheet.api.getAnnotations(), sheet.rang
    for cellule, texte, visible in gardees:
        notes.insertNew(cellule_uno(rang, cellule), texte)
        if visible:
            _annotation(sheet, cellule).setIsVisible(True)


def _annotation(sheet: "Sheet", cellule: Rectangle) -> Any:
    return sheet.plage(cellule).api.getCellByPosition(0, 0).getAnnotation()


def _cellules_annotees(plage: Any) -> list[Rectangle]:
    return [
        Rectangle(ligne, colonne)
        for bloc in blocs_de(plage.queryContentCells(_NOTES))
        for ligne in range(bloc.ligne, bloc.derniere_ligne + 1)
        for colonne in range(bloc.colonne, bloc.derniere_colonne + 1)
    ]
