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

from pial_xl.workbook.erreurs import EcritureImpossible

_DE_LA_PAGE = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group", "/Contents")
_DU_LIEN = ("/Type", "/Subtype", "/Rect", "/Contents", "/Border", "/C", "/F", "/H", "/QuadPoints")
_AILLEURS = frozenset({"/Parent", "/P", "/Pg", "/StructParent", "/StructParents"})
"""Keys that lead from an object to the rest of the document."""
_LIENS_PERMIS = ("https://", "http://", "mailto:")  # a file's address names its owner's folders
_NOM = re.compile(rb"/([^\x00-\x20/<>\[\]()%{}]+)")


def pages_par_signet(lecteur: PdfReader) -> dict[str, list[PageObject]]:
    """Give the pages of each bookmark: from the one it leads to up to the next bookmark's.

    Raises:
        EcritureImpossible: the bookmarks do not share out every page, or two bear one name.
    """
    signets = [signet for signet in lecteur.outline if isinstance(signet, Destination)]
    titres = [str(signet.title) for signet in signets]
    debuts = [lecteur.get_destination_page_number(signet) for signet in signets]
    bornes = [*(-1 if debut is None else debut for debut in debuts), len(lecteur.pages)]
    partage = bornes[0] == 0 and all(debut < fin for debut, fin in pairwise(bornes))
    if not partage or len(set(titres)) < len(titres):
        raise EcritureImpossible(
            "Le PDF de LibreOffice ne dit pas quelle page est à quelle lettre : mettez LibreOffice "
            "à jour, puis recommencez."
        )
    tranches = pairwise(bornes)
    return {
        titre: list(lecteur.pages[debut:fin])
        for titre, (debut, fin) in zip(titres, tranches, strict=True)
    }


def numero_de(page: PageObject) -> int:
    """Give the number of a page among the objects of the PDF it is in."""
    if page.indirect_reference is None:
        raise ValueError("a page that is in no PDF")
    return page.indirect_reference.idnum


def page_seule(page: PageObject) -> PageObject:
    """Give a page that holds what it shows and nothing else of its document.

    LibreOffice gives all its pages one list of fonts and pictures: kept as it is, each letter
    would carry the pictures of all the others. Links are kept when they lead to the web.
    """
    seule = PageObject(page.pdf)
    for cle in _DE_LA_PAGE:
        if cle in page:
            seule[NameObject(cle)] = page.raw_get(cle)
    contenu = page.get_contents()
    montre = b"" if contenu is None else contenu.get_data()
    seule[NameObject("/Resources")] = _ressources(page, montre)
    if liens := [lien for annot in page.get("/Annots", ()) if (lien := _lien(annot))]:
        seule[NameObject("/Annots")] = ArrayObject(liens)
    return seule


def _ressources(porteur: DictionaryObject, contenu: bytes) -> DictionaryObject:
    """Give the resources that a content names, and leave in each of them only its own."""
    retenues = _retenir(porteur, contenu)
    a_suivre: list[PdfObject] = list(retenues.values())
    vus: set[int] = set()
    while a_suivre:
        objet = a_suivre.pop().get_object()
        if objet is None or id(objet) in vus:
            continue
        vus.add(id(objet))
        if isinstance(objet, StreamObject) and "/Resources" in objet:
            objet[NameObject("/Resources")] = _retenir(objet, objet.get_data())
        a_suivre += _suites(objet)
    return retenues


def _retenir(porteur: DictionaryObject, contenu: bytes) -> DictionaryObject:
    """Give the entries of an object's ``/Resources`` that a content names."""
    noms = {NameObject.unnumber(nom).decode(errors="replace") for nom in _NOM.findall(contenu)}
    retenues = DictionaryObject()
    for genre, ressources in _dictionnaire(porteur.get("/Resources")).items():
        entrees = ressources.get_object()
        if isinstance(entrees, DictionaryObject):
            nommees = {nom: entrees.raw_get(nom) for nom in entrees if nom[1:] in noms}
            retenues[genre] = DictionaryObject(nommees)
        else:
            retenues[genre] = ressources  # /ProcSet, a list of words
    return retenues


def _dictionnaire(objet: PdfObject | None) -> DictionaryObject:
    trouve = None if objet is None else objet.get_object()
    return trouve if isinstance(trouve, DictionaryObject) else DictionaryObject()


def _suites(objet: PdfObject) -> Iterable[PdfObject]:
    """Give what an object leads to, save what leads back to its page."""
    if isinstance(objet, DictionaryObject):
        for cle in _AILLEURS & objet.keys():
            del objet[cle]
        return [objet.raw_get(cle) for cle in objet]
    return list(objet) if isinstance(objet, ArrayObject) else ()


def _lien(annotation: PdfObject) -> DictionaryObject | None:
    """Give a link to the web, bare; None for any other annotation."""
    origine = _dictionnaire(annotation)
    action = _dictionnaire(origine.get("/A"))
    adresse = str(action.get("/URI", ""))
    if action.get("/S") != "/URI" or not adresse.startswith(_LIENS_PERMIS):
        return None
    lien = DictionaryObject({NameObject(cle): origine[cle] for cle in _DU_LIEN if cle in origine})
    lien[NameObject("/A")] = DictionaryObject(
        {NameObject(cle): action[cle] for cle in ("/S", "/URI")}
    )
    return lien
