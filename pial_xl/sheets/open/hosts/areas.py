"""Areas of an open sheet: where they stand, and how they are cut to be asked about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from xlwings import Range

Box: TypeAlias = tuple[int, int, int, int]
"""An area as ``(top, left, bottom, right)``, from 1."""


def box(zone: Range) -> Box:
    """Give where a range stands."""
    rows, columns = zone.shape
    return zone.row, zone.column, zone.row + rows - 1, zone.column + columns - 1


def covers(outer: Box, inner: Box) -> bool:
    """Tell whether an area holds the whole of another."""
    (top, left, bottom, right), (first, start, last, end) = outer, inner
    return top <= first and left <= start and bottom >= last and right >= end


def around(areas: Iterable[Box]) -> Box:
    """Give the area that holds others, of which there is one at least."""
    tops, lefts, bottoms, rights = zip(*areas, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)


def halves(zone: Range) -> list[Range]:
    """Cut a zone in two, across its rows as long as it has several."""
    rows, columns = zone.shape
    if rows > 1:
        return [zone[: rows // 2, :], zone[rows // 2 :, :]]
    return [zone[:, : columns // 2], zone[:, columns // 2 :]]


Boxes: TypeAlias = dict[str, list[Box]]
"""Areas by the name of their sheet."""


def boxes_where(flags: Sequence[Sequence[bool]], top: int, left: int) -> Iterator[Box]:
    """Give the areas whose cells are flagged, of a block that begins at *top* and *left*.

    Rows that follow one another and are flagged alike make one area for each run of columns.
    """
    for flagged, numbered in groupby(enumerate(flags, start=top), key=lambda pair: tuple(pair[1])):
        rows = [row for row, _ in numbered]
        for start, end in _flagged_runs(flagged, left):
            yield rows[0], start, rows[-1], end


def _flagged_runs(flagged: Iterable[bool], left: int) -> Iterator[tuple[int, int]]:
    for is_flagged, numbered in groupby(enumerate(flagged, start=left), key=lambda pair: pair[1]):
        if is_flagged:
            columns = [column for column, _ in numbered]
            yield columns[0], columns[-1]


def formulas_of(area: Range) -> list[list[str]]:
    """Give what the cells of a range hold, as typed: a formula begins with ``=``."""
    content = area.formula if area.size > 1 else ((area.formula,),)
    return [["" if text is None else str(text) for text in row] for row in content]
