"""Write a PDF of sheets: pages, title, language, bookmarks and tags, and nothing about anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from pial_xl.engines.pdf.order import tag_all
from pial_xl.engines.pdf.pages import lone_page, number_of
from pial_xl.engines.pdf.tagging import TaggedSheet, write_tags
from pial_xl.engines.pdf.tags import Tag

PROGRAM = "pial_xl"
"""What the PDFs that we write say of their program."""
INFO_KEYS = frozenset({"/Title", "/Creator", "/Producer"})
"""All that they say of themselves."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet in a PDF that is being read.

    Attributes:
        title: what it is called in the PDF to be written.
        reader: the PDF it is in.
        pages: its pages there, one at least.
        tags: its tags there.
    """

    title: str
    reader: PdfReader
    pages: Sequence[PageObject]
    tags: Sequence[Tag]


def compose_document(title: str, parts: Sequence[SheetPart]) -> bytes:
    """Write sheets in one PDF, in order; with a bookmark each when there are several.

    It is tagged when all of them are. Of the PDFs they come from, only their pages are kept:
    neither author, dates, attachments, scripts nor anything that another page shows.
    """
    writer = PdfWriter()
    placed_sheets = [_put(writer, part) for part in parts]
    for rank, page in enumerate(writer.pages):
        page[NameObject("/StructParents")] = NumberObject(rank)  # also keeps two like pages apart
    writer.metadata = {"/Title": title, "/Creator": PROGRAM, "/Producer": PROGRAM}
    writer.root_object[NameObject("/Lang")] = TextStringObject("fr-FR")
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    if len(placed_sheets) > 1:
        _bookmarks(writer, placed_sheets)
    if all(placed_sheet.tags for placed_sheet in placed_sheets):
        write_tags(writer, placed_sheets)
    writer.compress_identical_objects(remove_unreferenced=False)  # one logo, one font for all
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def _put(writer: PdfWriter, part: SheetPart) -> TaggedSheet:
    """Copy a sheet's pages into the new PDF."""
    singles = {number_of(page): lone_page(page) for page in part.pages}
    tags = tag_all(part.tags, singles)
    pages = {number: writer.add_page(page) for number, page in singles.items()}
    root = part.reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    roles = root.get("/RoleMap", DictionaryObject()).get_object()
    return TaggedSheet(part.title, tags, pages, roles)


def _bookmarks(writer: PdfWriter, sheets: Sequence[TaggedSheet]) -> None:
    for sheet in sheets:
        first = next(iter(sheet.pages.values()))
        writer.add_outline_item(title=sheet.title, page_number=first)
    writer.page_mode = "/UseOutlines"
