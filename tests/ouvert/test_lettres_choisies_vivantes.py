"""The letters of the selected rows, and the preview of one, in a live workbook."""

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir, contenu
from fabrique import REFERENCE, Classeur

from pial_xl.usages.ouvert import boutons as ouvert
from pial_xl.workbook.erreurs import EcritureImpossible

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

ALICE, BASILE, CLEO = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre INVENTEE Cléo"
APERCU = "Aperçu de lettre"
COORDONNATEURS = "Coordonnateurs"
SIGNATAIRE = "signataire"


@pytest.fixture
def book(ouvrir: Ouvrir) -> xw.Book:
    """A workbook with three coordinators, on rows 5 to 7, and no letter yet."""
    classeur = Classeur()
    troisieme = dict(classeur.tables["T_Coordonnateurs"][0]) | {"nom": "INVENTEE", "prenom": "Cléo"}
    classeur.tables["T_Coordonnateurs"].append(troisieme)
    return ouvrir(classeur.tables)


def choisir(book: xw.Book, *adresses: str, feuille: str = COORDONNATEURS) -> None:
    """Select cells as a person does, with Ctrl when there are several areas."""
    sheet = book.sheets[feuille]
    sheet.activate()
    plages = book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
    plages.addRangeAddresses(
        tuple(sheet.range(adresse).impl.api.getRangeAddress() for adresse in adresses), False
    )
    book.api.getCurrentController().select(plages)


def lettres_de(book: xw.Book) -> list[str]:
    return [nom for nom in book.sheet_names if nom in (ALICE, BASILE, CLEO)]


@pytest.mark.parametrize(
    ("adresses", "attendues"),
    [
        (["B6"], [BASILE]),
        (["A5:D6"], [ALICE, BASILE]),
        (["C5", "A7:B7"], [ALICE, CLEO]),
        (["A1:D5", "A40"], [ALICE]),
        (["B:B"], [ALICE, BASILE, CLEO]),
        (["6:7"], [BASILE, CLEO]),
    ],
)
def test_only_the_selected_persons_get_their_letter(
    book: xw.Book, adresses: list[str], attendues: list[str]
) -> None:
    choisir(book, *adresses)

    phrase = ouvert.lettres_choisies(book, REFERENCE)

    assert lettres_de(book) == attendues
    assert phrase.startswith(f"Lettres\u00a0: {len(attendues)} faite")


def test_several_areas_have_the_address_that_excel_gives_them(book: xw.Book) -> None:
    choisir(book, "A5:D5", "A7")
    selection = book.selection
    assert selection is not None

    assert selection.address == "$A$5:$D$5,$A$7"


def test_several_areas_can_be_selected_again(book: xw.Book) -> None:
    choisir(book, "A5:D5", "A7")
    selection = book.selection
    assert selection is not None
    book.sheets[COORDONNATEURS].range("B2").select()

    selection.select()

    revenue = book.selection
    assert revenue is not None
    assert revenue.address == "$A$5:$D$5,$A$7"


def test_rows_hidden_by_a_filter_inside_the_selection_are_left_out(book: xw.Book) -> None:
    book.sheets[COORDONNATEURS].range("6:6").rows.hidden = True
    choisir(book, "A5:A7")

    ouvert.lettres_choisies(book, REFERENCE)

    assert lettres_de(book) == [ALICE, CLEO]


@pytest.mark.parametrize("adresse", ["A1:D4", "A40:C60"])
def test_a_selection_that_holds_nobody_changes_nothing_and_says_what_to_do(
    book: xw.Book, adresse: str
) -> None:
    avant = contenu(book)
    choisir(book, adresse)

    with pytest.raises(EcritureImpossible, match="sélectionnez-y une cellule"):
        ouvert.lettres_choisies(book, REFERENCE)

    assert contenu(book) == avant


def test_another_sheet_in_front_changes_nothing_and_says_what_to_do(book: xw.Book) -> None:
    avant = contenu(book)
    choisir(book, "A5", feuille="AESH")

    with pytest.raises(EcritureImpossible, match="n'est pas au premier plan"):
        ouvert.lettres_choisies(book, REFERENCE)

    assert contenu(book) == avant
    assert book.sheets.active.name == "AESH"


def test_a_selected_row_that_lacks_a_field_is_refused_by_its_number(ouvrir: Ouvrir) -> None:
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, SIGNATAIRE, None)
    book = ouvrir(classeur.tables)
    choisir(book, "A5")

    phrase = ouvert.lettres_choisies(book, REFERENCE)

    assert phrase.startswith("Lettres\u00a0: 1 refusée. Ligne 5\u00a0: il manque\u00a0: signataire")
    assert lettres_de(book) == []


def test_the_preview_shows_the_selected_row_and_the_person_is_left_on_it(book: xw.Book) -> None:
    choisir(book, "C6:C7")

    phrase = ouvert.apercu(book, REFERENCE)

    assert phrase.startswith("Aperçu de la ligne 6")
    assert book.sheets.active.name == APERCU
    assert "IMAGINAIRE Basile" in texte(book)
    assert lettres_de(book) == []


def test_from_another_sheet_the_preview_shows_the_first_letter(book: xw.Book) -> None:
    choisir(book, "A6", feuille="AESH")

    phrase = ouvert.apercu(book, REFERENCE)

    assert "FICTIVE Alice" in texte(book)
    assert "voici la première lettre. Aperçu de la ligne 5" in phrase


def test_on_an_empty_row_the_preview_says_that_it_shows_the_first_letter(book: xw.Book) -> None:
    choisir(book, "B40")

    phrase = ouvert.apercu(book, REFERENCE)

    assert phrase.startswith("Aucune ligne remplie n'est sélectionnée\u00a0: voici la première")
    assert "Aperçu de la ligne 5" in phrase


def test_a_preview_is_replaced_by_the_next_even_from_its_own_sheet(book: xw.Book) -> None:
    choisir(book, "C6")
    ouvert.apercu(book, REFERENCE)

    ouvert.apercu(book, REFERENCE)

    assert "FICTIVE Alice" in texte(book)
    assert book.sheets.active.name == APERCU
    assert [nom for nom in book.sheet_names if nom.startswith("Aperçu")] == [APERCU]


def test_a_preview_is_never_a_letter(book: xw.Book) -> None:
    ouvert.apercu(book, REFERENCE)

    phrase = ouvert.lettres(book, REFERENCE)
    ouvert.lettres(book, REFERENCE)

    assert phrase.startswith("Lettres\u00a0: 3 faites.")
    assert APERCU not in str(contenu(book)["Récapitulatif des lettres"])
    assert APERCU in book.sheet_names


def test_a_preview_on_which_a_person_wrote_is_kept(book: xw.Book) -> None:
    ouvert.apercu(book, REFERENCE)
    book.sheets[APERCU].range("A60").value = "à garder"

    with pytest.raises(EcritureImpossible, match="renommez-la ou supprimez-la"):
        ouvert.apercu(book, REFERENCE)

    assert "à garder" in texte(book)


def test_a_persons_own_sheet_of_that_name_is_kept(book: xw.Book) -> None:
    book.sheets.add(APERCU).range("A1").value = "à moi"

    with pytest.raises(EcritureImpossible, match="n'est pas un aperçu"):
        ouvert.apercu(book, REFERENCE)

    assert texte(book) == "à moi"


def test_a_row_that_gives_no_letter_has_no_preview_and_says_why(ouvrir: Ouvrir) -> None:
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, SIGNATAIRE, None)
    book = ouvrir(classeur.tables)
    choisir(book, "A5")

    with pytest.raises(EcritureImpossible, match="il manque\u00a0: signataire"):
        ouvert.apercu(book, REFERENCE)

    assert APERCU not in book.sheet_names


def texte(book: xw.Book) -> str:
    return " ".join(
        str(v) for rangee in contenu(book)[APERCU] for v in rangee if v is not None
    ).replace("\u00a0", " ")
