"""Defined names, of the workbook or of one sheet."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.formulas import to_excel, to_uno
from pial_xl.engines.libreoffice.geometry import Rectangle, write_address
from pial_xl.engines.libreoffice.structures import block_of, uno_cell

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.book import Book
    from pial_xl.engines.libreoffice.ranges import Range
    from pial_xl.engines.libreoffice.sheet import Sheet


@answers_to(base_classes.Name)
class Name:
    """One defined name. A sheet's own is ``Feuille!nom``."""

    api: Any

    def __init__(self, names: "Names", api: Any) -> None:
        self._names = names
        self.api = api

    @property
    def name(self) -> str:
        return self._names.prefix + str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value.rpartition("!")[2])

    @property
    def refers_to(self) -> str:
        return to_excel(f"={self.api.getContent()}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(to_uno(value).removeprefix("="))

    @property
    def refers_to_range(self) -> "Range":
        """The range that the name stands for.

        Raises:
            ValueError: when it stands for something else, such as a constant.
        """
        cells = self.api.getReferredCells()
        if cells is None:
            raise ValueError(f"Le nom «\xa0{self.name}\xa0» ne désigne pas une plage de cellules.")
        address = cells.getRangeAddress()
        return self._names.book.sheets(address.Sheet + 1).area(block_of(address))

    def delete(self) -> None:
        self._names.api.removeByName(str(self.api.getName()))


@answers_to(base_classes.Names, inherited=("snapshot",))
class Names:
    """The defined names of a workbook, or those of one of its sheets."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self.book = book
        self._sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO named ranges."""
        if self._sheet is None:
            return self.book.name_collection
        return self._sheet.api.getPropertyValue("NamedRanges")

    @property
    def prefix(self) -> str:
        """What is written before the names: the sheet that owns them."""
        return "" if self._sheet is None else f"{self._sheet.name}!"

    def __call__(self, name_or_index: str | int) -> Name:
        if not isinstance(name_or_index, str):
            return Name(self, self.api.getByIndex(int(name_or_index) - 1))
        names, name = self._find(name_or_index)
        if not names.api.hasByName(name):
            raise KeyError(name_or_index)
        return Name(names, names.api.getByName(name))

    def contains(self, name_or_index: str | int) -> bool:
        """Tell whether the name, or the number from 1, is there."""
        if not isinstance(name_or_index, str):
            return 1 <= name_or_index <= len(self)
        names, name = self._find(name_or_index)
        return bool(names.api.hasByName(name))

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Name]:
        names = self.api
        for name in names.getElementNames():
            yield Name(self, names.getByName(name))

    def add(self, name: str, refers_to: str) -> Name:
        """Add a name, to a sheet's own when written ``Feuille!nom``; an older one is replaced."""
        names, bare = self._find(name)
        api = names.api
        if api.hasByName(bare):
            api.removeByName(bare)
        content = to_uno(f"={refers_to.removeprefix('=')}").removeprefix("=")
        api.addNewByName(bare, content, uno_cell(0, Rectangle(1, 1)), 0)
        return Name(names, api.getByName(bare))

    def give_name(self, name: str, area: "Range") -> None:
        """Give a range a name."""
        sheet = area.sheet.name.replace("'", "''")
        self.add(name, f"='{sheet}'!{write_address(area.block)}")

    def of(self, area: "Range") -> Name | None:
        """Give the name of exactly this range, or None."""
        rank = area.sheet.rank
        for name in self:
            cells = name.api.getReferredCells()
            if cells is None:
                continue
            address = cells.getRangeAddress()
            if address.Sheet == rank and block_of(address) == area.block:
                return name
        return None

    def _find(self, name: str) -> "tuple[Names, str]":
        """Give the names among which a name is to be found, and the name without its sheet."""
        sheet, point, short = name.rpartition("!")
        if not point:
            return self, short
        return self.book.sheets(sheet.strip("'").replace("''", "'")).names, short
