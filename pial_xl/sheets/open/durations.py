"""Tell durations typed as Excel times from plain hours, which look the same to a program.

A cell that shows 24:30 holds 1.02 days, and one that shows 1,02 holds 1.02 hours: only the
format of the cell tells. Formats are asked for whole columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from xlwings import Sheet

from pial_xl.tables.column import Format
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import RowModel, columns
from pial_xl.units.text import fold

QUESTIONS_MAX = 64
"""Formats asked for one column: enough to part a column that mixes a few."""

_TEXT = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TIME = re.compile(r"[hs]|\[m+\]", re.IGNORECASE)


def with_durations(sheet: Sheet, table: RawTable, model: type[RowModel]) -> RawTable:
    """Give the table with its Excel times, in the columns of durations, as ``timedelta``."""
    times: dict[int, frozenset[int]] = {}
    for rank, column in _duration_columns(table, model):
        numbers = [number for number, values in table.rows if _is_number(values[rank])]
        if numbers:
            times[rank] = _time_rows(sheet, column, numbers)
    if not any(times.values()):
        return table
    rows = [(number, _convert(number, values, times)) for number, values in table.rows]
    return replace(table, rows=rows)


def is_time_format(code: str) -> bool:
    """Tell whether a number format shows hours or seconds, dates left apart: ``[h]:mm``."""
    bare = _TEXT.sub("", code)
    return bool(_TIME.search(bare)) and not re.search(r"[dy]", bare, re.IGNORECASE)


def _duration_columns(table: RawTable, model: type[RowModel]) -> Iterator[tuple[int, int]]:
    """Give the rank in the table and the number on the sheet of each column of durations."""
    titles = {
        fold(written)
        for column in columns(model).values()
        if column.format is Format.DUREE
        for written in (column.title, *column.alias)
    }
    for rank, (number, text) in enumerate(table.titles):
        if fold(text) in titles:
            yield rank, number


def _is_number(valeur: object) -> bool:
    return isinstance(valeur, int | float) and not isinstance(valeur, bool)


def _convert(
    number: int, values: Sequence[object], times: dict[int, frozenset[int]]
) -> tuple[object, ...]:
    return tuple(
        timedelta(days=valeur)
        if number in times.get(rank, ()) and isinstance(valeur, int | float)
        else valeur
        for rank, valeur in enumerate(values)
    )


@dataclass(slots=True)
class _Questions:
    """Asks for the formats of one column, and no more than is allowed."""

    sheet: Sheet
    column: int
    remaining: int = QUESTIONS_MAX

    def format(self, first: int, last: int) -> str | None:
        """Give the format that the cells share; None when they differ."""
        self.remaining -= 1
        area = self.sheet.range((first, self.column), (last, self.column))
        code = area.number_format
        return code if isinstance(code, str) else None


def _time_rows(sheet: Sheet, column: int, numbers: Sequence[int]) -> frozenset[int]:
    """Give the rows whose cell is shown as a time, halving the column while it mixes formats."""
    questions = _Questions(sheet, column)
    pending = [list(numbers)]
    found: set[int] = set()
    while pending and questions.remaining > 0:
        batch = pending.pop(0)
        code = questions.format(batch[0], batch[-1])
        if code is not None and is_time_format(code):
            found.update(batch)
        elif code is None and len(batch) > 1:
            middle = len(batch) // 2
            pending += [batch[:middle], batch[middle:]]
    return frozenset(found)
