"""One sheet of a workbook."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.geometry import COLUMNS, ROW_COUNT, Rectangle, read_address
from pial_xl.engines.libreoffice.names import Names
from pial_xl.engines.libreoffice.notes import Note, sheet_notes
from pial_xl.engines.libreoffice.printing import PageSetup
from pial_xl.engines.libreoffice.ranges import Range
from pial_xl.engines.libreoffice.shapes import Shapes
from pial_xl.engines.libreoffice.sheet_names import name_of_copy
from pial_xl.engines.libreoffice.structures import block_of, uno_address
from pial_xl.engines.libreoffice.tables import Tables

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.book import Book

_KEPT_AREAS = 64
_CURSOR_ROOM = 1024
"""Rows and columns that every LibreOffice has."""
_WHOLE = Rectangle(1, 1, ROW_COUNT, COLUMNS)
Corner = str | tuple[int, ...] | Range


@answers_to(base_classes.Sheet)
class Sheet:
    """One sheet, known by its name until its UNO object is needed: that costs nine round trips."""

    book: "Book"

    def __init__(self, book: "Book", name: str, api: Any = None) -> None:
        self.book = book
        self._name = name
        self._api = api
        self._areas: dict[Rectangle, Any] = {}
        self._annotations: Any = None
        self._draw_page: Any = None
        self._rows: Any = None
        self._cursor: Any = None
        self._cursor_block = Rectangle(1, 1)
        self._known_rows: dict[int, Any] = {}
        self._moves = book.moves

    @property
    def api(self) -> Any:
        """The UNO sheet, asked for anew once cells were moved.

        LibreOffice's objects follow their cells: when A1 is deleted, the sheet's own object no
        longer begins at A1.
        """
        if self._api is None:
            self._api = self.book.sheet_collection.getByName(self._name)
        if self._moves != self.book.moves:
            rank = self._api.getRangeAddress().Sheet
            self._api = self.book.sheet_collection.getByIndex(rank)
            self._areas.clear()
            self._annotations = self._rows = self._cursor = None
            self._moves = self.book.moves
        return self._api

    @property
    def annotations(self) -> Any:
        """The UNO notes of the sheet."""
        sheet = self.api
        if self._annotations is None:
            self._annotations = sheet.getAnnotations()
        return self._annotations

    @property
    def draw_page(self) -> Any:
        """The UNO drawings of the sheet, which do not move with its cells."""
        if self._draw_page is None:
            self._draw_page = self.api.getDrawPage()
        return self._draw_page

    @property
    def name(self) -> str:
        """The name under which the sheet was asked for, or was given since."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self.book.note_changed_sheets(self._name)
        self._name = value

    @property
    def rank(self) -> int:
        """The sheet's place in the workbook, from 0."""
        if self._api is None or self.book.app.hold is not None:  # its name is enough
            return self.book.titles.index(self._name)
        return int(self.api.getRangeAddress().Sheet)

    @property
    def index(self) -> int:
        return self.rank + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def notes(self) -> Iterator[Note]:
        return sheet_notes(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    def area(self, block: Rectangle) -> Range:
        """Give a range of the sheet."""
        return Range(self, block)

    def uno_area(self, block: Rectangle) -> Any:
        """Give a UNO range, whose first mention costs ten round trips: the last ones are kept."""
        sheet = self.api
        if len(self._areas) > _KEPT_AREAS:
            self._areas.clear()
        if block not in self._areas:
            self._areas[block] = sheet.getCellRangeByPosition(
                block.column - 1, block.row - 1, block.last_column - 1, block.last_row - 1
            )
        return self._areas[block]

    def at(self, block: Rectangle) -> Any:
        """Give a UNO range to be used at once: one cursor, sent from block to block.

        It costs two round trips where a range of its own costs ten.
        """
        _ = self.api  # which forgets the areas once cells have moved
        return self._areas[block] if block in self._areas else self._send(block)

    def merged(self, cell: Rectangle) -> Rectangle:
        """Give the block that a cell is merged with, alone if it is not."""
        return self.merged_size(cell)[0]

    def merged_size(self, cell: Rectangle) -> tuple[Rectangle, Any]:
        """Give the block that a cell is merged with, and its UNO size, asked for together."""
        cursor = self._send(cell)
        cursor.collapseToMergedArea()
        address, size = cursor.getPropertyValues(("AbsoluteName", "Size"))
        self._cursor_block = self._block(address.rpartition(".")[2])
        return self._cursor_block, size

    def _send(self, block: Rectangle) -> Any:
        cursor, there = self._own_cursor, self._cursor_block
        is_wide = there != Rectangle(there.row, there.column)
        if is_wide and max(block.row + there.height, block.column + there.width) > _CURSOR_ROOM:
            cursor.collapseToSize(1, 1)  # else it would stay where it is
            there = Rectangle(there.row, there.column)
        if (block.row, block.column) != (there.row, there.column):
            cursor.gotoOffset(block.column - there.column, block.row - there.row)
        if (block.width, block.height) != (there.width, there.height):
            cursor.collapseToSize(block.width, block.height)
        self._cursor_block = block
        return cursor

    @property
    def _own_cursor(self) -> Any:
        sheet = self.api
        if self._cursor is None:
            self._cursor = sheet.createCursor()
            self._cursor_block = _WHOLE
        return self._cursor

    def uno_row(self, row: int) -> Any:
        """Give a UNO row, by its number from 1; the last ones are kept."""
        sheet = self.api
        if self._rows is None:
            self._rows, self._known_rows = sheet.getRows(), {}
        if row not in self._known_rows:
            self._known_rows[row] = self._rows.getByIndex(row - 1)
        return self._known_rows[row]

    def scattered(self, blocks: Sequence[Rectangle]) -> Any:
        """Give one object for scattered blocks, good until others are asked for."""
        if len(blocks) == 1 and blocks[0] in self._areas:
            return self.uno_area(blocks[0])
        return self.book.areas.at(self.rank, blocks)

    def range(self, arg1: Corner, arg2: Corner | None = None) -> Range:
        """Give a range from an address, a name, a table's name, or one or two corners."""
        first = self._block(arg1)
        return Range(self, first if arg2 is None else first.up_to(self._block(arg2)))

    @property
    def cells(self) -> Range:
        return Range(self, Rectangle(1, 1, ROW_COUNT, COLUMNS))

    @property
    def used_range(self) -> Range:
        cursor = self._own_cursor
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)  # from there: the cursor spreads over both, asked about once
        self._cursor_block = block_of(cursor.getRangeAddress())
        return Range(self, self._cursor_block)

    def activate(self) -> None:
        self.book.controller.setActiveSheet(self.api)

    def select(self) -> None:
        self.activate()

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Delete the sheet.

        Raises:
            ValueError: when it is the only one.
        """
        sheets = self.book.sheet_collection
        if sheets.getCount() == 1:
            raise ValueError("La seule feuille d'un classeur ne peut pas être supprimée.")
        sheets.removeByName(self.name)
        self.book.note_changed_sheets(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet beside another, of this workbook or of another one."""
        target = before or after or self
        rank = target.rank + (before is None)
        sheets, name = target.book.sheet_collection, self.name
        free = name_of_copy(name, target.book.titles)
        if target.book.api == self.book.api:
            sheets.copyByName(name, free, rank)
        else:
            sheets.importSheet(self.book.api, name, rank)
        target.book.note_changed_sheets()

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        target = before or after or self
        self.book.sheet_collection.moveByName(self.name, target.rank + (before is None))
        self.book.note_changed_sheets()

    @property
    def visible(self) -> bool:
        return bool(self.api.getPropertyValue("IsVisible"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self.api.setPropertyValue("IsVisible", bool(value))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Write this sheet alone to a PDF: its print areas, or all that it holds."""
        self.book.export_pdf(path, self.printed_areas())

    def printed_areas(self) -> list[Any]:
        """Give the addresses of what is printed of the sheet."""
        zones = list(self.api.getPrintAreas())
        return zones or [uno_address(self.rank, self.used_range.block)]

    def _block(self, corner: Corner) -> Rectangle:
        if isinstance(corner, Range):
            return corner.block
        if isinstance(corner, str):
            return read_address(corner.rpartition("!")[2]) or self._name_block(corner)
        block = Rectangle(*corner)
        if block.height < 1 or block.width < 1:
            raise ValueError("La plage demandée ne contient aucune cellule.")
        return block

    def _name_block(self, name: str) -> Rectangle:
        for names in (self.names, self.book.names):
            if names.contains(name):
                return names(name).refers_to_range.block
        if name in self.tables:
            table = self.tables(name)
            return (table.data_body_range or table.range).block
        raise ValueError(f"Il n'y a ni adresse ni plage nommée «\xa0{name}\xa0» sur cette feuille.")
