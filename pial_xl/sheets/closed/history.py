"""Read the lines of the controls made before, in a closed workbook or report."""

from pathlib import Path

from pial_xl.report.blocks.history import SHEET, TABLE, HistoryLine, read_history
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.cells import read_cells
from pial_xl.sheets.closed.grid import SheetInfo, SheetLayout
from pial_xl.sheets.closed.package import read_package
from pial_xl.units.text import fold


def read_closed_history(path: Path) -> tuple[HistoryLine, ...]:
    """Read the lines of a file, by its Excel Table or the title of its sheet; none when absent.

    Raises:
        WorkbookReadError: when the file cannot be read.
    """
    archive = open_archive(path)
    package = read_package(archive)
    for sheet in package.sheets:
        if holds_history(sheet):
            return read_history(read_cells(archive, package, sheet, SheetLayout()))
    return ()


def holds_history(sheet: SheetInfo) -> bool:
    """Tell whether a sheet is that of the controls made."""
    return fold(sheet.title) == fold(SHEET) or any(table.nom == TABLE for table in sheet.tables)
