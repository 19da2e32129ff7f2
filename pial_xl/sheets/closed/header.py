"""Find where a table stands on its sheet: its header row, its columns, its first column."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pial_xl.sheets.closed.grid import GridRow, SheetRows, TableExcel
from pial_xl.tables.row import RowModel, columns, known_titles
from pial_xl.units.records import record
from pial_xl.units.text import clean, fold

EXAMINED_ROWS = 25
_TITLES_MIN = 2


@record
class Header:
    """Where a table's header stands. ``titles``: ``(column, text)`` of its non-blank cells."""

    row: int
    titles: tuple[tuple[int, str], ...]
    first_column: int


def find_header(
    model: type[RowModel],
    rows: SheetRows,
    table: TableExcel | None,
    neighbors: Sequence[TableExcel],
) -> Header | None:
    """Find the header of a table on its sheet; None when no row looks like it.

    The row that the Excel Table declares is taken when it holds headers of the model. A Table may
    be stale, or absent: then it is the row, among the first ones, that holds most of them.

    Args:
        model: the row model whose headers are looked for.
        rows: rows of the sheet.
        table: the Excel Table of that name, if there is one.
        neighbors: the other Tables of the sheet, whose cells are left to them.
    """
    titles = _places(model)
    minimum = min(_TITLES_MIN, sum(c.required for c in columns(model).values()))
    top = [table.top] if table and _is_declared(table, table.top) else []
    declared = [_free_cells(row, neighbors) for row in rows.at(top)]
    first_rows = [_free_cells(row, neighbors) for row in rows.at(range(1, EXAMINED_ROWS + 1))]

    for candidates, threshold in ((declared, minimum), (first_rows, minimum), (declared, 1)):
        best = _best(candidates, titles, threshold)
        if best:
            return _header(best, titles, table)
    return None


def _best(rows: Iterable[GridRow], titles: Mapping[str, int], threshold: int) -> GridRow | None:
    """Give the first row that holds most headers of a model, if it holds as many as asked."""
    best, most = None, threshold - 1
    everything = len(set(titles.values()))
    for row in rows:
        places = {titles[cle] for value in row[1].values() if (cle := fold(value)) in titles}
        if len(places) > most:
            best, most = row, len(places)
        if most == everything:  # the rows below are not looked at: none holds more
            break
    return best


def count_known(model: type[RowModel], header: Header | None) -> int:
    """Count the headers of a model that a header row holds."""
    titles = _places(model)
    found = () if header is None else header.titles
    return len({key for _, text in found if (key := fold(text)) in titles})


def _header(row: GridRow, known: dict[str, int], table: TableExcel | None) -> Header:
    number, values = row
    titles = tuple((column, str(value)) for column, value in sorted(values.items()))
    if table and _is_declared(table, number):
        return Header(number, titles, table.left)
    # Where most headers stand in the template's order says where the table begins, even if its
    # first header was erased or a column was inserted.
    debuts = Counter(c - known[cle] for c, text in titles if (cle := fold(text)) in known)
    debut, count = min(debuts.most_common(), key=lambda item: (-item[1], item[0]))
    first_title = titles[0][0]
    return Header(number, titles, debut if count > 1 and debut > 0 else first_title)


def _is_declared(table: TableExcel | None, number: int) -> bool:
    return table is not None and table.header_rows > 0 and table.top == number


def _free_cells(row: GridRow, neighbors: Sequence[TableExcel]) -> GridRow:
    """Keep the cells with a text that no other Table of the sheet claims."""
    number, values = row
    return number, {
        column: value
        for column, value in values.items()
        if clean(value)
        and not any(t.left <= column <= t.right and t.top <= number <= t.bottom for t in neighbors)
    }


@cache
def _places(model: type[RowModel]) -> dict[str, int]:
    """Give the place in the template of every writing of a header, folded."""
    fields = list(columns(model))
    return {cle: fields.index(field) for cle, field in known_titles(model).items()}
