"""The tags of a PDF, that screen readers follow, shared out among letters."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
)

from pial_xl.workbook.pdf.pages import numero_de


@dataclass(frozen=True, slots=True)
class Marque:
    """A run of a page's content, by its number there."""

    page: int
    numero: int


@dataclass(frozen=True, slots=True)
class Balise:
    """A tag and what it holds. ``page`` numbers the objects of the PDF it comes from."""

    source: DictionaryObject
    contenu: "list[Balise | Marque]" = field(default_factory=list)


def repartir(lecteur: PdfReader, lettres: Sequence[Sequence[PageObject]]) -> list[list[Balise]]:
    """Give each letter's own tags; those of no page, or of a page left out, go to nobody.

    Args:
        lecteur: the PDF.
        lettres: the pages of each letter.
    """
    rangs = {numero_de(page): rang for rang, pages in enumerate(lettres) for page in pages}
    parts: list[list[Balise]] = [[] for _ in lettres]
    for enfant in _enfants(lecteur.root_object.get("/StructTreeRoot")):
        if not isinstance(enfant, DictionaryObject):
            continue
        for rang, balise in _partager(enfant, rangs).items():
            parts[rang].append(balise)
    return parts


def _partager(balise: DictionaryObject, rangs: dict[int, int]) -> dict[int, Balise]:
    """Part a tag among the letters that its content belongs to."""
    parts: dict[int, Balise] = {}

    def part(rang: int) -> list[Balise | Marque]:
        return parts.setdefault(rang, Balise(balise)).contenu

    for enfant in _enfants(balise):
        if isinstance(enfant, DictionaryObject) and "/S" in enfant:
            for rang, sienne in _partager(enfant, rangs).items():
                part(rang).append(sienne)
        elif (marque := _marque(enfant, balise)) and marque.page in rangs:
            part(rangs[marque.page]).append(marque)
    return parts


def _enfants(porteur: PdfObject | None) -> list[PdfObject]:
    """Give what a tag, or the root, holds: tags, references to content, numbers of runs."""
    noeud = None if porteur is None else porteur.get_object()
    contenu = noeud.get("/K") if isinstance(noeud, DictionaryObject) else None
    contenu = None if contenu is None else contenu.get_object()
    if isinstance(contenu, ArrayObject):
        return [enfant for brut in contenu if (enfant := brut.get_object()) is not None]
    return [] if contenu is None else [contenu]


def _marque(enfant: PdfObject, balise: DictionaryObject) -> Marque | None:
    """Give the run that a number or a reference stands for; None for any other object."""
    porteur = balise
    if isinstance(enfant, DictionaryObject) and "/MCID" in enfant and "/Stm" not in enfant:
        porteur = enfant if "/Pg" in enfant else balise
        enfant = enfant["/MCID"]
    page = porteur.raw_get("/Pg") if "/Pg" in porteur else None
    if isinstance(enfant, NumberObject) and isinstance(page, IndirectObject):
        return Marque(page.idnum, int(enfant))
    return None
