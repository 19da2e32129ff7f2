"""Assemble the tables of a workbook from its sheets, whether it is open or closed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pial_xl.letters.tracking import RECORD_SHEET, traces_in_record
from pial_xl.sheets.closed.grid import GridRow, SheetInfo, SheetLayout, SheetRows, TableExcel
from pial_xl.sheets.closed.header import Header, count_known, find_header
from pial_xl.sheets.errors import ForeignFileError, WorkbookReadError
from pial_xl.tables import TABLES, Coordonnateur, Correspondance, columns
from pial_xl.tables.address import a1
from pial_xl.tables.calculated import is_calculated
from pial_xl.tables.raw import Frame, Layout, RawTable, RawWorkbook, Texts
from pial_xl.tables.row import RowModel
from pial_xl.units.text import fold


class UntitledError(WorkbookReadError):
    """A sheet of ours has lost its header row, or is someone else's of the same title."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"{sheet} n'a plus sa ligne de titres : remettez-la, ou "
            "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
        )
        self.sheet = sheet


ReadRows = Callable[[SheetInfo], SheetRows]
"""Reads the rows of a sheet that hold something; called more than once for the same sheet."""

ReadLayout = Callable[[SheetInfo, RawTable], SheetLayout]
"""Gives what hides cells of a sheet that has been read, for a table found there."""

_LETTER_MODEL = "modeledelettre"
_RECORD_WIDTH = 4
_FIRST_TEMPLATE = 1
_OUR_TABLES = frozenset(model.table.casefold() for model in TABLES)
_OUR_SHEETS_MIN = 6
_READ_MODELS = tuple(model for model in TABLES if model is not Correspondance)


def assemble_tables(
    nom: str, sheets: Sequence[SheetInfo], read: ReadRows, look: ReadLayout
) -> RawWorkbook:
    """Find the tables, the letter models and the letters of a workbook.

    Args:
        nom: the file's name, without its folder.
        sheets: its sheets, in order.
        read: gives the rows of a sheet.
        look: gives what hides the cells of a table.

    Raises:
        WorkbookReadError: when it holds none of our tables, or one without its header row.
    """
    is_ours = looks_like_ours(sheets)
    try:
        tables = {
            model.table: table
            for model in _READ_MODELS
            if (table := _read_table(sheets, read, look, model))
        }
    except UntitledError as failure:
        if is_ours:
            raise
        raise ForeignFileError(
            f"{failure.sheet} n'a pas la ligne de titres d'un classeur pial-xl : si c'en est un, "
            "remettez-la."
        ) from failure
    if not tables or not (is_ours or any(map(_is_nearly_whole, tables.values()))):
        raise ForeignFileError("Ce classeur n'est pas un classeur pial-xl.")
    record = record_lines(sheets, read)
    return RawWorkbook(
        nom,
        tables,
        _letter_models(sheets, read),
        record,
        _letters(sheets, read, record),
    )


def are_letters_wanted(wanted: Collection[type[RowModel]]) -> bool:
    """Tell whether the models of letters and the letters are read: with those they are for."""
    return Coordonnateur in wanted


def holds_others(sheet: SheetInfo, wanted: Collection[type[RowModel]]) -> bool:
    """Tell a sheet that is the place of what is not wanted, and holds no table that is."""
    if not are_letters_wanted(wanted) and (
        sheet.title == RECORD_SHEET or fold(sheet.title).startswith(_LETTER_MODEL)
    ):
        return True
    names = {model.table.casefold() for model in wanted}
    titles = {fold(model.sheet) for model in TABLES if model not in wanted}
    is_here = any(table.nom.casefold() in names for table in sheet.tables)
    return fold(sheet.title) in titles and not is_here


def looks_like_ours(sheets: Sequence[SheetInfo]) -> bool:
    """Tell whether a workbook is ours: by one of its Excel Tables, or the titles of its sheets."""
    if any(table.nom.casefold() in _OUR_TABLES for sheet in sheets for table in sheet.tables):
        return True
    titles = {fold(sheet.title) for sheet in sheets}
    return sum(fold(model.sheet) in titles for model in TABLES) >= _OUR_SHEETS_MIN


def _is_nearly_whole(table: RawTable) -> bool:
    """Tell whether a table has the required columns of its model, but one: nobody else's has."""
    model = next(m for m in TABLES if fold(m.sheet) == fold(table.sheet))
    titles = {fold(text) for _, text in table.titles}
    required = [fold(c.title) for c in columns(model).values() if c.required]
    return sum(title not in titles for title in required) <= min(1, len(required) - 1)


def find_tables(
    sheets: Sequence[SheetInfo], read: ReadRows, look: ReadLayout
) -> dict[str, RawTable]:
    """Find every table that a workbook has, by name: that of the pupils' names too.

    For taking a workbook over into another one of the same person, and for nothing else.

    Raises:
        WorkbookReadError: when one is there without its header row.
    """
    found = ((model.table, _read_table(sheets, read, look, model)) for model in TABLES)
    return {nom: table for nom, table in found if table}


def _read_table(
    sheets: Sequence[SheetInfo], read: ReadRows, look: ReadLayout, model: type[RowModel]
) -> RawTable | None:
    """Read one table; None when the workbook has neither its Excel Table nor its sheet."""
    untitled: SheetInfo | None = None
    for sheet, table in _locations(sheets, read, model):
        rows = read(sheet)
        if header := _header(sheet, rows, model, table):
            found = _table(model, sheet, header, rows, table)
            return _with_layout(found, look(sheet, found))
        if rows and not untitled:
            untitled = sheet
    if untitled and model.since == _FIRST_TEMPLATE:
        raise UntitledError(untitled.name)
    return None


def _locations(
    sheets: Sequence[SheetInfo], read: ReadRows, model: type[RowModel]
) -> Iterator[tuple[SheetInfo, TableExcel | None]]:
    """Give the places where a table may stand, the surest first."""
    for sheet in sheets:
        for table in sheet.tables:
            if table.nom.casefold() == model.table.casefold():
                yield sheet, table
    for sheet in sheets:
        if fold(sheet.title) == fold(model.sheet):
            # Excel renames the Table of a sheet that is copied, and numbers those that people make:
            # the one that holds most of our headers is ours, unless more of them stand in no Table.
            rows = read(sheet)
            foreign = [table for table in sheet.tables if table.nom.casefold() not in _OUR_TABLES]
            places: list[TableExcel | None] = [None, *foreign]
            # A place that stands alone need not be ranked.
            headers = {t: _header(sheet, rows, model, t) for t in places if len(places) > 1}
            ranked = sorted(places, key=lambda t: -count_known(model, headers.get(t)))
            yield from ((sheet, place) for place in ranked)


def _header(
    sheet: SheetInfo, rows: SheetRows, model: type[RowModel], table: TableExcel | None
) -> Header | None:
    return find_header(model, rows, table, [other for other in sheet.tables if other is not table])


def _table(
    model: type[RowModel],
    sheet: SheetInfo,
    header: Header,
    rows: SheetRows,
    table: TableExcel | None,
) -> RawTable:
    """Give the rows of a table, its calculated columns left out: what they show is not typed."""
    totals = _total_rows(header, table)
    titles = tuple(t for t in header.titles if not is_calculated(model.table, t[1]))
    read = [
        line
        for line in rows.lines([column for column, _ in titles])
        if line[0] > header.row and line[0] not in totals
    ]
    body = read if len(titles) == len(header.titles) else [r for r in read if _holds_something(r)]
    frame = _frame(model, header, table)
    return RawTable(sheet.title, header.row, titles, header.first_column, body, frame=frame)


def _frame(model: type[RowModel], header: Header, table: TableExcel | None) -> Frame | None:
    """Give what an Excel Table declares, if it stands where it says."""
    if table is None or table.top != header.row:
        return None
    calculated = {title: c for c, title in header.titles if is_calculated(model.table, title)}
    last = table.bottom - table.total_rows
    return Frame(table.nom, last, bool(table.total_rows), calculated)


def _holds_something(row: tuple[int, tuple[object, ...]]) -> bool:
    """Tell whether a row holds more than formulas."""
    return any(value is not None and value != "" for value in row[1])


def _with_layout(table: RawTable, layout: SheetLayout) -> RawTable:
    """Give the table with what hides its own rows, or spreads over them."""
    hidden = layout.hidden_rows.intersection(number for number, _ in table.rows)
    columns = [column for column, _ in table.titles]
    merges = (
        (top, left, bottom, right)
        for top, left, bottom, right in layout.merges
        if bottom > table.title_row and left <= max(columns) and right >= min(columns)
    )
    return replace(table, layout=Layout(frozenset(hidden), tuple(merges), layout.is_hidden))


def _total_rows(header: Header, table: TableExcel | None) -> range:
    """Give the rows of the Excel Table's totals, if it stands where it says."""
    if table is None or table.top != header.row:
        return range(0)
    return range(max(table.bottom - table.total_rows, table.top) + 1, table.bottom + 1)


def cell_texts(rows: Iterable[GridRow]) -> Texts:
    """Give every cell of a sheet that holds something, as text: the same open or closed."""
    return tuple(
        (a1(column, number), _text(value))
        for number, values in rows
        for column, value in sorted(values.items())
    )


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _letter_models(sheets: Sequence[SheetInfo], read: ReadRows) -> dict[str, Texts]:
    return {
        sheet.title: tuple(
            (address, text)
            for address, text in cell_texts(
                (number, {c: v for c, v in values.items() if isinstance(v, str)})
                for number, values in read(sheet)
            )
            if text.strip()
        )
        for sheet in sheets
        if fold(sheet.title).startswith(_LETTER_MODEL)
    }


def record_lines(sheets: Sequence[SheetInfo], read: ReadRows) -> tuple[tuple[str, ...], ...]:
    """Give the lines of the record that runs leave, as texts; none without its sheet."""
    return tuple(
        tuple(_text(values.get(column, "")) for column in range(1, _RECORD_WIDTH + 1))
        for sheet in sheets
        if sheet.title == RECORD_SHEET
        for _, values in read(sheet)
    )


def _letters(
    sheets: Sequence[SheetInfo], read: ReadRows, record: Iterable[Sequence[str]]
) -> dict[str, Texts]:
    known = traces_in_record(record)
    return {sheet.title: cell_texts(read(sheet)) for sheet in sheets if sheet.title in known}
