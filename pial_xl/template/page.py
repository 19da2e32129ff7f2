"""A sheet to look at: a page of equal columns, filled downwards, texts in French typography."""

from collections.abc import Mapping
from typing import Final

from xlsxwriter.worksheet import Worksheet

from pial_xl.template.palette import Palette
from pial_xl.units.palette import DARK, RED
from pial_xl.units.text import french

FIRST, LAST = 1, 12
"""Columns of the page, from 0; a margin stands on each side."""
HALF = LAST // 2
WIDTH = 12.43
"""Characters of a column: 92 pixels."""
PIXELS = 92 * LAST
"""Width of the page on the screen: one of 1,366 pixels shows it whole, in LibreOffice too."""
_MARGIN = 1.4
HEADING: Final[Mapping[str, object]] = {
    "bold": True,
    "font_size": 12,
    "font_color": DARK,
    "bottom": 2,
    "bottom_color": DARK,
    "valign": "bottom",
}
"""Look of the title of a section."""


class HomePage:
    """Each call writes on the current row; ``advance`` moves on."""

    def __init__(self, sheet: Worksheet, palette: Palette) -> None:
        self.sheet = sheet
        self.palette = palette
        self.row = 0
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, _MARGIN)
        sheet.set_column(FIRST, LAST, WIDTH)
        sheet.set_column(LAST + 1, LAST + 1, _MARGIN)

    def advance(self, height: float) -> None:
        """End the row, *height* points high."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def text(self, debut: int, fin: int, text: str, **traits: object) -> None:
        """Write a text over columns *debut* to *fin*."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.sheet.merge_range(self.row, debut, self.row, fin, "", style)
        self.sheet.write_string(self.row, debut, french(text), style)

    def formula(
        self, debut: int, fin: int, formula: str, result: str | int = "", **traits: object
    ) -> None:
        """Write a formula over columns; *result* is what it gives in this file."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.sheet.merge_range(self.row, debut, self.row, fin, "", style)
        self.sheet.write_formula(self.row, debut, f"={formula}", style, result)

    def link(self, debut: int, fin: int, sheet: str, **traits: object) -> None:
        """Write the name of a sheet over columns, as a link to it."""
        style = self.palette.format(
            **{"font_color": DARK, "underline": 1, "valign": "vcenter"} | traits
        )
        if fin > debut:
            self.sheet.merge_range(self.row, debut, self.row, fin, "", style)
        tip = french(f"Aller à la feuille « {sheet} »")
        self.sheet.write_url(self.row, debut, f"internal:'{sheet}'!A1", style, sheet, tip)

    def turn_red(self, debut: int, fin: int, condition: str) -> None:
        """Turn cells of the current row red and bold while a formula holds."""
        red = self.palette.color(font_color=RED, bold=True)
        options = {"type": "formula", "criteria": f"={condition}", "format": red}
        self.sheet.conditional_format(self.row, debut, self.row, fin, options)

    def underline_link(self, debut: int, fin: int, condition: str) -> None:
        """Underline cells of the current row, as a link, while a formula holds."""
        link = self.palette.color(underline=1)
        options = {"type": "formula", "criteria": f"={condition}", "format": link}
        self.sheet.conditional_format(self.row, debut, self.row, fin, options)

    def heading(self, debut: int, fin: int, title: str) -> None:
        """Write the title of a section over columns."""
        self.text(debut, fin, title, **HEADING)
