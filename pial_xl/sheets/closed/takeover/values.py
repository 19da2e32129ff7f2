"""What a cell of an opened workbook holds, in words that no library owns."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeAlias

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.formula import ArrayFormula

from pial_xl.sheets.closed.takeover.colors import Colors
from pial_xl.sheets.closed.takeover.looks import font_look
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT
from pial_xl.template.carried import ErrorValue, Formula, RichText

_UNSAFE: Final = re.compile(r"[\[{]")
"""A formula that speaks of another workbook or of a Table, or that fills several cells."""
_ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


Results: TypeAlias = Mapping[tuple[int, int], object]
"""What the cells of a sheet hold, by row and column from 1, as a reader of values gives them."""


def value_of(cell: Any, colors: Colors) -> object:
    """Give what a cell holds that has no formula, or whose formula is to be forgotten."""
    value = cell.value
    if isinstance(value, CellRichText):
        return _rich(value, cell.font, colors)
    if cell.data_type == "e" or (isinstance(value, str) and cell.data_type != "s"):
        return ErrorValue(str(value)) if str(value) in _ERRORS else str(value)
    if isinstance(value, str | bool | int | float | date | datetime | time | timedelta):
        return value
    return None if value is None else str(value)


def formula_of(cell: Any, result: object, titles: Mapping[str, str]) -> Formula | None:
    """Give the formula of a cell where it means the same in another workbook; None elsewhere.

    Args:
        cell: the cell.
        result: what it gave.
        titles: the sheets that bear another title in the new workbook: the new one by the old.
    """
    text = cell.value
    if isinstance(text, ArrayFormula) and text.ref == cell.coordinate:
        text = text.text
    is_plain = cell.data_type == "f" and isinstance(text, str) and not _UNSAFE.search(text)
    return Formula(with_new_titles(text, titles), result) if is_plain else None


def with_new_titles(formula: str, titles: Mapping[str, str]) -> str:
    """Give a formula that names sheets by their titles in the new workbook."""
    for old, new in titles.items():
        quoted = old.replace("'", "''")
        formula = formula.replace(f"'{quoted}'!", f"'{new}'!")
        formula = re.sub(rf"(?<![\w'.]){re.escape(old)}!", f"'{new}'!", formula)
    return formula


def result_of(value: object) -> object:
    """Give what a formula gave; None for one that was never worked out."""
    if value == FORMULA_WITHOUT_RESULT:
        return None
    return ErrorValue(value) if isinstance(value, str) and value in _ERRORS else value


def has_formula(cell: Any) -> bool:
    """Tell whether a cell is worked out."""
    return bool(cell.data_type == "f")


def _rich(value: Any, font: Any, colors: Colors) -> RichText | str:
    own = font_look(font, colors)
    pieces = tuple(
        (str(part), {**own, **font_look(part.font, colors)} if isinstance(part, TextBlock) else own)
        for part in value
    )
    return RichText(pieces)
