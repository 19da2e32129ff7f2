"""Write a PDF of letters: pages, title, language, bookmarks and tags, and nothing about anybody."""

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

from pial_xl.workbook.pdf.balises import Balise
from pial_xl.workbook.pdf.etiquetage import Etiquetee, etiqueter
from pial_xl.workbook.pdf.ordre import tout_baliser
from pial_xl.workbook.pdf.pages import numero_de, page_seule

PROGRAMME = "pial_xl"
"""What the PDFs that we write say of their program."""
RUBRIQUES = frozenset({"/Title", "/Creator", "/Producer"})
"""All that they say of themselves."""


@dataclass(frozen=True, slots=True)
class Partie:
    """A letter in a PDF that is being read.

    Attributes:
        titre: what it is called in the PDF to be written.
        lecteur: the PDF it is in.
        pages: its pages there, one at least.
        balises: its tags there.
    """

    titre: str
    lecteur: PdfReader
    pages: Sequence[PageObject]
    balises: Sequence[Balise]


def composer(titre: str, parties: Sequence[Partie]) -> bytes:
    """Write letters in one PDF, in order; with a bookmark each when there are several.

    It is tagged when all of them are. Of the PDFs they come from, only their pages are kept:
    neither author, dates, attachments, scripts nor anything that another page shows.
    """
    ecrivain = PdfWriter()
    posees = [_poser(ecrivain, partie) for partie in parties]
    for rang, page in enumerate(ecrivain.pages):
        page[NameObject("/StructParents")] = NumberObject(rang)  # also keeps two like pages apart
    ecrivain.metadata = {"/Title": titre, "/Creator": PROGRAMME, "/Producer": PROGRAMME}
    ecrivain.root_object[NameObject("/Lang")] = TextStringObject("fr-FR")
    ecrivain.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    if len(posees) > 1:
        _signets(ecrivain, posees)
    if all(posee.balises for posee in posees):
        etiqueter(ecrivain, posees)
    ecrivain.compress_identical_objects(remove_unreferenced=False)  # one logo, one font for all
    sortie = BytesIO()
    ecrivain.write(sortie)
    return sortie.getvalue()


def _poser(ecrivain: PdfWriter, partie: Partie) -> Etiquetee:
    """Copy a letter's pages into the new PDF."""
    seules = {numero_de(page): page_seule(page) for page in partie.pages}
    balises = tout_baliser(partie.balises, seules)
    pages = {numero: ecrivain.add_page(page) for numero, page in seules.items()}
    racine = partie.lecteur.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    roles = racine.get("/RoleMap", DictionaryObject()).get_object()
    return Etiquetee(partie.titre, balises, pages, roles)


def _signets(ecrivain: PdfWriter, lettres: Sequence[Etiquetee]) -> None:
    for lettre in lettres:
        premiere = next(iter(lettre.pages.values()))
        ecrivain.add_outline_item(title=lettre.titre, page_number=premiere)
    ecrivain.page_mode = "/UseOutlines"
