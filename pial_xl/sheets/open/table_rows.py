"""Put what a source changes in the tables of the open workbook: cells changed, rows added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, count, groupby

from xlwings import Book

from pial_xl.sheets.open.addresses import runs
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.journal import zone_cells
from pial_xl.sheets.open.outputs import show_all_rows
from pial_xl.sheets.open.patching import patch
from pial_xl.tables import RowModel, columns
from pial_xl.tables.address import Place
from pial_xl.tables.raw import RawTable
from pial_xl.tables.row import known_titles
from pial_xl.takeover.again import Renewal
from pial_xl.takeover.earlier import HeldRows
from pial_xl.template.cells import cell_value
from pial_xl.units.dates import excel_day
from pial_xl.units.text import fold

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TableChange:
    """What is to be written in one table.

    Attributes:
        sheet: title of its sheet.
        areas: where; the cells between those that change are among them.
        cells: what the cells that change are to hold.
        lacking: titles of the columns that the workbook does not have, and the source fills.
    """

    sheet: str
    areas: tuple[Box, ...]
    cells: Mapping[Place, Held]
    lacking: tuple[str, ...]


def held_rows(model: type[RowModel], table: RawTable) -> HeldRows:
    """Give what the rows of a table hold, by field."""
    fields = _fields(model, table)
    return [
        {name: value for name, value in zip(fields, values, strict=True) if name}
        for _, values in table.rows
    ]


def change_of(model: type[RowModel], table: RawTable, renewal: Renewal) -> TableChange:
    """Say where what a source changes stands in a table; nothing is written.

    Args:
        model: the table.
        table: its rows as they were read.
        renewal: what the source changes; its ranks are those of these rows.
    """
    places = _places(model, table)
    first = _first_free(model, table)
    updates = ((table.rows[rank][0], name, v) for (rank, name), v in renewal.updates.items())
    changed, lacking = _laid(model, places, updates)
    added, lacking_too = _laid(model, places, _listed(enumerate(renewal.added, start=first)))
    by_column: dict[int, list[int]] = {}
    for row, column in changed:
        by_column.setdefault(column, []).append(row)
    areas = [(min(rows), column, max(rows), column) for column, rows in sorted(by_column.items())]
    if renewal.added:
        last = first + len(renewal.added) - 1
        areas += [(first, left, last, right) for left, right in runs(sorted(places.values()))]
    titles = _titles(model, lacking | lacking_too)
    return TableChange(table.sheet, tuple(areas), changed | added, titles)


def change_of_rows(
    model: type[RowModel], table: RawTable, writes: Mapping[int, Mapping[str, object]]
) -> TableChange:
    """Say where the cells of some rows stand in a table; nothing is written.

    Args:
        model: the table.
        table: its header, as it was read.
        writes: what cells are to hold, by row number and field; None leaves one blank.
    """
    places = _places(model, table)
    written = _listed(writes.items())
    known = (w for w in written if w[1] in places or w[2] is not None)  # a blank lacks nowhere
    cells, lacking = _laid(model, places, known)
    return TableChange(table.sheet, tuple(_areas(cells)), cells, _titles(model, lacking))


def writes_in_place(
    model: type[RowModel],
    table: RawTable,
    dropped: Set[int],
    added: Sequence[Mapping[str, object]],
) -> dict[int, Mapping[str, object]]:
    """Say what cells are to hold where rows go and others come: these take the place of those.

    A row where a person keeps something in a column of theirs is emptied, never given to another.

    Args:
        model: the table.
        table: its rows as they were read.
        dropped: ranks, from 0, of the rows that go.
        added: the values of those that come, by field.
    """
    blank = dict.fromkeys(columns(model))
    fields = _fields(model, table)
    writes: dict[int, Mapping[str, object]] = {}
    free: list[int] = []
    for rank in sorted(dropped):
        number, values = table.rows[rank]
        writes[number] = blank
        own = (v for v, name in zip(values, fields, strict=True) if name is None)
        if {None, ""}.issuperset(own):
            free.append(number)
    places = chain(free, count(_first_free(model, table)))
    for values_, number in zip(added, places, strict=False):
        writes[number] = {**blank, **values_}
    return writes


def write_changes(book: Book, host: Host, changes: Sequence[TableChange]) -> None:
    """Write what changes in tables; each cell keeps its look."""
    for change in changes:
        sheet = book.sheets[change.sheet]
        host.witness.cells(sheet, change.areas)
        standing = dict(zone_cells(sheet, host, change.areas))
        show_all_rows(sheet)
        for area in change.areas:
            patch(sheet, host, area, change.cells, standing)


def _listed(
    rows: Iterable[tuple[int, Mapping[str, object]]],
) -> Iterator[tuple[int, str, object]]:
    for row, values in rows:
        for name, value in values.items():
            yield row, name, value


def _laid(
    model: type[RowModel], places: Mapping[str, int], writes: Iterable[tuple[int, str, object]]
) -> tuple[dict[Place, Held], set[str]]:
    """Lay values, by row number and field, in the cells of a table.

    Returns:
        What the cells are to hold, and the fields that no column of the table is for.
    """
    cells: dict[Place, Held] = {}
    lacking: set[str] = set()
    for row, name, value in writes:
        if name in places:
            cells[row, places[name]] = _held(value, model, name)
        else:
            lacking.add(name)
    return cells, lacking


def _areas(cells: Iterable[Place]) -> Iterator[Box]:
    """Give the areas that cells make up; rows that follow each other alike are one."""
    by_row: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        by_row.setdefault(row, []).append(column)
    alike = groupby(enumerate(by_row), key=lambda pair: (pair[1] - pair[0], by_row[pair[1]]))
    for (_, found), numbered in alike:
        rows = [row for _, row in numbered]
        yield from ((rows[0], left, rows[-1], right) for left, right in runs(found))


def _places(model: type[RowModel], table: RawTable) -> dict[str, int]:
    """Give the column where each field stands; the first, of two that have its title."""
    places: dict[str, int] = {}
    for (column, _), name in zip(table.titles, _fields(model, table), strict=True):
        if name:
            places.setdefault(name, column)
    return places


def _fields(model: type[RowModel], table: RawTable) -> list[str | None]:
    """Give the field of each column, from left to right; None for one of the person's own."""
    return [known_titles(model).get(fold(title)) for _, title in table.titles]


def _titles(model: type[RowModel], names: Set[str]) -> tuple[str, ...]:
    """Give the titles of fields, in the order of the table."""
    return tuple(column.title for name, column in columns(model).items() if name in names)


def _first_free(model: type[RowModel], table: RawTable) -> int:
    """Give the row under the last one that holds something in a column of ours."""
    numbered = zip(table.rows, held_rows(model, table), strict=True)
    filled = (number for (number, _), row in numbered if not {None, ""}.issuperset(row.values()))
    return max(filled, default=table.title_row) + 1


def _held(value: object, model: type[RowModel], name: str) -> Held:
    """Give what a cell holds for a value of a dataset: a day and an hour are numbers there."""
    written = cell_value(value, columns(model)[name])
    if isinstance(written, str):
        return f"'{written}"
    if isinstance(written, datetime):
        return excel_day(written.date()) + _part_of_day(written.time())
    if isinstance(written, date):
        return float(excel_day(written))
    if isinstance(written, time):
        return _part_of_day(written)
    return float(written) if isinstance(written, int | float) else None


def _part_of_day(moment: time) -> float:
    past = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return past / _DAY
