"""What every reader of workbooks gives: sheets, their Excel Tables, their rows of cells."""

from dataclasses import dataclass

BLANK_ROWS_MAX = 20_000
"""Blank rows in a run after which a sheet is taken to be over."""
ROWS_MAX = 100_000
COLUMNS_MAX = 512

GridRow = tuple[int, dict[int, object]]
"""A row number from 1, and its values that are not blank, by column number from 1."""


@dataclass(frozen=True, slots=True)
class TableExcel:
    """An Excel Table as its part declares it: to be checked against what the sheet shows.

    ``left``, ``top``, ``right``, ``bottom`` are its area, rows and columns from 1, header and
    totals included.
    """

    nom: str
    left: int
    top: int
    right: int
    bottom: int
    header_rows: int
    total_rows: int


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the workbook: its title, what its reader finds it by, its Excel Tables."""

    title: str
    part: str
    tables: tuple[TableExcel, ...]
