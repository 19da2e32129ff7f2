"""The values of usual rows, read column by column: a column holds few values, many times."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from pial_xl.sheets.closed.grid import LONG_TEXT, RowRun
from pial_xl.sheets.closed.usual_rows import CellForm, UsualRows

REMEMBERED_MAX: Final = 20_000
"""Values of one form that are remembered, as written, while a sheet is read."""


class UsualValues:
    """Reads the usual rows of one sheet."""

    def __init__(self, read: Callable[[str, str, str], object]) -> None:
        """Begin.

        Args:
            read: gives the value of a cell from its kind, its style and what is written.
        """
        self._read = read
        self._known: dict[CellForm, _Known] = {}

    @property
    def has_long_texts(self) -> bool:
        """Tell whether a text longer than ``LONG_TEXT`` was read."""
        return any(known.has_long_texts for known in self._known.values())

    def run(self, usual: UsualRows) -> RowRun:
        """Give the rows."""
        columns: dict[int, Sequence[object]] = {}
        for form, written in zip(usual.forms, zip(*usual.written, strict=True), strict=True):
            if not any(written):
                continue
            values = list(map(self._known_of(form).__getitem__, written))
            other = columns.get(form.column)
            columns[form.column] = values if other is None else list(map(_filled, values, other))
        return RowRun(usual.numbers, columns)

    def _known_of(self, form: CellForm) -> "_Known":
        if form not in self._known:
            self._known[form] = _Known(partial(self._read, form.kind, form.style))
        return self._known[form]


def _filled(one: object, other: object) -> object:
    """Give what a cell holds, which is written in one form alone."""
    return other if one is None else one


class _Known(dict[bytes | None, object]):
    """The values of one form by what is written; None for a blank."""

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read
        self.has_long_texts = False

    def __missing__(self, written: bytes | None) -> object:
        if len(self) >= REMEMBERED_MAX:
            self.clear()
        value = None if written is None else self._read(written.decode())
        if isinstance(value, str):
            self.has_long_texts |= len(value) > LONG_TEXT
        self[written] = value if value != "" else None
        return self[written]
