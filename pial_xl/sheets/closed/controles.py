"""Read the sheet Contrôles of a closed file, ours or a report: what a person wrote there."""

import re
import warnings
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.report.blocks.controles import SHEET, TABLE
from pial_xl.report.blocks.controles_reading import ChecksSheet, read_checks_sheet
from pial_xl.sheets.closed.archive import Archive, open_archive
from pial_xl.sheets.closed.cells import read_cells
from pial_xl.sheets.closed.grid import SheetInfo, SheetLayout
from pial_xl.sheets.closed.markup import principal, rows
from pial_xl.sheets.closed.package import Package, decoded, read_package
from pial_xl.sheets.closed.plain_rows import PlainRow
from pial_xl.tables import TABLES
from pial_xl.tables.address import Place, area, column_number
from pial_xl.units.text import fold

_FORMULA: Final = principal("f")
_PLAIN_FORMULA: Final = re.compile(r"<f[^<>]*>([^<]+)</f>")
_INPUT_TABLES: Final = frozenset(model.table for model in TABLES)
_INPUT_SHEETS: Final = frozenset(fold(model.sheet) for model in TABLES)


def read_closed_checks(path: Path) -> ChecksSheet | None:
    """Read the sheet Contrôles of a workbook or of a report; None when it has none.

    It is known by its Excel Table, whatever its title, else by its title, else by its headers.

    Raises:
        WorkbookReadError: when the file cannot be read.
    """
    archive = open_archive(path)
    package = read_package(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of dates out of range
        for sheet in _candidates(package):
            grid = list(read_cells(archive, package, sheet, SheetLayout()))
            found = read_checks_sheet(grid, dict(_formulas(archive, sheet)))
            if found is not None:
                return found
    return None


def is_report(path: Path) -> bool:
    """Tell whether a file is a report of ours: a sheet Contrôles, and none of the input.

    Raises:
        WorkbookReadError: when the file cannot be read.
    """
    sheets = read_package(open_archive(path)).sheets
    if any(_is_input(sheet) for sheet in sheets):
        return False
    bears_table = any(table.nom == TABLE for sheet in sheets for table in sheet.tables)
    return bears_table or read_closed_checks(path) is not None


def _is_input(sheet: SheetInfo) -> bool:
    """Tell a sheet of the input, by its table or its title."""
    names = {table.nom for table in sheet.tables}
    return bool(names & _INPUT_TABLES) or fold(sheet.title) in _INPUT_SHEETS


def _candidates(package: Package) -> Iterator[SheetInfo]:
    """Give the sheets that may be it, the surest first, each once."""
    bearing = [s for s in package.sheets if any(table.nom == TABLE for table in s.tables)]
    titled = [s for s in package.sheets if fold(s.title) == fold(SHEET)]
    others = [s for s in package.sheets if not _is_input(s) and s.title != RECORD_SHEET]
    yield from dict.fromkeys((*bearing, *titled, *others))


def _formulas(archive: Archive, sheet: SheetInfo) -> Iterator[tuple[Place, str]]:
    """Give the formulas of a sheet; of a shared one, the cell that states it."""
    for row in rows(archive, sheet.part):
        if isinstance(row, PlainRow):
            for xml, letters, *_ in row.cells:
                if found := _PLAIN_FORMULA.search(xml):
                    yield (row.number, column_number(letters)), f"={decoded(unescape(found[1]))}"
            continue
        for element in row:
            written, address = element.findtext(_FORMULA), element.get("r")
            if written and address:
                column, number, _, _ = area(address)
                yield (number, column), f"={decoded(written)}"
