"""Part a PDF of sheets into one file per sheet, and put sheets together in one file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader

from pial_xl.engines.pdf.document import INFO_KEYS, PROGRAM, SheetPart, compose_document
from pial_xl.engines.pdf.errors import PdfError
from pial_xl.engines.pdf.pages import pages_by_bookmark
from pial_xl.engines.pdf.tags import distribute

_FILE_END = re.compile(rb"^startxref\s", re.MULTILINE)


def separate(pdf: bytes, titles: Mapping[str, str]) -> dict[str, bytes]:
    """Give the PDF of each sheet, in the order of *titles*; nothing of another sheet is in it.

    Args:
        pdf: a PDF with one bookmark per sheet, as `convert_all` gives it.
        titles: by bookmark (the sheet's name), the title of its file.

    Raises:
        PdfError: the PDF is damaged, or has no such bookmark.
    """
    with _damaged():
        return {
            bookmark: compose_document(part.title, [part])
            for bookmark, part in _parts(_open(pdf), titles).items()
        }


def bind(pdf: bytes, title: str, titles: Mapping[str, str] | None = None) -> bytes:
    """Give the same sheets in one PDF, with a title and a bookmark each.

    Args:
        pdf: a PDF with one bookmark per sheet, as `convert_all` gives it.
        title: title of the file.
        titles: by bookmark (the sheet's name), how it is worded; without them, all as they are.

    Raises:
        PdfError: the PDF is damaged, or has no such bookmark.
    """
    with _damaged():
        return compose_document(title, list(_parts(_open(pdf), titles).values()))


def assemble_pdf(pieces: Sequence[tuple[str, bytes]], title: str) -> bytes:
    """Give one PDF of several, in order, with a bookmark each.

    Args:
        pieces: the bookmark of each sheet and its PDF.
        title: title of the file.

    Raises:
        PdfError: there is no piece, or one is damaged.
    """
    if not pieces:
        raise PdfError("Aucune feuille à mettre en PDF : faites-la d'abord.")
    with _damaged():
        return compose_document(title, [_part(bookmark, _open(pdf)) for bookmark, pdf in pieces])


def is_as_written(pdf: bytes) -> bool:
    """Tell whether a file is a PDF that we wrote, to which nothing was added since.

    A signature or a stamp is most often added at the end of the file, which then ends twice; a
    program that writes the file anew dates it, and ours have no date.
    """
    try:
        info = PdfReader(BytesIO(pdf)).metadata
    except Exception:  # pypdf raises anything on a file that is no PDF
        return False
    return (
        info is not None
        and info.producer == PROGRAM
        and info.keys() == INFO_KEYS
        and len(_FILE_END.findall(pdf)) == 1
    )


@contextmanager
def _damaged() -> Iterator[None]:
    """Say in French that a PDF is damaged."""
    try:
        yield
    except PdfError:
        raise
    except Exception as failure:
        # pypdf raises anything from KeyError to its own errors on a damaged file.
        raise PdfError(
            "Le PDF que LibreOffice a fait est abîmé : recommencez, ou enregistrez les feuilles au "
            "format PDF depuis le classeur."
        ) from failure


def _open(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)  # a repaired file could have lost pages


def _part(title: str, reader: PdfReader) -> SheetPart:
    pages = list(reader.pages)
    return SheetPart(title, reader, pages, distribute(reader, [pages])[0])


def _parts(reader: PdfReader, titles: Mapping[str, str] | None) -> dict[str, SheetPart]:
    """Give the pages and the tags of each sheet, by bookmark."""
    pages = pages_by_bookmark(reader)
    tags = dict(zip(pages, distribute(reader, list(pages.values())), strict=True))
    wanted_names = {bookmark: bookmark for bookmark in pages} if titles is None else titles
    if missing := wanted_names.keys() - pages.keys():
        raise PdfError(
            f"Le PDF de LibreOffice n'a pas toutes les feuilles (il en manque {len(missing)}) : "
            "vérifiez qu'aucune feuille n'est masquée ni vide, puis recommencez."
        )
    return {
        bookmark: SheetPart(title, reader, pages[bookmark], tags[bookmark])
        for bookmark, title in wanted_names.items()
    }
