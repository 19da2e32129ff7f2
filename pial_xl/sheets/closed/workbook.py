"""Read a closed workbook, ``.xlsx`` or ``.xlsm``, whoever saved it."""

import warnings
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from pial_xl.sheets.closed.archive import Archive, archive_of, open_archive
from pial_xl.sheets.closed.assembly import assemble_tables, holds_others
from pial_xl.sheets.closed.cells import read_pieces
from pial_xl.sheets.closed.grid import SheetInfo, SheetLayout, SheetRows
from pial_xl.sheets.closed.model_parts import model_parts
from pial_xl.sheets.closed.package import Package, read_package
from pial_xl.tables import TABLES, RowModel
from pial_xl.tables.raw import RawTable, RawWorkbook


def read_workbook(path: Path, wanted: Collection[type[RowModel]] = TABLES) -> RawWorkbook:
    """Read the tables and the letter models of a closed workbook; the file is left untouched.

    A table is found by the name of its Excel Table, else by the title of its sheet; its header is
    the row that holds the headers of its model. Every row below the header is read, blank rows
    and the end of the Excel Table notwithstanding (people type under a table, and LibreOffice does
    not let it grow), until a long run of blank rows; only the Table's totals row is left out.
    Hidden sheets are read too. Sheets that are not ours are not read.

    ``T_Correspondance`` is left out of the tables: it holds the pupils' names and no control
    reads it.

    Args:
        path: the file.
        wanted: the tables to read; a sheet that holds none of them is not read.

    Raises:
        WorkbookReadError: in one French sentence, when the file is no workbook that can be read,
            holds none of our tables, or one without its header row.
    """
    raw = _read(open_archive(path), path.name, wanted)
    return replace(raw, folder=str(path.absolute().parent))


def read_workbook_bytes(data: bytes, nom: str) -> RawWorkbook:
    """Read a closed workbook from the bytes of its file, as ``read_workbook`` does.

    Args:
        data: the whole file.
        nom: the file name that reports and letters will say.

    Raises:
        WorkbookReadError: as ``read_workbook``.
    """
    return _read(archive_of(data), nom, TABLES)


def _read(archive: Archive, nom: str, wanted: Collection[type[RowModel]]) -> RawWorkbook:
    with warnings.catch_warnings():
        # openpyxl warns of dates out of range, which already arrive as errors at their cells.
        warnings.simplefilter("ignore")
        reading = _ReadSheets(archive, read_package(archive), wanted)
        raw = assemble_tables(nom, reading.package.sheets, reading.rows, reading.layout)
        parts = {
            sheet.title: model_parts(archive, sheet)
            for sheet in reading.package.sheets
            if sheet.title in raw.models
        }
        return replace(raw, model_parts=parts)


class _ReadSheets:
    """The sheets of one workbook, each read at most once."""

    def __init__(
        self, archive: Archive, package: Package, wanted: Collection[type[RowModel]]
    ) -> None:
        self.package = package
        self._wanted = wanted
        self._archive = archive
        self._rows: dict[str, SheetRows] = {}
        self._layouts: dict[str, SheetLayout] = {}

    def rows(self, sheet: SheetInfo) -> SheetRows:
        if holds_others(sheet, self._wanted):
            return SheetRows()
        if sheet.part not in self._rows:
            layout = self._layouts[sheet.part] = SheetLayout(is_hidden=sheet.is_hidden)
            self._rows[sheet.part] = SheetRows(
                read_pieces(self._archive, self.package, sheet, layout)
            )
        return self._rows[sheet.part]

    def layout(self, sheet: SheetInfo, _: RawTable) -> SheetLayout:
        self.rows(sheet)
        return self._layouts[sheet.part]
