"""Write the tags of sheets in a new PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from pial_xl.engines.pdf.tags import ContentMark, Tag
from pial_xl.engines.privates.pypdf import add_object

_TRAITS = ("/S", "/A", "/C", "/T", "/Lang", "/Alt", "/E", "/ActualText")


@dataclass(frozen=True, slots=True)
class TaggedSheet:
    """A sheet whose pages are already in the new PDF.

    Attributes:
        title: its title.
        tags: its tags.
        pages: its pages in the new PDF, by their number in the old one; each has its own
            ``/StructParents``.
        roles: what the tags that are not standard stand for (``/RoleMap``).
    """

    title: str
    tags: Sequence[Tag]
    pages: Mapping[int, PageObject]
    roles: DictionaryObject


def write_tags(writer: PdfWriter, sheets: Sequence[TaggedSheet]) -> None:
    """Tag a new PDF: one document, one part for each sheet."""
    Tagger(writer).put_tags(sheets)


class Tagger:
    """Writes tags, and remembers for each page which tag holds each run of its content."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._parents: dict[int, dict[int, IndirectObject]] = {}

    def put_tags(self, sheets: Sequence[TaggedSheet]) -> None:
        """Write the whole tree and declare the PDF tagged."""
        root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        reference = self._add(root)
        document = _element("/Document", reference)
        document_reference = self._add(document)
        document[NameObject("/K")] = ArrayObject(
            self._sheet(sheet, document_reference) for sheet in sheets
        )
        roles = {name: role for sheet in sheets for name, role in sheet.roles.items()}
        root[NameObject("/K")] = ArrayObject([document_reference])
        root[NameObject("/RoleMap")] = DictionaryObject(roles)
        root[NameObject("/ParentTree")] = self._add(self._page_tree())
        root[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._parents))
        catalogue = self._writer.root_object
        catalogue[NameObject("/StructTreeRoot")] = reference
        catalogue[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )

    def _add(self, item: PdfObject) -> IndirectObject:
        return add_object(self._writer, item)

    def _sheet(self, sheet: TaggedSheet, parent: IndirectObject) -> IndirectObject:
        part = _element("/Part", parent)
        part[NameObject("/T")] = TextStringObject(sheet.title)
        reference = self._add(part)
        pages = {number: self._page(page) for number, page in sheet.pages.items()}
        part[NameObject("/K")] = ArrayObject(self._tag(tag, pages, reference) for tag in sheet.tags)
        return reference

    def _page(self, page: PageObject) -> "_Page":
        rank = page["/StructParents"]
        if page.indirect_reference is None or not isinstance(rank, NumberObject):
            raise ValueError("a page that is in no PDF")
        page[NameObject("/Tabs")] = NameObject("/S")
        parents = self._parents[int(rank)] = {}
        return _Page(page.indirect_reference, parents)

    def _tag(
        self, tag: Tag, pages: Mapping[int, "_Page"], parent: IndirectObject
    ) -> IndirectObject:
        element = _element("/Span", parent)
        for trait in _TRAITS:
            if trait in tag.source:
                element[NameObject(trait)] = tag.source.raw_get(trait).clone(self._writer)
        reference = self._add(element)
        element[NameObject("/K")] = ArrayObject(
            pages[content.page].refer_to_run(content.number, reference)
            if isinstance(content, ContentMark)
            else self._tag(content, pages, reference)
            for content in tag.content
        )
        return reference

    def _page_tree(self) -> DictionaryObject:
        number_tree = ArrayObject()
        for rank, parents in sorted(self._parents.items()):
            numbers = range(max(parents, default=-1) + 1)
            entries = ArrayObject(parents.get(number, NullObject()) for number in numbers)
            number_tree += [NumberObject(rank), self._add(entries)]
        return DictionaryObject({NameObject("/Nums"): number_tree})


@dataclass(frozen=True, slots=True)
class _Page:
    """A page being tagged, with the tag of each run of its content."""

    reference: IndirectObject
    parents: dict[int, IndirectObject]

    def refer_to_run(self, number: int, parent: IndirectObject) -> DictionaryObject:
        """Refer to a run of the page's content, held by *parent*."""
        self.parents[number] = parent
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/MCR"),
                NameObject("/Pg"): self.reference,
                NameObject("/MCID"): NumberObject(number),
            }
        )


def _element(kind: str, parent: IndirectObject) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject(kind),
            NameObject("/P"): parent,
        }
    )
