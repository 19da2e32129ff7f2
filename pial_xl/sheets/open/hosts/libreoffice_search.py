"""What LibreOffice finds and reads on several sheets at once, in the round trips of one."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, Final, TypeAlias

from xlwings import Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle, write_address
from pial_xl.engines.libreoffice.structures import block_of, blocks_of, uno_areas_of
from pial_xl.sheets.closed.grid import GridRow
from pial_xl.sheets.open.hosts.libreoffice_cells import places_in
from pial_xl.sheets.open.hosts.libreoffice_layout import rows_hidden_in
from pial_xl.tables.address import Place

_FORMULAS, _NOTES = 0, 2
"""What is searched: what cells hold, or their notes."""
_NOTES_ALONE = 8
"""``com.sun.star.sheet.CellFlags``."""
_SOMETHING: Final = "(?s)."
Placed: TypeAlias = tuple[int, Rectangle]
"""A block of cells, with the rank of its sheet."""


def annotated(sheets: Mapping[int, Sheet], beginning: str) -> Iterator[Placed]:
    """Give the cells whose note begins with a text.

    Args:
        sheets: the sheets to look at, by their rank.
        beginning: the text.
    """
    return _found(sheets, _NOTES, f"^{re.escape(beginning)}" if beginning else _SOMETHING)


def annotated_under_filter(sheet: Sheet, found: Set[Place], beginning: str) -> set[Place]:
    """Give the cells whose note begins so on rows that a filter hides: no search looks there.

    Args:
        sheet: the sheet.
        found: those that the search has found.
        beginning: the text.
    """
    if sheet.impl.annotations.getCount() <= len(found):
        return set()
    others = places_in(blocks_of(sheet.api.queryContentCells(_NOTES_ALONE))) - found
    hidden = rows_hidden_in(sheet.used_range) if others else set()
    return {p for p in others if p[0] in hidden and _note(sheet, p).startswith(beginning)}


def _note(sheet: Sheet, p: Place) -> str:
    cell = sheet.impl.at(Rectangle(*p)).getCellByPosition(0, 0)
    return str(cell.getAnnotation().getString())


def texts(sheets: Mapping[int, Sheet]) -> dict[str, list[GridRow]]:
    """Give the rows of sheets by title, as far as texts tell them.

    A chart would take its data so: it is what LibreOffice has to give cells of several sheets at
    once. The rows that a filter hides are not found, an error is the text that it shows, and a
    date its number: who asks must know by what they say whether they are right.

    Args:
        sheets: the sheets to read, by their rank.
    """
    placed = list(_found(sheets, _FORMULAS, _SOMETHING))
    values = _values(sheets, placed)
    if len(values) != sum(block.height * block.width for _, block in placed):
        return {}
    grids: dict[int, dict[int, dict[int, object]]] = {rank: {} for rank in sheets}
    for (rank, row, column), value in zip(_cells(placed), values, strict=True):
        if value != "":
            grids[rank].setdefault(row, {})[column] = value
    return {sheets[rank].name: sorted(grid.items()) for rank, grid in grids.items()}


def _found(sheets: Mapping[int, Sheet], where: int, pattern: str) -> Iterator[Placed]:
    if not sheets:
        return
    one = next(iter(sheets.values()))
    search = one.api.createSearchDescriptor()
    search.setPropertyValue("SearchType", where)
    search.setPropertyValue("SearchRegularExpression", True)
    search.setPropertyValue("SearchCaseSensitive", True)
    search.setSearchString(pattern)
    found = _whole(one, sheets).findAll(search)
    if found is not None:
        for address in found.getRangeAddresses():
            yield address.Sheet, block_of(address)


def _whole(one: Sheet, sheets: Mapping[int, Sheet]) -> Any:
    """Give all the cells of sheets as one object."""
    if len(sheets) == 1:
        return one.api
    block = block_of(one.api.getRangeAddress())
    return uno_areas_of(one.book.api, ((rank, block) for rank in sheets))


def _values(sheets: Mapping[int, Sheet], placed: Sequence[Placed]) -> Sequence[object]:
    """Give what cells hold, block by block, down each column."""
    if not placed:
        return ()
    document = sheets[placed[0][0]].book.api
    provider = document.createInstance("com.sun.star.chart2.data.DataProvider")
    provider.setPropertyValue("IncludeHiddenCells", True)
    wanted = " ".join(_written(sheets[rank].name, block) for rank, block in placed)
    data = provider.createDataSequenceByRangeRepresentation(provider.convertRangeFromXML(wanted))
    values: Sequence[object] = () if data is None else data.getData()
    return values


def _written(title: str, block: Rectangle) -> str:
    """Write the address of a block as OpenDocument does."""
    quoted = title.replace("'", "''")
    first, last = Rectangle(block.row, block.column), Rectangle(block.last_row, block.last_column)
    return f"$'{quoted}'.{write_address(first)}:.{write_address(last)}"


def _cells(placed: Sequence[Placed]) -> Iterator[tuple[int, int, int]]:
    for rank, block in placed:
        for column in range(block.column, block.last_column + 1):
            for row in range(block.row, block.last_row + 1):
                yield rank, row, column
