"""The sheet Récapitulatif des lettres of a closed workbook of letters."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.recap import RecapLine
from pial_xl.report.blocks.block import Nature
from pial_xl.report.blocks.recap import (
    COLUMNS,
    COUNTS_ROW,
    LINK_RANK,
    NIVEAU_BY_STATE,
    SHEET,
    STATE_RANK,
    TITLE_ROW,
    recap_blocks,
    recap_texts,
)
from pial_xl.report.workbook.styles import (
    DARK,
    FONT,
    GRAY,
    LIGHT_GRAY,
    LINK,
    NIVEAU_COLORS,
    height,
)
from pial_xl.sheets.closed.letters.copying import copy_font
from pial_xl.tables.address import a1, column_letters
from pial_xl.units.excel import looks_like_a_formula

_BLACK: Final = "#000000"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks."""

    ink: str
    size: float = 10
    bold: bool = False
    underlined: bool = False
    fill: str = ""
    is_boxed: bool = False

    def apply(self, cell: Any) -> None:
        cell.font = copy_font(
            Font(
                name=FONT,
                size=self.size,
                bold=self.bold,
                color=_rgb(self.ink),
                underline="single" if self.underlined else None,
            )
        )
        cell.number_format = "@"
        if self.fill:
            cell.fill = PatternFill("solid", fgColor=_rgb(self.fill))
        if self.is_boxed:
            thin_side = Side("thin", color=_rgb(LIGHT_GRAY))
            cell.border = Border(thin_side, thin_side, thin_side, thin_side)
        cell.alignment = Alignment(
            vertical="top" if self.is_boxed else "center", wrap_text=self.is_boxed
        )


_CASE = _Look(_BLACK, is_boxed=True)


class _SheetDrawing:
    """A sheet that is being filled; each look is made once, for openpyxl takes its time."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[_Look, Any] = {}

    def write(self, row: int, column: int, text: str, look: _Look) -> Any:
        """Write a text that stays one, whatever it looks like; no text leaves the cell blank."""
        cell: Any = self._sheet.cell(row, column)
        if look not in self._made:
            look.apply(cell)
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
    _set_up_page(sheet, TITLE_ROW + table_height)
    drawing = _SheetDrawing(sheet)
    drawing.write(1, 1, SHEET, _Look(DARK, size=18, bold=True))
    sheet.row_dimensions[1].height = 27
    title = _Look("#FFFFFF", bold=True, fill=DARK)
    for number, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[column_letters(number)].width = column.width
        drawing.write(TITLE_ROW, number, column.title, title)
    sheet.row_dimensions[TITLE_ROW].height = 22
    for block in recap_blocks(lines, facts, table_height):
        if block.nature is not Nature.TEXTS:
            continue  # links are the file's own here: a formula would wait for a program
        for i, values in enumerate(block.values):
            for j, valeur in enumerate(values):
                row, column_ = block.row + i, block.column + j
                drawing.write(row, column_, str(valeur), _look(row))
    for number, line in enumerate(lines, start=TITLE_ROW + 1):
        _finish(sheet, drawing, number, line)


def _look(row: int) -> _Look:
    if row > TITLE_ROW:
        return _CASE
    return _Look(GRAY, size=12 if row == COUNTS_ROW else 10)


def _finish(sheet: Worksheet, drawing: _SheetDrawing, row: int, line: RecapLine) -> None:
    """Colour the state, put the link, and give the row its height."""
    niveau = NIVEAU_BY_STATE[line.state]
    ink, fill = NIVEAU_COLORS[niveau] if niveau else (GRAY, "")
    texts = recap_texts(line)
    state = replace(_CASE, ink=ink, fill=fill, bold=bool(fill))
    drawing.write(row, STATE_RANK + 1, texts[STATE_RANK], state)
    nom = line.sheet or ""
    look = replace(_CASE, ink=LINK, underlined=True) if nom else _CASE
    link = drawing.write(row, LINK_RANK + 1, nom, look)
    if nom:
        target = f"'{nom.replace(chr(39), chr(39) * 2)}'!A1"
        link.hyperlink = Hyperlink(ref=a1(LINK_RANK + 1, row), location=target, display=nom)
    widths = (column.width for column in COLUMNS)
    sheet.row_dimensions[row].height = height(zip((*texts, nom), widths, strict=True))


def _set_up_page(sheet: Worksheet, last: int) -> None:
    """Set the sheet for the screen and for A4 landscape, one page wide, pages numbered."""
    zone = f"A{TITLE_ROW}:{column_letters(len(COLUMNS))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _rgb(DARK)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"A{TITLE_ROW + 1}"
    sheet.auto_filter.ref = zone
    sheet.print_area = f"A1:{zone.partition(':')[2]}"
    sheet.print_title_rows = f"{TITLE_ROW}:{TITLE_ROW}"
    page: Any = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = f"&9{SHEET}", "&9Page &P/&N"


def _rgb(color: str) -> str:
    return f"FF{color.removeprefix('#')}"
