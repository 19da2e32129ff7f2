"""Open an older workbook of ours, and give all that a new one takes over from it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.tracking import HANDOUT_KIND, KIND, RECORD_SHEET, traces_in_record
from pial_xl.report.blocks import controles as checks
from pial_xl.report.blocks.controles_reading import read_checks_sheet
from pial_xl.report.blocks.history import HistoryLine, read_history
from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.assembly import find_tables
from pial_xl.sheets.closed.cells import read_pieces
from pial_xl.sheets.closed.grid import SheetInfo, SheetLayout, SheetRows
from pial_xl.sheets.closed.guard import faults_as_damage
from pial_xl.sheets.closed.history import holds_history
from pial_xl.sheets.closed.letters.source import GuardedReader, read_guarded
from pial_xl.sheets.closed.model_parts import parts_not_copied, sheet_headers
from pial_xl.sheets.closed.package import Package, read_package
from pial_xl.sheets.closed.takeover.colors import Colors
from pial_xl.sheets.closed.takeover.names import split_names
from pial_xl.sheets.closed.takeover.sheets import OldSheet, carry_sheet
from pial_xl.sheets.closed.takeover.tables import (
    Forgotten,
    OldTable,
    carry_table,
    columns_made_anew,
)
from pial_xl.sheets.closed.takeover.values import Results
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables import TABLES
from pial_xl.tables.address import column_letters
from pial_xl.tables.raw import RawTable
from pial_xl.template.carried import Carried, CarriedSheet, CarriedTable
from pial_xl.template.macros import MODULES
from pial_xl.units.text import fold, plural

_MARKUP_MAX: Final = 12_000_000
_MACROS: Final = "xl/vbaProject.bin"
_MODULE: Final = re.compile(rb"\r\nModule=(\w{1,31})\r\n")
_ADDRESSES_TOLD: Final = 10


@dataclass(frozen=True, slots=True)
class OldBook:
    """A workbook of ours that was read to be moved.

    Attributes:
        carried: what the new one takes over.
        lost: what it cannot, one French sentence each.
        rows: how many filled rows each of its tables has, by sheet.
    """

    carried: Carried
    lost: tuple[str, ...]
    rows: dict[str, int]


def open_old_book(archive: Archive, redrawn: Set[str]) -> OldBook:
    """Read a workbook whole.

    Args:
        archive: its file.
        redrawn: the titles of the sheets that the new workbook draws by itself.

    Raises:
        WorkbookReadError: it cannot be read, or is no workbook of ours.
    """
    return _Mover(archive, read_package(archive)).move(redrawn)


class _Mover:
    """Reads each sheet at most once, as values; the looks are read with the whole workbook."""

    def __init__(self, archive: Archive, package: Package) -> None:
        self._archive = archive
        self._package = package
        self._rows: dict[str, SheetRows] = {}
        self._layouts: dict[str, SheetLayout] = {}
        self._colors = Colors(archive)
        self._lost: list[str] = []
        self._titles: dict[str, str] = {}

    def move(self, redrawn: Set[str]) -> OldBook:
        raw = find_tables(self._package.sheets, self._read, self._layout)
        if not raw:
            raise WorkbookReadError(
                "Ce classeur n'est pas un classeur pial-xl : aucune de ses feuilles n'est reconnue."
            )
        book = _open_whole(self._archive.data, dict(self._columns_made_anew(raw)))
        self._titles = {
            raw[model.table].sheet: model.sheet
            for model in TABLES
            if model.table in raw and raw[model.table].sheet != model.sheet
        }
        tables = dict(self._tables(book, raw))
        of_tables = {table.sheet for table in raw.values()}
        record = tuple(self._record())
        letters = traces_in_record(record).keys()
        ours = {fold(title) for title in redrawn}
        sheets = [
            carried
            for info in self._package.sheets
            if info.title not in of_tables
            and info.title != RECORD_SHEET
            and (info.title in letters or fold(info.title) not in ours)
            and (carried := self._sheet(book, info)) is not None
        ]
        self._lost += _beside(self._archive, book)
        names, foreign = split_names(book, self._titles)
        if foreign:
            self._lost.append(f"Des noms définis ne sont pas repris ({', '.join(foreign)}).")
        return OldBook(
            Carried(
                tables,
                tuple(sheets),
                tuple(line for line in record if line[0] in {KIND, HANDOUT_KIND}),
                tuple(self._checks()),
                self._history(),
                names,
            ),
            tuple(self._lost),
            {table.sheet: _filled(table) for table in raw.values()},
        )

    def _columns_made_anew(
        self, raw: dict[str, RawTable]
    ) -> Iterator[tuple[str, Collection[bytes]]]:
        """Give the letters of the columns that the tables calculate, by name of a sheet's part."""
        sheets = Counter(table.sheet for table in raw.values())
        for model in TABLES:
            table = raw.get(model.table)
            if table is not None and sheets[table.sheet] == 1:
                columns = columns_made_anew(model, table, self._results(table.sheet))
                letters = {column_letters(column).encode() for column in columns}
                yield self._info(table.sheet).part, letters

    def _tables(
        self, book: Workbook, raw: dict[str, RawTable]
    ) -> Iterator[tuple[str, CarriedTable]]:
        for model in TABLES:
            table = raw.get(model.table)
            if table is None:  # a sheet that its edition did not have
                continue
            old = OldTable(model, table, book[table.sheet], self._results(table.sheet))
            carried, forgotten = carry_table(old, self._colors)
            self._lost += _told(table.sheet, forgotten)
            self._lost += _changed(table, old.sheet)
            yield model.table, carried

    def _sheet(self, book: Workbook, info: SheetInfo) -> CarriedSheet | None:
        sheet = book[info.title] if info.title in book.sheetnames else None
        if not isinstance(sheet, Worksheet):
            self._lost.append(f"{info.name} n'est pas une feuille de cellules : elle est laissée.")
            return None
        headers = sheet_headers(self._archive, info)
        old = OldSheet(sheet, self._results(info.title), headers, self._titles)
        carried, lost = carry_sheet(old, self._colors)
        parts = (*parts_not_copied(self._archive, info), *_around(sheet, info), *lost)
        if parts:
            self._lost.append(f"{info.name} est reprise sans {', '.join(parts)}.")
        return carried

    def _checks(self) -> Iterator[tuple[object, ...]]:
        """Give the rows of Contrôles, where they have what a person may write there."""
        for info in self._package.sheets:
            if fold(info.title) == fold(checks.SHEET):
                rows = self._read(info)
                found = read_checks_sheet(rows, {})
                if found is not None and "suivi" in found.columns:
                    places = [found.columns.get(column.name, 0) for column in checks.COLUMNS]
                    below = (values for number, values in rows if number > found.title_row)
                    yield from (tuple(map(values.get, places)) for values in below)

    def _history(self) -> tuple[HistoryLine, ...]:
        for info in self._package.sheets:
            if holds_history(info):
                return read_history(self._read(info))
        return ()

    def _results(self, title: str) -> Results:
        return {
            (row, column): value
            for row, values in self._read(self._info(title))
            for column, value in values.items()
        }

    def _info(self, title: str) -> SheetInfo:
        return next(sheet for sheet in self._package.sheets if sheet.title == title)

    def _read(self, sheet: SheetInfo) -> SheetRows:
        if sheet.part not in self._rows:
            layout = self._layouts[sheet.part] = SheetLayout()
            self._rows[sheet.part] = SheetRows(
                read_pieces(self._archive, self._package, sheet, layout)
            )
        return self._rows[sheet.part]

    def _layout(self, sheet: SheetInfo, _: RawTable) -> SheetLayout:
        self._read(sheet)
        return self._layouts[sheet.part]

    def _record(self) -> Iterator[tuple[str, ...]]:
        for sheet in self._package.sheets:
            if sheet.title == RECORD_SHEET:
                for _, values in self._read(sheet):
                    yield tuple(str(values.get(column, "")) for column in range(1, 5))


def _open_whole(data: bytes, left_out: Mapping[str, Collection[bytes]]) -> Workbook:
    with faults_as_damage():
        return read_guarded(GuardedReader(data, _MARKUP_MAX, left_out))


def _filled(table: RawTable) -> int:
    return sum(any(value is not None for value in values) for _, values in table.rows)


def _told(sheet: str, forgotten: Forgotten) -> Iterator[str]:
    """Say what of a table is not as it was."""
    if forgotten.formulas:
        places = _listed(forgotten.formulas)
        yield f"{sheet} : formules remplacées par leur dernier résultat ({places})."
    if forgotten.empty:
        places = _listed(forgotten.empty)
        yield f"{sheet} : formules jamais calculées, reprises comme du texte ({places})."
    if forgotten.hidden:
        shown = plural(
            forgotten.hidden, "ligne masquée est montrée", "lignes masquées sont montrées"
        )
        yield f"{sheet} : {shown}."
    if forgotten.merged:
        parted = plural(
            forgotten.merged, "fusion de cellules est défaite", "fusions de cellules sont défaites"
        )
        yield f"{sheet} : {parted}."


def _changed(table: RawTable, sheet: Worksheet) -> Iterator[str]:
    """Say what of the sheet of a table is as in every new workbook again."""
    again = []
    if sheet.sheet_state != "visible":
        again.append("est montrée")
    if sheet.protection.sheet:
        again.append("n'est plus protégée")
    if any(sheet.column_dimensions[column_letters(c)].hidden for c, _ in table.titles):
        again.append("montre toutes ses colonnes")
    if again:
        yield f"La feuille {table.sheet} {', '.join(again)}."


def _listed(addresses: list[str]) -> str:
    cells = [address.rpartition("!")[2] for address in addresses]
    more = len(cells) - _ADDRESSES_TOLD
    told = ", ".join(cells[:_ADDRESSES_TOLD])
    return f"{told} et {more} autres" if more > 0 else told


def _around(sheet: Worksheet, info: SheetInfo) -> Iterator[str]:
    """Give what stands around the cells of a sheet and is not taken over, in French."""
    if info.tables:
        yield "la forme de tableau de ses cellules"
    if sheet.conditional_formatting:
        yield "ses couleurs automatiques"
    if sheet.data_validations and sheet.data_validations.dataValidation:
        yield "ses listes et contrôles de saisie"
    if sheet.protection.sheet:
        yield "sa protection"
    if sheet.auto_filter.ref:
        yield "son filtre"
    if any(cell.hyperlink for row in sheet for cell in row):
        yield "ses liens"


def _beside(archive: Archive, book: Workbook) -> Iterator[str]:
    """Give what stands beside the sheets and is not taken over, one French sentence each."""
    project = archive.read(_MACROS) if _MACROS in archive.names else b""
    if foreign := sorted({m.decode("latin-1") for m in _MODULE.findall(project)} - MODULES):
        yield f"Les macros ajoutées ne sont pas reprises ({', '.join(foreign)})."
    if any(name.startswith("xl/externalLinks/") for name in archive.names):
        yield "Les liens vers d'autres classeurs ne sont pas repris."
    if book.security and book.security.lockStructure:
        yield "La protection de la structure du classeur n'est pas reprise."
