"""A range: where it is is known here, what it holds is asked of LibreOffice in blocks."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.appearance import Appearance
from pial_xl.engines.libreoffice.characters import Characters
from pial_xl.engines.libreoffice.content import Content
from pial_xl.engines.libreoffice.formulas import target_to_excel, target_to_uno
from pial_xl.engines.libreoffice.geometry import COLUMNS, ROW_COUNT, Rectangle, write_address
from pial_xl.engines.libreoffice.notes import Note
from pial_xl.engines.libreoffice.structures import (
    block_of,
    enum,
    uno_address,
    uno_areas,
    uno_cell,
)

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.names import Name
    from pial_xl.engines.libreoffice.sheet import Sheet
    from pial_xl.engines.libreoffice.tables import Table

_CONTENT = 1 | 2 | 4 | 16
_FORMATS = 32 | 64 | 256
_NOTES = 8
"""``com.sun.star.sheet.CellFlags``. Drawn objects (buttons, charts) are never cleared."""


@answers_to(base_classes.Range, inherited=("expand", "max_cells_per_read", "max_cells_per_write"))
class Range(Content, Appearance):
    """A block of cells of one sheet.

    A selection made of several keeps the others for its address, and to be selected again; all
    else is about the first, as in Excel.
    """

    def __init__(self, sheet: "Sheet", block: Rectangle, others: Sequence[Rectangle] = ()) -> None:
        self.sheet = sheet
        self.block = block
        self.others = tuple(others)
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> Any:
        """The UNO cell range."""
        return self.sheet.uno_area(self.block)

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return self.sheet.name, self.row, self.column, self.block.height, self.block.width

    def __len__(self) -> int:
        return self.block.height * self.block.width

    @property
    def row(self) -> int:
        return self.block.row

    @property
    def column(self) -> int:
        return self.block.column

    @property
    def shape(self) -> tuple[int, int]:
        return self.block.height, self.block.width

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        """Give a cell by row and column from the corner, or by its rank along the rows."""
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.block.width)
        else:
            row, column = arg1 - 1, arg2 - 1
        return self._neighbor(Rectangle(self.row + row, self.column + column))

    @property
    def address(self) -> str:
        return ",".join(map(write_address, (self.block, *self.others)))

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        address = write_address(self.block, fixed_row=row_absolute, fixed_column=col_absolute)
        if not external:
            return address
        sheet = f"[{self.sheet.book.name}]{self.sheet.name}".replace("'", "''")
        return f"'{sheet}'!{address}"

    @property
    def current_region(self) -> "Range":
        cursor = self.sheet.api.createCursorByRange(self.api)
        cursor.collapseToCurrentRegion()
        return self._neighbor(block_of(cursor.getRangeAddress()))

    def end(self, direction: str) -> "Range":
        """Go as Ctrl and an arrow do, from the first cell."""
        row, column = self.row, self.column
        useful = self.sheet.used_range.block
        if direction in ("down", "d", "up", "u"):
            end = max(useful.last_row, row)
            filled = self._neighbor(Rectangle(1, column, end)).filled()
            row = _arrow_stop([line[0] for line in filled], row, direction[0] == "d", ROW_COUNT)
        elif direction in ("right", "r", "left", "l"):
            end = max(useful.last_column, column)
            filled = self._neighbor(Rectangle(row, 1, 1, end)).filled()
            column = _arrow_stop(filled[0], column, direction[0] == "r", COLUMNS)
        else:
            raise ValueError(f"Direction inconnue\xa0: {direction}")
        return self._neighbor(Rectangle(row, column))

    def clear_contents(self) -> None:
        self.sheet.at(self.block).clearContents(_CONTENT)

    def clear_formats(self) -> None:
        self.api.clearContents(_FORMATS)

    def clear(self) -> None:
        self.api.clearContents(_CONTENT | _FORMATS | _NOTES)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells; those there go down, or right. Formats come from above or the left."""
        direction = self._direction({"down": "DOWN", "right": "RIGHT"}, shift, "DOWN")
        mode = enum(f"com.sun.star.sheet.CellInsertMode.{direction}")
        self.sheet.api.insertCells(self._address(), mode)
        self.sheet.book.note_moved_cells()

    def delete(self, shift: str | None = None) -> None:
        """Delete cells; those below come up, or those on the right come left.

        Not told which, the narrow side is closed, as in Excel.
        """
        usual = "LEFT" if self.block.height >= self.block.width else "UP"
        direction = self._direction({"up": "UP", "left": "LEFT"}, shift, usual)
        mode = enum(f"com.sun.star.sheet.CellDeleteMode.{direction}")
        self.sheet.api.removeRange(self._address(), mode)
        self.sheet.book.note_moved_cells()

    def copy(self, destination: Any = None) -> None:
        """Copy cells, formats and notes to a place of the same workbook.

        A place that holds them several times takes them so many times, as in Excel.
        """
        if destination is None:
            raise NotImplementedError(
                "Le moteur LibreOffice ne copie pas vers le presse-papiers\xa0: "
                "indiquez la destination."
            )
        there: Range = destination.impl
        sheet, block = there.sheet, there.block
        sheet.api.copyRange(_corner(there), self.api.getRangeAddress())
        if block.height % self.block.height or block.width % self.block.width:
            return
        tall, wide = self.shape
        # What has been copied is copied beside itself, twice as much each time.
        while wide < block.width or tall < block.height:
            more = min(wide, block.width - wide) or min(tall, block.height - tall)
            beside = wide < block.width
            own = (tall, more) if beside else (more, wide)
            done = Rectangle(block.row, block.column, *own)
            row, column = (0, wide) if beside else (tall, 0)
            corner = Rectangle(block.row + row, block.column + column)
            sheet.api.copyRange(uno_cell(sheet.rank, corner), uno_address(sheet.rank, done))
            wide, tall = (wide + more, tall) if beside else (wide, tall + more)

    def move(self, destination: Any) -> None:
        self.sheet.api.moveRange(_corner(destination.impl), self.api.getRangeAddress())
        self.sheet.book.note_moved_cells()

    def select(self) -> None:
        book = self.sheet.book
        blocks = (self.block, *self.others)
        chosen = uno_areas(book.api, self.sheet.rank, blocks) if self.others else self.api
        book.controller.select(chosen)

    def merge(self, across: bool = False) -> None:
        blocks = [self.block]
        if across:
            width = self.block.width
            rows = range(self.row, self.block.last_row + 1)
            blocks = [Rectangle(row, self.column, 1, width) for row in rows]
        self.unmerge()
        for block in blocks:
            self._neighbor(block).api.merge(True)

    def unmerge(self) -> None:
        self.api.merge(False)

    @property
    def merge_cells(self) -> bool:
        return bool(self.merge_area.block != Rectangle(self.row, self.column))

    @property
    def merge_area(self) -> "Range":
        return self._neighbor(self.sheet.merged(Rectangle(self.row, self.column)))

    @property
    def note(self) -> Note | None:
        note = Note(self.sheet, Rectangle(self.row, self.column))
        return note if note.text else None

    def add_note(self, text: str) -> Note:
        notes = self.sheet.annotations
        notes.insertNew(_corner(self), text)
        return Note(self.sheet, Rectangle(self.row, self.column))

    @property
    def hyperlink(self) -> str:
        fields = self.api.getCellByPosition(0, 0).getTextFields()
        if not fields.getCount():
            raise ValueError("La cellule ne contient pas de lien.")
        return target_to_excel(str(fields.getByIndex(0).URL))

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Make the first cell a link; LibreOffice shows its target, and no other tip."""
        link = self.sheet.book.api.createInstance("com.sun.star.text.TextField.URL")
        link.URL = target_to_uno(address)
        link.Representation = text_to_display or address
        cell = self.api.getCellByPosition(0, 0)
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), link, False)

    @property
    def characters(self) -> Characters:
        """The characters of the first cell."""
        return Characters(lambda: self.api.getCellByPosition(0, 0))

    @property
    def table(self) -> "Table | None":
        return self.sheet.tables.under(self.block)

    @property
    def name(self) -> "Name | None":
        return self.sheet.book.names.of(self) or self.sheet.names.of(self)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.give_name(value, self)

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self.sheet.book.export_pdf(path, [self._address()])

    def set_colors(self, colors: Sequence[Sequence[Any]]) -> None:
        """Colour cells one by one, with one call for each colour; ``...`` leaves a cell alone."""
        self.colorize(colors)

    def _neighbor(self, block: Rectangle) -> "Range":
        return Range(self.sheet, block)

    def _address(self) -> Any:
        return uno_address(self.sheet.rank, self.block)

    def _direction(self, direction: dict[str, str], wanted: str | None, usual: str) -> str:
        if self.block.width == COLUMNS:
            return "ROWS"
        if self.block.height == ROW_COUNT:
            return "COLUMNS"
        return usual if wanted is None else direction[wanted]


def _corner(area: Range) -> Any:
    return uno_cell(area.sheet.rank, area.block)


def _arrow_stop(filled: list[bool], origin: int, forward: bool, limit: int) -> int:
    """Give the number, from 1, where an arrow held with Ctrl stops."""
    pas = 1 if forward else -1
    edge = limit if forward else 1

    def is_filled(number: int) -> bool:
        return 1 <= number <= len(filled) and filled[number - 1]

    position = origin
    if is_filled(position) and is_filled(position + pas):
        while is_filled(position + pas):
            position += pas
        return position
    position += pas
    while 1 <= position <= len(filled) and not is_filled(position):
        position += pas
    return position if is_filled(position) else edge
