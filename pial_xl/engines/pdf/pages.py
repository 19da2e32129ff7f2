"""Which pages belong to which letter, and what a page needs to be shown on its own."""

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
    debuts = [reader.get_destination_page_number(bookmark) for bookmark in bookmarks]
    bounds = [*(-1 if debut is None else debut for debut in debuts), len(reader.pages)]
    is_partition = bounds[0] == 0 and all(debut < fin for debut, fin in pairwise(bounds))
    if not is_partition or len(set(titles)) < len(titles):
        raise PdfError(
            "Le PDF de LibreOffice ne dit pas quelle page est à quelle lettre : mettez LibreOffice "
            "à jour, puis recommencez."
        )
    spans = pairwise(bounds)
    return {
        title: list(reader.pages[debut:fin])
        for title, (debut, fin) in zip(titles, spans, strict=True)
    }


def number_of(page: PageObject) -> int:
    """Give the number of a page among the objects of the PDF it is in."""
    if page.indirect_reference is None:
        raise ValueError("a page that is in no PDF")
    return page.indirect_reference.idnum


def lone_page(page: PageObject) -> PageObject:
    """Give a page that holds what it shows and nothing else of its document.

    LibreOffice gives all its pages one list of fonts and pictures: kept as it is, each letter
    would carry the pictures of all the others. Links are kept when they lead to the web.
    """
    lone = PageObject(page.pdf)
    for cle in _PAGE_KEYS:
        if cle in page:
            lone[NameObject(cle)] = page.raw_get(cle)
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
        objet = to_follow.pop().get_object()
        if objet is None or id(objet) in seen:
            continue
        seen.add(id(objet))
        if isinstance(objet, StreamObject) and "/Resources" in objet:
            objet[NameObject("/Resources")] = _keep(objet, objet.get_data())
        to_follow += _next_objects(objet)
    return kept


def _keep(holder: DictionaryObject, content: bytes) -> DictionaryObject:
    """Give the entries of an object's ``/Resources`` that a content names."""
    names = {NameObject.unnumber(nom).decode(errors="replace") for nom in _NAME.findall(content)}
    kept = DictionaryObject()
    for kind, resources in _dictionary(holder.get("/Resources")).items():
        entries = resources.get_object()
        if isinstance(entries, DictionaryObject):
            named = {nom: entries.raw_get(nom) for nom in entries if nom[1:] in names}
            kept[kind] = DictionaryObject(named)
        else:
            kept[kind] = resources  # /ProcSet, a list of words
    return kept


def _dictionary(objet: PdfObject | None) -> DictionaryObject:
    found = None if objet is None else objet.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _next_objects(objet: PdfObject) -> Iterable[PdfObject]:
    """Give what an object leads to, save what leads back to its page."""
    if isinstance(objet, DictionaryObject):
        for cle in _ELSEWHERE & objet.keys():
            del objet[cle]
        return [objet.raw_get(cle) for cle in objet]
    return list(objet) if isinstance(objet, ArrayObject) else ()


def _link(annotation: PdfObject) -> DictionaryObject | None:
    """Give a link to the web, bare; None for any other annotation."""
    origin = _dictionary(annotation)
    action = _dictionary(origin.get("/A"))
    address = str(action.get("/URI", ""))
    if action.get("/S") != "/URI" or not address.startswith(_ALLOWED_LINKS):
        return None
    link = DictionaryObject({NameObject(cle): origin[cle] for cle in _LINK_KEYS if cle in origin})
    link[NameObject("/A")] = DictionaryObject(
        {NameObject(cle): action[cle] for cle in ("/S", "/URI")}
    )
    return link
