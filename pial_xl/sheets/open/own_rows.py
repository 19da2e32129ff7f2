"""Formulas of calculated columns that no longer read their own row.

A spreadsheet follows a cell that is cut and pasted elsewhere, and those that come up or go down
when cells are taken away or inserted: the formula beside them then reads another row, or nothing
(``#REF!``), and its figure is another's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_LOST: Final = "#REF!"
_PLACE: Final = re.compile(
    rf"(?<![\w.$])(?P<column>\$?[A-Z]{{1,3}})(?P<row>\d+)(?![\w.(])|\$?[A-Z]{{0,3}}{_LOST}"
)
"""A cell that a formula reads in a row that follows it, or that it has lost."""
_ROW: Final = "\0"


def is_own(formula: str, row: int) -> bool:
    """Tell whether a formula reads no cell of another row than its own, and has lost none."""
    return all(place["row"] == str(row) for place in _PLACE.finditer(formula))


def displaced(texts: Sequence[Sequence[str]], top: int) -> list[list[bool]]:
    """Flag the formulas of a block that say what their column says, of another row.

    A person's own formula, of another shape than its column's, is none of them.

    Args:
        texts: what the cells hold, row by row: a formula begins with ``=``.
        top: the first row of the block.
    """
    by_column = [list(_of_column(column, top)) for column in zip(*texts, strict=True)]
    return [list(row) for row in zip(*by_column, strict=True)]


def _of_column(texts: Sequence[str], top: int) -> Iterator[bool]:
    numbered = [(row, text) for row, text in enumerate(texts, top) if text.startswith("=")]
    sound = next(((row, text) for row, text in numbered if is_own(text, row)), None)
    _, model = sound or next(iter(numbered), (top, ""))
    shape = _PLACE.sub(_ROW, model)
    written = _PLACE.sub(lambda place: f"{place['column']}{_ROW}", model) if sound else None
    for number, text in enumerate(texts, top):
        if not text.startswith("=") or (
            written is not None and text == written.replace(_ROW, str(number))
        ):
            yield False
        else:
            yield not is_own(text, number) and _PLACE.sub(_ROW, text) == shape
