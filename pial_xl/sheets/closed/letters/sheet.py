"""Lay a letter on a sheet, a copy of the model's sheet; or fill again one laid before."""

import re
from collections.abc import Iterable
from copy import copy
from functools import partial
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.letters.language.filling import blanked_rows, fill_fragments, text_fields
from pial_xl.letters.letter import Values
from pial_xl.sheets.closed.letters.copying import (
    border_cells,
    copy_font,
    copy_page,
    copy_structure,
    fill_headers,
)
from pial_xl.sheets.closed.letters.heights import adjust_heights, restore_heights
from pial_xl.sheets.closed.letters.model import ClosedModel
from pial_xl.sheets.closed.letters.pages import paginate
from pial_xl.units.excel import TEXT_MAX, cut, looks_like_a_formula

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read a character there


def put_letter(
    model: ClosedModel, sheet: Worksheet, values: Values, styles: dict[str, Any]
) -> None:
    """Lay a letter on a new sheet.

    What stands outside the model's print area, when it has one, is not copied: notes to the
    person who edits the model belong there.

    Args:
        model: the model.
        sheet: an empty sheet.
        values: the letter's values by placeholder.
        styles: those of the model's cells in the workbook of *sheet*, by address; empty for the
            first letter, which brings them in.
    """
    copy_structure(model.sheet, sheet)
    for source in model.cells:
        target = sheet.cell(source.row, source.column)
        _copy_style(source, target, styles)
        _write(target, source.value, values)
    for border_cell in border_cells(model.sheet):
        target = MergedCell(sheet, border_cell.row, border_cell.column)
        privates.put_cell(sheet, target)
        _copy_style(border_cell, target, styles)
    _finish(model, sheet, values)
    copy_page(model.sheet, sheet, partial(_filled, values=_for_header(values)))
    paginate(sheet)


def can_be_refilled(model: ClosedModel, sheet: Worksheet) -> bool:
    """Tell whether a letter's sheet still has the cells that its model fills."""
    cells = privates.cells(sheet)
    return not any(
        isinstance(cells.get((source.row, source.column)), MergedCell) for source in _to_fill(model)
    )


def refill(model: ClosedModel, sheet: Worksheet, values: Values) -> None:
    """Fill again a letter made from the same model.

    It so keeps what a person put on it without touching its words: fills, pictures, its page.
    """
    for source in _to_fill(model):
        _write(sheet.cell(source.row, source.column), source.value, values)
    restore_heights(model.sheet, sheet, {source.row for source in model.cells})
    _finish(model, sheet, values)
    fill_headers(model.sheet, sheet, partial(_filled, values=_for_header(values)))
    paginate(sheet)


def _to_fill(model: ClosedModel) -> Iterable[Any]:
    return (
        c
        for c in model.cells
        if isinstance(c.value, str | CellRichText) and text_fields(str(c.value))
    )


def _finish(model: ClosedModel, sheet: Worksheet, values: Values) -> None:
    """Give the rows their heights, and hide those that say nothing in this letter."""
    adjust_heights(model.sheet, sheet)
    for rank in blanked_rows(model.texts, values):
        sheet.row_dimensions[rank].hidden = True


def _filled(text: str, values: Values) -> str:
    return writable_text(fill_fragments((text,), values)[0])


def _for_header(values: Values) -> Values:
    return {cle: valeur and valeur.replace("&", "&&") for cle, valeur in values.items()}


def writable_text(text: str) -> str:
    """Take out what a workbook's XML cannot hold, and what is beyond a cell's length."""
    sound = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CODE.sub("_x005F_", cut(sound, TEXT_MAX))


def _copy_style(source: Any, target: Any, styles: dict[str, Any]) -> None:
    style = styles.get(source.coordinate)
    if style is None:  # the first letter brings the model's styles in; the others point at them
        target.font = copy_font(source.font)
        for part in ("fill", "border", "alignment", "protection"):
            setattr(target, part, copy(getattr(source, part)))
        target.number_format = source.number_format
        styles[source.coordinate] = copy(privates.style(target))
    else:
        privates.put_style(target, copy(style))


def _write(target: Any, valeur: object, values: Values) -> None:
    if isinstance(valeur, CellRichText):
        target.value = _rich(valeur, values)
    elif isinstance(valeur, str):
        target.value = _filled(valeur, values)
    else:
        target.value = valeur
        return
    target.data_type = "s"  # a text, whatever it looks like: never a formula, never an error
    if looks_like_a_formula(str(target.value)):
        target.quotePrefix = True


def _rich(valeur: CellRichText, values: Values) -> CellRichText:
    texts = fill_fragments([str(part) for part in valeur], values)
    parts = [
        TextBlock(part.font, writable_text(text))
        if isinstance(part, TextBlock)
        else writable_text(text)
        for part, text in zip(valeur, texts, strict=True)
    ]
    return CellRichText([part for part in parts if str(part)])
