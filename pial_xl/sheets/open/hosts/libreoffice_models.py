"""Models and letters in LibreOffice: one cursor goes from cell to cell, where each is an object.

A new object costs eight round trips, a step of the cursor one.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from xlwings import Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import blocks_of
from pial_xl.letters.reading import Room
from pial_xl.sheets.open.addresses import column_runs
from pial_xl.sheets.open.hosts.libreoffice_texts import color_seen, fragments_of, is_bold, is_italic
from pial_xl.sheets.open.hosts.looks import FontLook, RichFragment
from pial_xl.sheets.open.hosts.model_looks import ModelLook, cell_room, told_shapes
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


def look_by_cursor(
    sheet: Sheet, texts: Mapping[Place, str], to_fill: Collection[Place]
) -> ModelLook:
    """Look at a model; see ``look_at_cells``.

    LibreOffice may give a row by itself another height when it opens the file.
    """
    wanted = frozenset(to_fill)
    traits: dict[Place, dict[str, Any]] = {}
    zones: dict[Place, tuple[Rectangle, Any]] = {}
    for p in texts:
        traits[p] = _traits(sheet, p)
        if p in wanted:  # asked for while the cursor is there
            zones[p] = sheet.impl.merged_size(Rectangle(*p))
    rich = {
        (row, column)
        for block in blocks_of(sheet.api.queryContentCells(_FORMATTED))
        for row in range(block.row, block.last_row + 1)
        for column in range(block.column, block.last_column + 1)
    }
    heights = {row: said["Size"].Height for (row, _), said in traits.items()}
    for row in range(1, max(heights, default=0) + 1):
        if row not in heights:
            heights[row] = _size(sheet, Rectangle(row, 1)).Height
    fragments = {
        p: fragments_of(sheet.api.getCellByPosition(p[1] - 1, p[0] - 1))
        if p in rich
        else (_piece(texts[p], _look(traits[p])),)
        for p in to_fill
    }
    rooms = {p: _room(sheet, zones[p], traits[p], fragments[p], heights) for p in to_fill}
    seen = [(p, repr(tuple(_plain(said[n]) for n in _OBSERVED))) for p, said in traits.items()]
    return ModelLook(
        (repr(sorted(seen)), *_widths(sheet), *told_shapes(sheet)),
        fragments,
        rooms,
        {row: round(heights[row] / _POINT) for row in sorted(heights)},
    )


def write_by_cursor(sheet: Sheet, texts: Mapping[Place, str]) -> None:
    """Write texts in scattered cells of a sheet that has no notes."""
    for (top, column), (bottom, _) in column_runs(texts):
        rows = range(top, bottom + 1)
        cells = sheet.impl.at(Rectangle(top, column, len(rows)))
        cells.setDataArray(tuple((texts[row, column],) for row in rows))


def _room(
    sheet: Sheet,
    zone_and_size: tuple[Rectangle, Any],
    said: Mapping[str, Any],
    pieces: Collection[RichFragment],
    heights: Mapping[int, int],
) -> Room:
    zone, size = zone_and_size
    last = zone.last_row
    height = heights[last] if last in heights else _size(sheet, Rectangle(last, zone.column)).Height
    return cell_room(
        _look(said),
        pieces,
        wraps=bool(said["IsTextWrapped"]),
        size=(_points(size.Width), _points(size.Height)),
        last=(last, _points(height) if height else None),
        indent=float(said["ParaIndent"]) / _POINT,
    )


def _traits(sheet: Sheet, p: Place) -> dict[str, Any]:
    said = sheet.impl.at(Rectangle(*p)).getPropertyValues(_TRAITS)
    return dict(zip(_TRAITS, said, strict=True))


def _size(sheet: Sheet, block: Rectangle) -> Any:
    return sheet.impl.at(block).getPropertyValue("Size")


def _widths(sheet: Sheet) -> Iterator[str]:
    for column in range(1, sheet.used_range.impl.block.last_column + 1):
        yield repr(round(_size(sheet, Rectangle(1, column)).Width / _POINT))


def _look(said: Mapping[str, Any]) -> FontLook:
    return FontLook(
        said["CharFontName"],
        said["CharHeight"],
        is_bold(said["CharWeight"]),
        is_italic(said["CharPosture"]),
        color_seen(said["CharColor"]),
    )


def _piece(text: str, look: FontLook) -> RichFragment:
    return RichFragment(text, look.bold, look.italic, look.color)


def _plain(trait: Any) -> Any:
    """Give the name of an enum's value, anything else as it is."""
    return getattr(trait, "value", trait)


def _points(hundredths: int) -> float:
    """Round to the quarter of a point, which is finer than a pixel."""
    return round(hundredths / _POINT * 4) / 4
