"""A sheet of another workbook laid in this one, in LibreOffice.

Not by its ``importSheet``, which ends LibreOffice 7.4 when the workbook holds macros; but as a
person would, through a copy of all the cells, which no clipboard sees. A sheet that is there is
laid over: to delete one makes LibreOffice compile every formula anew, for seconds.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final
from zlib import crc32

from xlwings import Book, Sheet

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.sheets.open.hosts.libreoffice_copies import (
    PAGE_STYLE,
    Printing,
    areas_of,
    empty,
    print_as,
    printing_of,
)

_COLOR: Final = "TabColor"
_LAST: Final = 2**15 - 1
_COMMANDS: Final = "com.sun.star.frame.DispatchHelper"
_WITHOUT_GRID: Final = ".uno:ToggleSheetGrid"
"""A sheet just made has its lines; none of those that are taken has any."""
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


@dataclass(frozen=True, slots=True)
class _Paper:
    """How a sheet stands on paper, and the color of its tab."""

    style: str
    color: int
    printing: Printing


class Transfer:
    """Sheets of one workbook laid in another, one by one; what they share is asked for once."""

    def __init__(self, source: Book, book: Book) -> None:
        """Stand ready to lay sheets of *source* in *book*."""
        self._origin, self._here = source.impl.controller, book.impl.controller
        self._create = book.app.impl.create
        self._papers: dict[str, _Paper] = {}

    def take(
        self, source: Sheet, book: Book, nom: str, like: Sheet | None, frozen: int | None
    ) -> Sheet:
        """Put a copy of a sheet as the sheet of that name, made last if need be.

        Args:
            source: the sheet.
            book: the workbook that takes it.
            nom: the name of its copy.
            like: a sheet already taken, printed in the very same way but for the cells; None
                where nothing tells one.
            frozen: how many of its rows stay in sight; None where that is to be asked.
        """
        is_new = nom not in book.sheet_names
        if is_new:
            book.impl.sheet_collection.insertNewByName(nom, _LAST)
            book.impl.note_changed_sheets()
        target = book.sheets[nom]
        if not is_new:
            empty(target)
        self._paste(source, target)
        if frozen is None:
            frozen = self._origin.getSplitRow() if self._origin.hasFrozenPanes() else 0
        if frozen:
            self._here.freezeAtPosition(0, frozen)
        if is_new:
            self._commands.executeDispatch(self._frame, _WITHOUT_GRID, "", 0, ())
        paper = self._paper_of(source, book) if like is None else self._papers[like.name]
        self._papers[nom] = paper
        target.api.setPropertyValues((PAGE_STYLE, _COLOR), (paper.style, paper.color))
        own = replace(paper.printing, areas=areas_of(source.api))
        if not is_new or own != Printing():
            print_as(own, target.api, target.impl.rank)
        return target

    @cached_property
    def _commands(self) -> Any:
        return self._create(_COMMANDS)

    @cached_property
    def _frame(self) -> Any:
        return self._here.getFrame()

    def _paste(self, source: Sheet, target: Sheet) -> None:
        origin, here = self._origin, self._here
        origin.select(source.api)  # whole: widths and heights go along
        copied = origin.getTransferable()
        here.select(target.impl.at(Rectangle(1, 1)))
        here.insertTransferable(copied)

    def _paper_of(self, source: Sheet, book: Book) -> "_Paper":
        style = self._style_of(source, book)
        return _Paper(style, source.api.getPropertyValue(_COLOR), printing_of(source.api))

    def _style_of(self, source: Sheet, book: Book) -> str:
        """Give the style that holds the page of a sheet, written once: that costs 250 round trips.

        Its name follows what it holds: sheets of one page share it, and one that is taken again on
        another day changes nothing of the others.
        """
        origin = source.book.impl.page_styles.getByName(source.api.getPropertyValue(PAGE_STYLE))
        names = tuple(sorted(_PAGE))
        values, footer = origin.getPropertyValues(names), origin.getPropertyValue(_FOOTER)
        held = repr((values, footer.LeftText.getString()))
        nom = f"pial-xl {crc32(held.encode()):08x}"
        if all(paper.style != nom for paper in self._papers.values()):
            styles, document = book.impl.page_styles, book.api
            if not styles.hasByName(nom):
                styles.insertByName(nom, document.createInstance("com.sun.star.style.PageStyle"))
            style = styles.getByName(nom)
            style.setPropertyValues(names, values)
            _write_footer(footer, style, document)
        return nom


def _write_footer(footer: Any, style: Any, document: Any) -> None:
    """Write a footer anew: that of another document would end with it."""
    content = style.getPropertyValue(_FOOTER)
    for side in _SIDES:
        pieces = _pieces(getattr(footer, side))
        if pieces:
            _write(getattr(content, side), pieces, document)
        else:
            getattr(content, side).setString("")
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
