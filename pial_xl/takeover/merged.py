"""Merged cells of a source: what is written once beside several rows is said of each of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pial_xl.takeover.guess import SheetGuess
from pial_xl.takeover.source import SourceRow
from pial_xl.takeover.targets import COUNTED
from pial_xl.units.text import plural


class Spread(NamedTuple):
    """The rows of a sheet once its merged cells are spread.

    Attributes:
        body: the rows, in order.
        counted_once: row of each merged cell of hours, which is not spread, and what is said of it.
    """

    body: tuple[SourceRow, ...]
    counted_once: tuple[tuple[int, str], ...]


def spread_down(guess: SheetGuess) -> Spread:
    """Give the rows of a sheet, with the value of a merged cell in each row that it stands beside.

    Who and where are said once for several rows; hours would be counted several times.
    """
    fields = {c.column: c.target for c in guess.columns if c.target is not None}
    rows = {number: dict(values) for number, values in guess.grid.body}
    counted: list[tuple[int, str]] = []
    for top, bottom, column in _merges(guess):
        target, value = fields.get(column), rows.get(top, {}).get(column)
        beside = [number for number in _between(rows, top, bottom) if column not in rows[number]]
        if target is None or value is None or not beside:
            continue
        if target.field in COUNTED:
            count = plural(len(beside) + 1, "ligne")
            said = (
                f"la cellule « {target.title} » est fusionnée sur {count} : comptée une seule fois"
            )
            counted.append((top, said))
            continue
        for number in beside:
            rows[number][column] = value
    return Spread(tuple(rows.items()), tuple(counted))


def _merges(guess: SheetGuess) -> Iterator[tuple[int, int, int]]:
    """Give the first row, the last and the column of cells merged downwards, none over another."""
    ends: dict[int, int] = {}
    for top, left, bottom, _ in sorted(guess.sheet.merges):
        if bottom > top > ends.get(left, 0):
            ends[left] = bottom
            yield top, bottom, left


def _between(rows: Mapping[int, object], top: int, bottom: int) -> list[int]:
    """Give the rows below the first of a merged cell; of a whole column, those that hold data."""
    if bottom - top > len(rows):
        return [number for number in rows if top < number <= bottom]
    return [number for number in range(top + 1, bottom + 1) if number in rows]
