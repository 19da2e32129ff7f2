"""What a person typed on a result sheet, where the next run would write: kept lower, and said.

A run fills each area from its first row down, and clears the rest of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import TypeAlias

from xlwings import Range, Sheet

from pial_xl.report.blocks.block import Block
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box, box
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.outputs import is_invitation
from pial_xl.units.text import french

Line: TypeAlias = Sequence[object]
_GAP = 2
"""From the last row that holds something to the first of those that are kept."""


Ours: TypeAlias = Callable[[Sequence[Line]], Collection[int]]
"""Gives the ranks, from 0, of the rows of an area that a run wrote."""


def from_the_first(lines: Sequence[Line]) -> Collection[int]:
    """Give those that follow one another from the first one.

    They hold several cells each, but the first, where a sentence may stand for them all.
    """
    ours = takewhile(
        lambda rank: _filled(lines[rank]) >= min(len(lines[rank]), 2 if rank else 1),
        range(len(lines)),
    )
    return frozenset(ours)


def _none(_: Sequence[Line]) -> Collection[int]:
    return frozenset()


def keep_typed(sheet: Sheet, host: Host, blocks: Iterable[Block], ours: Ours | None = None) -> str:
    """Move under all areas what a person typed in them, before they are written.

    Args:
        sheet: a result sheet that a run filled, or that the template laid out.
        host: the program that holds it.
        blocks: what is about to be written in it.
        ours: tells the rows that a run wrote before, where they say so themselves; without it,
            none did while the sheet invites to fill it, then those from the first one on.

    Returns:
        What was moved and where, in one French sentence; blank when there is nothing to move.
    """
    areas = filled_areas(blocks)
    if not areas:
        return ""
    right = max(area[3] for area in areas)
    bottom = max(area[2] for area in areas)
    # What cells hold, not their values: those ask LibreOffice for the format of every number.
    contents = host.contents(sheet.range((1, 1), (bottom, right)))
    held = [[_without_apostrophe(cell) for cell in line] for line in contents]
    known = ours or (_none if is_invitation(held[1]) else from_the_first)
    typed = [run for area in areas for run in typed_runs(held, area, known)]
    if not typed:
        return ""
    last = sheet.used_range.last_cell
    first = row = max(bottom, last.row) + _GAP
    for top, left, end, side in typed:
        source = sheet.range((top, left), (end, side))
        target = sheet.range((row, left), (row + end - top, side))
        host.witness.cells(sheet, [box(target)])
        _carry_formats(sheet, host, source, row - top)
        host.write_contents(target, host.contents(source))
        row += end - top + 1
    return french(
        f"Ce que vous aviez écrit dans la feuille {sheet.name}, là où s'écrivent les résultats, "
        f"est gardé plus bas, à partir de la ligne {first}."
    )


def _carry_formats(sheet: Sheet, host: Host, source: Range, down: int) -> None:
    """Give the cells so many rows below the number formats of these: a day stays a day."""
    for (top, left, bottom, right), number_format in host.number_formats(source).items():
        target = sheet.range((top + down, left), (bottom + down, right))
        host.witness.formats(target)
        target.number_format = number_format


def filled_areas(blocks: Iterable[Block]) -> list[Box]:
    """Give the areas of several rows, from top to bottom: blocks side by side are one.

    What stands apart at the right, for formats and charts, is hidden from the person.
    """
    ordered = sorted((b for b in blocks if b.place > 1), key=lambda b: (b.row, b.column))
    areas: list[Box] = []
    for _, beside in groupby(ordered, key=lambda block: (block.row, block.place)):
        first, *others = beside
        end = first.column + first.width
        for block in others:
            if block.column == end:
                end += block.width
        areas.append((first.row, first.column, first.row + first.place - 1, end - 1))
    return areas


def typed_runs(held: Sequence[Line], area: Box, ours: Ours) -> Iterator[Box]:
    """Give the runs of rows of an area that a person typed, of what a sheet holds from ``A1``."""
    top, left, bottom, right = area
    lines = [line[left - 1 : right] for line in held[top - 1 : bottom]]
    known = ours(lines)
    typed = [top + r for r, line in enumerate(lines) if r not in known and _filled(line)]
    for _, run in groupby(enumerate(typed), key=lambda numbered: numbered[1] - numbered[0]):
        rows = [row for _, row in run]
        yield rows[0], left, rows[-1], right


def _without_apostrophe(held: Held) -> Held:
    return held.removeprefix("'") if isinstance(held, str) else held


def _filled(line: Line) -> int:
    return sum(value is not None and value != "" for value in line)
