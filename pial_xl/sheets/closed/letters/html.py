"""A letter as HTML: the pages that its sheet would print, with the model's own look.

For a page of a browser, which shows and prints it. Every text is escaped; there is no script, and
no picture from elsewhere.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any, Final, NamedTuple

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.text_height import columns_width
from pial_xl.sheets.closed.letters.heights import row_height, shown_width
from pial_xl.sheets.closed.letters.html_style import BookColors, cell_css, font_css
from pial_xl.sheets.closed.letters.pages import page_size, printed_zone
from pial_xl.sheets.closed.letters.source import open_letter_workbook
from pial_xl.units.dates import format_date
from pial_xl.units.numbers import format_number

_PT_PER_INCH: Final = 72
_PT_PER_EMU: Final = 1 / 12_700
_PICTURES: Final = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
_CODE: Final = re.compile(r'&(&|"[^"]*"|K[0-9A-F]{6}|\d{1,3}|[A-Za-z])')
_PAGE, _PAGES, _TAB = "P", "N", "A"
_SHOWN_MAX: Final = (500, 100)
"""Rows and columns that are shown: beyond, a stray cell makes the sheet long, and no letter is."""
_LESS: Final = 1
"""Points that a page leaves to its sheet of paper: a hundredth more would take another."""
_HEADER_MARGIN: Final = 0.3
"""Inches from the edge of the page to its header, where the sheet does not say."""


class LetterPages:
    """The letters of a workbook, each shown when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Open a workbook of letters that we made.

        Raises:
            OversizedSheetError: the merged cells of a sheet cover too many cells.
        """
        workbook = open_letter_workbook(data)
        self._by_title = {sheet.title: sheet for sheet in workbook.worksheets}
        self._colors = BookColors(workbook.loaded_theme)

    def html(self, title: str) -> str:
        """Give the pages of a letter.

        Raises:
            LookupError: no sheet has that title.
        """
        return letter_html(self._by_title[title], self._colors)


def letter_html(sheet: Worksheet, colors: BookColors) -> str:
    """Give the pages that a sheet prints, each a ``div.page`` of its size in points."""
    rows, columns = (
        zone[:longest] for zone, longest in zip(printed_zone(sheet), _SHOWN_MAX, strict=True)
    )
    firsts = [row for row in _page_starts(sheet) if row in rows[1:]]
    bounds = [rows[0], *firsts, rows[-1] + 1]
    parts = [range(a, b) for a, b in pairwise(bounds)]
    grid = _Grid(sheet, colors, columns)
    pages = (_page(grid, part, rank, len(parts)) for rank, part in enumerate(parts, start=1))
    return "".join(pages)


def _page_starts(sheet: Any) -> list[int]:
    return sorted(mark.id + 1 for mark in sheet.row_breaks.brk)


class _Merge(NamedTuple):
    """The cells that a cell covers, itself included."""

    columns: int
    rows: int


class _Grid:
    """The cells of a sheet and what is merged."""

    def __init__(self, sheet: Any, colors: BookColors, columns: range) -> None:
        self.sheet = sheet
        self.colors = colors
        self.columns = [c for c in columns if shown_width(sheet, c)]
        self.widths = [columns_width(shown_width(sheet, c)) for c in self.columns]
        self.cells = privates.cells(sheet)
        self.merges = {
            (area.min_row, area.min_col): area.bounds for area in sheet.merged_cells.ranges
        }

    def rows(self, part: range) -> list[int]:
        return [row for row in part if row_height(self.sheet, row)]

    def merge(self, row: int, column: int, rows: list[int]) -> _Merge:
        """Tell how many shown columns and rows a cell covers."""
        left, top, right, bottom = self.merges.get((row, column), (column, row, column, row))
        return _Merge(
            max(1, sum(left <= c <= right for c in self.columns)),
            max(1, sum(top <= r <= bottom for r in rows)),
        )

    def corners(self, row: int, column: int) -> tuple[Any, Any]:
        """Give the cells at the top right and at the bottom left of a merged one."""
        own = self.cells[row, column]
        _, _, right, bottom = self.merges.get((row, column), (column, row, column, row))
        return self.cells.get((row, right), own), self.cells.get((bottom, column), own)


def _page(grid: _Grid, part: range, rank: int, count: int) -> str:
    sheet = grid.sheet
    width, height = page_size(sheet)
    margins = sheet.page_margins
    inside = (
        width - (margins.left + margins.right) * _PT_PER_INCH,
        height - (margins.top + margins.bottom) * _PT_PER_INCH,
    )
    rows = grid.rows(part)
    taken = sum(grid.widths), sum(row_height(sheet, row) for row in rows)
    scale = min(1.0, *(room / max(1.0, need) for room, need in zip(inside, taken, strict=True)))
    left = margins.left * _PT_PER_INCH
    if sheet.print_options.horizontalCentered:
        left += max(0.0, inside[0] - taken[0] * scale) / 2
    wide = " large" if width > height else ""
    place = (
        f"left:{left:.2f}pt;top:{margins.top * _PT_PER_INCH:.2f}pt;width:{taken[0]:.2f}pt;"
        f"transform:scale({scale:.4f})"
    )
    paper = f"width:{width - _LESS:.0f}pt;height:{height - _LESS:.0f}pt"
    return (
        f'<div class="page{wide}" style="{paper}">'
        f'<div class="zone" data-hauteur="{inside[1]:.2f}" style="{place}">'
        f"{_table(grid, rows)}{''.join(_pictures(grid, rows))}</div>"
        f"{''.join(_edges(sheet, rank, count))}</div>"
    )


def _table(grid: _Grid, rows: list[int]) -> str:
    widths = "".join(f'<col style="width:{width:.2f}pt">' for width in grid.widths)
    lines = "".join(_row(grid, row, rows) for row in rows)
    return f'<table role="presentation"><colgroup>{widths}</colgroup><tbody>{lines}</tbody></table>'


def _row(grid: _Grid, row: int, rows: list[int]) -> str:
    cells = "".join(_cell(grid, row, column, rows) for column in grid.columns)
    return f'<tr style="height:{row_height(grid.sheet, row):.2f}pt">{cells}</tr>'


def _cell(grid: _Grid, row: int, column: int, rows: list[int]) -> str:
    cell = grid.cells.get((row, column))
    if cell is None:
        return "<td></td>"
    if isinstance(cell, MergedCell):
        return ""
    merge = grid.merge(row, column, rows)
    spans = f' colspan="{merge.columns}"' if merge.columns > 1 else ""
    spans += f' rowspan="{merge.rows}"' if merge.rows > 1 else ""
    css = cell_css(cell, grid.corners(row, column), grid.colors)
    css += f";{font_css(cell.font, grid.colors)}"
    return f'<td{spans} style="{css}">{_content(cell, grid.colors)}</td>'


def _content(cell: Any, colors: BookColors) -> str:
    value = cell.value
    if isinstance(value, CellRichText):
        return "".join(_piece(part, cell, colors) for part in value)
    return escape(_text(value))


def _piece(part: Any, cell: Any, colors: BookColors) -> str:
    if isinstance(part, TextBlock):
        return f'<span style="{font_css(part.font, colors, cell.font)}">{escape(part.text)}</span>'
    return escape(str(part))


def _text(value: object) -> str:
    """Say what a cell holds; letters are texts, and a model seldom has a number or a date."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_number(value)
    return str(value)


def _pictures(grid: _Grid, rows: list[int]) -> Iterator[str]:
    """Give the pictures tied to a cell of this page, where they stand."""
    for picture in privates.pictures(grid.sheet):
        start, kind = privates.anchor_start(picture.anchor), _PICTURES.get(picture.format.lower())
        if start is None or kind is None or start.row + 1 not in rows:
            continue
        left = _before(grid, rows, start)
        size = _size(grid, rows, picture.anchor, left)
        css = "".join(
            f"{name}:{value:.2f}pt;"
            for name, value in zip(("left", "top", "width", "height"), (*left, *size), strict=True)
        )
        source = b64encode(picture.data).decode()
        yield f'<img alt="" style="{css}" src="data:{kind};base64,{source}">'


def _before(grid: _Grid, rows: list[int], mark: Any) -> tuple[float, float]:
    """Give the points from the corner of the zone to a mark of an anchor."""
    left = sum(w for c, w in zip(grid.columns, grid.widths, strict=True) if c <= mark.col)
    top = sum(row_height(grid.sheet, row) for row in rows if row <= mark.row)
    return left + (mark.colOff or 0) * _PT_PER_EMU, top + (mark.rowOff or 0) * _PT_PER_EMU


def _size(
    grid: _Grid, rows: list[int], anchor: Any, start: tuple[float, float]
) -> tuple[float, float]:
    """Give the width and height of a picture: its own, or from one cell to another."""
    extent, end = getattr(anchor, "ext", None), getattr(anchor, "to", None)
    if extent is not None:
        return extent.width * _PT_PER_EMU, extent.height * _PT_PER_EMU
    right, bottom = _before(grid, rows, end) if end is not None else start
    return max(0.0, right - start[0]), max(0.0, bottom - start[1])


def _edges(sheet: Any, rank: int, count: int) -> Iterator[str]:
    """Give the header and the footer of a page, side by side."""
    properties = sheet.HeaderFooter
    first = bool(properties.differentFirst) and rank == 1
    even = bool(properties.differentOddEven) and rank % 2 == 0
    kind = "first" if first else "even" if even else "odd"
    margins = sheet.page_margins
    for name, edge, inches in (
        ("Header", "top", margins.header),
        ("Footer", "bottom", margins.footer),
    ):
        place = f"{edge}:{(inches or _HEADER_MARGIN) * _PT_PER_INCH:.2f}pt"
        for side in ("left", "center", "right"):
            text = getattr(getattr(properties, f"{kind}{name}"), side).text
            if text:
                said = escape(header_text(text, sheet.title, rank, count))
                yield f'<div class="bord {side}" style="{place}">{said}</div>'


def header_text(coded: str, title: str, rank: int, count: int) -> str:
    """Give what a header or footer prints: its codes are pages, the sheet's title, or looks."""
    meanings = {"&": "&", _PAGE: str(rank), _PAGES: str(count), _TAB: title}
    return _CODE.sub(lambda code: meanings.get(code[1], ""), coded)
