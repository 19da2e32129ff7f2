"""The private name of pypdf that we use is still there."""

from pypdf import PdfWriter
from pypdf.generic import TextStringObject

from pial_xl.engines.privates.pypdf import add_object


def test_an_object_added_to_a_pdf_is_behind_its_reference() -> None:
    added = TextStringObject("un texte")
    assert add_object(PdfWriter(), added).get_object() is added
