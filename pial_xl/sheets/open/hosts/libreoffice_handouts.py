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
_BLACK: Final = 0
"""Said, for LibreOffice writes in an Excel file that a footer without a color is white."""
_SIDES: Final = ("LeftText", "CenterText", "RightText")
_FIELDS: Final = ("com.sun.star.text.TextField.PageNumber", "com.sun.star.text.TextField.PageCount")


Footers = list[Any]
"""The footer of a sheet already taken: those of one of our workbooks differ by their left alone.

To read the pieces of one and to write them anew costs three hundred round trips.
"""


def take(source: Sheet, book: Book, nom: str, footers: Footers) -> Sheet:
    """Put a copy of a sheet of another workbook as the sheet of that name, made last if need be.

    Args:
        source: the sheet.
        book: the workbook that takes it.
        nom: the name of its copy.
        footers: that of the first sheet taken of the same workbook; blank for the first.
    """
    sheets = book.impl.sheet_collection
    is_new = nom not in book.sheet_names
    if is_new:
        sheets.insertNewByName(nom, sheets.getCount())
        book.impl.note_changed_sheets()
    target = book.sheets[nom]
    if not is_new:
        _empty(target)
    _paste(source, target)
    _set_page(source, target, footers)
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


def _set_page(source: Sheet, target: Sheet, footers: Footers) -> None:
    """Give a sheet the page of another, in a style of its own."""
    origin = source.book.impl.page_styles.getByName(source.api.getPropertyValue(_STYLE))
    styles, nom = target.book.impl.page_styles, f"PageStyle_{target.name}"
    if not styles.hasByName(nom):
        styles.insertByName(nom, target.book.api.createInstance("com.sun.star.style.PageStyle"))
    style = styles.getByName(nom)
    names = tuple(sorted(_PAGE))
    style.setPropertyValues(names, origin.getPropertyValues(names))
    _set_footer(origin, style, target.book.api, footers)
    target.api.setPropertyValue(_STYLE, nom)
    target.api.setPropertyValue("TabColor", source.api.getPropertyValue("TabColor"))
    libreoffice_copies.print_as(source.api, target.api, target.impl.rank)


def _set_footer(origin: Any, style: Any, document: Any, footers: Footers) -> None:
    """Write the footer anew: that of another document would end with it."""
    said = origin.getPropertyValue(_FOOTER)
    if footers:
        (content,) = footers
        text = content.LeftText
        text.setString(said.LeftText.getString())
        _set_look(text)
    else:
        content = style.getPropertyValue(_FOOTER)
        for side in _SIDES:
            _write(getattr(content, side), _pieces(getattr(said, side)), document)
        footers.append(content)
    style.setPropertyValue(_FOOTER, content)


def _write(text: Any, pieces: list[str], document: Any) -> None:
    text.setString("")
    for piece in pieces:
        end = text.createTextCursor()
        end.gotoEnd(False)
        if piece in _FIELDS:
            text.insertTextContent(end, document.createInstance(piece), False)
        else:
            text.insertString(end, piece, False)
    _set_look(text)


def _set_look(text: Any) -> None:
    whole = text.createTextCursor()
    whole.gotoStart(False)
    whole.gotoEnd(True)
    whole.setPropertyValues(("CharColor", "CharHeight"), (_BLACK, _FOOTER_SIZE))


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
