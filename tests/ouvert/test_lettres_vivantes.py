"""The letters as sheets of a live workbook: made, left alone, made again, kept."""

from typing import Any

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir, contenu
from fabrique import REFERENCE, Classeur

from pial_xl.usages.ouvert import boutons as ouvert
from pial_xl.workbook.erreurs import ClasseurIllisible, EcritureImpossible
from pial_xl.workbook.ouvert import lettres as lettres_ouvertes
from pial_xl.workbook.ouvert.hotes.libreoffice import LibreOffice
from pial_xl.workbook.ouvert.registre import lire_registre

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
SANS_NOM = "Modèle de lettre (2)"
SECTEUR = "G5"
RECAPITULATIF = "Récapitulatif des lettres"


@pytest.fixture
def book(ouvrir: Ouvrir) -> xw.Book:
    """The clean workbook, with its two letters."""
    book = ouvrir()
    assert ouvert.lettres(book, REFERENCE).startswith("Lettres\u00a0: 2 faites. ")
    return book


def textes(book: xw.Book, feuille: str) -> str:
    bloc = book.sheets[feuille].used_range.options(ndim=2).value
    return "\n".join(str(v) for rangee in bloc for v in rangee if v is not None)


def test_each_row_gives_a_sheet_after_the_summary_and_in_order(book: xw.Book) -> None:
    noms = book.sheet_names
    debut = noms.index(RECAPITULATIF)

    assert noms[debut + 1 : debut + 3] == [ALICE, BASILE]
    assert "Mme FICTIVE Alice" in textes(book, ALICE).replace("\u00a0", " ")
    assert "{{" not in textes(book, ALICE)


def test_the_model_itself_is_left_as_it_is(book: xw.Book) -> None:
    assert "{{nom}}" in textes(book, "Modèle de lettre")


def test_a_letter_keeps_what_its_model_says_in_bold(book: xw.Book) -> None:
    cellule = next(
        c for c in book.sheets[ALICE].used_range.columns[0] if str(c.value).startswith("NOM Prénom")
    )
    portions = cellule.api.getCellByPosition(0, 0).createEnumeration().nextElement()
    grasses = [
        p.getString()
        for p in _enumerer(portions.createEnumeration())
        if p.getPropertyValue("CharWeight") > 100
    ]

    assert "".join(grasses).replace("\u00a0", " ") == "Mme FICTIVE Alice"


def test_a_second_run_leaves_the_letters_untouched(book: xw.Book) -> None:
    avant = contenu(book)
    avant.pop(RECAPITULATIF)

    phrase = ouvert.lettres(book, REFERENCE)

    assert "Lettres\u00a0: 2 inchangées." in phrase
    apres = contenu(book)
    apres.pop(RECAPITULATIF)
    assert apres == avant


def test_a_changed_row_makes_its_letter_again_and_says_what_changed(book: xw.Book) -> None:
    basile = contenu(book)[BASILE]
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    phrase = ouvert.lettres(book, REFERENCE)

    assert "1 refaite, 1 inchangée" in phrase
    assert "Changé\u00a0: secteur." in phrase
    assert "Ancenis" in textes(book, ALICE)
    assert contenu(book)[BASILE] == basile
    assert book.sheet_names.index(ALICE) == book.sheet_names.index(BASILE) - 1


def test_a_letter_edited_by_hand_is_kept_and_reported(book: xw.Book) -> None:
    book.sheets[ALICE].range("A4").value = "Année de Mme Fictive"
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    phrase = ouvert.lettres(book, REFERENCE)

    assert f"Gardée, car modifiée à la main\u00a0: {ALICE}." in phrase
    assert "Année de Mme Fictive" in textes(book, ALICE)
    assert "Ancenis" not in textes(book, ALICE)


def test_a_note_put_on_a_letter_is_an_edit_too(book: xw.Book) -> None:
    book.sheets[ALICE].range("B4").add_note("À signer lundi")
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    phrase = ouvert.lettres(book, REFERENCE)

    assert f"Gardée, car modifiée à la main\u00a0: {ALICE}." in phrase
    note = book.sheets[ALICE].range("B4").note
    assert note is not None
    assert note.text == "À signer lundi"


def test_a_changed_row_keeps_the_fill_and_the_links_of_its_letter(book: xw.Book) -> None:
    book.sheets[ALICE].range("A20").color = (198, 239, 206)
    libre = book.sheets["Accueil"].range("Z1")
    libre.formula = f"='{ALICE}'!A1"
    avant = libre.value
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    ouvert.lettres(book, REFERENCE)

    assert "Ancenis" in textes(book, ALICE)
    assert book.sheets[ALICE].range("A20").color == (198, 239, 206)
    assert libre.value == avant


def test_a_refusal_leaves_the_person_where_they_were(book: xw.Book) -> None:
    book.sheets["Affectations"].activate()
    book.sheets["Contrôles"].api.protect("secret")

    with pytest.raises(Exception):  # noqa: B017, PT011 - the sentence is made by the click
        ouvert.controler(book, REFERENCE)

    assert book.sheets.active.name == "Affectations"


def test_a_sheet_of_the_person_that_bears_the_record_s_name_is_left_alone(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    book.sheets.add("_pial_xl", after=book.sheets[-1]).range("A1").value = "à moi"

    with pytest.raises(EcritureImpossible, match="renommez-la"):
        ouvert.lettres(book, REFERENCE)

    assert book.sheets["_pial_xl"].range("A1").value == "à moi"


def test_an_edit_made_after_a_stopped_run_is_kept(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panne(*_: object) -> None:
        raise KeyboardInterrupt

    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission reprise"
    with monkeypatch.context() as context:
        context.setattr(lettres_ouvertes, "remplir_feuille", panne)
        with pytest.raises(KeyboardInterrupt):
            ouvert.lettres(book, REFERENCE)
    book.sheets[BASILE].range("A4").value = "Ajout à la main"

    ouvert.lettres(book, REFERENCE)

    assert "Ajout à la main" in textes(book, BASILE)


def copier_sans_nommer(_: object, modele: xw.Sheet, voisine: xw.Sheet, nom: str) -> xw.Sheet:
    """Copy a sheet as Excel does, then end as a killed program would: before the name."""
    modele.impl.copy(before=None, after=voisine.impl)
    raise KeyboardInterrupt


@pytest.fixture
def interrompu(ouvrir: Ouvrir, monkeypatch: pytest.MonkeyPatch) -> xw.Book:
    """A workbook whose first letter was being copied when the run was killed."""
    book = ouvrir()
    with monkeypatch.context() as context:
        context.setattr(LibreOffice, "copier_feuille", copier_sans_nommer)
        with pytest.raises(KeyboardInterrupt):
            ouvert.lettres(book, REFERENCE)
    assert SANS_NOM in book.sheet_names
    return book


def test_a_copy_that_a_killed_run_left_without_a_name_is_removed(interrompu: xw.Book) -> None:
    phrase = ouvert.lettres(interrompu, REFERENCE)

    assert phrase.startswith("Lettres\u00a0: 2 faites")
    assert SANS_NOM not in interrompu.sheet_names


def test_a_copy_in_which_a_person_wrote_is_kept(interrompu: xw.Book) -> None:
    interrompu.sheets[SANS_NOM].range("A50").value = "mon essai"

    ouvert.lettres(interrompu, REFERENCE)

    assert "mon essai" in textes(interrompu, SANS_NOM)


def test_a_persons_own_copy_of_the_model_is_kept(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].copy()
    book.sheets["Coordonnateurs"].range(SECTEUR).value = "Ancenis"

    ouvert.lettres(book, REFERENCE)

    assert SANS_NOM in book.sheet_names


def test_a_protected_structure_is_told_before_any_sheet_is_added(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    avant = book.sheet_names
    book.api.protect("secret")

    with pytest.raises(EcritureImpossible, match="structure du classeur est protégée"):
        ouvert.lettres(book, REFERENCE)

    book.api.unprotect("secret")
    assert [nom for nom in book.sheet_names if nom != "_pial_xl"] == [
        nom for nom in avant if nom != "_pial_xl"
    ]


def test_a_letter_whose_row_is_gone_is_listed_and_not_deleted(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].range("A5:K5").clear_contents()

    phrase = ouvert.lettres(book, REFERENCE)

    assert f"laissée en place\u00a0: {ALICE}" in phrase
    assert ALICE in book.sheet_names


def test_a_sheet_of_that_name_that_is_not_ours_is_kept(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    book.sheets.add(ALICE).range("A1").value = "Ma lettre à moi"

    phrase = ouvert.lettres(book, REFERENCE)

    assert f"existait déjà\u00a0: {ALICE}" in phrase
    assert textes(book, ALICE) == "Ma lettre à moi"
    assert BASILE in book.sheet_names


def test_a_reworded_model_makes_the_letters_again(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission {{année}}"

    phrase = ouvert.lettres(book, REFERENCE)

    assert "2 refaites" in phrase
    assert "Changé\u00a0: modèle de lettre." in phrase
    assert "Lettre de mission 2026-2027" in textes(book, ALICE)


def test_a_letter_left_half_made_by_a_stopped_run_is_made_again(book: xw.Book) -> None:
    registre = book.sheets["_pial_xl"]
    bloc = registre.used_range.options(ndim=2).value
    rang = next(i for i, rangee in enumerate(bloc) if rangee[1] == ALICE)
    registre.range((rang + 1, 3)).value = ""
    book.sheets[ALICE].range("A1:C40").clear_contents()

    phrase = ouvert.lettres(book, REFERENCE)

    assert "1 refaite" in phrase
    assert "Mme FICTIVE Alice" in textes(book, ALICE).replace("\u00a0", " ")
    assert lire_registre(book).lettres[ALICE].empreinte


def test_a_row_that_lacks_a_field_gives_no_letter_and_the_others_are_made(ouvrir: Ouvrir) -> None:
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, "signataire", None)
    book = ouvrir(classeur.tables)

    phrase = ouvert.lettres(book, REFERENCE)

    assert "1 faite, 1 refusée" in phrase
    assert "Ligne 5\u00a0: il manque\u00a0: signataire." in phrase
    assert ALICE not in book.sheet_names


def test_a_long_text_gets_a_taller_row(ouvrir: Ouvrir) -> None:
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, "secteur", "Nantes et alentours " * 20)
    book = ouvrir(classeur.tables)

    ouvert.lettres(book, REFERENCE)

    alice, basile = (sum(filter(None, hauteurs_de(book, nom))) for nom in (ALICE, BASILE))
    assert alice > basile + 20


def test_a_row_made_tall_by_a_long_text_is_given_its_height_back(book: xw.Book) -> None:
    hauteurs = hauteurs_de(book, ALICE)
    secteur = book.sheets["Coordonnateurs"].range(SECTEUR)
    court = secteur.value
    secteur.value = "Nantes et alentours " * 20
    ouvert.lettres(book, REFERENCE)
    assert hauteurs_de(book, ALICE) != hauteurs
    secteur.value = court

    ouvert.lettres(book, REFERENCE)

    assert hauteurs_de(book, ALICE) == hauteurs


def hauteurs_de(book: xw.Book, feuille: str) -> list[float | None]:
    return [book.sheets[feuille].range((ligne, 1)).row_height for ligne in range(1, 41)]


def test_without_a_model_the_person_is_told_where_to_take_one(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    book.sheets["Modèle de lettre"].delete()

    with pytest.raises(ClasseurIllisible, match="classeur neuf"):
        ouvert.lettres(book, REFERENCE)


def _enumerer(enumeration: Any) -> list[Any]:
    trouves = []
    while enumeration.hasMoreElements():
        trouves.append(enumeration.nextElement())
    return trouves


def test_who_looks_at_a_letter_that_is_made_again_still_does(book: xw.Book) -> None:
    book.sheets["Modèle de lettre"].range("A1").value = "Lettre de mission reprise"
    book.sheets[ALICE].activate()
    book.sheets[ALICE].range("C12").select()

    assert "2 refaites" in ouvert.lettres(book, REFERENCE)

    assert book.sheets.active.name == ALICE
