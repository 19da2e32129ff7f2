"""Areas of an open sheet: where they stand, and how they are cut to be asked about."""

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


def halves(zone: Range) -> list[Range]:
    """Cut a zone in two, across its rows as long as it has several."""
    rows, columns = zone.shape
    if rows > 1:
        return [zone[: rows // 2, :], zone[rows // 2 :, :]]
    return [zone[:, : columns // 2], zone[:, columns // 2 :]]
