"""A paper of words and small tables: said once, for a sheet to hand over and for a terminal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Final, TypeAlias

from pial_xl.report.blocks.values import Value, shown
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.handouts.handout import (
    FOOTER_MAX,
    Align,
    Handout,
    HandoutCell,
    HandoutPage,
    HandoutRow,
)
from pial_xl.report.looks import HEADER, MUTED, TITLE, TITLE_HEIGHT, Look
from pial_xl.report.text import displayable
from pial_xl.units.palette import DARK, RED, RED_FILL, SHADE
from pial_xl.units.text import french

GRID: Final = 20
"""Columns of the sheet, which the columns of each table share."""
_COLUMN_WIDTH: Final = 4.6
_LISTING_WIDTH: Final = 6.6
"""The same on a page that lies on its long side."""
_WIDTH: Final = 80
"""Characters of a line of a terminal."""
_HOURS: Final = re.compile(r"\dH\d")

_HEADING: Final = Look(DARK, size=13, bold=True)
_TEXT: Final = Look(size=10, wraps=True)
_HEADER: Final = replace(HEADER, wraps=True)
_CELL: Final = Look(size=10, framed=True, wraps=True)
_TOTAL: Final = replace(_CELL, bold=True, fill=SHADE)
_CAUTION: Final = Look(RED, RED_FILL, bold=True, wraps=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or more. ``is_quiet`` is for what explains; ``mark`` stands before an item."""

    text: str
    is_quiet: bool = False
    mark: str = ""


def item(text: str) -> Sentence:
    """Give an item of a list."""
    return Sentence(french(text), mark="•")


@dataclass(frozen=True, slots=True)
class Caution:
    """What a person must know before they hand the paper over."""

    text: str


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table: its header, how much of the grid it takes, whether it holds figures."""

    title: str
    across: int
    is_figure: bool = True


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table; a row that begins by « Ensemble » is a total. The columns make up the grid."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[Sequence[Value], ...]


Part: TypeAlias = Heading | Sentence | Caution | PaperTable


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper.

    Attributes:
        title: its title, and that of its sheet.
        facts: what it is about, as of when: a line under the title.
        parts: what it says, in order.
        is_single: whether it is printed on one page.
        advice: what would make it fuller, for who writes it and not in it; blank without need.
    """

    title: str
    facts: str
    parts: tuple[Part, ...]
    is_single: bool = False
    advice: str = ""


def as_handout(paper: Paper) -> Handout:
    """Lay a paper out as a sheet, A4 upright."""
    rows = (
        *_heading(paper, GRID),
        *(row for part in paper.parts for row in _rows(part, GRID)),
    )
    page = HandoutPage(is_single=paper.is_single, footer=_footer(paper))
    return Handout(paper.title, (_COLUMN_WIDTH,) * GRID, rows, page)


def _footer(paper: Paper) -> str:
    """Give the facts, or as much of their end as a line holds, under the title of the paper."""
    whole, separator = paper.facts, " · "
    if len(whole) <= FOOTER_MAX:
        return whole
    return separator.join((paper.title, *whole.split(separator)[1:]))


def as_listing(paper: Paper) -> Handout:
    """Lay out a paper that ends by one long table, A4 on its long side.

    Each column of the table is one of the sheet, so that a person may sort it; its header stays in
    sight, and comes again on each page.

    Raises:
        ValueError: the paper does not end by its only table.
    """
    *before, table = paper.parts
    if not isinstance(table, PaperTable) or any(isinstance(p, PaperTable) for p in before):
        raise ValueError("a listing ends by its only table")
    alone = PaperTable(tuple(replace(c, across=1) for c in table.columns), table.rows)
    width = len(table.columns)
    above = (*_heading(paper, width), *(row for part in before for row in _rows(part, width)))
    header = len(above) + 1
    page = HandoutPage(is_landscape=True, repeated=(header, header), footer=_footer(paper))
    widths = tuple(_LISTING_WIDTH * column.across for column in table.columns)
    return Handout(paper.title, widths, (*above, *_rows(alone, width)), page, frozen_rows=header)


def _heading(paper: Paper, width: int) -> Iterator[HandoutRow]:
    yield HandoutRow((_across(paper.title, TITLE, width),), TITLE_HEIGHT)
    yield HandoutRow((_across(paper.facts, replace(MUTED, wraps=True), width),))


def _across(text: str, look: Look, width: int) -> HandoutCell:
    return HandoutCell(1, text, look, across=width, align=Align.LEFT)


def _rows(part: Part, width: int) -> Iterator[HandoutRow]:
    match part:
        case Heading(text):
            yield HandoutRow(height=8)
            yield HandoutRow((_across(text, _HEADING, width),), 20)
        case Sentence(text, is_quiet, mark):
            look = replace(MUTED, wraps=True) if is_quiet else _TEXT
            yield HandoutRow((_across(f"{mark} {text}" if mark else text, look, width),))
        case Caution(text):
            yield HandoutRow((_across(text, _CAUTION, width),))
        case PaperTable(columns, rows):
            yield _line(columns, [column.title for column in columns], _HEADER)
            for row in rows:
                yield _line(columns, row, _TOTAL if row[0] == ALL_POLES else _CELL)


def _line(columns: Sequence[PaperColumn], values: Sequence[Value], look: Look) -> HandoutRow:
    cells, start = [], 1
    for column, value in zip(columns, values, strict=True):
        align = Align.RIGHT if column.is_figure else Align.LEFT
        # LibreOffice leaves out the indent of a number whose cell wraps.
        shown = look if isinstance(value, str) else replace(look, wraps=False)
        cells.append(HandoutCell(start, value, shown, across=column.across, align=align, indent=1))
        start += column.across
    return HandoutRow(tuple(cells))


def as_text(paper: Paper) -> str:
    """Give a paper as text for a terminal of 80 columns."""
    lines = [_capitals(paper.title), *_wrapped(paper.facts)]
    for part in paper.parts:
        match part:
            case Heading(text):
                lines += ["", _capitals(text)]
            case Sentence(text, _, mark):
                lines += _wrapped(text, mark)
            case Caution(text):
                lines += _wrapped(text)
            case PaperTable():
                lines += _table(part)
    return "\n".join(lines)


def _capitals(text: str) -> str:
    """Give a heading in capitals; an amount of time stays as it is written everywhere."""
    return _HOURS.sub(lambda hours: hours.group().lower(), displayable(text).upper())


def _wrapped(text: str, mark: str = "") -> list[str]:
    first = f"{mark} " if mark else ""
    return wrap(
        displayable(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )


def _table(table: PaperTable) -> Iterator[str]:
    room = [column.across * _WIDTH // GRID for column in table.columns]
    for row in ([column.title for column in table.columns], *table.rows):
        cells = [
            wrap(displayable(shown(value)), width - 1, break_on_hyphens=False) or [""]
            for value, width in zip(row, room, strict=True)
        ]
        for rank in range(max(map(len, cells))):
            said = (
                _cell(cell[rank] if rank < len(cell) else "", width - 1, column)
                for cell, width, column in zip(cells, room, table.columns, strict=True)
            )
            yield " ".join(said).rstrip()


def _cell(text: str, width: int, column: PaperColumn) -> str:
    return text.rjust(width) if column.is_figure else text.ljust(width)
