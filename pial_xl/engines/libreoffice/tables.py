"""Excel Tables, which LibreOffice holds as database ranges."""

# ruff: noqa: D102, ARG002, PLR0917 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.structures import block_of, uno_address

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.ranges import Range
    from pial_xl.engines.libreoffice.sheets import Sheet


@answers_to(base_classes.Table)
class Table:
    """One table. LibreOffice draws no table style, and does not let a table grow by itself."""

    parent: "Sheet"
    api: Any

    def __init__(self, sheet: "Sheet", api: Any) -> None:
        self.parent = sheet
        self.api = api

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> "Range":
        return self.parent.area(self._block)

    @property
    def header_row_range(self) -> "Range | None":
        if not self.show_headers:
            return None
        block = self._block
        return self.parent.area(Rectangle(block.row, block.column, 1, block.width))

    @property
    def totals_row_range(self) -> "Range | None":
        if not self.show_totals:
            return None
        block = self._block
        return self.parent.area(Rectangle(block.last_row, block.column, 1, block.width))

    @property
    def data_body_range(self) -> "Range | None":
        """The rows between the header and the totals, or None when there are none."""
        block, header = self._block, self.show_headers
        height = block.height - header - self.show_totals
        if height < 1:
            return None
        return self.parent.area(Rectangle(block.row + header, block.column, height, block.width))

    @property
    def show_headers(self) -> bool:
        return bool(self.api.getPropertyValue("ContainsHeader"))

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.api.setPropertyValue("ContainsHeader", value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.getPropertyValue("TotalsRow"))

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.getPropertyValue("AutoFilter"))

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.setPropertyValue("AutoFilter", value)

    def resize(self, range: Any) -> None:  # noqa: A002  # xlwings names it so
        """Make the table cover another range of its sheet."""
        self.api.setDataArea(uno_address(self.parent.rank, range.impl.block))

    @property
    def _block(self) -> Rectangle:
        return block_of(self.api.getDataArea())


@answers_to(base_classes.Collection, base_classes.Tables)
class Tables:
    """The tables of a sheet."""

    parent: "Sheet"

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO database ranges, of the whole workbook."""
        return self.parent.book.api.getPropertyValue("DatabaseRanges")

    def __call__(self, key: str | int) -> Table:
        """Give a table by its name or by its number from 1."""
        if not isinstance(key, str):
            return list(self)[int(key) - 1]
        areas = self.api
        if areas.hasByName(key):
            area = areas.getByName(key)
            if area.getDataArea().Sheet == self.parent.rank:
                return Table(self.parent, area)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(table.name == key for table in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Table]:
        rank = self.parent.rank
        for area in self.parent.book.database_ranges(self.api):
            if area.getDataArea().Sheet == rank:
                yield Table(self.parent, area)

    def add(
        self,
        source_type: str | None = None,
        source: Any = None,
        link_source: bool | None = None,
        has_headers: bool = True,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of a range, its first row the header. Table styles are left out."""
        if not has_headers:
            raise NotImplementedError(
                "Le moteur LibreOffice ne crée que des tables avec en-tête\xa0: "
                "écrivez les titres au-dessus des données."
            )
        areas = self.api
        chosen = name or _first_free(areas.getElementNames())
        if areas.hasByName(chosen):
            raise ValueError(f"Une table «\xa0{chosen}\xa0» existe déjà dans ce classeur.")
        areas.addNewByName(chosen, uno_address(self.parent.rank, source.impl.block))
        table = Table(self.parent, areas.getByName(chosen))
        table.show_headers = True
        table.show_autofilter = True
        return table

    def under(self, block: Rectangle) -> Table | None:
        """Give the table that the block touches, or None."""
        return next((table for table in self if table.range.block.common(block)), None)


def _first_free(taken: tuple[str, ...]) -> str:
    number = 1
    while f"Table{number}" in taken:
        number += 1
    return f"Table{number}"
