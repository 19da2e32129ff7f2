"""What cells hold, and their number formats, asked of Excel through xlwings."""

from typing import Any, TypeAlias

from xlwings import Range

from pial_xl.sheets.open.hosts.areas import Box, box, halves

Held: TypeAlias = str | float | bool | None
"""What a cell holds: a number, a formula (``=``), a text after an apostrophe, nothing."""


def held_in(area: Range) -> list[list[Held]]:
    """Give what each cell of an area holds."""
    formulas: Any = area.options(ndim=2).formula
    rows = formulas if isinstance(formulas, list | tuple) else ((formulas,),)
    values = area.options(ndim=2, err_to_str=True).value
    return [
        [_held(value, formula) for value, formula in zip(line, texts, strict=True)]
        for line, texts in zip(values, rows, strict=True)
    ]


def number_formats(area: Range) -> dict[Box, str]:
    """Give the number formats of an area: one call where there is one, by halves else."""
    found: dict[Box, str] = {}
    pending = [area]
    while pending:
        zone = pending.pop()
        shared = zone.number_format
        if isinstance(shared, str):  # of several, Windows says nothing and a Mac that it cannot
            found[box(zone)] = shared
        elif zone.size > 1:
            pending += halves(zone)
    return found


def _held(value: object, formula: object) -> Held:
    if value is None or value == "":
        return None
    text = str(formula)
    if text.startswith("=") and text != value:
        return text
    if isinstance(value, str):
        return f"'{value}"
    if isinstance(value, bool):
        return value
    return float(text)  # a day is its number there
