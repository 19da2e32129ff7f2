"""Small workbooks for the tests of the workbook room: everything in them is fictitious."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

Grid = Sequence[Sequence[object]]

AESH: Grid = [
    ["AESH", "Nom", "Début", "Heures/semaine"],
    ["A01", "FICTIF", date(2026, 9, 1), 24.5],
    ["A02", "EXEMPLE", date(2026, 9, 1), "24h15"],
]
AESH_TITLES = ("AESH", "Nom", "Début", "Heures/semaine")


def write_openpyxl(path: Path, sheets: Mapping[str, Grid]) -> Path:
    """Write sheets with openpyxl, from A1; None leaves a cell out."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, grid in sheets.items():
        sheet = book.create_sheet(title)
        for r, row in enumerate(grid, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(r, c, value)
    book.save(path)
    return path


def write_xlsxwriter(
    path: Path,
    sheets: Mapping[str, Grid],
    tables: Mapping[str, tuple[str | tuple[int, int, int, int], dict[str, Any]]] | None = None,
    options: dict[str, Any] | None = None,
) -> Path:
    """Write sheets with XlsxWriter; ``tables`` gives by sheet an area and its table options."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, **(options or {})})
    formats = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        time: book.add_format({"num_format": "hh:mm"}),
        timedelta: book.add_format({"num_format": "[h]:mm"}),
    }
    for title, grid in sheets.items():
        sheet = book.add_worksheet(title)
        if tables and title in tables:
            area, table = tables[title]
            sheet.add_table(*([area] if isinstance(area, str) else area), table)
        for r, row in enumerate(grid):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif type(value) in formats:
                    sheet.write_datetime(r, c, value, formats[type(value)])
                elif value is not None:
                    sheet.write(r, c, value)
    book.close()
    return path


def retouch(path: Path, part: str, change: Callable[[bytes], bytes | None]) -> Path:
    """Rewrite one part of a workbook; None takes it out."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    replacement = change(parts.pop(part))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        if replacement is not None:
            target.writestr(part, replacement)
    return path


def replacing(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    """Give a change for `retoucher` that replaces bytes that must be there."""

    def change(data: bytes) -> bytes:
        assert before in data
        return data.replace(before, after)

    return change
