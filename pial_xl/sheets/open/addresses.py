"""Groups of cells of one sheet, so that one call serves many of them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pial_xl.tables.address import Place, a1
from pial_xl.units.excel import ROWS

Span = tuple[int, int]
"""The first and the last of rows, or of columns, that follow one another, from 1."""

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def place(address: str) -> Place:
    """Give the row and column of an address such as ``D12`` or ``$D$12``.

    Raises:
        ValueError: when it is not the address of one cell.
    """
    found = _CELL.fullmatch(address)
    if found is None:
        raise ValueError("adresse de cellule illisible")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def is_cell(address: str) -> bool:
    """Tell whether a text is the address of one cell."""
    return _CELL.fullmatch(address) is not None


def spans(address: str) -> list[Span]:
    """Give the rows of an address of areas such as ``$A$5:$D$7,$9:$9``; all for whole columns."""
    read_rows = (list(map(int, re.findall("[0-9]+", part))) for part in re.split("[,;]", address))
    return [(rows[0], rows[-1]) if rows else (1, ROWS) for rows in read_rows]


def runs(numbers: Iterable[int]) -> Iterator[Span]:
    """Gather rows, or columns, in order, into those that follow one another."""
    for _, numbered in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in numbered]
        yield run[0], run[-1]


def column_runs(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Gather cells into vertical runs: the first cell and the last of each."""
    runs: list[tuple[Place, Place]] = []
    for row, column in sorted(set(places), key=lambda p: (p[1], p[0])):
        if runs and runs[-1][1] == (row - 1, column):
            runs[-1] = (runs[-1][0], (row, column))
        else:
            runs.append(((row, column), (row, column)))
    return runs


def unions(places: Iterable[Place], length: int) -> Iterator[tuple[str, list[Place]]]:
    """Give addresses such as ``A1:A3,B2``, each within a length, with the cells they cover."""
    text: list[str] = []
    cells: list[Place] = []
    for (top, column), (bottom, _) in column_runs(places):
        part = a1(column, top) if top == bottom else f"{a1(column, top)}:{a1(column, bottom)}"
        if text and len(",".join((*text, part))) > length:
            yield ",".join(text), cells
            text, cells = [], []
        text.append(part)
        cells += [(row, column) for row in range(top, bottom + 1)]
    if text:
        yield ",".join(text), cells
