"""PDFs of letters as LibreOffice makes them: one list of fonts and pictures for all the pages."""

import re
import zlib
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from pial_xl.engines.privates.pypdf import add_object

Letters = Sequence[tuple[str, Sequence[str]]]
"""The bookmark of each letter, and the text of each of its pages."""


def name(text: str) -> NameObject:
    return NameObject(text)


def pdf_dict(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


class PdfFactory:
    """A PDF being made: a picture of its own on the first page of each letter, and its tags."""

    def __init__(self, letters: Letters) -> None:
        self.writer = PdfWriter()
        self.images = DictionaryObject()
        font = pdf_dict(
            Type=name("/Font"),
            Subtype=name("/Type1"),
            BaseFont=name("/Helvetica"),
            Encoding=name("/WinAnsiEncoding"),
        )
        self.resources = self._add(pdf_dict(Font=pdf_dict(F1=self._add(font)), XObject=self.images))
        self.root = pdf_dict(Type=name("/StructTreeRoot"), K=ArrayObject())
        for rank, (bookmark, pages) in enumerate(letters):
            self.images[name(f"/Im{rank}")] = self._image(bookmark)
            numbers = [self._page(text, rank) for text in pages]
            self.writer.add_outline_item(title=bookmark, page_number=numbers[0])
        self.writer.metadata = {"/Author": "Personne Réelle", "/Title": "Brouillon"}

    def data(self) -> bytes:
        """Give a PDF without tags."""
        output = BytesIO()
        self.writer.write(output)
        return output.getvalue()

    def tag(self) -> bytes:
        """Give the PDF with its tags: each page is a paragraph, and names it."""
        self.writer.root_object[name("/StructTreeRoot")] = self._add(self.root)
        return self.data()

    def _add(self, item: PdfObject) -> IndirectObject:
        return add_object(self.writer, item)

    def _image(self, bookmark: str) -> IndirectObject:
        image = DecodedStreamObject()
        image.set_data(f"pixels de {bookmark}".encode())
        image.update(pdf_dict(Type=name("/XObject"), Subtype=name("/Image")))
        return self._add(image)

    def _page(self, text: str, rank: int) -> int:
        page = self.writer.add_blank_page(width=595, height=842)
        content = DecodedStreamObject()
        content.set_data(
            f"/P <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td ({text}) Tj ET EMC "
            f"q 9 0 0 9 0 0 cm /Im{rank} Do Q".encode("cp1252")
        )
        page[name("/Contents")] = self._add(content)
        page[name("/Resources")] = self.resources
        assert page.indirect_reference is not None
        tag = pdf_dict(
            Type=name("/StructElem"),
            S=name("/P"),
            Pg=page.indirect_reference,
            K=NumberObject(0),
            Alt=TextStringObject(text),
        )
        children = self.root["/K"]
        assert isinstance(children, ArrayObject)
        children.append(self._add(tag))
        return len(self.writer.pages) - 1


def pdf(*letters: tuple[str, Sequence[str]]) -> bytes:
    """Give a tagged PDF of some letters."""
    return PdfFactory(letters).tag()


def open_(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def texts(data: bytes) -> list[str]:
    """Give the text of each page."""
    return [page.extract_text().strip() for page in open_(data).pages]


def bookmarks(data: bytes) -> list[tuple[str, int]]:
    """Give each bookmark with the number of its page, from zero."""
    reader = open_(data)
    found: list[tuple[str, int]] = []
    for bookmark in reader.outline:
        assert not isinstance(bookmark, list)
        page = reader.get_destination_page_number(bookmark)
        assert page is not None
        found.append((str(bookmark.title), page))
    return found


def everything(data: bytes) -> bytes:
    """Give all that a file holds, shown or not: its bytes, and its streams inflated.

    Only letters and digits are to be looked for: pypdf writes other characters as numbers.
    """
    stream = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return b"\n".join([data, *(_inflate(dataset) for dataset in stream)])


def _inflate(dataset: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(dataset)
    except zlib.error:
        return dataset  # a stream that is not deflated


def tags(data: bytes) -> list[str]:
    """Give the kinds of the tags, in reading order, each checked against the page it tags."""
    root = open_(data).root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return _kinds(root)


def _kinds(node: DictionaryObject) -> list[str]:
    kinds: list[str] = []
    children = node["/K"]
    assert isinstance(children, ArrayObject)
    for child in children:
        item = child.get_object()
        if isinstance(item, DictionaryObject) and str(item["/Type"]) == "/StructElem":
            kinds += [str(item["/S"]), *_kinds(item)]
        elif isinstance(item, DictionaryObject):
            page = item["/Pg"]
            assert isinstance(page, DictionaryObject)
            assert str(page["/Type"]) == "/Page"
    return kinds
