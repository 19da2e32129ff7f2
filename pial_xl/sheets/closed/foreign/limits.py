"""How much of a source is held in memory: rows, cells, characters, whatever its format."""

from collections.abc import Mapping
from typing import Final

from pial_xl.sheets.closed.grid import LONG_TEXT, ROWS_MAX
from pial_xl.sheets.closed.guard import Allowance

CELLS_MAX: Final = 3_000_000
_LONG_TEXTS_MAX: Final = 16_000_000


class Limits:
    """What the sheets of one source may still hold, together."""

    def __init__(self) -> None:
        self._rows = Allowance(ROWS_MAX)
        self._cells = Allowance(CELLS_MAX)
        self._long_texts = Allowance(_LONG_TEXTS_MAX)

    def take(self, values: Mapping[int, object]) -> None:
        """Count a row.

        Raises:
            WorkbookReadError: the source is out of measure.
        """
        self._rows.take(1)
        self._cells.take(len(values))
        for value in values.values():
            if isinstance(value, str) and len(value) > LONG_TEXT:
                self._long_texts.take(len(value))
