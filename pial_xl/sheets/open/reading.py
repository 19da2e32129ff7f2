"""Read the open workbook: one block a sheet, then the same search for tables as in a file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from xlwings import Book, Range, Sheet, XlwingsError

from pial_xl.letters.recap import SHEET as RECAP_SHEET
from pial_xl.letters.tracking import RECORD_SHEET, fingerprint, traces_in_record
from pial_xl.report.blocks.controles import SHEET as CHECKS_SHEET
from pial_xl.report.blocks.history import SHEET as HISTORY_SHEET
from pial_xl.report.blocks.last_control import SHEET as HOME_SHEET
from pial_xl.report.blocks.not_judged import SHEET as NOT_JUDGED_SHEET
from pial_xl.report.blocks.rule_lines import SHEET as RULES_SHEET
from pial_xl.report.blocks.synthese import SHEET as FIGURES_SHEET
from pial_xl.sheets.closed.assembly import (
    are_letters_wanted,
    assemble_tables,
    cell_texts,
    find_tables,
    holds_others,
    record_lines,
)
from pial_xl.sheets.closed.grid import (
    BLANK_ROWS_MAX,
    CALCULATIONS_SHEET,
    ROWS_MAX,
    GridRow,
    SheetInfo,
    SheetLayout,
    SheetRows,
    sheet_name,
)
from pial_xl.sheets.closed.header import EXAMINED_ROWS
from pial_xl.sheets.closed.moments import WINDOWS_EPOCH
from pial_xl.sheets.closed.serials import NUMBERS_MAX
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.durations import with_durations
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.typed_columns import TypedColumns, typed_columns, whole
from pial_xl.tables import TABLES, RowModel
from pial_xl.tables.address import Place
from pial_xl.tables.raw import ModelParts, RawTable, RawWorkbook

CELLS_PER_READ = 200_000
"""A sheet whose used range is larger, for a stray cell or format far away, is read by parts."""

_ERROR_CODE_MAX = -2_000_000_000
_ERROR = "#UNKNOWN!"
_LETTER, _MODEL = "lettre ", "modèle de lettre"
_TOGETHER_MIN = 4
"""Letters that are read together: fewer are as soon read one by one."""
_NO_INPUT = frozenset(
    {
        RECORD_SHEET,
        HOME_SHEET,
        CALCULATIONS_SHEET,
        CHECKS_SHEET,
        FIGURES_SHEET,
        RULES_SHEET,
        NOT_JUDGED_SHEET,
        HISTORY_SHEET,
        RECAP_SHEET,
    }
)
_SHOWN = (True, -1)
"""What a sheet that is shown says of itself; Excel has two ways of hiding one, and -1 for none."""
_BOXES = frozenset({"text_box", "auto_shape"})


def read_open_book(book: Book, wanted: Collection[type[RowModel]] = TABLES) -> RawWorkbook:
    """Read the tables, the letter models and the letters of an open workbook, left as it is.

    Args:
        book: the workbook.
        wanted: the tables to read; a sheet that holds none of them is not asked for its cells.

    The number of calls to the spreadsheet program hangs on the sheets and their columns, and on
    what hides or merges cells, never on the rows.

    Raises:
        WorkbookReadError: when it holds none of our tables, or one without its header row.
    """
    place = _OpenSheets(book, wanted)
    raw = assemble_tables(book.name, place.known, place.read, place.look)
    models = raw.models if are_letters_wanted(wanted) else ()
    parts = {title: ModelParts(boxes=tuple(_boxes(place.sheets[title]))) for title in models}
    tables = place.with_durations(raw.tables)
    return replace(raw, tables=tables, folder=_folder(book), model_parts=parts)


def find_open_tables(book: Book) -> dict[str, RawTable]:
    """Find every table of an open workbook by name, that of the pupils' names too.

    For taking another file over into it, and for nothing else.

    Raises:
        WorkbookReadError: when one is there without its header row.
    """
    place = _OpenSheets(book, TABLES)
    return place.with_durations(find_tables(place.known, place.read, place.look))


class _OpenSheets:
    """The sheets of an open workbook: each is asked for its cells once."""

    def __init__(self, book: Book, wanted: Collection[type[RowModel]]) -> None:
        self._host = host_of(book)
        self.sheets = {sheet.name: sheet for sheet in book.sheets}
        inputs = {nom: sheet for nom, sheet in self.sheets.items() if not _holds_no_table(nom)}
        tables = self._host.tables(inputs)
        self.known = [
            SheetInfo(nom, nom, tables.get(nom, ()), sheet_name(nom, n))
            for n, nom in enumerate(self.sheets, start=1)
        ]
        self._wanted = wanted
        self._useful: dict[str, Range] = {}
        self._read_rows: dict[str, SheetRows] = {}
        self._are_letters_read = False

    def read(self, sheet: SheetInfo) -> SheetRows:
        if holds_others(sheet, self._wanted):
            return SheetRows()
        if sheet.title.casefold().startswith(_LETTER):
            self._read_letters()
        if sheet.part not in self._read_rows:
            area = self._useful[sheet.part] = self.sheets[sheet.part].used_range
            typed = typed_columns(area, sheet.title, sheet.tables)
            self._read_rows[sheet.part] = SheetRows(filled_rows(area, typed))
        return self._read_rows[sheet.part]

    def _read_letters(self) -> None:
        """Read together the letters that are as they were made: a workbook may hold hundreds.

        Those whose print is not the one that the record tells are left to be read by themselves.
        """
        if self._are_letters_read:
            return
        self._are_letters_read = True
        traces = traces_in_record(record_lines(self.known, self.read))
        letters = [self.sheets[title] for title in traces if title in self.sheets]
        if len(letters) < _TOGETHER_MIN:
            return
        for title, rows in self._host.texts_at_once(letters).items():
            if fingerprint(cell_texts(rows)) == traces[title].cells:
                self._read_rows[title] = SheetRows(rows)

    def look(self, sheet: SheetInfo, table: RawTable) -> SheetLayout:
        return _layout(self._host, self._useful[sheet.part], table)

    def with_durations(self, tables: Mapping[str, RawTable]) -> dict[str, RawTable]:
        models = {model.table: model for model in TABLES}
        return {
            nom: with_durations(self.sheets[table.sheet], table, models[nom])
            for nom, table in tables.items()
        }


def _layout(host: Host, useful: Range, table: RawTable) -> SheetLayout:
    """Give what hides or spreads over the rows of a table: three calls as a rule.

    The range that was read is asked first: LibreOffice knows it already.
    """
    if not table.rows:
        return SheetLayout()
    first, last = table.title_row + 1, table.rows[-1][0]
    columns = [column for column, _ in table.titles]
    body = useful.sheet.range((first, min(columns)), (last, max(columns)))
    whole = useful if useful.size <= CELLS_PER_READ else body
    merges = sorted(host.merges(body)) if host.has_merges(whole) else []
    is_hidden = useful.sheet.visible not in _SHOWN
    return SheetLayout(host.hidden_rows(whole), merges, is_hidden)


def _folder(book: Book) -> str:
    """Give where the file is: a folder, or the address of a cloud drive; blank if never saved."""
    try:
        place = book.fullname
    except XlwingsError:  # on OneDrive or SharePoint, where xlwings cannot find it
        return ""
    return place.removesuffix(book.name) if place != book.name else ""


def _holds_no_table(nom: str) -> bool:
    """Tell a sheet of ours that holds no input: it need not be asked for its tables."""
    return nom in _NO_INPUT or nom.casefold().startswith((_LETTER, _MODEL))


def _boxes(sheet: Sheet) -> Iterator[str]:
    """Give what the text boxes of a model say: a copy of its sheet would show it as it is."""
    for shape in sheet.shapes:
        if shape.type in _BOXES and shape.text:
            yield shape.text


def filled_rows(useful: Range, wanted: TypedColumns | None = None) -> Iterator[GridRow]:
    """Give the rows that hold something; stops where the closed reader would.

    Args:
        useful: the used range of a sheet.
        wanted: what to read of it, all of it as a rule.
    """
    last = read_rows = 0
    for number, values in _lines(useful, wanted or whole(useful)):
        if number - last > BLANK_ROWS_MAX:
            return
        if not values:
            continue
        last, read_rows = number, read_rows + 1
        if read_rows > EXAMINED_ROWS + ROWS_MAX:  # a table stands below its titles
            raise WorkbookReadError(
                f"La feuille « {useful.sheet.name} » compte plus de {ROWS_MAX // 1000} 000 lignes "
                "remplies : partagez le classeur par pôle."
            )
        yield number, values


def _lines(useful: Range, wanted: TypedColumns) -> Iterator[GridRow]:
    """Give every row of the used range, blank ones included, read in as few blocks as can be."""
    width = sum(right - left + 1 for left, right in wanted.runs)
    if width < 1:
        return
    pas = CELLS_PER_READ // width
    top, fin = useful.row, useful.row + useful.shape[0]
    for debut in range(top, fin, pas):
        parts = [
            _block(useful.sheet, (debut, left), (min(debut + pas, fin) - 1, right))
            for left, right in wanted.runs
        ]
        for number, cells in enumerate(zip(*parts, strict=True), start=debut):
            values = dict(wanted.titles.get(number, ()))
            for part in cells:
                values |= part
            yield number, values


def _block(sheet: Sheet, first: Place, last: Place) -> list[dict[int, object]]:
    """Give the values of each row of a block, by column."""
    block: Iterable[Iterable[Any]]
    block = sheet.range(first, last).options(ndim=2, err_to_str=True).value
    return [
        {
            column: _read(valeur)
            for column, valeur in enumerate(line, start=first[1])
            if valeur is not None and valeur != ""
        }
        for line in block
    ]


def _read(valeur: object) -> object:
    """Give a value as a closed file would.

    The newer errors of Excel arrive as great numbers; and a number in a cell left in a date format,
    as a day of the first years of the century before.
    """
    if isinstance(valeur, Decimal):
        return float(valeur)
    if isinstance(valeur, int) and valeur < _ERROR_CODE_MAX:
        return _ERROR
    if isinstance(valeur, datetime) and valeur.time() == time():
        serial = (valeur.replace(tzinfo=None) - WINDOWS_EPOCH).days
        return serial if 0 <= serial < NUMBERS_MAX else valeur
    return valeur
