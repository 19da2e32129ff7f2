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

Lettres = Sequence[tuple[str, Sequence[str]]]
"""The bookmark of each letter, and the text of each of its pages."""


def nom(texte: str) -> NameObject:
    return NameObject(texte)


def dico(**entrees: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{cle}"): valeur for cle, valeur in entrees.items()})


class Fabrique:
    """A PDF being made: a picture of its own on the first page of each letter, and its tags."""

    def __init__(self, lettres: Lettres) -> None:
        self.ecrivain = PdfWriter()
        self.images = DictionaryObject()
        police = dico(
            Type=nom("/Font"),
            Subtype=nom("/Type1"),
            BaseFont=nom("/Helvetica"),
            Encoding=nom("/WinAnsiEncoding"),
        )
        self.ressources = self._ajouter(
            dico(Font=dico(F1=self._ajouter(police)), XObject=self.images)
        )
        self.racine = dico(Type=nom("/StructTreeRoot"), K=ArrayObject())
        for rang, (signet, pages) in enumerate(lettres):
            self.images[nom(f"/Im{rang}")] = self._image(signet)
            numeros = [self._page(texte, rang) for texte in pages]
            self.ecrivain.add_outline_item(title=signet, page_number=numeros[0])
        self.ecrivain.metadata = {"/Author": "Personne Réelle", "/Title": "Brouillon"}

    def octets(self) -> bytes:
        """Give a PDF without tags."""
        sortie = BytesIO()
        self.ecrivain.write(sortie)
        return sortie.getvalue()

    def balise(self) -> bytes:
        """Give the PDF with its tags: each page is a paragraph, and names it."""
        self.ecrivain.root_object[nom("/StructTreeRoot")] = self._ajouter(self.racine)
        return self.octets()

    def _ajouter(self, objet: PdfObject) -> IndirectObject:
        return self.ecrivain._add_object(objet)

    def _image(self, signet: str) -> IndirectObject:
        image = DecodedStreamObject()
        image.set_data(f"pixels de {signet}".encode())
        image.update(dico(Type=nom("/XObject"), Subtype=nom("/Image")))
        return self._ajouter(image)

    def _page(self, texte: str, rang: int) -> int:
        page = self.ecrivain.add_blank_page(width=595, height=842)
        contenu = DecodedStreamObject()
        contenu.set_data(
            f"/P <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td ({texte}) Tj ET EMC "
            f"q 9 0 0 9 0 0 cm /Im{rang} Do Q".encode("cp1252")
        )
        page[nom("/Contents")] = self._ajouter(contenu)
        page[nom("/Resources")] = self.ressources
        assert page.indirect_reference is not None
        balise = dico(
            Type=nom("/StructElem"),
            S=nom("/P"),
            Pg=page.indirect_reference,
            K=NumberObject(0),
            Alt=TextStringObject(texte),
        )
        enfants = self.racine["/K"]
        assert isinstance(enfants, ArrayObject)
        enfants.append(self._ajouter(balise))
        return len(self.ecrivain.pages) - 1


def pdf(*lettres: tuple[str, Sequence[str]]) -> bytes:
    """Give a tagged PDF of some letters."""
    return Fabrique(lettres).balise()


def ouvrir(octets: bytes) -> PdfReader:
    return PdfReader(BytesIO(octets), strict=True)


def textes(octets: bytes) -> list[str]:
    """Give the text of each page."""
    return [page.extract_text().strip() for page in ouvrir(octets).pages]


def signets(octets: bytes) -> list[tuple[str, int]]:
    """Give each bookmark with the number of its page, from zero."""
    lecteur = ouvrir(octets)
    trouves: list[tuple[str, int]] = []
    for signet in lecteur.outline:
        assert not isinstance(signet, list)
        page = lecteur.get_destination_page_number(signet)
        assert page is not None
        trouves.append((str(signet.title), page))
    return trouves


def tout(octets: bytes) -> bytes:
    """Give all that a file holds, shown or not: its bytes, and its streams inflated.

    Only letters and digits are to be looked for: pypdf writes other characters as numbers.
    """
    flux = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", octets, re.DOTALL)
    return b"\n".join([octets, *(_degonfler(donnees) for donnees in flux)])


def _degonfler(donnees: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(donnees)
    except zlib.error:
        return donnees  # a stream that is not deflated


def balises(octets: bytes) -> list[str]:
    """Give the kinds of the tags, in reading order, each checked against the page it tags."""
    racine = ouvrir(octets).root_object["/StructTreeRoot"]
    assert isinstance(racine, DictionaryObject)
    return _genres(racine)


def _genres(noeud: DictionaryObject) -> list[str]:
    genres: list[str] = []
    enfants = noeud["/K"]
    assert isinstance(enfants, ArrayObject)
    for enfant in enfants:
        objet = enfant.get_object()
        if isinstance(objet, DictionaryObject) and str(objet["/Type"]) == "/StructElem":
            genres += [str(objet["/S"]), *_genres(objet)]
        elif isinstance(objet, DictionaryObject):
            page = objet["/Pg"]
            assert isinstance(page, DictionaryObject)
            assert str(page["/Type"]) == "/Page"
    return genres
