"""Which pages belong to which sheet, and what a page needs to be shown on its own."""

import re
from collections.abc import Iterable
from itertools import pairwise

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    Destination,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from pial_xl.engines.pdf.errors import PdfError

_PAGE_KEYS = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group", "/Contents")
_LINK_KEYS = ("/Type", "/Subtype", "/Rect", "/Contents", "/Border", "/C", "/F", "/H", "/QuadPoints")
_ELSEWHERE = frozenset({"/Parent", "/P", "/Pg", "/StructParent", "/StructParents"})
"""Keys that lead from an object to the rest of the document."""
_ALLOWED_LINKS = ("https://", "http://", "mailto:")  # a file's address names its owner's folders
_NAME = re.compile(rb"/([^\x00-\x20/<>\[\]()%{}]+)")


def pages_by_bookmark(reader: PdfReader) -> dict[str, list[PageObject]]:
    """Give the pages of each bookmark: from the one it leads to up to the next bookmark's.

    Raises:
        PdfError: the bookmarks do not share out every page, or two bear one name.
    """
    bookmarks = [bookmark for bookmark in reader.outline if isinstance(bookmark, Destination)]
    titles = [str(bookmark.title) for bookmark in bookmarks]
    starts = [reader.get_destination_page_number(bookmark) for bookmark in bookmarks]
    bounds = [*(-1 if start is None else start for start in starts), len(reader.pages)]
    is_partition = bounds[0] == 0 and all(start < end for start, end in pairwise(bounds))
    if not is_partition or len(set(titles)) < len(titles):
        raise PdfError(
            "Le PDF de LibreOffice ne dit pas quelle page est à quelle feuille : mettez "
            "LibreOffice à jour, puis recommencez."
        )
    spans = pairwise(bounds)
    return {
        title: list(reader.pages[start:end])
        for title, (start, end) in zip(titles, spans, strict=True)
    }


def number_of(page: PageObject) -> int:
    """Give the number of a page among the objects of the PDF it is in."""
    if page.indirect_reference is None:
        raise ValueError("a page that is in no PDF")
    return page.indirect_reference.idnum


def lone_page(page: PageObject) -> PageObject:
    """Give a page that holds what it shows and nothing else of its document.

    LibreOffice gives all its pages one list of fonts and pictures: kept as it is, each sheet
    would carry the pictures of all the others. Links are kept when they lead to the web.
    """
    lone = PageObject(page.pdf)
    for key in _PAGE_KEYS:
        if key in page:
            lone[NameObject(key)] = page.raw_get(key)
    content = page.get_contents()
    shown = b"" if content is None else content.get_data()
    lone[NameObject("/Resources")] = _resources(page, shown)
    if links := [link for annotation in page.get("/Annots", ()) if (link := _link(annotation))]:
        lone[NameObject("/Annots")] = ArrayObject(links)
    return lone


def _resources(holder: DictionaryObject, content: bytes) -> DictionaryObject:
    """Give the resources that a content names, and leave in each of them only its own."""
    kept = _keep(holder, content)
    to_follow: list[PdfObject] = list(kept.values())
    seen: set[int] = set()
    while to_follow:
        item = to_follow.pop().get_object()
        if item is None or id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, StreamObject) and "/Resources" in item:
            item[NameObject("/Resources")] = _keep(item, item.get_data())
        to_follow += _next_objects(item)
    return kept


def _keep(holder: DictionaryObject, content: bytes) -> DictionaryObject:
    """Give the entries of an object's ``/Resources`` that a content names."""
    names = {NameObject.unnumber(name).decode(errors="replace") for name in _NAME.findall(content)}
    kept = DictionaryObject()
    for kind, resources in _dictionary(holder.get("/Resources")).items():
        entries = resources.get_object()
        if isinstance(entries, DictionaryObject):
            named = {name: entries.raw_get(name) for name in entries if name[1:] in names}
            kept[kind] = DictionaryObject(named)
        else:
            kept[kind] = resources  # /ProcSet, a list of words
    return kept


def _dictionary(item: PdfObject | None) -> DictionaryObject:
    found = None if item is None else item.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _next_objects(item: PdfObject) -> Iterable[PdfObject]:
    """Give what an object leads to, save what leads back to its page."""
    if isinstance(item, DictionaryObject):
        for key in _ELSEWHERE & item.keys():
            del item[key]
        return [item.raw_get(key) for key in item]
    return list(item) if isinstance(item, ArrayObject) else ()


def _link(annotation: PdfObject) -> DictionaryObject | None:
    """Give a link to the web, bare; None for any other annotation."""
    origin = _dictionary(annotation)
    action = _dictionary(origin.get("/A"))
    address = str(action.get("/URI", ""))
    if action.get("/S") != "/URI" or not address.startswith(_ALLOWED_LINKS):
        return None
    link = DictionaryObject({NameObject(key): origin[key] for key in _LINK_KEYS if key in origin})
    link[NameObject("/A")] = DictionaryObject(
        {NameObject(key): action[key] for key in ("/S", "/URI")}
    )
    return link
