"""How a model of letters looks, asked of Excel a cell at a time, each trait once."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from xlwings import Range, Sheet

from pial_xl.letters.reading import Room
from pial_xl.sheets.open.hosts.looks import FontLook, RichFragment, fill_of, look_of, measure
from pial_xl.tables.address import Place

_DEFAULT_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class ModelLook:
    """The look of a model.

    Attributes:
        observed: what tells it from another.
        fragments: the texts to fill, cut where their look changes.
        rooms: the room that each has.
        heights: its rows and their heights in points, where the program may say them otherwise
            another day; they are then no part of what was observed.
    """

    observed: tuple[str, ...]
    fragments: Mapping[Place, tuple[RichFragment, ...]]
    rooms: Mapping[Place, Room]
    heights: Mapping[int, int] = field(default_factory=dict)


def look_at_cells(
    sheet: Sheet,
    texts: Mapping[Place, str],
    to_fill: Collection[Place],
    *,
    cut: Callable[[Range, str], tuple[RichFragment, ...]],
    indent: Callable[[Range], float],
) -> ModelLook:
    """Look at a model.

    Sizes are rounded: a screen of another resolution shows them a little otherwise.

    Args:
        sheet: its sheet.
        texts: all its cells of text.
        to_fill: those that a letter fills.
        cut: cuts the text of a cell where its look changes.
        indent: gives the indent of a cell, in points.
    """
    looks = {p: look_of(sheet.range(p).font) for p in texts}
    rows = range(1, max((row for row, _ in texts), default=0) + 1)
    heights = {row: measure(sheet.range((row, 1)).row_height) for row in rows}
    fragments = {p: one_piece(texts[p], looks[p]) or cut(sheet.range(p), texts[p]) for p in to_fill}
    observed = (
        *(repr((p, *look, fill_of(sheet.range(p)))) for p, look in looks.items()),
        *(repr(rounded(height)) for height in heights.values()),
        *_widths(sheet),
        *told_shapes(sheet),
    )
    rooms = {
        p: _room(sheet.range(p), looks[p], pieces, heights, indent)
        for p, pieces in fragments.items()
    }
    return ModelLook(observed, fragments, rooms)


def one_piece(text: str, look: FontLook) -> tuple[RichFragment, ...]:
    """Give a text of one look as one piece; none for a text that mixes several."""
    if None in (look.bold, look.italic, look.color):
        return ()
    return (RichFragment(text, look.bold, look.italic, look.color),)


def cell_room(
    look: FontLook,
    pieces: Collection[RichFragment],
    *,
    wraps: bool,
    size: tuple[float, float],
    last: tuple[int, float | None],
    indent: float,
) -> Room:
    """Give the room of a text.

    Args:
        look: what its cell looks like.
        pieces: the pieces of its text.
        wraps: whether it wraps.
        size: the width and height of its cell, merged ones together, in points.
        last: the last row of its cell, and its height in points; None for one that is hidden.
        indent: its indent, in points.
    """
    width, height = size
    last_row, last_height = last
    return Room(
        width=width if wraps else math.inf,
        height=height,
        last_row=last_row,
        last_height=height if last_height is None else last_height,
        size=look.size or _DEFAULT_SIZE,
        bold=all(piece.bold for piece in pieces),
        indent=indent,
    )


def told_shapes(sheet: Sheet) -> Iterator[str]:
    """Tell the shapes of a sheet: their kinds, places and sizes."""
    for shape in sheet.shapes:
        measurements = shape.left, shape.top, shape.width, shape.height
        yield repr((shape.name, shape.type, *map(rounded, measurements)))


def rounded(said: object) -> int | None:
    """Give a size in whole points, or in whole characters; None for several."""
    size = measure(said)
    return None if size is None else round(size)


def _widths(sheet: Sheet) -> Iterator[str]:
    useful = sheet.used_range
    for column in range(1, useful.column + useful.shape[1]):
        yield repr(rounded(sheet.range((1, column)).column_width))


def _room(
    cell: Range,
    look: FontLook,
    pieces: Collection[RichFragment],
    heights: Mapping[int, float | None],
    indent: Callable[[Range], float],
) -> Room:
    zone: Range = cell.merge_area
    last = cell.row + zone.shape[0] - 1
    last_height = heights[last] if last in heights else cell.sheet.range((last, 1)).row_height
    return cell_room(
        look,
        pieces,
        wraps=bool(cell.wrap_text),
        size=(zone.width, zone.height),
        last=(last, last_height),
        indent=indent(cell),
    )
