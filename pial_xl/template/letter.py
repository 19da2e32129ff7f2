"""Draws the sheets of the letters' models, from what the letters room says of them."""

from collections.abc import Set
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.letters.models.layout import FONT, Fragment, LetterModel, ModelCell, Style
from pial_xl.letters.models.pas import PAS_MODEL
from pial_xl.letters.models.pial import MODEL
from pial_xl.letters.models.simple import SIMPLE_MODEL
from pial_xl.template.palette import Palette
from pial_xl.template.printing import portrait
from pial_xl.units.palette import GRAY
from pial_xl.units.text import fold

_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom"}

SHEETS = {
    MODEL.title: "Le texte et la mise en page des lettres de mission, avec leurs {{champs}}.",
    PAS_MODEL.title: "De même, pour les coordonnateurs des pôles dont le sigle est PAS.",
    SIMPLE_MODEL.title: "Une lettre plus sobre : écrivez son nom à la ligne modele_lettre de "
    "Paramètres.",
}
"""The sheets of the models, and what each is for."""


def build_models() -> bytes:
    """Give the bytes of a workbook of the sheets of the models alone, as the template has them."""
    output = BytesIO()
    with Workbook(output, {"in_memory": True}) as workbook:
        draw(workbook, Palette(workbook))
    return output.getvalue()


def draw(workbook: Workbook, palette: Palette, but: Set[str] = frozenset()) -> None:
    """Add the sheets of the models, each of one A4 portrait page.

    *but* are the folded titles of those that the workbook has already.
    """
    for model in (MODEL, PAS_MODEL, SIMPLE_MODEL):
        if fold(model.title) not in but:
            _sheet(workbook, model, palette)


def _sheet(workbook: Workbook, model: LetterModel, palette: Palette) -> None:
    sheet = workbook.add_worksheet(model.title)
    sheet.set_tab_color(GRAY)
    sheet.hide_gridlines(2)
    for number, width in enumerate(model.widths):
        sheet.set_column(number, number, width)
    for number, height in enumerate(model.heights):
        sheet.set_row(number, height)
    for block in model.blocks:
        _block(sheet, block, palette)
    portrait(sheet)
    left, right, top, bottom = model.margins
    sheet.set_margins(left=left, right=right, top=top, bottom=bottom)
    sheet.set_footer("")
    sheet.print_area(0, 0, len(model.heights) - 1, len(model.widths) - 1)


def _block(sheet: Worksheet, block: ModelCell, palette: Palette) -> None:
    traits = _features(block.style) | {"quote_prefix": block.resembles_formula}
    style = palette.format(**traits)
    row, column, last = block.row - 1, block.column - 1, block.last_column - 1
    if last > column:
        sheet.merge_range(row, column, row, last, "", style)
    if len({_font(block.style, f) for f in block.fragments}) > 1:
        sheet.write_rich_string(row, column, *_pieces(block, palette), style)
    elif block.fragments:
        fragment = block.fragments[0]
        bold, italic = _font(block.style, fragment)
        style = palette.format(**traits | {"bold": bold, "italic": italic})
        sheet.write_string(row, column, block.text, style)
    else:
        sheet.write_blank(row, column, None, style)


def _pieces(block: ModelCell, palette: Palette) -> list[CellFormat | str]:
    """Give each piece of a text after the font it takes."""
    pieces: list[CellFormat | str] = []
    for fragment in block.fragments:
        bold, italic = _font(block.style, fragment)
        pieces += [
            palette.format(
                font_name=FONT,
                font_size=block.style.size,
                font_color=block.style.color,
                bold=bold,
                italic=italic,
            ),
            fragment.text,
        ]
    return pieces


def _font(style: Style, fragment: Fragment) -> tuple[bool, bool]:
    return style.bold or fragment.bold, style.italic or fragment.italic


def _features(style: Style) -> dict[str, Any]:
    """Give a style of the letters room as XlsxWriter properties."""
    traits: dict[str, Any] = {
        "font_name": FONT,
        "font_size": style.size,
        "font_color": style.color,
        "bold": style.bold,
        "italic": style.italic,
        "align": style.horizontal,
        "valign": _VERTICAL[style.vertical],
        "indent": style.indent,
        "text_wrap": True,
    }
    if style.fill:
        traits["bg_color"] = style.fill
    for side in style.borders:
        traits |= {side: 1, f"{side}_color": style.border_color}
    return traits
