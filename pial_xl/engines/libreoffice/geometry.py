"""Where a range is, in numbers: no call to LibreOffice is needed to know it."""

import re
from dataclasses import dataclass
from typing import Final

ROW_COUNT: Final = 1_048_576
COLUMNS: Final = 16_384

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.IGNORECASE)
_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A block of cells: its first row and column, counted from 1, and its size."""

    row: int
    column: int
    height: int = 1
    width: int = 1

    def __post_init__(self) -> None:
        if self.row < 1 or self.column < 1:
            raise IndexError("Les lignes et les colonnes se comptent à partir de 1.")

    @property
    def last_row(self) -> int:
        """The last row, from 1."""
        return self.row + self.height - 1

    @property
    def last_column(self) -> int:
        """The last column, from 1."""
        return self.column + self.width - 1

    def up_to(self, other: "Rectangle") -> "Rectangle":
        """The smallest block that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        height = max(self.last_row, other.last_row) - row + 1
        width = max(self.last_column, other.last_column) - column + 1
        return Rectangle(row, column, height, width)

    def common(self, other: "Rectangle") -> "Rectangle | None":
        """The cells that both hold, or None."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        height = min(self.last_row, other.last_row) - row + 1
        width = min(self.last_column, other.last_column) - column + 1
        if height < 1 or width < 1:
            return None
        return Rectangle(row, column, height, width)


def read_address(text: str) -> Rectangle | None:
    """Read ``A1``, ``$A$1:B2``, ``A:C`` or ``1:3``; None for anything else (a name, say)."""
    if columns := _COLUMNS.fullmatch(text):
        start, end = sorted(column_number(letters) for letters in columns.groups())
        return Rectangle(1, start, ROW_COUNT, end - start + 1)
    if rows := _ROWS.fullmatch(text):
        start, end = sorted(int(figures) for figures in rows.groups())
        return Rectangle(start, 1, end - start + 1, COLUMNS)
    corners = [_CELL.fullmatch(corner) for corner in text.split(":")]
    if len(corners) > 2 or None in corners:
        return None
    blocks = [Rectangle(int(c[2]), column_number(c[1])) for c in corners if c is not None]
    if any(block.row > ROW_COUNT or block.column > COLUMNS for block in blocks):
        return None
    return blocks[0].up_to(blocks[-1])


def write_address(block: Rectangle, *, fixed_row: bool = True, fixed_column: bool = True) -> str:
    """Write the address as Excel does: ``$A$1:$B$2``, ``$A:$C``, ``$1:$3``."""
    c, r = "$" * fixed_column, "$" * fixed_row
    a, b = column_letters(block.column), column_letters(block.last_column)
    if block.height == ROW_COUNT:
        return f"{c}{a}:{c}{b}"
    if block.width == COLUMNS:
        return f"{r}{block.row}:{r}{block.last_row}"
    start = f"{c}{a}{r}{block.row}"
    if block.height == block.width == 1:
        return start
    return f"{start}:{c}{b}{r}{block.last_row}"


def column_number(letters: str) -> int:
    """``A`` is 1, ``XFD`` is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is ``A``, 16384 is ``XFD``."""
    letters = ""
    while number:
        number, remaining = divmod(number - 1, 26)
        letters = chr(65 + remaining) + letters
    return letters
