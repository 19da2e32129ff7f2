"""Writes sheets of sources as files: .xlsx, .ods, .csv."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from pial_xl.takeover import SourceSheet

ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    f'xmlns:office="{_OASIS}office:1.0" xmlns:table="{_OASIS}table:1.0" '
    f'xmlns:text="{_OASIS}text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
BLANK_END = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
"""What LibreOffice writes below the last row."""


def sheet(title: str, *rows: Sequence[object]) -> SourceSheet:
    """Give a sheet from its rows; None and a blank row are blank cells."""
    numbered = [
        (n, {c: v for c, v in enumerate(row, start=1) if v is not None})
        for n, row in enumerate(rows, start=1)
    ]
    return SourceSheet(title, tuple((n, values) for n, values in numbered if values))


def write_xlsx(path: Path, *sheets: SourceSheet) -> Path:
    """Write sheets as Excel's own format."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for source in sheets:
        drawn = book.create_sheet(source.title)
        for number, values in source.rows:
            for column, value in values.items():
                drawn.cell(number, column, value)
        for top, left, bottom, right in source.merges:
            drawn.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path


def write_ods(path: Path, *sheets: SourceSheet) -> Path:
    """Write sheets as OpenDocument, with the blank end of each, as LibreOffice does."""
    return write_content(path, "".join(map(_table, sheets)))


def write_content(path: Path, tables: str) -> Path:
    """Write an OpenDocument workbook from the XML of its tables."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        archive.writestr("content.xml", _HEAD + tables + _TAIL)
    return path


def _table(source: SourceSheet) -> str:
    rows: list[str] = []
    last = 0
    spans = {(top, left): (bottom, right) for top, left, bottom, right in source.merges}
    for number, values in source.rows:
        if number - last > 1:
            rows.append(f'<table:table-row table:number-rows-repeated="{number - last - 1}"/>')
        cells = [
            _cell(values.get(column), (number, column), spans)
            for column in range(1, max(values) + 1)
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        last = number
    title = quoteattr(source.title)
    return f"<table:table table:name={title}>{''.join(rows)}{BLANK_END}</table:table>"


def _cell(
    value: object, place: tuple[int, int], spans: dict[tuple[int, int], tuple[int, int]]
) -> str:
    merged = ""
    if place in spans:
        bottom, right = spans[place]
        merged = (
            f' table:number-rows-spanned="{bottom - place[0] + 1}"'
            f' table:number-columns-spanned="{right - place[1] + 1}"'
        )
    if value is None:
        return f"<table:table-cell{merged}/>"
    if isinstance(value, date):
        said = f'date" office:date-value="{value.isoformat()}'
    elif isinstance(value, int | float):
        said = f'float" office:value="{value}'
    else:
        said = "string"
    shown = escape(str(value)).replace("\n", "</text:p><text:p>")
    return (
        f'<table:table-cell{merged} office:value-type="{said}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def write_delimited(
    path: Path, source: SourceSheet, separator: str = ";", encoding: str = "utf-8"
) -> Path:
    """Write a sheet as text, as a spreadsheet of France exports it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    last = 0
    for number, values in source.rows:
        for _ in range(number - last - 1):
            writer.writerow([])
        writer.writerow([_shown(values.get(c)) for c in range(1, max(values) + 1)])
        last = number
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def _shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)
