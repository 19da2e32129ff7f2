"""Who is told of each change before it is made, so that a person can take the run back.

The one of this module keeps nothing: it stands for the journal where no run is under way.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from xlwings import Range, Sheet

from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.hosts.looks import Rgb
from pial_xl.tables.address import Place


class Witness:
    """A witness that keeps nothing. Each method is called before the change it tells of."""

    def cells(self, sheet: Sheet, areas: Sequence[Box]) -> None:
        """Take note that the cells of areas of a sheet are about to hold something else."""

    def formats(self, area: Range) -> None:
        """Take note that an area is about to have another number format."""

    def rows(self, sheet: Sheet, first: int, last: int, hidden: Set[int]) -> None:
        """Take note that rows are about to be shown or hidden, and which of them are hidden."""

    def fitted(self, sheet: Sheet, first: int, last: int) -> None:
        """Take note that rows are about to be as high as what they say."""

    def shown(self, sheet: Sheet) -> None:
        """Take note that a sheet is about to be shown."""

    def print_area(self, sheet: Sheet) -> None:
        """Take note that a sheet is about to be printed otherwise."""

    def table(self, sheet: Sheet, nom: str) -> None:
        """Take note that an Excel Table is about to be resized."""

    def marks_removed(
        self, sheet: Sheet, fills: Mapping[Place, Rgb], notes: Mapping[Place, str]
    ) -> None:
        """Take note of the marks that are about to be taken away; blank notes are not known."""

    def copied(self, path: Path) -> None:
        """Take note of the copy that holds the workbook as it was."""

    def letter(self, title: str) -> None:
        """Take note that a letter that is there is about to be made again."""

    def removed(self, title: str) -> None:
        """Take note that a sheet is about to be removed, which the copy alone still holds."""

    def renamed(self, before: str, after: str) -> None:
        """Take note that a sheet of the person's is about to bear another name."""

    def record(self, before: Sequence[Sequence[str]], after: Iterable[Sequence[str]]) -> None:
        """Take note of what the record said when it was read, and what it says now."""

    def cannot(self, reason: str) -> None:
        """Take note of a change that cannot be taken back, and why, in one French sentence."""
