"""The values of usual rows, read column by column: a column holds few values, many times."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from pial_xl.sheets.closed.grid import LONG_TEXT, GridRow
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

    def rows(self, usual: UsualRows) -> list[GridRow]:
        """Give the number of each row, and its cells that are not blank."""
        columns: list[int] = []
        held: list[list[object]] = []
        is_full = True
        for form, written in zip(usual.forms, zip(*usual.written, strict=True), strict=True):
            if not any(written):
                continue
            known = self._known_of(form)
            columns.append(form.column)
            held.append(list(map(known.__getitem__, written)))
            is_full = is_full and all(written) and not known.has_blanks
        lines = zip(*held, strict=True) if held else [()] * len(usual.numbers)
        of_line = dict if is_full else _filled
        return [
            (number, of_line(zip(columns, line, strict=True)))
            for number, line in zip(usual.numbers, lines, strict=True)
        ]

    def _known_of(self, form: CellForm) -> "_Known":
        if form not in self._known:
            self._known[form] = _Known(partial(self._read, form.kind, form.style))
        return self._known[form]


def _filled(cells: Iterable[tuple[int, object]]) -> dict[int, object]:
    return {column: value for column, value in cells if value is not None}


class _Known(dict[bytes | None, object]):
    """The values of one form by what is written; None for a blank."""

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read
        self.has_blanks = False
        self.has_long_texts = False

    def __missing__(self, written: bytes | None) -> object:
        if len(self) >= REMEMBERED_MAX:
            self.clear()
        value = None if written is None else self._read(written.decode())
        if isinstance(value, str):
            self.has_long_texts |= len(value) > LONG_TEXT
            self.has_blanks |= not value
        self[written] = value if value != "" else None
        return self[written]
