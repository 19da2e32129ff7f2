"""A model that people made their own, in a live workbook: its look, its optional rows."""

import base64
from typing import Any

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir
from fabrique import REFERENCE, Classeur

from pial_xl.letters.mesure import RETRAIT_PT
from pial_xl.usages.ouvert import boutons as ouvert
from pial_xl.workbook.ouvert.hotes.choix import hote_de

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

ALICE = "Lettre FICTIVE Alice"
MODELE = "Modèle de lettre"
COORDONNATEURS = "Coordonnateurs"
LIGNE_LIBRE = 45
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def book(ouvrir: Ouvrir) -> xw.Book:
    """The clean workbook, with its two letters."""
    book = ouvrir()
    ouvert.lettres(book, REFERENCE)
    return book


def poser_un_logo(book: xw.Book, largeur: int = 2000) -> None:
    """Put a picture on the model, as a person does."""
    document = book.api
    contexte: Any = book.app.impl
    flux = contexte.creer("com.sun.star.io.SequenceInputStream")
    flux.initialize((_octets(PIXEL),))
    fournisseur = contexte.creer("com.sun.star.graphic.GraphicProvider")
    from pial_xl.workbook.libreoffice.structures import propriete  # noqa: PLC0415 - needs uno

    image = document.createInstance("com.sun.star.drawing.GraphicObjectShape")
    book.sheets[MODELE].api.getDrawPage().add(image)
    image.setPropertyValue("Graphic", fournisseur.queryGraphic((propriete("InputStream", flux),)))
    taille = image.getSize()
    taille.Width, taille.Height = largeur, 1000
    image.setSize(taille)


def _octets(donnees: bytes) -> Any:
    from pial_xl.workbook.libreoffice.soffice import importer_uno  # noqa: PLC0415 - needs uno

    return importer_uno().ByteSequence(donnees)


@pytest.mark.parametrize("trait", ["font.name", "font.size", "font.bold", "font.color", "color"])
def test_a_restyled_model_makes_the_letters_again(book: xw.Book, trait: str) -> None:
    cellule: Any = book.sheets[MODELE].range("A1")
    valeurs = {"font.name": "DejaVu Sans", "font.size": 19, "font.bold": not cellule.font.bold}
    objet, _, nom = trait.rpartition(".")
    setattr(cellule.font if objet else cellule, nom, valeurs.get(trait, (1, 2, 3)))

    phrase = ouvert.lettres(book, REFERENCE)

    assert "2 refaites" in phrase
    assert "Changé\u00a0: modèle de lettre." in phrase
    refaite: Any = book.sheets[ALICE].range("A1")
    assert getattr(refaite.font if objet else refaite, nom) == valeurs.get(trait, (1, 2, 3))


def test_a_model_whose_sizes_changed_makes_the_letters_again(book: xw.Book) -> None:
    book.sheets[MODELE].range("A1").column_width = 30

    assert "2 refaites" in ouvert.lettres(book, REFERENCE)

    book.sheets[MODELE].range("A1").row_height = 60

    assert "2 refaites" in ouvert.lettres(book, REFERENCE)
    assert book.sheets[ALICE].range("A1").row_height == 60


def test_a_logo_put_on_the_model_goes_to_the_letters(book: xw.Book) -> None:
    poser_un_logo(book)

    phrase = ouvert.lettres(book, REFERENCE)

    assert "2 refaites" in phrase
    assert [forme.type for forme in book.sheets[ALICE].shapes] == ["picture"]
    assert "2 inchangées" in ouvert.lettres(book, REFERENCE)


def test_a_model_that_is_saved_and_opened_again_has_the_same_look(
    book: xw.Book, app: xw.App
) -> None:
    poser_un_logo(book)
    book.sheets[MODELE].range("A1").font.size = 19
    ouvert.lettres(book, REFERENCE)
    chemin = book.fullname
    book.save()
    book.close()

    rouvert = app.books.open(chemin)

    assert "2 inchangées" in ouvert.lettres(rouvert, REFERENCE)


def test_letters_made_before_looks_were_told_are_left_as_they_are(book: xw.Book) -> None:
    registre = book.sheets["_pial_xl"]
    bloc = registre.used_range.options(ndim=2).value
    for rang, rangee in enumerate(bloc, start=1):
        if rangee[0] == "lettre":
            sans_aspect, _, _ = str(rangee[3]).rpartition("+")
            registre.range((rang, 4)).value = sans_aspect + '"}'

    assert "2 inchangées" in ouvert.lettres(book, REFERENCE)


@pytest.fixture
def facultatif(ouvrir: Ouvrir) -> xw.Book:
    """A workbook whose model has a row that only shows the function of who signs, if any."""
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, "fonction_signataire", None)
    classeur.mettre("T_Coordonnateurs", 1, "fonction_signataire", "Directrice fictive")
    book = ouvrir(classeur.tables)
    ligne = "{{si fonction_signataire}}Fonction : {{fonction_signataire}}{{fin}}"
    book.sheets[MODELE].range((LIGNE_LIBRE, 1)).value = ligne
    ouvert.lettres(book, REFERENCE)
    return book


def est_cachee(book: xw.Book, feuille: str) -> bool | None:
    return book.sheets[feuille].range((LIGNE_LIBRE, 1)).rows.hidden


def test_a_row_that_an_absent_block_empties_is_hidden(facultatif: xw.Book) -> None:
    assert est_cachee(facultatif, ALICE) is True
    assert est_cachee(facultatif, "Lettre IMAGINAIRE Basile") is False
    assert est_cachee(facultatif, MODELE) is False


def test_a_hidden_row_is_shown_again_when_its_value_comes_back(facultatif: xw.Book) -> None:
    colonne = fonction_de(facultatif)
    facultatif.sheets[COORDONNATEURS].range((5, colonne)).value = "Directeur fictif"

    phrase = ouvert.lettres(facultatif, REFERENCE)

    assert "Changé\u00a0: fonction_signataire." in phrase
    assert est_cachee(facultatif, ALICE) is False
    dit = str(facultatif.sheets[ALICE].range((LIGNE_LIBRE, 1)).value)
    assert dit.replace("\u00a0", " ") == "Fonction : Directeur fictif"


def test_a_row_whose_value_goes_away_is_hidden_in_place(facultatif: xw.Book) -> None:
    facultatif.sheets[COORDONNATEURS].range((6, fonction_de(facultatif))).clear_contents()

    ouvert.lettres(facultatif, REFERENCE)

    assert est_cachee(facultatif, "Lettre IMAGINAIRE Basile") is True


def fonction_de(book: xw.Book) -> int:
    titres = book.sheets[COORDONNATEURS].range("A4:O4").value
    return 1 + next(i for i, titre in enumerate(titres) if str(titre).startswith("Fonction"))


def texte_d_entete(book: xw.Book, feuille: str, cote: str = "CenterText") -> str:
    contenu = style_de(book, feuille).getPropertyValue("RightPageHeaderContent")
    return str(getattr(contenu, cote).getString()).replace("\u00a0", " ")


def style_de(book: xw.Book, feuille: str) -> Any:
    styles = book.api.getStyleFamilies().getByName("PageStyles")
    return styles.getByName(book.sheets[feuille].api.getPropertyValue("PageStyle"))


@pytest.fixture
def avec_entete(ouvrir: Ouvrir) -> xw.Book:
    """A workbook whose model has a header with placeholders."""
    book = ouvrir()
    style = style_de(book, MODELE)
    style.setPropertyValue("HeaderIsOn", True)
    contenu = style.getPropertyValue("RightPageHeaderContent")
    contenu.LeftText.setString("Confidentiel")
    contenu.CenterText.setString("{{Madame|Monsieur}} {{nom}}, {{secteur}}")
    style.setPropertyValue("RightPageHeaderContent", contenu)
    ouvert.lettres(book, REFERENCE)
    return book


def test_the_header_of_the_model_is_filled_for_each_letter(avec_entete: xw.Book) -> None:
    assert texte_d_entete(avec_entete, ALICE) == "Madame FICTIVE, Nantes"
    basile = "Lettre IMAGINAIRE Basile"
    assert texte_d_entete(avec_entete, basile) == "Monsieur IMAGINAIRE, Guérande"
    assert texte_d_entete(avec_entete, ALICE, "LeftText") == "Confidentiel"
    assert "{{nom}}" in texte_d_entete(avec_entete, MODELE)


def test_a_header_follows_its_row(avec_entete: xw.Book) -> None:
    avec_entete.sheets[COORDONNATEURS].range("G5").value = "Ancenis"

    phrase = ouvert.lettres(avec_entete, REFERENCE)

    assert "1 refaite, 1 inchangée" in phrase
    assert texte_d_entete(avec_entete, ALICE) == "Madame FICTIVE, Ancenis"


def test_a_reworded_header_makes_the_letters_again(avec_entete: xw.Book) -> None:
    style = style_de(avec_entete, MODELE)
    contenu = style.getPropertyValue("RightPageHeaderContent")
    contenu.CenterText.setString("Année {{année}}")
    style.setPropertyValue("RightPageHeaderContent", contenu)

    assert "2 refaites" in ouvert.lettres(avec_entete, REFERENCE)
    assert texte_d_entete(avec_entete, ALICE) == "Année 2026-2027"


def test_headers_stay_each_one_s_own_once_the_file_is_opened_again(
    avec_entete: xw.Book, app: xw.App
) -> None:
    chemin = avec_entete.fullname
    avec_entete.save()
    avec_entete.close()

    rouvert = app.books.open(chemin)

    assert "2 inchangées" in ouvert.lettres(rouvert, REFERENCE)
    assert texte_d_entete(rouvert, ALICE) == "Madame FICTIVE, Nantes"
    assert "{{nom}}" in texte_d_entete(rouvert, MODELE)


def test_the_indent_of_a_mission_is_about_what_it_is_in_excel(ouvrir: Ouvrir) -> None:
    modele = ouvrir().sheets[MODELE]
    hote = hote_de(modele.book)

    assert hote.retrait(modele.range("A15")) == pytest.approx(RETRAIT_PT, abs=1)
    assert hote.retrait(modele.range("A1")) == 0
