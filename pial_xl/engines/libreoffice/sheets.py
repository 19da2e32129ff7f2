"""The sheets of a workbook."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.sheet import Sheet
from pial_xl.engines.libreoffice.sheet_names import name_of_new

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.book import Book


@answers_to(base_classes.Sheets)
class Sheets:
    """The sheets of a workbook, hidden ones included."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Any:
        """The UNO collection."""
        return self._book.sheet_collection

    @property
    def active(self) -> Sheet:
        front = self._book.controller.getActiveSheet()
        return Sheet(self._book, str(front.getName()), front)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """Give a sheet by its name, whatever the case, or by its number from 1."""
        names = self._book.titles
        if not isinstance(name_or_index, str):
            return self._book.sheet(names[int(name_or_index) - 1])
        for name in names:
            if name.casefold() == name_or_index.casefold():
                return self._book.sheet(name)
        raise KeyError(name_or_index)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.casefold() in map(str.casefold, self._book.titles)

    def __len__(self) -> int:
        return len(self._book.titles)

    def __iter__(self) -> Iterator[Sheet]:
        for name in self._book.titles:
            yield self._book.sheet(name)

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Add a blank sheet, before the active one unless told otherwise, and make it active."""
        sheets = self.api
        neighbor = before or after or self.active
        new = name or name_of_new(self._book.titles)
        sheets.insertNewByName(new, neighbor.rank + (after is not None and before is None))
        self._book.note_changed_sheets()
        sheet = self._book.sheet(new)
        sheet.activate()
        return sheet
