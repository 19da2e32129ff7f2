"""Draws the sheets that were taken over whole from another workbook."""

import struct
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import UndefinedImageSize, UnsupportedImageFormat
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from pial_xl.letters.tracking import NOTICE, RECORD_SHEET
from pial_xl.template.carried import (
    CarriedCell,
    CarriedPage,
    CarriedPicture,
    CarriedSheet,
    ErrorValue,
    Formula,
    Link,
    RichText,
)
from pial_xl.template.palette import Palette
from pial_xl.units.excel import PIXELS_PER_SIGN, TEXT_MAX, cut

_NOTE_MAX = 32_767
_NOTE_SIZE = {"x_scale": 2.0, "y_scale": 1.5}
_PLAIN_FONT: dict[str, Any] = {"font_name": "Calibri", "font_size": 11}


def draw_carried(workbook: Workbook, carried: CarriedSheet, palette: Palette) -> Worksheet:
    """Add a sheet as it was."""
    sheet = workbook.add_worksheet(carried.title)
    if not carried.shows_grid:
        sheet.hide_gridlines(2)
    for column, width in carried.widths.items():
        pixels = round(width * PIXELS_PER_SIGN) or None
        sheet.set_column_pixels(column, column, pixels, None, {"hidden": not width})
    for row, height in carried.heights.items():
        sheet.set_row(row, height or None, None, {"hidden": not height})
    for top, left, bottom, right in carried.merges:
        sheet.merge_range(top, left, bottom, right, "")
    for place, cell in sorted(carried.cells.items()):
        _write(sheet, place, cell, palette)
    for picture in carried.pictures:
        _picture(sheet, picture)
    _page(sheet, carried.page)
    if carried.frozen:
        sheet.freeze_panes(*carried.frozen)
    if carried.tab_color:
        sheet.set_tab_color(carried.tab_color)
    if carried.state == "veryHidden":
        sheet.very_hidden()
    elif carried.state == "hidden":
        sheet.hide()
    return sheet


def draw_record(workbook: Workbook, lines: Iterable[tuple[str, ...]]) -> None:
    """Add the hidden sheet where runs leave what the next ones must know."""
    sheet = workbook.add_worksheet(RECORD_SHEET)
    text = workbook.add_format({"num_format": "@"})
    for row, line in enumerate(((NOTICE,), *lines)):
        for column, value in enumerate(line):
            sheet.write_string(row, column, value, text)
    sheet.hide()


def _write(sheet: Worksheet, place: tuple[int, int], cell: CarriedCell, palette: Palette) -> None:
    write_value(sheet, place, cell.value, palette.color(**_PLAIN_FONT | dict(cell.look)), palette)
    if cell.note:
        write_note(sheet, place, cell.note)


def write_note(sheet: Worksheet, place: tuple[int, int], note: str) -> None:
    """Put a note on a cell, at ``(row, column)``, both from 0."""
    sheet.write_comment(*place, note[:_NOTE_MAX], _NOTE_SIZE)


def write_value(
    sheet: Worksheet, place: tuple[int, int], value: object, style: CellFormat, palette: Palette
) -> None:
    """Write a value at ``(row, column)``, both from 0, as the kind that it is."""
    if value is None:
        sheet.write_blank(*place, None, style)
    elif isinstance(value, Formula):
        sheet.write_formula(*place, value.text, style, _result(value.result))
    elif isinstance(value, ErrorValue):
        sheet.write_formula(*place, f"={value.text}", style, value.text)
    elif isinstance(value, Link):
        sheet.write_url(*place, value.target, style, value.text)
    elif isinstance(value, RichText):
        _rich_text(sheet, place, value, style, palette)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, style)
    elif isinstance(value, date | datetime | time | timedelta):
        sheet.write_datetime(*place, value, style)
    elif isinstance(value, int | float) and isfinite(value):
        sheet.write_number(*place, value, style)
    else:
        sheet.write_string(*place, cut(str(value), TEXT_MAX), style)


def _result(value: object) -> Any:
    return "" if value is None else value


def _rich_text(
    sheet: Worksheet, place: tuple[int, int], value: RichText, style: CellFormat, palette: Palette
) -> None:
    pieces: list[CellFormat | str] = []
    for text, look in value.pieces:
        if text:
            pieces += [palette.color(**_PLAIN_FONT | dict(look)), text]
    if len(pieces) > 2:
        sheet.write_rich_string(*place, *pieces, style)
    else:
        sheet.write_string(*place, "".join(text for text, _ in value.pieces), style)


def can_draw(picture: CarriedPicture) -> bool:
    """Tell whether a picture is of a kind that is written, and whole."""
    try:
        natural = Image(BytesIO(picture.data))
    except (UnsupportedImageFormat, UndefinedImageSize, struct.error, IndexError):
        return False
    return natural.width > 0 and natural.height > 0 and min(picture.size) > 0


def _picture(sheet: Worksheet, picture: CarriedPicture) -> None:
    natural = Image(BytesIO(picture.data))
    width, height = picture.size
    options: dict[str, Any] = {
        "image_data": BytesIO(picture.data),
        "x_offset": picture.offset[0],
        "y_offset": picture.offset[1],
        "x_scale": width / (natural.width * 96 / natural.x_dpi),
        "y_scale": height / (natural.height * 96 / natural.y_dpi),
        "object_position": 2,
    }
    sheet.insert_image(picture.row, picture.column, "image", options)


def _page(sheet: Worksheet, page: CarriedPage) -> None:
    sheet.set_paper(9)
    if page.is_landscape:
        sheet.set_landscape()
    if page.margins:
        left, right, top, bottom = page.margins
        sheet.set_margins(left=left, right=right, top=top, bottom=bottom)
    sheet.set_header(page.header)
    sheet.set_footer(page.footer)
    if page.fit:
        sheet.fit_to_pages(*page.fit)
    else:
        sheet.set_print_scale(page.scale)
    if page.area:
        sheet.print_area(*page.area)
    if page.rows:
        sheet.repeat_rows(*page.rows)
    sheet.set_h_pagebreaks(list(page.breaks[0]))
    sheet.set_v_pagebreaks(list(page.breaks[1]))
    if page.is_centered:
        sheet.center_horizontally()
