"""Lay a copy of a model on a sheet of a closed workbook, and write what a letter says there."""

import re
from collections.abc import Sequence
from copy import copy
from typing import Any, TypeAlias

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.reading import FilledLetter
from pial_xl.sheets.closed.letters.copying import (
    border_cells,
    copy_font,
    copy_page,
    copy_structure,
    write_headers,
)
from pial_xl.sheets.closed.letters.model import ClosedModel
from pial_xl.sheets.closed.letters.pages import model_breaks, paginate
from pial_xl.units.excel import TEXT_MAX, cut, looks_like_a_formula

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read a character there

Styles: TypeAlias = dict[tuple[int, ...], Any]
"""Looks of cells in one workbook, by the numbers that they have in another."""


def copy_model(model: ClosedModel, sheet: Worksheet, styles: Styles) -> None:
    """Lay a copy of a model on a new sheet.

    What stands outside its print area, when it has one, is not copied: notes to the person who
    edits the model belong there.

    Args:
        model: the model.
        sheet: an empty sheet.
        styles: those of the model's cells in the workbook of *sheet*, by what they are in the
            model's; empty for the first letter, which brings them in.
    """
    copy_structure(model.sheet, sheet)
    for source in model.cells:
        target = sheet.cell(source.row, source.column)
        _copy_style(source, target, styles)
        _copy_value(source.value, target)
    for border_cell in border_cells(model.sheet):
        target = MergedCell(sheet, border_cell.row, border_cell.column)
        privates.put_cell(sheet, target)
        _copy_style(border_cell, target, styles)
    copy_page(model.sheet, sheet)


def takes_again(model: ClosedModel, sheet: Worksheet) -> bool:
    """Tell whether a letter's sheet still has the cells that its model fills."""
    cells = privates.cells(sheet)
    return not any(isinstance(cells.get(cell.place), MergedCell) for cell in model.to_fill)


def fill(model: ClosedModel, sheet: Worksheet, filled: FilledLetter) -> None:
    """Write the texts, heights, hidden rows and headers of a letter, and divide it into pages."""
    for (row, column), pieces in filled.texts.items():
        source = model.sheet.cell(row, column).value
        parts = source if isinstance(source, CellRichText) else ("",)
        _write(sheet.cell(row, column), parts, pieces)
    for row, height in filled.heights.items():
        sheet.row_dimensions[row].height = height
    for row in filled.hidden:
        sheet.row_dimensions[row].hidden = True
    headers = {zone: writable_text("".join(pieces)) for zone, pieces in filled.headers.items()}
    pages = paginate(sheet, model_breaks(model.sheet))
    write_headers(model.sheet, sheet, headers, pages)


def writable_text(text: str) -> str:
    """Take out what a workbook's XML cannot hold, and what is beyond a cell's length."""
    sound = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CODE.sub("_x005F_", cut(sound, TEXT_MAX))


def _copy_style(source: Any, target: Any, styles: Styles) -> None:
    look = tuple(privates.style(source) or ())
    style = styles.get(look)
    if style is None:  # the first cell of a look brings it in; the others point at it
        target.font = copy_font(source.font)
        for part in ("fill", "border", "alignment", "protection"):
            setattr(target, part, copy(getattr(source, part)))
        target.number_format = source.number_format
        styles[look] = copy(privates.style(target))
    else:
        privates.put_style(target, copy(style))


def _copy_value(valeur: object, target: Any) -> None:
    if isinstance(valeur, CellRichText):
        _write(target, valeur, [str(part) for part in valeur])
    elif isinstance(valeur, str):
        _write(target, ("",), (valeur,))
    else:
        target.value = valeur


def _write(target: Any, parts: Sequence[Any], texts: Sequence[str]) -> None:
    """Write a text in the pieces of another, whose fonts it takes."""
    pieces = [
        TextBlock(part.font, writable_text(text))
        if isinstance(part, TextBlock)
        else writable_text(text)
        for part, text in zip(parts, texts, strict=True)
    ]
    is_rich = isinstance(parts, CellRichText)
    target.value = CellRichText([p for p in pieces if str(p)]) if is_rich else pieces[0]
    target.data_type = "s"  # a text, whatever it looks like: never a formula, never an error
    if "\n" in str(target.value) and not target.alignment.wrap_text:
        wrapped = copy(target.alignment)
        wrapped.wrap_text = True  # else one line, whatever it says
        target.alignment = wrapped
    if looks_like_a_formula(str(target.value)):
        target.quotePrefix = True
