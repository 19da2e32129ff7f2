"""What LibreOffice prints of a closed workbook, and what becomes of it once parted."""

import struct
import zlib
from io import BytesIO

import pytest
from pdf_factory import bookmarks, everything, open_, texts
from pypdf.generic import DictionaryObject
from xlsxwriter import Workbook

from pial_xl.engines.pdf import convert_all
from pial_xl.engines.pdf.bare_text import number_runs
from pial_xl.engines.pdf.parting import bind, separate

pytestmark = pytest.mark.libreoffice

LONG, SHORT = "Lettre D'ÉXEMPLE (l'été)", "Lettre FICTIVE"


def _image(gray: int) -> BytesIO:
    """Give a small PNG of one grey."""

    def block(name: bytes, dataset: bytes) -> bytes:
        checksum = zlib.crc32(name + dataset)
        return struct.pack(">I", len(dataset)) + name + dataset + struct.pack(">I", checksum)

    rows = zlib.compress((b"\0" + bytes([gray]) * 3 * 8) * 8)
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pieces = block(b"IHDR", header) + block(b"IDAT", rows) + block(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + pieces)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A letter of two pages, an empty sheet, a hidden one and a letter of one page."""
    data = BytesIO()
    workbook = Workbook(data)
    workbook.set_properties({"author": "Auteur Reel", "company": "Societe"})
    longest, _, hidden, short = [
        workbook.add_worksheet(name) for name in (LONG, "Vide", "Cachée", SHORT)
    ]
    hidden.hide()
    hidden.write(0, 0, "secret")
    for rank in range(70):
        longest.write(rank, 0, f"longue{rank}")
    longest.write_url(0, 2, f"internal:'{SHORT}'!A1", string="voir")
    longest.write_comment(1, 2, "remarque", {"author": "Auteur Reel"})
    short.write(0, 0, "courte")
    for sheet, gray in ((longest, 10), (short, 200)):
        sheet.insert_image("C5", "logo.png", {"image_data": _image(gray)})
    workbook.close()
    return convert_all([data.getvalue()])[0]


def test_only_visible_sheets_that_hold_something_are_printed(pdf: bytes) -> None:
    assert bookmarks(pdf) == [(LONG, 0), (SHORT, 2)]
    assert "secret" not in "".join(texts(pdf))


def test_the_two_pages_of_a_letter_go_together(pdf: bytes) -> None:
    made_files = separate(pdf, {LONG: "Longue", SHORT: "Courte"})
    assert [len(open_(done).pages) for done in made_files.values()] == [2, 1]
    assert "longue0" in texts(made_files[LONG])[0]
    assert "longue69" in texts(made_files[LONG])[1]
    assert "courte" in texts(made_files[SHORT])[0]


def test_each_letter_has_its_own_picture_only(pdf: bytes) -> None:
    pixels = {gray: bytes([gray]) * 3 * 8 for gray in (10, 200)}
    made_files = separate(pdf, {LONG: "Longue", SHORT: "Courte"})
    for bookmark, own, other in ((LONG, 10, 200), (SHORT, 200, 10)):
        assert pixels[own] in everything(made_files[bookmark])
        assert pixels[other] not in everything(made_files[bookmark])


def test_neither_author_nor_comment_is_in_the_letters(pdf: bytes) -> None:
    for done in (bind(pdf, "Toutes"), *separate(pdf, {LONG: "x"}).values()):
        assert b"Auteur" not in everything(done)
        assert b"Societe" not in everything(done)
        assert "remarque" not in "".join(texts(done))


def test_every_font_is_embedded(pdf: bytes) -> None:
    fonts = [
        font.get_object()
        for done in separate(pdf, {LONG: "x", SHORT: "y"}).values()
        for page in open_(done).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all(_is_embedded(font) for font in fonts)


def _is_embedded(font: DictionaryObject) -> bool:
    return any(key.startswith("/FontFile") for key in font["/FontDescriptor"])  # type: ignore[attr-defined]


def test_all_that_a_letter_says_is_tagged(pdf: bytes) -> None:
    page = open_(separate(pdf, {SHORT: "x"})[SHORT]).pages[0]
    content = page.get_contents()
    assert content is not None
    assert not any(run.is_bare for run in number_runs(content.get_data())[1])
    assert "courte" in page.extract_text()
