"""Cell addresses in A1 form."""

import re
from functools import cache
from typing import TypeAlias

from pial_xl.units.records import record

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS_MAX = 3
_AREA = re.compile(r"\$?([A-Za-z]+)\$?([0-9]+)(?::\$?([A-Za-z]+)\$?([0-9]+))?")

Place: TypeAlias = tuple[int, int]
"""A row and a column, from 1."""


@record
class Cell:
    """Where something stands: a sheet and a cell in A1 form."""

    sheet: str
    address: str

    @property
    def row(self) -> int:
        """Number of its row, from 1; 0 where the address tells none."""
        return int(self.address.lstrip(_LETTERS) or 0)


@cache
def column_letters(number: int) -> str:
    """Give the letters of column *number* (1 is A, 27 is AA)."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Give the number of column *letters* (A is 1, AA is 27).

    Raises:
        ValueError: no column has these letters.
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _LETTERS_MAX):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def area(reference: str) -> tuple[int, int, int, int]:
    """Give the first column and row of an area, then its last ones, all from 1.

    Raises:
        ValueError: it is not the address of a cell or of an area of cells.
    """
    match = _AREA.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    left, top, right, bottom = match.groups()
    first, last = column_number(left), column_number(right or left)
    return first, int(top), last, int(bottom or top)


def a1(column: int, row: int) -> str:
    """Give the address of a cell from its column and row numbers, both from 1."""
    return f"{column_letters(column)}{row}"
