"""Excel for Mac: AppleScript reaches a cell as a whole, and copies no workbook that is open."""

# ruff: noqa: D102 (said once, in ``Host``)

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from xlwings import Book, Range, Sheet

from pial_xl.letters.text_height import INDENT_PT
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts.areas import halves
from pial_xl.sheets.open.hosts.common import Host
from pial_xl.sheets.open.hosts.looks import RichFragment, look_of
from pial_xl.tables.address import Place

_ADDRESS_MAX = 250


def _refusal() -> tuple[type[Exception], ...]:
    """Give what declines one call: Excel's own answer, and xlwings' for a cell with a note."""
    if sys.platform != "darwin":
        return (ValueError,)
    from appscript.reference import (  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - only there
        CommandError,
    )

    return (CommandError, ValueError)


class ExcelMac(Host):
    """Excel for Mac: a letter keeps the look of each cell, not of the words inside it."""

    refusal = _refusal()

    def path(self, book: Book) -> Path:
        """Give where the workbook is on this computer.

        Raises:
            WriteError: never saved, or on OneDrive or SharePoint, where Excel's sandbox
                leaves nothing to copy.
        """
        path = super().path(book)
        if path is None:
            raise WriteError(
                "Ce classeur est sur OneDrive ou SharePoint : enregistrez-le dans un dossier de "
                "l'ordinateur, puis recommencez."
            )
        return path

    def save_copy(self, book: Book, path: Path) -> None:
        """Copy the file as last saved: nothing here writes a workbook that stays open."""
        shutil.copyfile(self.path(book), path)

    def is_saved(self, book: Book) -> bool:
        return bool(book.api.saved.get())

    def mark_saved(self, book: Book) -> None:
        book.api.saved.set(True)

    def is_structure_protected(self, book: Book) -> bool:
        return bool(book.api.protect_structure.get())

    def is_protected(self, sheet: Sheet) -> bool:
        return bool(sheet.api.protect_contents.get())

    def hidden_rows(self, body: Range) -> set[int]:
        said = body.api.entire_row.rows.hidden.get()
        rows = said if isinstance(said, list) else [said]
        return {body.row + rank for rank, hidden in enumerate(rows) if hidden is True}

    def notes(self, sheet: Sheet) -> dict[Place, str]:
        """Give the text of each note; Excel says no address longer than 255 characters, and cuts.

        So a zone whose notes are too many to be told is asked about by halves.
        """
        found: dict[Place, str] = {}
        pending = [sheet.used_range]
        while pending:
            zone = pending.pop()
            if zone.size == 1:  # of one cell, Excel understands the whole sheet
                addresses = zone.address if zone.note is not None else ""
            else:
                addresses = _noted(zone)
            if len(addresses) >= _ADDRESS_MAX:
                pending += halves(zone)
            else:
                cells = ((p, sheet.range(p).note) for p in _places(sheet, addresses))
                found |= {p: note.text for p, note in cells if note is not None}
        return found

    def read_header(self, page: Any, zone: str) -> str:
        said = getattr(page, zone).get()
        return said if isinstance(said, str) else ""

    def write_header(self, page: Any, zone: str, text: str) -> None:
        getattr(page, zone).set(text)

    def number_from_one(self, page: Any) -> None:
        page.first_page_number.set(1)

    def indent(self, cell: Range) -> float:
        pas = cell.api.indent_level.get()
        return pas * INDENT_PT if isinstance(pas, int) else 0.0

    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        """Give the text as one piece: Excel's characters do not answer to AppleScript."""
        look = look_of(cell.font)
        return (RichFragment(text, look.bold, look.italic, look.color),)

    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        """Leave the cell the look it has: its pieces cannot be reached."""
        del cell, fragments


def _noted(zone: Range) -> str:
    """Give the address of the cells of a zone that have a note; blank when none has."""
    from appscript import (  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - only on a Mac
        k,
    )

    try:
        cells = zone.api.special_cells(type=k.cell_type_comments)
    except ExcelMac.refusal:
        return ""
    return str(cells.get_address())


def _places(sheet: Sheet, addresses: str) -> Iterator[Place]:
    for part in filter(None, addresses.split(",")):
        zone = sheet.range(part)
        rows, columns = zone.shape
        yield from ((zone.row + i, zone.column + j) for i in range(rows) for j in range(columns))
