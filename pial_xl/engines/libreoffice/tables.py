"""Excel Tables, which LibreOffice holds as database ranges."""

# ruff: noqa: D102, ARG002, PLR0917 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.geometry import Rectangle, write_address
from pial_xl.engines.libreoffice.structures import block_of, uno_address

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.ranges import Range
    from pial_xl.engines.libreoffice.sheet import Sheet

_TOTAL: Final = "Total"
_SUM, _COUNT = 109, 103
"""What ``SUBTOTAL`` is told: rows that a filter hides are left out."""


@answers_to(base_classes.Table)
class Table:
    """One table. LibreOffice draws no table style, and does not let a table grow by itself."""

    parent: "Sheet"
    api: Any

    def __init__(self, sheet: "Sheet", api: Any, name: str) -> None:
        self.parent = sheet
        self.api = api
        self._name = name

    @property
    def name(self) -> str:
        """The name under which the table was asked for, or was given since."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    def corner(self) -> tuple[int, int]:
        """Give the row and the column where the table begins."""
        block = self._block
        return block.row, block.column

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
    def insert_row_range(self) -> "Range | None":
        """Where the first row of a table without any is to be written; None for one that has."""
        block = self._block
        return self._below(block, 1) if block.height == self.show_headers else None

    @property
    def show_headers(self) -> bool:
        return bool(self.api.getPropertyValue("ContainsHeader"))

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.api.setPropertyValue("ContainsHeader", value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.getPropertyValue("TotalsRow"))

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """Add a row of totals below the rows, or take it away, cells and all, as Excel does.

        The last column is added up where it holds numbers, else counted; what stands below goes
        down or comes up.
        """
        if bool(value) == self.show_totals:
            return
        block = self._block
        if value:
            self._make_room(block)
            self._extend(block, 1)
            self.api.setPropertyValue("TotalsRow", True)
            self._write_totals(block)
        else:
            self.api.setPropertyValue("TotalsRow", False)
            self._extend(block, -1)
            self._below(block, 0).delete("up")

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.getPropertyValue("AutoFilter"))

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        """Give the headers arrows, or take them away and show what they filtered out, as Excel."""
        if not value and self.api.getFilterDescriptor().getFilterFields():
            area = self.range.api
            area.filter(area.createFilterDescriptor(True))  # one that asks for nothing
        self.api.setPropertyValue("AutoFilter", value)

    def resize(self, range: Any) -> None:  # noqa: A002  # xlwings names it so
        """Make the table cover another range of its sheet."""
        self.api.setDataArea(uno_address(self.parent.rank, range.impl.block))

    @property
    def _block(self) -> Rectangle:
        return block_of(self.api.getDataArea())

    def _below(self, block: Rectangle, rows: int) -> "Range":
        """Give the cells of a table that many rows below its last one."""
        return self.parent.area(Rectangle(block.last_row + rows, block.column, 1, block.width))

    def _make_room(self, block: Rectangle) -> None:
        """Send down what stands just below, if anything does."""
        below = self._below(block, 1)
        if any(below.filled()[0]):
            below.insert("down")

    def _extend(self, block: Rectangle, rows: int) -> None:
        larger = Rectangle(block.row, block.column, block.height + rows, block.width)
        self.api.setDataArea(uno_address(self.parent.rank, larger))

    def _write_totals(self, block: Rectangle) -> None:
        totals, body = self._below(block, 1), self.data_body_range
        if block.width > 1:
            totals(1).raw_value = _TOTAL
        if body is None:
            return
        last = body.block
        column = Rectangle(last.row, last.last_column, last.height)
        function = _SUM if _holds_numbers(self.parent.area(column).raw_value) else _COUNT
        address = write_address(column, fixed_row=False, fixed_column=False)
        totals(block.width).formula = f"=SUBTOTAL({function},{address})"


@answers_to(base_classes.Collection, base_classes.Tables)
class Tables:
    """The tables of a sheet."""

    parent: "Sheet"

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO database ranges, of the whole workbook."""
        return self.parent.book.table_collection

    def __call__(self, key: str | int) -> Table:
        """Give a table by its name or by its number from 1."""
        if not isinstance(key, str):
            return list(self)[int(key) - 1]
        areas = self.api
        if areas.hasByName(key):
            area = areas.getByName(key)
            if area.getDataArea().Sheet == self.parent.rank:
                return Table(self.parent, area, key)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(table.name == key for table in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Table]:
        """Give the tables as they stand on the sheet; LibreOffice has them by name."""
        found = self.parent.book.database_ranges(self.api, self.parent.rank)
        tables = [Table(self.parent, area, name) for name, area in found]
        if len(tables) > 1:
            tables.sort(key=Table.corner)
        yield from tables

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
        table = Table(self.parent, areas.getByName(chosen), chosen)
        table.show_headers = True
        table.show_autofilter = True
        return table

    def under(self, block: Rectangle) -> Table | None:
        """Give the table that the block touches, or None."""
        return next((table for table in self if table.range.block.common(block)), None)


def _holds_numbers(values: Any) -> bool:
    """Tell whether a column has numbers and nothing else but blank cells."""
    column = [row[0] for row in values] if isinstance(values, list) else [values]
    filled = [v for v in column if v is not None]
    return bool(filled) and all(isinstance(v, float) for v in filled)


def _first_free(taken: tuple[str, ...]) -> str:
    number = 1
    while f"Table{number}" in taken:
        number += 1
    return f"Table{number}"
