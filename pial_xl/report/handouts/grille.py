"""A grid as a sheet: the hours down, the days across, whom in the cells; one A4 page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final
from zlib import crc32

from pial_xl.grilles.drawing import GrilleCell, GrilleColumn, GrilleLayout, grille_cells
from pial_xl.grilles.entry import cell_key
from pial_xl.grilles.sheet import MARKER
from pial_xl.grilles.slots import Slot
from pial_xl.report.handouts.handout import Align, Handout, HandoutCell, HandoutPage, HandoutRow
from pial_xl.report.looks import HEADER, MUTED, OWN_HEADER, TITLE, TITLE_HEIGHT, Look
from pial_xl.units.durations import format_duration
from pial_xl.units.palette import GRAY, GRAY_FILL, INK, PERSON_FILLS
from pial_xl.units.text import french

_HOURS_WIDTH: Final = 9.0
_DAYS_WIDTHS: Final = (130.0, 166.0)
"""Characters that the days share, at the least and at the most: all that 1,366 pixels show."""
_WIDTH_OF_HEIGHT: Final = 0.28
"""Characters of a landscape page for each point of its height."""
_LINE_HEIGHTS: Final = {30: 20.0, 15: 12.0, 10: 8.0, 5: 5.0}
_HOUR_SHOWN: Final = 30
_TEXT_HEIGHT: Final = 14.0
_SIZES: Final = (9.0, 8.0, 7.0, 6.0, 5.0)
_LEADING: Final = 1.3
"""Height of a line of text for its size."""
_BLANK: Final = Look(INK, size=9, framed=True, wraps=True, is_text=True)
_FACT: Final = replace(MUTED, size=9)
_HOUR: Final = replace(_FACT, framed=True)
_KEPT: Final = Look(GRAY, is_text=True)


@dataclass(frozen=True, slots=True)
class GrilleSheet:
    """What a sheet of a grid says.

    Attributes:
        title: the name wanted for the sheet.
        heading: its first line.
        facts: the lines under it.
        layout: the columns and the lines.
        slots: what stands in them.
        legend: who each code is, by code.
        footer: what its foot says.
        aesh: code of the AESH whose grid can be typed in; blank for one to be read alone.
    """

    title: str
    heading: str
    facts: tuple[str, ...]
    layout: GrilleLayout
    slots: tuple[Slot, ...]
    legend: Mapping[str, str]
    footer: str
    aesh: str = ""


def person_fills(codes: Iterable[str]) -> dict[str, str]:
    """Give each code a color: its own wherever it can be, another's only when all are taken."""
    fills: dict[str, str] = {}
    for code in sorted(codes):
        wanted = crc32(code.encode()) % len(PERSON_FILLS)
        ranks = (*range(wanted, len(PERSON_FILLS)), *range(wanted))
        free = (PERSON_FILLS[rank] for rank in ranks if PERSON_FILLS[rank] not in fills.values())
        fills[code] = next(free, PERSON_FILLS[wanted])
    return fills


def grille_handout(sheet: GrilleSheet) -> Handout:
    """Give the sheet of a grid."""
    drawing = _Drawing(sheet)
    rows = tuple(drawing.rows())
    return Handout(
        sheet.title,
        drawing.widths,
        rows,
        HandoutPage(is_landscape=True, is_single=True, footer=french(sheet.footer)),
        frozen_rows=drawing.head,
    )


class _Drawing:
    def __init__(self, sheet: GrilleSheet) -> None:
        self._sheet = sheet
        self._layout = sheet.layout
        self._columns = sheet.layout.columns
        self._cells = {c: grille_cells(sheet.slots, sheet.layout, c) for c in self._columns}
        self._fills = person_fills({code for s in sheet.slots for code in s.entry.codes})
        self._days = [
            (jour, tuple(found)) for jour, found in groupby(self._columns, key=lambda c: c.jour)
        ]
        self._has_halves = len(self._days) < len(self._columns)
        self._shown = 1 + len(self._columns)

    @property
    def head(self) -> int:
        """How many rows stand over the lines."""
        return 1 + len(self._sheet.facts) + 1 + self._has_halves

    @property
    def _height(self) -> float:
        lines = self._layout.count * _LINE_HEIGHTS[self._layout.step]
        others = self.head - 1 + len(self._sheet.legend)
        return TITLE_HEIGHT + lines + others * _TEXT_HEIGHT

    @property
    def widths(self) -> tuple[float, ...]:
        least, most = _DAYS_WIDTHS
        wanted = self._height * _WIDTH_OF_HEIGHT - _HOURS_WIDTH
        each = max(least, min(wanted, most)) / len(self._days)
        days = (each / len(halves) for _, halves in self._days for _ in halves)
        hidden = (0.0,) * (1 + max(3, len(self._columns))) if self._sheet.aesh else ()
        return (_HOURS_WIDTH, *days, *hidden)

    def rows(self) -> Iterator[HandoutRow]:
        sheet = self._sheet
        yield HandoutRow((self._line(sheet.heading, TITLE),), TITLE_HEIGHT)
        for rank, fact in enumerate(sheet.facts, start=1):
            said = (self._line(fact, _FACT),)
            is_last = rank == len(sheet.facts)
            yield HandoutRow((*said, *self._kept_layout()) if is_last else said, _TEXT_HEIGHT)
        yield HandoutRow((*self._day_titles(), *self._kept_titles()), _TEXT_HEIGHT)
        if self._has_halves:
            yield HandoutRow(tuple(self._half_titles()), _TEXT_HEIGHT)
        yield from self._lines()
        yield HandoutRow(height=_TEXT_HEIGHT / 2)
        yield from self._legend()

    def _line(self, text: str, look: Look) -> HandoutCell:
        return HandoutCell(1, french(text), look, across=self._shown, align=Align.LEFT)

    def _day_titles(self) -> Iterator[HandoutCell]:
        down = 1 + self._has_halves
        yield HandoutCell(1, "", HEADER, down=down)
        column = 2
        for jour, halves in self._days:
            across = len(halves)
            shown = 1 if across > 1 else down
            title = jour.value.capitalize()
            yield HandoutCell(column, title, HEADER, across, shown, Align.CENTER)
            column += across

    def _half_titles(self) -> Iterator[HandoutCell]:
        for rank, column in enumerate(self._columns):
            if len(column.semaines) == 1:
                yield HandoutCell(2 + rank, column.semaines[0], OWN_HEADER, align=Align.CENTER)

    def _lines(self) -> Iterator[HandoutRow]:
        layout = self._layout
        height = _LINE_HEIGHTS[layout.step]
        together = max(1, _HOUR_SHOWN // layout.step)
        at = self._by_line()
        for line in range(layout.count):
            cells: list[HandoutCell] = []
            if line % together == 0:
                down = min(together, layout.count - line)
                hour = format_duration(layout.time(line))
                cells.append(HandoutCell(1, hour, _HOUR, down=down, align=Align.RIGHT))
            cells += at[line]
            cells += self._kept(line)
            yield HandoutRow(tuple(cells), height)

    def _by_line(self) -> list[list[HandoutCell]]:
        """Give the cells of the days by line; one in both weeks of a day takes both."""
        at: list[list[HandoutCell]] = [[] for _ in range(self._layout.count)]
        for rank, column in enumerate(self._columns):
            taken = set()
            for cell in self._cells[column]:
                taken |= set(range(cell.first, cell.last))
                across = self._across(rank, cell)
                if across:
                    at[cell.first].append(self._drawn(2 + rank, cell, across))
            for line in set(range(self._layout.count)) - taken:
                at[line].append(HandoutCell(2 + rank, "", _BLANK, align=Align.CENTER))
        return at

    def _across(self, rank: int, cell: GrilleCell) -> int:
        """Give how many columns a cell takes; 0 where the one before has it."""

        def is_in(other: int) -> bool:
            if not 0 <= other < len(self._columns):
                return False
            column = self._columns[other]
            return column.jour is self._columns[rank].jour and cell in self._cells[column]

        return 0 if is_in(rank - 1) else 1 + is_in(rank + 1)

    def _drawn(self, column: int, cell: GrilleCell, across: int) -> HandoutCell:
        down = cell.last - cell.first
        height = down * _LINE_HEIGHTS[self._layout.step]
        lines = cell.text.count("\n") + 1
        sizes = (size for size in _SIZES if size * _LEADING * lines <= height)
        codes = [code for slot in cell.slots for code in slot.entry.codes]
        look = replace(
            _BLANK,
            fill=self._fills[codes[0]] if codes else GRAY_FILL,
            size=next(sizes, _SIZES[-1]),
            bold=bool(codes),
        )
        text = french(cell.text)
        return HandoutCell(column, text, look, across, down, Align.CENTER, cell.is_shared)

    def _kept_layout(self) -> Iterator[HandoutCell]:
        """Keep, out of sight, whose grid it is and its lines: ``grilles.sheet`` reads them."""
        layout = self._layout
        return self._hidden(self._sheet.aesh, map(str, (layout.step, layout.debut, layout.fin)))

    def _kept_titles(self) -> Iterator[HandoutCell]:
        return self._hidden(MARKER, (column.title for column in self._columns))

    def _kept(self, line: int) -> Iterator[HandoutCell]:
        """Keep, out of sight, what is drawn in a line."""
        texts = (self._text_at(line, column) for column in self._columns)
        return self._hidden(format_duration(self._layout.time(line)), texts)

    def _hidden(self, head: str, texts: Iterable[str]) -> Iterator[HandoutCell]:
        """Put texts out of sight; none in a sheet that is to be read alone."""
        if self._sheet.aesh:
            for column, text in enumerate((head, *texts), start=self._shown + 1):
                yield HandoutCell(column, text, _KEPT)

    def _text_at(self, line: int, column: GrilleColumn) -> str:
        cells = self._cells[column]
        return next((cell_key(c.text) for c in cells if c.first <= line < c.last), "")

    def _legend(self) -> Iterator[HandoutRow]:
        for code, said in self._sheet.legend.items():
            fill = self._fills.get(code, "")
            swatch = Look(INK, fill, size=9, bold=True, framed=True)
            text = HandoutCell(2, french(said), _FACT, across=self._shown - 1, align=Align.LEFT)
            yield HandoutRow((HandoutCell(1, code, swatch, align=Align.CENTER), text), _TEXT_HEIGHT)
