"""The sheet Récapitulatif des lettres of a closed workbook of letters."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.recap import RecapLine
from pial_xl.report.blocks.block import BlockKind
from pial_xl.report.blocks.recap import (
    COUNTS_ROW,
    FACTS_ROW,
    LAYOUT,
    LINK_RANK,
    NIVEAU_BY_STATE,
    SHEET,
    STATE_RANK,
    recap_blocks,
    recap_texts,
)
from pial_xl.report.looks import (
    BODY,
    FONT,
    HEADER,
    HEADER_HEIGHT,
    LINKED,
    MUTED,
    PAGE,
    TITLE,
    TITLE_HEIGHT,
    Look,
    height,
    of_niveau,
)
from pial_xl.sheets.closed.letters.copying import copy_font
from pial_xl.tables.address import a1, column_letters
from pial_xl.units.excel import COLUMN_PADDING, looks_like_a_formula
from pial_xl.units.palette import DARK, LIGHT_LINE


class _SheetDrawing:
    """A sheet that is being filled; each look is made once, for openpyxl takes its time."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[Look, Any] = {}

    def write(self, row: int, column: int, text: str, look: Look) -> Any:
        """Write a text that stays one, whatever it looks like; no text leaves the cell blank."""
        cell: Any = self._sheet.cell(row, column)
        if look not in self._made:
            _apply(look, cell)
            self._made[look] = copy(privates.style(cell))
        privates.put_style(cell, copy(self._made[look]))
        if text:
            cell.value, cell.data_type = text, "s"
            if looks_like_a_formula(text):
                cell.quotePrefix = True
        return cell


def fill_recap(sheet: Worksheet, lines: Sequence[RecapLine], facts: str) -> None:
    """Lay the summary of a run on an empty sheet, and fill it.

    Args:
        sheet: the sheet, of a workbook that has the letters.
        lines: the summary of every row, in order.
        facts: one line on the run.
    """
    table_height = max(1, len(lines))
    _set_up_page(sheet, LAYOUT.title_row + table_height)
    drawing = _SheetDrawing(sheet)
    drawing.write(1, 1, LAYOUT.heading, TITLE)
    sheet.row_dimensions[1].height = TITLE_HEIGHT
    for number, column in enumerate(LAYOUT.columns, start=1):
        sheet.column_dimensions[column_letters(number)].width = column.width + COLUMN_PADDING
        drawing.write(LAYOUT.title_row, number, column.title, HEADER)
    sheet.row_dimensions[LAYOUT.title_row].height = HEADER_HEIGHT
    for block in recap_blocks(lines, facts, table_height):
        if block.kind is not BlockKind.TEXTS:
            continue  # links are the file's own here: a formula would wait for a program
        for i, values in enumerate(block.values):
            for j, valeur in enumerate(values):
                row, column_ = block.row + i, block.column + j
                look = _framed(BODY) if row > LAYOUT.title_row else _LINES[row]
                drawing.write(row, column_, str(valeur), look)
    for number, line in enumerate(lines, start=LAYOUT.title_row + 1):
        _finish(sheet, drawing, number, line)


_LINES = {FACTS_ROW: MUTED, COUNTS_ROW: MUTED} | {line.row: line.look for line in LAYOUT.lines}


def _finish(sheet: Worksheet, drawing: _SheetDrawing, row: int, line: RecapLine) -> None:
    """Color the state, put the link, and give the row its height."""
    texts = recap_texts(line)
    state = of_niveau(_framed(BODY), NIVEAU_BY_STATE[line.state])
    drawing.write(row, STATE_RANK + 1, texts[STATE_RANK], state)
    nom = line.sheet or ""
    link = drawing.write(row, LINK_RANK + 1, nom, _framed(LINKED if nom else BODY))
    if nom:
        target = f"'{nom.replace(chr(39), chr(39) * 2)}'!A1"
        link.hyperlink = Hyperlink(ref=a1(LINK_RANK + 1, row), location=target, display=nom)
    widths = (column.width for column in LAYOUT.columns)
    sheet.row_dimensions[row].height = height(zip((*texts, nom), widths, strict=True))


def _framed(look: Look) -> Look:
    return replace(look, framed=True)


def _set_up_page(sheet: Worksheet, last: int) -> None:
    """Set the sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    titles = LAYOUT.title_row
    zone = f"A{titles}:{column_letters(len(LAYOUT.columns))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _rgb(DARK)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"A{titles + 1}"
    sheet.auto_filter.ref = zone
    sheet.print_area = f"A1:{zone.partition(':')[2]}"
    sheet.print_title_rows = f"{titles}:{titles}"
    page: Any = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    margins = sheet.page_margins
    margins.left, margins.right = PAGE.left, PAGE.right
    margins.top, margins.bottom = PAGE.top, PAGE.bottom
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = f"&9{SHEET}", "&9Page &P/&N"


def _apply(look: Look, cell: Any) -> None:
    cell.font = copy_font(
        Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            color=_rgb(look.ink) if look.ink else None,
            underline="single" if look.underlined else None,
        )
    )
    cell.number_format = "@"
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=_rgb(look.fill))
    if look.framed:
        thin_side = Side("thin", color=_rgb(LIGHT_LINE))
        cell.border = Border(thin_side, thin_side, thin_side, thin_side)
    cell.alignment = Alignment(vertical="top" if look.is_body else "center", wrap_text=look.wraps)


def _rgb(color: str) -> str:
    return f"FF{color.removeprefix('#')}"
