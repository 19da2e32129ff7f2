"""Private names of openpyxl: the cells, looks and pictures that it has but does not hand out.

Sheets, cells and workbooks are taken as they come: openpyxl's types do not know these names.
"""

import re
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

_CODED_BREAK = re.compile(r"(?<!_x005F)_x000[aA]_")

__all__ = [
    "OrderedFont",
    "Picture",
    "WriterOfSharedPictures",
    "add_sheet",
    "anchor_start",
    "cells",
    "drawing_pictures",
    "drawings",
    "fonts",
    "pictures",
    "print_areas",
    "put_cell",
    "put_fonts",
    "put_header_breaks",
    "put_pictures",
    "put_style",
    "sheet_rank",
    "style",
]


def cells(sheet: Any) -> Mapping[tuple[int, int], Any]:
    """Give the cells that exist, by row and column; to ask for another one would make it."""
    found: Mapping[tuple[int, int], Any] = sheet._cells
    return found


def add_sheet(workbook: Any, title: str, place: int) -> Any:
    """Add an empty sheet at its place; the title is known to be that of no other.

    openpyxl would compare it with that of each other sheet: thousands of sheets took minutes.
    """
    alone: Any = SimpleNamespace(sheetnames=())
    sheet: Any = Worksheet(alone, title)
    sheet._parent = workbook
    workbook._sheets.insert(place, sheet)
    return sheet


def sheet_rank(workbook: Any, sheet: Any) -> int:
    """Give the place of a sheet among all, from 0, without asking each other one its title."""
    place: int = workbook._sheets.index(sheet)
    return place


def put_cell(sheet: Any, cell: Any) -> None:
    """Put a cell that openpyxl makes by itself only while it merges, one behind merged ones."""
    sheet._cells[cell.row, cell.column] = cell


def style(cell: Any) -> Any:
    """Give the look of a cell, or of a row or column, as numbers in its own workbook's lists."""
    return cell._style


def put_style(cell: Any, look: Any) -> None:
    """Give a cell, a row or a column the look that another of the same workbook has."""
    cell._style = look


def fonts(workbook: Any) -> Iterable[Font]:
    """Give every font of a workbook, its base font first: the unit of column widths."""
    found: Iterable[Font] = workbook._fonts
    return found


def put_fonts(workbook: Any, replaced_by: Iterable[Font]) -> None:
    """Replace the fonts of a workbook; the first one is its base font."""
    workbook._fonts = IndexedList(replaced_by)


def pictures(sheet: Any) -> list[Any]:
    """Give the pictures of a sheet."""
    found: list[Any] = sheet._images
    return found


def put_pictures(sheet: Any, replaced_by: Iterable[Any]) -> None:
    """Replace the pictures of a sheet."""
    sheet._images = list(replaced_by)


def print_areas(sheet: Any) -> list[Any]:
    """Give the ranges of the print area, none when the whole sheet is printed."""
    return list(sheet._print_area.ranges)


def drawings(sheet: Any) -> Iterable[Any]:
    """Give the links of a sheet that was read to the parts of its drawings."""
    kind: Any = SpreadsheetDrawing
    found: Iterable[Any] = sheet._rels.find(kind._rel_type)
    return found


def drawing_pictures(drawing: Any) -> Iterable[Any]:
    """Give the pictures of a drawing: of each, its anchor and the number of its link."""
    found: Iterable[Any] = drawing._blip_rels
    return found


def anchor_start(anchor: Any) -> Any | None:
    """Give the cell where a picture begins; None for one that is tied to no cell."""
    return getattr(anchor, "_from", None)


class OrderedFont(Font):
    """A font written with its parts in the order that Microsoft's validator asks for."""

    __elements__ = (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
        *("sz", "color", "name", "family", "charset", "scheme"),
    )
    __nested__ = vars(Font)["__nested__"]  # openpyxl looks for it on each class


class _LineByLine(HeaderFooterItem):
    """A header with its breaks as Excel writes them: other programs print openpyxl's code."""

    def to_tree(self, tagname: str) -> Any:
        """Give the element that a sheet's part holds."""
        element: Any = Element(tagname)
        element.text = _CODED_BREAK.sub("\n", str(self))
        return element


def put_header_breaks(sheet: Any) -> None:
    """Have the headers and footers of a sheet written with their line breaks."""
    headers = sheet.HeaderFooter
    for name in headers.__elements__:
        old = getattr(headers, name)
        if old is not None:
            setattr(headers, name, _LineByLine(left=old.left, center=old.center, right=old.right))


class Picture(Image):
    """A picture that gives its bytes as they are.

    openpyxl's own needs Pillow, only to learn a size that the anchor already says.
    """

    def __init__(self, data: bytes, suffix: str, anchor: Any) -> None:
        self.data = data
        self.format = suffix
        self.anchor = anchor

    def _data(self) -> bytes:
        return self.data


class WriterOfSharedPictures(ExcelWriter):  # type: ignore[misc, unused-ignore]
    """openpyxl's writer, which would store a picture again for every sheet that shows it."""

    def _write_images(self) -> None:
        writer: Any = self
        for path, image in {image.path: image for image in writer._images}.items():
            writer._archive.writestr(path[1:], image._data())
