"""The cells of one row of a source as they are read, and what is to be said of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pial_xl.tables.address import a1
from pial_xl.tables.values import is_error
from pial_xl.takeover.found import Remark, Row
from pial_xl.takeover.guess import ColumnGuess, SheetGuess
from pial_xl.takeover.readers import read_service, read_share
from pial_xl.takeover.targets import SheetKind
from pial_xl.takeover.targets.target import Target
from pial_xl.takeover.tells import is_awaited
from pial_xl.units.text import clean, quoted

_OTHERS: Final[Mapping[str, tuple[str, str, Callable[[object], object]]]] = {
    "heures": ("quotite", "%", read_share),
    "quotite": ("heures", "h", read_service),
}
"""What a cell of the service of an AESH may be instead, the mark that says it, and its reader."""
_KEPT_MAX: Final = 200
"""Characters kept of a cell that is not understood."""


@dataclass(slots=True)
class RowCells:
    """One row of a source: what its cells mean, by field, and where they stand.

    Attributes:
        guess: its sheet.
        number: its number.
        read: what each cell means, by field.
        unread: what each cell shows that is not understood.
        awaits: whether a notification is said to be awaited.
    """

    guess: SheetGuess
    number: int
    read: dict[str, object] = field(default_factory=dict)
    unread: dict[str, object] = field(default_factory=dict)
    awaits: bool = False

    def text(self, name: str) -> str:
        """Give what a cell says; blank when it says nothing."""
        return clean(self.read[name]) if name in self.read else ""

    def day(self, name: str) -> date | None:
        """Give the day that a cell tells; None when it tells none."""
        value = self.read.get(name)
        return value if isinstance(value, date) else None

    def value(self, name: str) -> object:
        """Give what a cell means; what it shows, where that is not understood."""
        return self.read.get(name, self.unread.get(name))

    def values(self, *fields: str, **renamed: str) -> Row:
        """Give the values of a row of ours, blank ones left out.

        Args:
            fields: fields that bear one name here and there.
            renamed: by field of ours, the name of those that do not.
        """
        there = dict(zip(fields, fields, strict=True)) | renamed
        found = {ours: self.value(theirs) for ours, theirs in there.items()}
        return {ours: value for ours, value in found.items() if value is not None}


class Findings:
    """What is to be said of a source, as its rows are taken."""

    def __init__(self) -> None:
        self.not_understood: list[Remark] = []
        self.left_out: list[Remark] = []
        self.remarks: list[Remark] = []

    def cells(self, guess: SheetGuess, number: int, values: Mapping[str, object]) -> RowCells:
        """Read the cells of a row, by field; say those that are not understood."""
        cells = RowCells(guess, number)
        for name, column in guess.by_field.items():
            value = values.get(name)
            if value is None or column.target is None:
                continue
            try:
                cells.read[name] = column.target.read(value)
            except (ValueError, OverflowError):
                if name == "aide" and is_awaited(clean(value)):
                    cells.awaits = True
                elif not _reads_as_other(cells, name, value):
                    self._not_understood(cells, name, column, column.target, value)
        return cells

    def _not_understood(
        self, cells: RowCells, name: str, column: ColumnGuess, target: Target, value: object
    ) -> None:
        if not target.is_personal and not is_error(value):
            # A number as it stands: an integer would be taken for minutes.
            if isinstance(value, int | float) and not isinstance(value, bool):
                cells.unread[name] = float(value)
            else:
                cells.unread[name] = clean(value)[:_KEPT_MAX]
        place = a1(column.column, cells.number)
        said = "n'est pas compris" if target.is_personal else "n'est pas compris, gardé tel quel"
        title = cells.guess.sheet.name
        what = "" if target.is_personal else f": « {quoted(value)} » "
        self.not_understood.append(Remark(title, place, f"« {target.title} » {what}{said}"))

    def leave(self, guess: SheetGuess, number: int, why: str) -> None:
        """Say that a row is left out, and why."""
        self.left_out.append(Remark(guess.sheet.name, f"ligne {number}", why))

    def remark(self, cells: RowCells, what: str) -> None:
        """Say something of a row that is taken."""
        self.remarks.append(Remark(cells.guess.sheet.name, f"ligne {cells.number}", what))


def _reads_as_other(cells: RowCells, name: str, value: object) -> bool:
    """Read hours written among shares, or a share among hours, that the cell says to be so."""
    if cells.guess.kind is not SheetKind.AESH or name not in _OTHERS:
        return False
    other, mark, read = _OTHERS[name]
    if not isinstance(value, str) or mark not in value.lower() or other in cells.guess.by_field:
        return False
    try:
        cells.read[other] = read(value)
    except (ValueError, OverflowError):
        return False
    return True
