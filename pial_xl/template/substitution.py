"""From a formula of a block, written with names, to the formula of one cell."""

import re
from collections.abc import Callable, Mapping

from pial_xl.tables import RowModel, columns
from pial_xl.template.zones import FIRST_ROW, TITLE_ROW, area_name

Columns = dict[str, str]
"""Formulas by column name, in order."""

_FIELD = re.compile(r"\{(\w+)\}")
_NEIGHBOR = re.compile(r"\[(\w+)\]")
_ELSEWHERE = re.compile(r"<(\w+)\.(\w+)>")


def resolve(
    formula: str,
    model: type[RowModel],
    letters: Mapping[str, str],
    calculation_name: Callable[[str, str], str],
) -> str:
    """Give the formula of the block's first row.

    A field of the table is reached by its position in the named range, so that deleting a row of
    the table breaks no formula.
    """
    fields = list(columns(model))

    def field(match: re.Match[str]) -> str:
        position = fields.index(match[1]) + 1
        return f"INDEX({area_name(model.table)},ROW()-{TITLE_ROW},{position})"

    text = _FIELD.sub(field, formula)
    text = _NEIGHBOR.sub(lambda m: f"{letters[m[1]]}{FIRST_ROW}", text)
    return _ELSEWHERE.sub(lambda m: calculation_name(m[1], m[2]), text)
