"""Write the tags of letters in a new PDF."""

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

from pial_xl.workbook.pdf.balises import Balise, Marque

_TRAITS = ("/S", "/A", "/C", "/T", "/Lang", "/Alt", "/E", "/ActualText")


@dataclass(frozen=True, slots=True)
class Etiquetee:
    """A letter whose pages are already in the new PDF.

    Attributes:
        titre: its title.
        balises: its tags.
        pages: its pages in the new PDF, by their number in the old one; each has its own
            ``/StructParents``.
        roles: what the tags that are not standard stand for (``/RoleMap``).
    """

    titre: str
    balises: Sequence[Balise]
    pages: Mapping[int, PageObject]
    roles: DictionaryObject


def etiqueter(ecrivain: PdfWriter, lettres: Sequence[Etiquetee]) -> None:
    """Tag a new PDF: one document, one part for each letter."""
    Etiqueteur(ecrivain).poser(lettres)


class Etiqueteur:
    """Writes tags, and remembers for each page which tag holds each run of its content."""

    def __init__(self, ecrivain: PdfWriter) -> None:
        self._ecrivain = ecrivain
        self._parents: dict[int, dict[int, IndirectObject]] = {}

    def poser(self, lettres: Sequence[Etiquetee]) -> None:
        """Write the whole tree and declare the PDF tagged."""
        racine = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        reference = self._ajouter(racine)
        document = _element("/Document", reference)
        reference_du_document = self._ajouter(document)
        document[NameObject("/K")] = ArrayObject(
            self._lettre(lettre, reference_du_document) for lettre in lettres
        )
        roles = {nom: role for lettre in lettres for nom, role in lettre.roles.items()}
        racine[NameObject("/K")] = ArrayObject([reference_du_document])
        racine[NameObject("/RoleMap")] = DictionaryObject(roles)
        racine[NameObject("/ParentTree")] = self._ajouter(self._arbre_des_pages())
        racine[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._parents))
        catalogue = self._ecrivain.root_object
        catalogue[NameObject("/StructTreeRoot")] = reference
        catalogue[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )

    def _ajouter(self, objet: PdfObject) -> IndirectObject:
        return self._ecrivain._add_object(objet)  # as pypdf's manual does: it has no other way

    def _lettre(self, lettre: Etiquetee, parent: IndirectObject) -> IndirectObject:
        partie = _element("/Part", parent)
        partie[NameObject("/T")] = TextStringObject(lettre.titre)
        reference = self._ajouter(partie)
        pages = {numero: self._page(page) for numero, page in lettre.pages.items()}
        partie[NameObject("/K")] = ArrayObject(
            self._balise(balise, pages, reference) for balise in lettre.balises
        )
        return reference

    def _page(self, page: PageObject) -> "_Page":
        rang = page["/StructParents"]
        if page.indirect_reference is None or not isinstance(rang, NumberObject):
            raise ValueError("a page that is in no PDF")
        page[NameObject("/Tabs")] = NameObject("/S")
        parents = self._parents[int(rang)] = {}
        return _Page(page.indirect_reference, parents)

    def _balise(
        self, balise: Balise, pages: Mapping[int, "_Page"], parent: IndirectObject
    ) -> IndirectObject:
        element = _element("/Span", parent)
        for trait in _TRAITS:
            if trait in balise.source:
                element[NameObject(trait)] = balise.source.raw_get(trait).clone(self._ecrivain)
        reference = self._ajouter(element)
        element[NameObject("/K")] = ArrayObject(
            pages[contenu.page].suite(contenu.numero, reference)
            if isinstance(contenu, Marque)
            else self._balise(contenu, pages, reference)
            for contenu in balise.contenu
        )
        return reference

    def _arbre_des_pages(self) -> DictionaryObject:
        nombres = ArrayObject()
        for rang, parents in sorted(self._parents.items()):
            numeros = range(max(parents, default=-1) + 1)
            liste = ArrayObject(parents.get(numero, NullObject()) for numero in numeros)
            nombres += [NumberObject(rang), self._ajouter(liste)]
        return DictionaryObject({NameObject("/Nums"): nombres})


@dataclass(frozen=True, slots=True)
class _Page:
    """A page being tagged, with the tag of each run of its content."""

    reference: IndirectObject
    parents: dict[int, IndirectObject]

    def suite(self, numero: int, parent: IndirectObject) -> DictionaryObject:
        """Refer to a run of the page's content, held by *parent*."""
        self.parents[numero] = parent
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/MCR"),
                NameObject("/Pg"): self.reference,
                NameObject("/MCID"): NumberObject(numero),
            }
        )


def _element(genre: str, parent: IndirectObject) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject(genre),
            NameObject("/P"): parent,
        }
    )
