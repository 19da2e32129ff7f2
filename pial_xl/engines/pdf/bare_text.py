"""Text that LibreOffice leaves out of its tags: tagged too, or screen readers would skip it.

Up to LibreOffice 7.4 only cells of several lines or several fonts are tagged: neither a sheet's
title nor its headings are.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"  # strings, which may hold anything
    rb"|/MCID\s+(?P<numero>\d+)|\b(?P<mot>BDC|BMC|EMC|BT|ET)\b",
    re.DOTALL,
)
_NUMBER = rb"(-?\d*\.?\d+)"
_PLACE = re.compile(_NUMBER + rb"\s+" + _NUMBER + rb"\s+(?:Td|TD|Tm)\b")
_LINE = 3.0  # points: text of one line may stand a little higher or lower


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a page's text.

    Attributes:
        number: its number in the page (``/MCID``).
        place: sorts runs as they are read, from top to bottom, then from left to right.
        is_bare: it was in no tag.
    """

    number: int
    place: tuple[int, float]
    is_bare: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of text: where it is in the content and on the page, and the run it is in."""

    start: int
    end: int
    number: int | None
    bare: bool
    left: float
    top: float


def number_runs(content: bytes) -> tuple[bytes, list[Run]]:
    """Give a page's content with all its text in numbered runs, and the runs.

    Content that shows no text out of its tags is given back as it is.
    """
    blocks = list(_blocks(content))
    rows = _rows(block.top for block in blocks)
    following = max((block.number for block in blocks if block.number is not None), default=-1) + 1
    pieces: list[bytes] = []
    runs: dict[int, Run] = {}
    written = 0
    for block in blocks:
        place = (rows[block.top], block.left)
        if block.bare:
            text = content[block.start : block.end]
            runs[following] = Run(following, place, is_bare=True)
            opening = b"/P<</MCID %d>>BDC\n" % following
            pieces += [content[written : block.start], opening, text, b"\nEMC"]
            written = block.end
            following += 1
        elif block.number is not None:
            runs.setdefault(block.number, Run(block.number, place, is_bare=False))
    return b"".join([*pieces, content[written:]]), list(runs.values())


def _blocks(content: bytes) -> Iterator[_Block]:
    stack: list[int | None] = []  # the numbers of the runs that are open; None: a run without
    announced: int | None = None
    start, outside = 0, False
    for token in _TOKEN.finditer(content):
        word = token["mot"]
        if token["numero"]:
            announced = int(token["numero"])
        elif word in (b"BDC", b"BMC"):
            stack.append(announced)
            announced = None
        elif word == b"EMC" and stack:
            stack.pop()
        elif word == b"BT":
            start, outside = token.start(), not stack
        elif word == b"ET":
            number = next((number for number in stack if number is not None), None)
            place = _place(content[start : token.end()])
            yield _Block(start, token.end(), number, outside, *place)


def _place(text: bytes) -> tuple[float, float]:
    """Give how far from the left and from the bottom a block of text begins, in points."""
    place = _PLACE.search(text)
    return (float(place[1]), float(place[2])) if place else (0.0, 0.0)


def _rows(heights: Iterable[float]) -> dict[float, int]:
    """Number the lines of a page from its top, by height."""
    rows: dict[float, int] = {}
    rank, row = 0, math.inf
    for top in sorted(set(heights), reverse=True):
        if row - top > _LINE:
            rank, row = rank + 1, top
        rows[top] = rank
    return rows
