"""A PDF of letters parted into one file each, and letters put together in one."""

import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

import pytest
from fabrique_pdf import Fabrique, balises, dico, nom, ouvrir, pdf, signets, textes, tout
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, NumberObject, TextStringObject

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.pdf.lettres import assembler, relier, separer

ALPHA = ("Lettre ALPHA", ["Madame Alpha", "Suite d'Alpha"])
BETA = ("Lettre BETA", ["Monsieur Beta"])
TITRES = {"Lettre ALPHA": "Lettre de mission – Alpha", "Lettre BETA": "Lettre de mission – Bêta"}

LOTS = st.lists(st.integers(1, 3), min_size=1, max_size=6)


def _lettres(tailles: Sequence[int]) -> list[tuple[str, list[str]]]:
    """Give letters of so many pages each, with a text that no other has."""
    return [
        (f"Lettre {rang}", [f"lettre-{rang}-page-{page}" for page in range(taille)])
        for rang, taille in enumerate(tailles)
    ]


@given(LOTS)
@settings(deadline=None, max_examples=30)
def test_each_letter_gets_its_own_pages_whatever_their_number(tailles: list[int]) -> None:
    lettres = _lettres(tailles)
    faits = separer(pdf(*lettres), {signet: signet for signet, _ in lettres})
    assert [(signet, textes(octets)) for signet, octets in faits.items()] == lettres


@given(LOTS)
@settings(deadline=None, max_examples=30)
def test_letters_parted_and_put_together_are_all_there_in_order(tailles: list[int]) -> None:
    lettres = _lettres(tailles)
    faits = separer(pdf(*lettres), {signet: signet for signet, _ in lettres})
    ensemble = assembler(list(faits.items()), "Toutes")
    assert textes(ensemble) == [texte for _, pages in lettres for texte in pages]


def test_a_letters_file_holds_nothing_of_another_letter() -> None:
    entier = pdf(ALPHA, BETA)
    fait = tout(separer(entier, TITRES)["Lettre ALPHA"])
    for trace in (b"Monsieur Beta", b"pixels de Lettre BETA"):  # its text, its tag, its picture
        assert trace in tout(entier)
        assert trace not in fait
    assert b"pixels de Lettre ALPHA" in fait


def test_a_link_to_another_letter_does_not_take_it_along() -> None:
    fabrique = Fabrique([ALPHA, BETA])
    premiere, derniere = fabrique.ecrivain.pages[0], fabrique.ecrivain.pages[-1]
    assert derniere.indirect_reference is not None
    lien = dico(
        Type=nom("/Annot"),
        Subtype=nom("/Link"),
        Rect=ArrayObject([NumberObject(0)] * 4),
        Dest=ArrayObject([derniere.indirect_reference, nom("/Fit")]),
    )
    premiere[nom("/Annots")] = ArrayObject([lien])
    fait = separer(fabrique.balise(), TITRES)["Lettre ALPHA"]
    assert "/Annots" not in ouvrir(fait).pages[0]
    assert b"pixels de Lettre B" not in tout(fait)


@pytest.mark.parametrize(
    ("adresse", "garde"),
    [("https://exemple.invalid/", True), ("mailto:a@exemple.invalid", True), ("../x.xlsx", False)],
)
def test_only_links_to_the_web_and_to_mailboxes_are_kept(adresse: str, garde: bool) -> None:
    fabrique = Fabrique([ALPHA])
    action = dico(S=nom("/URI"), URI=TextStringObject(adresse))
    lien = dico(Type=nom("/Annot"), Subtype=nom("/Link"), A=action)
    fabrique.ecrivain.pages[0][nom("/Annots")] = ArrayObject([lien])
    fait = separer(fabrique.balise(), {"Lettre ALPHA": "Alpha"})["Lettre ALPHA"]
    liens = [lien.get_object() for lien in ouvrir(fait).pages[0].get("/Annots", ())]
    assert [lien["/A"]["/URI"] for lien in liens] == ([adresse] if garde else [])


def test_a_letters_file_is_titled_in_french_and_names_no_author() -> None:
    fait = separer(pdf(ALPHA, BETA), TITRES)["Lettre BETA"]
    lecteur = ouvrir(fait)
    assert {cle: str(texte) for cle, texte in (lecteur.metadata or {}).items()} == {
        "/Title": "Lettre de mission – Bêta",
        "/Creator": "pial_xl",
        "/Producer": "pial_xl",
    }
    assert str(lecteur.root_object["/Lang"]) == "fr-FR"
    preferences = lecteur.viewer_preferences
    assert preferences is not None
    assert preferences.display_doctitle
    assert b"Personne R" not in tout(fait)


def test_only_the_letters_that_are_asked_for_are_given() -> None:
    faits = separer(pdf(ALPHA, BETA), {"Lettre BETA": "Bêta"})
    assert list(faits) == ["Lettre BETA"]


def test_the_whole_has_a_title_and_a_bookmark_for_each_letter() -> None:
    ensemble = relier(pdf(ALPHA, BETA), "Lettres de mission 2025-2026", TITRES)
    assert signets(ensemble) == [("Lettre de mission – Alpha", 0), ("Lettre de mission – Bêta", 2)]
    metadata = ouvrir(ensemble).metadata
    assert metadata is not None
    assert metadata.title == "Lettres de mission 2025-2026"
    assert ouvrir(ensemble).page_mode == "/UseOutlines"


def test_without_titles_bookmarks_stay_as_they_are() -> None:
    assert signets(relier(pdf(ALPHA, BETA), "x")) == [("Lettre ALPHA", 0), ("Lettre BETA", 2)]


def test_files_made_apart_become_one_with_a_bookmark_each() -> None:
    pieces = [("Alpha", pdf(ALPHA)), ("Bêta", pdf(BETA))]
    ensemble = assembler(pieces, "Toutes")
    assert textes(ensemble) == ["Madame Alpha", "Suite d'Alpha", "Monsieur Beta"]
    assert signets(ensemble) == [("Alpha", 0), ("Bêta", 2)]


def test_tags_are_kept_in_a_part_for_each_letter() -> None:
    entier = pdf(ALPHA, BETA)
    assert balises(separer(entier, TITRES)["Lettre ALPHA"]) == ["/Document", "/Part", "/P", "/P"]
    assert balises(relier(entier, "x")) == [
        *("/Document", "/Part", "/P", "/P"),
        *("/Part", "/P"),
    ]


def test_each_run_of_content_leads_back_to_its_tag() -> None:
    lecteur = ouvrir(relier(pdf(ALPHA, BETA), "x"))
    racine = lecteur.root_object["/StructTreeRoot"]
    nombres = racine["/ParentTree"]["/Nums"]  # type: ignore[index]
    alts = [str(liste.get_object()[0].get_object()["/Alt"]) for liste in nombres[1::2]]
    assert [page["/StructParents"] for page in lecteur.pages] == list(nombres[::2])
    assert alts == [page.extract_text().strip() for page in lecteur.pages]


def test_letters_of_which_one_has_no_tags_make_a_whole_without() -> None:
    pieces = [("Alpha", pdf(ALPHA)), ("Bêta", Fabrique([BETA]).octets())]
    assert "/MarkInfo" not in ouvrir(assembler(pieces, "x")).root_object


def test_what_is_common_is_stored_once() -> None:
    pieces = [(str(rang), pdf(("Lettre", [f"texte {rang}"]))) for rang in range(9)]
    assert assembler(pieces, "x").count(b"pixels de Lettre") == 1


def test_pages_that_are_alike_stay_apart() -> None:
    meme = Fabrique([("Lettre ALPHA", ["Bon pour accord"])]).octets()
    pages = ouvrir(assembler([("1", meme), ("2", meme)], "x")).pages
    assert len({page.indirect_reference.idnum for page in pages if page.indirect_reference}) == 2


@pytest.mark.parametrize("coupe", [0, 9, 400, -400, -9])
def test_a_damaged_pdf_is_told_in_french(coupe: int) -> None:
    abime = pdf(ALPHA, BETA)[:coupe]
    with pytest.raises(EcritureImpossible, match="abîmé"):
        separer(abime, TITRES)
    with pytest.raises(EcritureImpossible, match="abîmé"):
        assembler([("Alpha", abime)], "x")


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
@settings(deadline=None, max_examples=100)
def test_a_corrupted_pdf_gives_letters_or_the_one_sentence(ou: int, octets: bytes) -> None:
    sain = pdf(ALPHA, BETA)
    with suppress(EcritureImpossible):
        faits = separer(sain[:ou] + octets + sain[ou + len(octets) :], TITRES)
        assert all(fait.startswith(b"%PDF-") for fait in faits.values())


def test_a_pdf_that_was_added_to_as_microsoft_does_is_read() -> None:
    sain = pdf(ALPHA)
    racine = re.search(rb"/Root \d+ 0 R", sain)
    fin = re.search(rb"startxref\n(\d+)", sain)
    assert racine is not None
    assert fin is not None
    suite = b"xref\r\n0 0\r\ntrailer\r\n<</Size 99 %s /Prev %s>>\r\nstartxref\r\n%d\r\n%%%%EOF"
    ajoute = sain + suite % (racine[0], fin[1], len(sain))
    assert textes(assembler([("Alpha", ajoute)], "x")) == ALPHA[1]


def test_bookmarks_that_leave_out_the_first_page_are_refused() -> None:
    fabrique = Fabrique([ALPHA, BETA])
    fabrique.ecrivain.insert_blank_page(width=595, height=842, index=0)
    with pytest.raises(EcritureImpossible, match="quelle page"):
        separer(fabrique.octets(), TITRES)


def test_two_bookmarks_of_one_name_are_refused() -> None:
    with pytest.raises(EcritureImpossible, match="quelle page"):
        separer(pdf(ALPHA, ALPHA), {"Lettre ALPHA": "x"})


def test_a_letter_that_is_not_in_the_pdf_is_told_without_its_name() -> None:
    with pytest.raises(EcritureImpossible, match="il en manque 1") as refus:
        separer(pdf(ALPHA), TITRES)
    assert "BETA" not in str(refus.value)


def test_no_letter_at_all_is_told() -> None:
    with pytest.raises(EcritureImpossible, match="Aucune lettre"):
        assembler([], "x")


def test_pypdf_is_imported_only_by_what_parts_or_joins() -> None:
    code = "import sys, pial_xl.workbook.pdf; sys.exit('pypdf' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
