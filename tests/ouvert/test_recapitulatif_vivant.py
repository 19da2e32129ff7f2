"""The summary of letters, filled in a live workbook by each run."""

from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir
from fabrique import REFERENCE, Classeur

from pial_xl.letters.recapitulatif import Etat, Rangee
from pial_xl.usages.ouvert import boutons as ouvert
from pial_xl.workbook.ouvert.hotes.libreoffice import LibreOffice
from pial_xl.workbook.ouvert.recapitulatif import ecrire_recapitulatif

if TYPE_CHECKING:
    from hote_libreoffice import Compteur

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

FEUILLE = "Récapitulatif des lettres"
ALICE = "Lettre FICTIVE Alice"
TITRES = 5


@pytest.fixture
def book(ouvrir: Ouvrir) -> xw.Book:
    return ouvrir()


def etats(book: xw.Book) -> list[tuple[str, str, str, str]]:
    """Give the row, the person, the state and the detail of each line."""
    bloc = book.sheets[FEUILLE].range((TITRES + 1, 1), (TITRES + 8, 7)).value
    rangees = [["" if v is None else str(v) for v in rangee] for rangee in bloc]
    return [
        (ligne, qui.replace("\u00a0", " "), etat, detail)
        for ligne, qui, _, _, etat, detail, _ in rangees
        if qui
    ]


def test_each_row_has_its_line_and_its_state(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)

    assert etats(book) == [
        ("5", "Mme FICTIVE Alice", "faite", ""),
        ("6", "M. IMAGINAIRE Basile", "faite", ""),
    ]


def test_a_line_leads_to_its_letter(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)

    lien = book.sheets[FEUILLE].range((TITRES + 1, 7))

    assert lien.value == ALICE
    assert str(lien.formula).startswith("=HYPERLINK(\"#'Lettre FICTIVE Alice'!A1\"")


def test_a_letter_that_was_not_asked_for_is_said_to_be_made(book: xw.Book) -> None:
    book.sheets["Coordonnateurs"].activate()
    book.sheets["Coordonnateurs"].range("A6").select()

    ouvert.lettres_choisies(book, REFERENCE)

    assert [etat for *_, etat, _ in etats(book)] == ["à faire", "faite"]


def test_what_changed_is_said_as_it_was_and_as_it_is(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)
    secteur = book.sheets["Coordonnateurs"].range("G5")
    avant = secteur.value
    secteur.value = "Ancenis"

    ouvert.lettres(book, REFERENCE)

    assert etats(book)[0][2:] == ("refaite", f"secteur\u00a0: {avant} → Ancenis")
    assert etats(book)[1][2:] == ("inchangée", "")


def test_a_letter_whose_row_is_gone_keeps_a_line(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)
    book.sheets["Coordonnateurs"].range("A5:K5").clear_contents()

    ouvert.lettres(book, REFERENCE)

    assert etats(book)[-1][:3] == ("", "Mme FICTIVE Alice", "gardée\u00a0: sans ligne")


def test_a_shorter_summary_leaves_nothing_of_the_longer_one(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    ouvert.lettres(book, REFERENCE)
    for nom in (ALICE, "Lettre IMAGINAIRE Basile"):
        book.sheets[nom].delete()
    book.sheets["Coordonnateurs"].range("A6:K6").clear_contents()

    ouvert.lettres(book, REFERENCE)

    assert [qui for _, qui, *_ in etats(book)] == ["Mme FICTIVE Alice"]


def test_a_workbook_without_the_sheet_is_told_so_and_gets_its_letters(book: xw.Book) -> None:
    book.sheets[FEUILLE].delete()

    phrase = ouvert.lettres(book, REFERENCE)

    assert phrase.startswith("Lettres\u00a0: 2 faites.")
    assert f"La feuille «\u00a0{FEUILLE}\u00a0» manque" in phrase
    assert FEUILLE not in book.sheet_names


def test_a_persons_own_sheet_of_that_name_stays_as_it_is(ouvrir: Ouvrir) -> None:
    book = ouvrir(Classeur().tables)
    book.sheets[FEUILLE].delete()
    book.sheets.add(FEUILLE, after=book.sheets[-1]).range("A1").value = "à moi"

    phrase = ouvert.lettres(book, REFERENCE)

    assert "n'est pas celle de pial-xl" in phrase
    assert book.sheets[FEUILLE].used_range.value == "à moi"


def test_the_counts_stand_on_one_line(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)

    comptes = book.sheets[FEUILLE].range("A3")
    assert comptes.value == "2 faites"
    assert comptes.wrap_text is False


def test_a_long_detail_is_read_whole_and_the_row_is_low_again_without_it(book: xw.Book) -> None:
    ouvert.lettres(book, REFERENCE)
    ligne = book.sheets[FEUILLE].range((TITRES + 1, 1))
    basse = ligne.row_height
    book.sheets["Coordonnateurs"].range("G5").value = "Nantes et alentours " * 12

    ouvert.lettres(book, REFERENCE)
    haute = ligne.row_height
    ouvert.lettres(book, REFERENCE)

    assert basse is not None
    assert haute is not None
    assert haute > 2 * basse
    assert ligne.row_height == basse


def test_the_round_trips_do_not_hang_on_the_number_of_letters(
    book: xw.Book, compteur: "Compteur"
) -> None:
    rangee = Rangee(5, "Mme FICTIVE Alice", "École", "1 IMP", Etat.FAITE, "", ALICE)

    def compter(nombre: int) -> int:
        avant = compteur.total
        assert ecrire_recapitulatif(book, LibreOffice(), [rangee] * nombre, "Essai") is None
        return compteur.total - avant

    compter(1)  # the first mention of a range costs more than the next ones
    assert compter(300) <= compter(2) + 20
