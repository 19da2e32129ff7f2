"""What LibreOffice prints of a closed workbook, and what becomes of it once parted."""

import struct
import zlib
from io import BytesIO

import pytest
from fabrique_pdf import ouvrir, signets, textes, tout
from pypdf.generic import DictionaryObject
from xlsxwriter import Workbook

from pial_xl.workbook.pdf import convertir
from pial_xl.workbook.pdf.lettres import relier, separer
from pial_xl.workbook.pdf.texte_nu import completer

pytestmark = pytest.mark.libreoffice

LONGUE, COURTE = "Lettre D'ÉXEMPLE (l'été)", "Lettre FICTIVE"


def _image(gris: int) -> BytesIO:
    """Give a small PNG of one grey."""

    def bloc(nom: bytes, donnees: bytes) -> bytes:
        somme = zlib.crc32(nom + donnees)
        return struct.pack(">I", len(donnees)) + nom + donnees + struct.pack(">I", somme)

    lignes = zlib.compress((b"\0" + bytes([gris]) * 3 * 8) * 8)
    entete = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    morceaux = bloc(b"IHDR", entete) + bloc(b"IDAT", lignes) + bloc(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + morceaux)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A letter of two pages, an empty sheet, a hidden one and a letter of one page."""
    octets = BytesIO()
    classeur = Workbook(octets)
    classeur.set_properties({"author": "Auteur Reel", "company": "Societe"})
    longue, _, cachee, courte = [
        classeur.add_worksheet(nom) for nom in (LONGUE, "Vide", "Cachée", COURTE)
    ]
    cachee.hide()
    cachee.write(0, 0, "secret")
    for rang in range(70):
        longue.write(rang, 0, f"longue{rang}")
    longue.write_url(0, 2, f"internal:'{COURTE}'!A1", string="voir")
    longue.write_comment(1, 2, "remarque", {"author": "Auteur Reel"})
    courte.write(0, 0, "courte")
    for feuille, gris in ((longue, 10), (courte, 200)):
        feuille.insert_image("C5", "logo.png", {"image_data": _image(gris)})
    classeur.close()
    return convertir(octets.getvalue())


def test_only_visible_sheets_that_hold_something_are_printed(pdf: bytes) -> None:
    assert signets(pdf) == [(LONGUE, 0), (COURTE, 2)]
    assert "secret" not in "".join(textes(pdf))


def test_the_two_pages_of_a_letter_go_together(pdf: bytes) -> None:
    faits = separer(pdf, {LONGUE: "Longue", COURTE: "Courte"})
    assert [len(ouvrir(fait).pages) for fait in faits.values()] == [2, 1]
    assert "longue0" in textes(faits[LONGUE])[0]
    assert "longue69" in textes(faits[LONGUE])[1]
    assert "courte" in textes(faits[COURTE])[0]


def test_each_letter_has_its_own_picture_only(pdf: bytes) -> None:
    pixels = {gris: bytes([gris]) * 3 * 8 for gris in (10, 200)}
    faits = separer(pdf, {LONGUE: "Longue", COURTE: "Courte"})
    for signet, sien, autre in ((LONGUE, 10, 200), (COURTE, 200, 10)):
        assert pixels[sien] in tout(faits[signet])
        assert pixels[autre] not in tout(faits[signet])


def test_neither_author_nor_comment_is_in_the_letters(pdf: bytes) -> None:
    for fait in (relier(pdf, "Toutes"), *separer(pdf, {LONGUE: "x"}).values()):
        assert b"Auteur" not in tout(fait)
        assert b"Societe" not in tout(fait)
        assert "remarque" not in "".join(textes(fait))


def test_every_font_is_embedded(pdf: bytes) -> None:
    polices = [
        police.get_object()
        for fait in separer(pdf, {LONGUE: "x", COURTE: "y"}).values()
        for page in ouvrir(fait).pages
        for police in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert polices
    assert all(_incorporee(police) for police in polices)


def _incorporee(police: DictionaryObject) -> bool:
    return any(cle.startswith("/FontFile") for cle in police["/FontDescriptor"])  # type: ignore[attr-defined]


def test_all_that_a_letter_says_is_tagged(pdf: bytes) -> None:
    page = ouvrir(separer(pdf, {COURTE: "x"})[COURTE]).pages[0]
    contenu = page.get_contents()
    assert contenu is not None
    assert not any(suite.nue for suite in completer(contenu.get_data())[1])
    assert "courte" in page.extract_text()
