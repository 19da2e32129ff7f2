"""The small UNO structures that calls take and give, and the blocks they stand for."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.soffice import import_uno


def property_value(name: str, value: object) -> Any:
    """Give a ``com.sun.star.beans.PropertyValue``."""
    structure = import_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    structure.Name, structure.Value = name, value
    return structure


def properties(**values: object) -> tuple[Any, ...]:
    """Give the media descriptor that loading and saving take."""
    return tuple(property_value(name, value) for name, value in values.items())


def uno_address(sheet: int, block: Rectangle) -> Any:
    """Give the ``CellRangeAddress`` of a block; sheets are counted from 0."""
    return import_uno().createUnoStruct(
        "com.sun.star.table.CellRangeAddress",
        sheet,
        block.column - 1,
        block.row - 1,
        block.last_column - 1,
        block.last_row - 1,
    )


def uno_cell(sheet: int, block: Rectangle) -> Any:
    """Give the ``CellAddress`` of a block's first cell."""
    return import_uno().createUnoStruct(
        "com.sun.star.table.CellAddress", sheet, block.column - 1, block.row - 1
    )


def block_of(address: Any) -> Rectangle:
    """Give the block of a ``CellRangeAddress``."""
    return Rectangle(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )


def blocks_of(areas: Any) -> list[Rectangle]:
    """Give the blocks of a ``SheetCellRanges``: one call, whatever their number."""
    return [block_of(address) for address in areas.getRangeAddresses()]


def uno_areas(document: Any, sheet: int, blocks: Iterable[Rectangle]) -> Any:
    """Give one object for scattered blocks, so that one call formats them all."""
    return uno_areas_of(document, ((sheet, block) for block in blocks))


def uno_areas_of(document: Any, blocks: Iterable[tuple[int, Rectangle]]) -> Any:
    """Give one object for blocks of several sheets, each with the rank of its own.

    To be searched: LibreOffice answers most other questions about them as if on one sheet.
    """
    areas = document.createInstance("com.sun.star.sheet.SheetCellRanges")
    areas.addRangeAddresses(tuple(uno_address(*placed) for placed in blocks), False)
    return areas


class MovableAreas:
    """One object for scattered blocks, sent from some to others.

    A new one costs nine round trips, a move two; with many blocks LibreOffice is slow to part with
    them, and a new one is quicker.
    """

    _MOVED_MAX: Final = 32

    def __init__(self, document: Any) -> None:
        self._document = document
        self._areas: Any = None
        self._there: tuple[int, tuple[Rectangle, ...]] | None = None

    def at(self, sheet: int, blocks: Sequence[Rectangle]) -> Any:
        """Give the object, which stands for these blocks until it is sent elsewhere."""
        wanted = sheet, tuple(blocks)
        if self._there != wanted:
            if not self._leave():
                self._areas = self._document.createInstance("com.sun.star.sheet.SheetCellRanges")
            self._there = wanted
            self._areas.addRangeAddresses(_addresses(*wanted), False)
        return self._areas

    def forget(self) -> None:
        """Start from a new one: cells moved, and its own with them."""
        self._there = None

    def _leave(self) -> bool:
        """Take the present blocks away; tell whether none is left."""
        if self._there is None or len(self._there[1]) > self._MOVED_MAX:
            return False
        try:
            self._areas.removeRangeAddresses(_addresses(*self._there))
        except import_uno().getClass("com.sun.star.container.NoSuchElementException"):
            return False  # rows were inserted or deleted by hand in the meantime
        return True


def _addresses(sheet: int, blocks: Iterable[Rectangle]) -> tuple[Any, ...]:
    return tuple(uno_address(sheet, block) for block in blocks)


def enum(name: str) -> Any:
    """Give a UNO enum's value from ``com.sun.star.<module>.<Enum>.<VALUE>``."""
    owner, _, value = name.rpartition(".")
    return import_uno().Enum(owner, value)


def to_url(path: str | Path) -> str:
    """Give the URL of a path."""
    return str(import_uno().systemPathToFileUrl(str(Path(path).absolute())))
