"""Private names of pypdf."""

from pypdf import PdfWriter
from pypdf.generic import IndirectObject, PdfObject


def add_object(writer: PdfWriter, added: PdfObject) -> IndirectObject:
    """Put an object in a PDF and give its reference: pypdf's own manual does it so."""
    return writer._add_object(added)
