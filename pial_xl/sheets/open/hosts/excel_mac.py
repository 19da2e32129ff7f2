"""Excel for Mac: AppleScript reaches a cell as a whole, and copies no workbook that is open."""

# ruff: noqa: D102 (said once, in ``Host``)

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xlwings import Book, Range, Sheet

from pial_xl.letters.text_height import INDENT_PT
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts.common import Host, Rgb, RichFragment


class ExcelMac(Host):
    """Excel for Mac: a letter keeps the look of each cell, not of the words inside it."""

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

    def is_structure_protected(self, book: Book) -> bool:
        return bool(book.api.protect_structure.get())

    def is_protected(self, sheet: Sheet) -> bool:
        return bool(sheet.api.protect_contents.get())

    def read_header(self, page: Any, zone: str) -> str:
        said = getattr(page, zone).get()
        return said if isinstance(said, str) else ""

    def write_header(self, page: Any, zone: str, text: str) -> None:
        getattr(page, zone).set(text)

    def indent(self, cell: Range) -> float:
        pas = cell.api.indent_level.get()
        return pas * INDENT_PT if isinstance(pas, int) else 0.0

    def fragments(self, cell: Range, text: str) -> tuple[RichFragment, ...]:
        """Give the text as one piece: Excel's characters do not answer to AppleScript."""
        font = cell.font
        bold, italic = _trait(font.bold), _trait(font.italic)
        return (RichFragment(text, bold, italic, _color(font)),)

    def format_text(self, cell: Range, fragments: Iterable[RichFragment]) -> None:
        """Leave the cell the look it has: its pieces cannot be reached."""
        del cell, fragments


def _trait(said: Any) -> bool | None:
    """Keep a plain answer; a text of several looks gives AppleScript's « missing value »."""
    return said if isinstance(said, bool) else None


def _color(font: Any) -> Rgb | None:
    try:
        red, green, blue = font.color
    except TypeError:  # xlwings makes a tuple of what Excel says, « missing value » included
        return None
    return red, green, blue
