"""The cell formats of the template, in the colors of the house's palette."""

from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat

from pial_xl.units.palette import DARK, GRAY, INK, LINE, SHADE, WHITE

FONT, FONT_SIZE = "Calibri", 11


class Palette:
    """Makes the formats of one workbook; equal wishes share one format."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], CellFormat] = {}

    def format(self, **traits: Any) -> CellFormat:
        """Give a cell format in the house's font, with these XlsxWriter properties."""
        wanted = {"font_name": FONT, "font_size": FONT_SIZE, "font_color": INK} | traits
        return self._memo(wanted)

    def color(self, **traits: Any) -> CellFormat:
        """Give a format for a conditional format: only what it changes."""
        return self._memo(traits)

    def _memo(self, traits: dict[str, Any]) -> CellFormat:
        cle = tuple(sorted(traits.items()))
        if cle not in self._made:
            self._made[cle] = self._workbook.add_format(dict(traits))
        return self._made[cle]

    @cached_property
    def page(self) -> CellFormat:
        """Page of a sheet of lines, where sentences stand."""
        return self.format(bg_color=WHITE)

    @cached_property
    def title(self) -> CellFormat:
        """Title of a sheet."""
        return self.format(
            font_size=20, bold=True, font_color=DARK, bg_color=WHITE, valign="vcenter"
        )

    @cached_property
    def intro(self) -> CellFormat:
        """Sentence under a title."""
        return self.format(bg_color=WHITE, valign="vcenter")

    @cached_property
    def legend(self) -> CellFormat:
        """Small words of explanation."""
        return self.format(
            font_size=9, italic=True, font_color=GRAY, bg_color=WHITE, valign="vcenter"
        )

    @cached_property
    def link(self) -> CellFormat:
        """Link to another sheet."""
        return self.format(font_color=DARK, underline=1, bg_color=WHITE, valign="vcenter")

    def header(self, *, required: bool, align: str) -> CellFormat:
        """Header of a column: dark when it must be filled, light when it may stay blank."""
        shades = {
            True: {"bg_color": DARK, "font_color": WHITE, "bold": True},
            False: {"bg_color": SHADE, "font_color": DARK, "bold": True},
        }
        return self.format(
            text_wrap=True,
            align=align,
            valign="top",
            border=1,
            border_color=LINE,
            **shades[required],
        )
