"""Cell addresses in A1 form."""

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""A row and a column, from 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where something stands: a sheet and a cell in A1 form."""

    sheet: str
    address: str


@cache
def column_letters(number: int) -> str:
    """Give the letters of column *number* (1 is A, 27 is AA)."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def a1(column: int, row: int) -> str:
    """Give the address of a cell from its column and row numbers, both from 1."""
    return f"{column_letters(column)}{row}"
