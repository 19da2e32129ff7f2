"""A sheet of another workbook laid in this one, in LibreOffice.

Not by its ``importSheet``, which ends LibreOffice 7.4 when the workbook holds macros; but as a
person would, through a copy of all the cells, which no clipboard sees. A sheet that is there is
laid over: to delete one makes LibreOffice compile every formula anew, for seconds.
"""

from typing import Any, Final

from xlwings import Book, Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.sheets.open.hosts import libreoffice_copies

_STYLE: Final = "PageStyle"
_ALL: Final = 1023
"""Every one of ``com.sun.star.sheet.CellFlags``."""
_PAGE: Final = (
    "IsLandscape",
    "Width",
    "Height",
    "LeftMargin",
    "RightMargin",
    "TopMargin",
    "BottomMargin",
    "ScaleToPagesX",
    "ScaleToPagesY",
    "HeaderIsOn",
    "FooterIsOn",
    "FooterHeight",
    "FooterBodyDistance",
    "FooterIsShared",
    "FirstPageNumber",
)
_FOOTER: Final = "RightPageFooterContent"
_FOOTER_SIZE: Final = 9
_SIDES: Final = ("LeftText", "CenterText", "RightText")
_FIELDS: Final = ("com.sun.star.text.TextField.PageNumber", "com.sun.star.text.TextField.PageCount")


def take(source: Sheet, book: Book, nom: str) -> Sheet:
    """Put a copy of a sheet of another workbook as the sheet of that name, made last if need be."""
    sheets = book.impl.sheet_collection
    if nom not in book.sheet_names:
        sheets.insertNewByName(nom, sheets.getCount())
        book.impl.note_changed_sheets()
    target = book.sheets[nom]
    _empty(target)
    _paste(source, target)
    _set_page(source, target)
    return target


def _empty(sheet: Sheet) -> None:
    """Leave nothing on a sheet: LibreOffice would ask whether to paste over what is there."""
    drawings = sheet.impl.draw_page
    for rank in reversed(range(drawings.getCount())):
        drawings.remove(drawings.getByIndex(rank))
    sheet.api.merge(False)
    sheet.api.clearContents(_ALL)


def _paste(source: Sheet, target: Sheet) -> None:
    origin, here = source.book.impl.controller, target.book.impl.controller
    origin.setActiveSheet(source.api)
    origin.select(source.api)  # whole: widths and heights go along
    copied = origin.getTransferable()
    here.setActiveSheet(target.api)
    here.select(target.impl.uno_area(Rectangle(1, 1)))
    here.insertTransferable(copied)
    if origin.hasFrozenPanes():
        here.freezeAtPosition(0, origin.getSplitRow())


def _set_page(source: Sheet, target: Sheet) -> None:
    """Give a sheet the page of another, in a style of its own."""
    origin = source.book.impl.page_styles.getByName(source.api.getPropertyValue(_STYLE))
    styles, nom = target.book.impl.page_styles, f"PageStyle_{target.name}"
    if not styles.hasByName(nom):
        styles.insertByName(nom, target.book.api.createInstance("com.sun.star.style.PageStyle"))
    style = styles.getByName(nom)
    names = tuple(sorted(_PAGE))
    style.setPropertyValues(names, origin.getPropertyValues(names))
    _set_footer(origin, style, target.book.api)
    target.api.setPropertyValue(_STYLE, nom)
    target.api.setPropertyValue("TabColor", source.api.getPropertyValue("TabColor"))
    libreoffice_copies.print_as(source.api, target.api, target.impl.rank)


def _set_footer(origin: Any, style: Any, document: Any) -> None:
    """Write the footer anew: that of another document would end with it."""
    said, content = origin.getPropertyValue(_FOOTER), style.getPropertyValue(_FOOTER)
    for side in _SIDES:
        text = getattr(content, side)
        text.setString("")
        for piece in _pieces(getattr(said, side)):
            end = text.createTextCursor()
            end.gotoEnd(False)
            if piece in _FIELDS:
                text.insertTextContent(end, document.createInstance(piece), False)
            else:
                text.insertString(end, piece, False)
        whole = text.createTextCursor()
        whole.gotoStart(False)
        whole.gotoEnd(True)
        whole.setPropertyValue("CharHeight", _FOOTER_SIZE)
    style.setPropertyValue(_FOOTER, content)


def _pieces(text: Any) -> list[str]:
    """Give the texts of a zone, and the services of its fields."""
    pieces = []
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.getPropertyValue("TextPortionType") == "TextField":
                field = portion.getPropertyValue("TextField")
                pieces += [service for service in _FIELDS if field.supportsService(service)]
            else:
                pieces.append(str(portion.getString()))
    return pieces
