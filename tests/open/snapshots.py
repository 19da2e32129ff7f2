"""All that a workbook shows, as its file says it: to be compared before and after."""

from pathlib import Path
from typing import Any

import xlwings as xw
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.takeover.account import BASE_SHEET

Snapshot = dict[str, dict[str, Any]]
_OURS = {RECORD_SHEET, BASE_SHEET}
"""Hidden sheets of ours alone."""
_ENGLISH = "[$-409]"
"""What LibreOffice adds to the plain format that a program gives to a cell."""
_ONE_LINE = 16
"""Points; under it, LibreOffice makes a row of a blank file as high as it pleases."""


def snapshot(book: xw.Book, folder: Path) -> Snapshot:
    """Give what each sheet holds: contents, formats, fills, notes, heights, tables, state."""
    path = folder / "instantané.xlsx"
    book.impl.copy_to(path)
    workbook = load_workbook(path)
    return {sheet.title: _sheet(sheet) for sheet in workbook if sheet.title not in _OURS}


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """Give what differs, each as a sentence that names it."""
    found = [f"sheet {title} came or went" for title in before.keys() ^ after.keys()]
    for title in before.keys() & after.keys():
        for what in before[title].keys() | after[title].keys():
            was, now = before[title].get(what), after[title].get(what)
            if was != now:
                found.append(f"{title}!{what}: {was!r} -> {now!r}")
    return sorted(found)


def _sheet(sheet: Worksheet) -> dict[str, Any]:
    said: dict[str, Any] = {
        "state": sheet.sheet_state,
        "print area": str(sheet.print_area),
        "tables": {table.displayName: table.ref for table in sheet.tables.values()},
    }
    for row in sheet.iter_rows():
        for cell in row:
            held = (
                cell.value,
                cell.number_format.replace(_ENGLISH, ""),
                cell.fill.fgColor.rgb if cell.fill.fill_type else None,
                cell.comment.text if cell.comment else None,
            )
            # LibreOffice writes some of the blank cells, whose format is that of their column.
            if held != (None, held[1], None, None):
                said[cell.coordinate] = held
    for number, dimension in sheet.row_dimensions.items():
        if dimension.hidden:
            said[f"row {number} hidden"] = True
        if dimension.customHeight and dimension.height > _ONE_LINE:
            said[f"row {number} height"] = dimension.height
    return said
