"""The tags of a PDF, that screen readers follow, shared out among sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
)

from pial_xl.engines.pdf.pages import number_of


@dataclass(frozen=True, slots=True)
class ContentMark:
    """A run of a page's content, by its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and what it holds. ``page`` numbers the objects of the PDF it comes from."""

    source: DictionaryObject
    content: "list[Tag | ContentMark]" = field(default_factory=list)


def distribute(reader: PdfReader, sheets: Sequence[Sequence[PageObject]]) -> list[list[Tag]]:
    """Give each sheet's own tags; those of no page, or of a page left out, go to nobody.

    Args:
        reader: the PDF.
        sheets: the pages of each sheet.
    """
    ranks = {number_of(page): rank for rank, pages in enumerate(sheets) for page in pages}
    parts: list[list[Tag]] = [[] for _ in sheets]
    for child in _children(reader.root_object.get("/StructTreeRoot")):
        if not isinstance(child, DictionaryObject):
            continue
        for rank, tag in _share(child, ranks).items():
            parts[rank].append(tag)
    return parts


def _share(tag: DictionaryObject, ranks: dict[int, int]) -> dict[int, Tag]:
    """Part a tag among the sheets that its content belongs to."""
    parts: dict[int, Tag] = {}

    def part(rank: int) -> list[Tag | ContentMark]:
        return parts.setdefault(rank, Tag(tag)).content

    for child in _children(tag):
        if isinstance(child, DictionaryObject) and "/S" in child:
            for rank, own in _share(child, ranks).items():
                part(rank).append(own)
        elif (mark := _mark(child, tag)) and mark.page in ranks:
            part(ranks[mark.page]).append(mark)
    return parts


def _children(holder: PdfObject | None) -> list[PdfObject]:
    """Give what a tag, or the root, holds: tags, references to content, numbers of runs."""
    node = None if holder is None else holder.get_object()
    content = node.get("/K") if isinstance(node, DictionaryObject) else None
    content = None if content is None else content.get_object()
    if isinstance(content, ArrayObject):
        return [child for raw in content if (child := raw.get_object()) is not None]
    return [] if content is None else [content]


def _mark(child: PdfObject, tag: DictionaryObject) -> ContentMark | None:
    """Give the run that a number or a reference stands for; None for any other object."""
    holder = tag
    if isinstance(child, DictionaryObject) and "/MCID" in child and "/Stm" not in child:
        holder = child if "/Pg" in child else tag
        child = child["/MCID"]
    page = holder.raw_get("/Pg") if "/Pg" in holder else None
    if isinstance(child, NumberObject) and isinstance(page, IndirectObject):
        return ContentMark(page.idnum, int(child))
    return None
