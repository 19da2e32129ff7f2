"""Carry a sheet over to another workbook: all that makes its look and its page."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy, deepcopy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.engines.privates import openpyxl as privates
from pial_xl.engines.privates.openpyxl import OrderedFont
from pial_xl.letters.reading import Pieces

PROGRAM = "pial_xl"
"""Author of the workbooks of letters, as their properties say it."""
_A4 = 9
_PARTS = ("left", "center", "right")
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_ZONES = tuple((header, side) for header in _HEADERS for side in _PARTS)
_HEADER_LENGTH = 255
_PAGES = re.compile(r"&&|&N|&\[Pages\]")


def copy_font(source: Any) -> OrderedFont:
    """Give the same font as *source*, for another workbook."""
    return OrderedFont(
        **{
            border_style: copy(getattr(source, border_style))
            for border_style in OrderedFont.__elements__
        }
    )


def prepare_workbook(model: Worksheet) -> Workbook:
    """Make an empty workbook with the theme and the base font of the model's workbook."""
    origin: Any = model.parent
    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    workbook.loaded_theme = origin.loaded_theme
    base = next(iter(privates.fonts(origin)))
    privates.put_fonts(workbook, [copy_font(base)])  # the unit of column widths
    workbook.properties.creator = PROGRAM
    workbook.properties.language = "fr-FR"
    return workbook  # type: ignore[no-any-return]


def border_style(cell: Any, side: str) -> str | None:
    """Give the style of a cell's border on one side (``left``, ``top``…); None without one."""
    border = getattr(cell.border, side)
    return border.style if border else None


def zone(model: Worksheet) -> tuple[Cell, ...]:
    """Give the model's cells in reading order: those of its print area when it has one.

    Only cells that exist are given: one stray cell at the sheet's far corner costs nothing.
    """
    return tuple(c for c in _cells(model) if isinstance(c, Cell))


def border_cells(model: Worksheet) -> tuple[MergedCell, ...]:
    """Give the cells behind the merged ones of ``zone`` that draw their borders: Excel needs them.

    openpyxl gave them what it read of the borders around the whole.
    """
    return tuple(c for c in _cells(model) if isinstance(c, MergedCell) and c.has_style)


def _cells(model: Worksheet) -> Iterator[Any]:
    inside = _in_zone(model)
    return (c for (row, col), c in sorted(privates.cells(model).items()) if inside(row, col))


def header_zones(model: Worksheet) -> dict[str, Pieces]:
    """Give the text of each zone of the headers and footers, blank ones apart."""
    zones = {f"{header}.{side}": _part(model, header, side) for header, side in _ZONES}
    return {zone: (part.text,) for zone, part in zones.items() if part.text}


def _part(sheet: Worksheet, header: str, side: str) -> Any:
    return getattr(getattr(sheet.HeaderFooter, header), side)


def copy_structure(model: Worksheet, sheet: Worksheet) -> None:
    """Copy merged cells, columns, rows, pictures, conditional formats and the sheet's settings.

    Validations are left behind, for a letter is not typed in.
    """
    inside = _in_zone(model)
    sheet.sheet_format = copy(model.sheet_format)
    sheet.sheet_properties = deepcopy(model.sheet_properties)
    sheet.sheet_properties.codeName = None  # no macros here, and two sheets cannot share one
    sheet.sheet_view.showGridLines = model.sheet_view.showGridLines
    sheet.freeze_panes = model.freeze_panes
    for area in model.merged_cells.ranges:
        if inside(area.min_row, area.min_col):
            sheet.merged_cells.add(area.coord)  # merge_cells would look at every cell again
    for cle, column in model.column_dimensions.items():
        sheet.column_dimensions[cle] = _attach(column, sheet)
    for rank, row in model.row_dimensions.items():
        if row.height is not None or row.hidden:
            sheet.row_dimensions[rank].height = row.height
            sheet.row_dimensions[rank].hidden = row.hidden
    privates.put_pictures(sheet, [media.duplicate() for media in privates.pictures(model)])
    for conditions in model.conditional_formatting:
        for rule in conditions.rules:
            if not any("!" in formula for formula in rule.formula):  # a sheet that is not here
                sheet.conditional_formatting.add(str(conditions.sqref), _copy_rule(rule))


def _copy_rule(rule: Rule) -> Rule:
    fresh: Any = copy(rule)
    fresh.dxf, fresh.dxfId = copy(rule.dxf), None  # the model's numbers mean nothing here
    return fresh  # type: ignore[no-any-return]


def copy_page(model: Worksheet, sheet: Worksheet) -> None:
    """Copy the page set-up, as one A4 page; its headers are written apart."""
    sheet.page_setup = copy(model.page_setup)
    sheet.page_setup.id = None  # the printer's own settings stay with the model's workbook
    sheet.page_setup.paperSize = _A4
    if sheet.page_setup.orientation != "landscape":
        sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = copy(model.page_margins)
    sheet.print_options = copy(model.print_options)
    if model.print_area:
        sheet.print_area = _without_sheet(model.print_area)
    if model.print_title_rows:
        sheet.print_title_rows = _without_sheet(model.print_title_rows)
    if model.print_title_cols:
        sheet.print_title_cols = _without_sheet(model.print_title_cols)


def write_headers(model: Worksheet, sheet: Worksheet, texts: Mapping[str, str], pages: int) -> None:
    """Give a sheet the headers and footers of its model, some of whose zones are filled.

    Pages are numbered letter by letter: printed with the others, a letter would say how many
    pages the whole workbook has, and go on from those before it.

    Args:
        model: the sheet of the model.
        sheet: the letter.
        texts: the zones that are filled.
        pages: how many pages the letter takes.
    """
    sheet.HeaderFooter = deepcopy(model.HeaderFooter)
    for header, side in _ZONES:
        if (zone := f"{header}.{side}") in texts:
            _part(sheet, header, side).text = texts[zone]
        part = _part(sheet, header, side)
        if part.text:
            part.text = _PAGES.sub(lambda code: _own_pages(code, pages), part.text)
    page: Any = sheet.page_setup
    page.firstPageNumber, page.useFirstPageNumber = 1, True
    for header in _HEADERS:
        _shorten(getattr(sheet.HeaderFooter, header))


def _own_pages(code: re.Match[str], pages: int) -> str:
    return str(pages) if code[0] in {"&N", "&[Pages]"} else code[0]


def _shorten(header: Any) -> None:
    """Keep a header or footer within what Excel can open."""
    parts = [part for side in _PARTS if (part := getattr(header, side)).text]
    while sum(len(f"&L{part}") for part in parts) > _HEADER_LENGTH:
        longest = max(parts, key=lambda part: len(part.text))
        longest.text = longest.text[:-1].removesuffix("&")


def _attach(dimension: Any, sheet: Worksheet) -> Any:
    found = copy(dimension)
    found.parent = sheet
    fresh: Any = type(dimension)(sheet)
    # The model's style numbers mean nothing in this workbook.
    privates.put_style(found, privates.style(fresh))
    return found


def _without_sheet(reference: Any) -> str:
    """Give a range without the name of its sheet nor its dollars."""
    parts = str(reference).split(",")
    return ",".join(part.rpartition("!")[2].replace("$", "") for part in parts)


def _in_zone(model: Worksheet) -> Callable[[int, int], bool]:
    bounds = [area.bounds for area in privates.print_areas(model)]

    def inside(row: int, col: int) -> bool:
        return not bounds or any(c1 <= col <= c2 and r1 <= row <= r2 for c1, r1, c2, r2 in bounds)

    return inside
