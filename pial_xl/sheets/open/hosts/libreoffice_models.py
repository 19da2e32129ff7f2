"""Models and letters in LibreOffice: one cursor goes from cell to cell, where each is an object.

A new object costs eight round trips, a step of the cursor one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from xlwings import Sheet

from pial_xl.engines.libreoffice.structures import block_of, blocks_of
from pial_xl.letters.reading import Room
from pial_xl.sheets.open.addresses import column_runs
from pial_xl.sheets.open.hosts.libreoffice_texts import fragments_of, is_bold, is_italic, rgb
from pial_xl.sheets.open.hosts.looks import FontLook, RichFragment
from pial_xl.sheets.open.hosts.model_looks import ModelLook, drawings, room_of
from pial_xl.tables.address import Place

_OBSERVED = (
    *("CellBackColor", "CharColor", "CharFontName", "CharHeight", "CharPosture", "CharUnderline"),
    *("CharWeight", "HoriJustify"),
)
_TRAITS = (*_OBSERVED, "IsTextWrapped", "ParaIndent", "Size")
"""In the order of the alphabet, which LibreOffice asks for."""
_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_FORMATTED = 512
"""``com.sun.star.sheet.CellFlags``: cells whose text has several looks, or paragraphs."""


class _Walker:
    """A cursor on one cell, or on a zone for the time of a question."""

    def __init__(self, sheet: Sheet) -> None:
        self._cursor = sheet.api.createCursor()
        self._cursor.collapseToSize(1, 1)
        self._place = 1, 1

    def last_column(self) -> int:
        """Give the last column that holds something."""
        self._cursor.gotoEndOfUsedArea(False)
        end = block_of(self._cursor.getRangeAddress())
        self._place = end.row, end.column
        return end.column

    def go(self, p: Place) -> Any:
        """Stand on a cell."""
        row, column = self._place
        if p != self._place:
            self._cursor.gotoOffset(p[1] - column, p[0] - row)
            self._place = p
        return self._cursor

    def traits(self, p: Place) -> dict[str, Any]:
        """Give the traits of a cell."""
        return dict(zip(_TRAITS, self.go(p).getPropertyValues(_TRAITS), strict=True))

    def zone(self, p: Place, alone: Any) -> tuple[int, Any]:
        """Give the last row and the size of a cell with those it is merged with."""
        cursor = self.go(p)
        cursor.collapseToMergedArea()
        size = cursor.getPropertyValue("Size")
        if (size.Width, size.Height) == (alone.Width, alone.Height):
            return p[0], size
        block = block_of(cursor.getRangeAddress())
        cursor.collapseToSize(1, 1)
        self._place = block.row, block.column
        return block.last_row, size

    def write(self, top: Place, texts: Sequence[str]) -> None:
        """Write texts below each other."""
        cursor = self.go(top)
        if len(texts) > 1:
            cursor.collapseToSize(1, len(texts))
        cursor.setDataArray(tuple((text,) for text in texts))
        if len(texts) > 1:
            cursor.collapseToSize(1, 1)


def look_at_model(
    sheet: Sheet, texts: Mapping[Place, str], to_fill: Collection[Place]
) -> ModelLook:
    """Look at a model; see ``look_at_cells``.

    LibreOffice may give a row by itself another height when it opens the file.
    """
    walker = _Walker(sheet)
    traits = {p: walker.traits(p) for p in texts}
    rich = {
        (row, column)
        for block in blocks_of(sheet.api.queryContentCells(_FORMATTED))
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    }
    heights = {row: said["Size"].Height for (row, _), said in traits.items()}
    for row in range(1, max(heights, default=0) + 1):
        if row not in heights:
            heights[row] = walker.go((row, 1)).getPropertyValue("Size").Height
    fragments = {
        p: fragments_of(sheet.api.getCellByPosition(p[1] - 1, p[0] - 1))
        if p in rich
        else (_piece(texts[p], _look(traits[p])),)
        for p in to_fill
    }
    rooms = {p: _room(walker, p, traits[p], fragments[p], heights) for p in to_fill}
    seen = [(p, repr(tuple(_plain(said[n]) for n in _OBSERVED))) for p, said in traits.items()]
    return ModelLook(
        (repr(sorted(seen)), *_widths(walker), *drawings(sheet)),
        fragments,
        rooms,
        {row: round(heights[row] / _POINT) for row in sorted(heights)},
    )


def write_texts(sheet: Sheet, texts: Mapping[Place, str]) -> None:
    """Write texts in scattered cells of a sheet that has no notes."""
    walker = _Walker(sheet)
    for (top, column), (bottom, _) in column_runs(texts):
        walker.write((top, column), [texts[row, column] for row in range(top, bottom + 1)])


def _room(
    walker: _Walker,
    p: Place,
    said: Mapping[str, Any],
    pieces: Collection[RichFragment],
    heights: Mapping[int, int],
) -> Room:
    last, size = walker.zone(p, said["Size"])
    if last in heights:
        height = heights[last]
    else:
        height = walker.go((last, p[1])).getPropertyValue("Size").Height
    return room_of(
        _look(said),
        pieces,
        wraps=bool(said["IsTextWrapped"]),
        size=(_points(size.Width), _points(size.Height)),
        last=(last, _points(height) if height else None),
        indent=float(said["ParaIndent"]) / _POINT,
    )


def _widths(walker: _Walker) -> Iterator[str]:
    for column in range(1, walker.last_column() + 1):
        yield repr(round(walker.go((1, column)).getPropertyValue("Size").Width / _POINT))


def _look(said: Mapping[str, Any]) -> FontLook:
    return FontLook(
        said["CharFontName"],
        said["CharHeight"],
        is_bold(said["CharWeight"]),
        is_italic(said["CharPosture"]),
        rgb(said["CharColor"]),
    )


def _piece(text: str, look: FontLook) -> RichFragment:
    return RichFragment(text, look.bold, look.italic, look.color)


def _plain(trait: Any) -> Any:
    """Give the name of an enum's value, anything else as it is."""
    return getattr(trait, "value", trait)


def _points(hundredths: int) -> float:
    """Round to the quarter of a point, which is finer than a pixel."""
    return round(hundredths / _POINT * 4) / 4
