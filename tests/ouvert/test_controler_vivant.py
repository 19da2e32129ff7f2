"""The button Contrôler in a live workbook: its sheet, its marks, what it leaves alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir, contenu, lignes
from fabrique import REFERENCE, Classeur
from openpyxl import load_workbook

from pial_xl.usages.ouvert import boutons as ouvert
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes.choix import hote_de
from pial_xl.workbook.ouvert.marques import FONDS, TITRE_DE_NOTE

if TYPE_CHECKING:
    from hote_libreoffice import Compteur

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice

JAUNE = (255, 255, 0)
FAUTE = "H5"
"""Contract hours of A01, which 24 h of allocations exceed."""


@pytest.fixture
def fautif(ouvrir: Ouvrir) -> xw.Book:
    """A workbook with one BLOQUANT: 24 h of allocations for 12 h of contract."""
    classeur = Classeur()
    classeur.mettre("T_AESH", 0, "heures", 12)
    return ouvrir(classeur.tables)


def bloquants(book: xw.Book) -> list[tuple[str, str, str]]:
    return [(r[1], r[2], r[3]) for r in lignes(book) if r[0] == "BLOQUANT"]


def place_du_bloquant(book: xw.Book) -> xw.Range:
    ((_, feuille, cellule),) = bloquants(book)
    return book.sheets[feuille].range(cellule)


def test_a_finding_is_on_the_sheet_with_a_link_to_its_cell(fautif: xw.Book) -> None:
    phrase = ouvert.controler(fautif, REFERENCE)

    assert phrase.startswith("Contrôle terminé\u00a0: 1 bloquant, ")
    ((code, feuille, cellule),) = bloquants(fautif)
    assert code == "A-01"
    rang = next(i for i, r in enumerate(lignes(fautif)) if r[0] == "BLOQUANT")
    lien = fautif.sheets["Contrôles"].range((6 + rang, 4)).formula
    assert lien == f'=HYPERLINK("#\'{feuille}\'!{cellule}","{cellule}")'


def test_the_second_run_knows_the_findings_and_changes_nothing_else(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    premiers = contenu(fautif)
    assert {r[-1] for r in lignes(fautif)} == {"nouveau"}

    ouvert.controler(fautif, REFERENCE)
    seconds = contenu(fautif)
    assert {r[-1] for r in lignes(fautif)} == {"connu"}
    ouvert.controler(fautif, REFERENCE)

    assert contenu(fautif) == seconds
    assert premiers.keys() == seconds.keys()
    assert all(premiers[nom] == seconds[nom] for nom in premiers if nom != "Contrôles")


def test_a_mended_fault_is_said_to_be_gone_then_forgotten(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    fautif.sheets["AESH"].range(FAUTE).value = 24

    phrase = ouvert.controler(fautif, REFERENCE)

    assert [r[-1] for r in lignes(fautif) if r[0] == "BLOQUANT"] == ["résolu"]
    assert "résolu" in phrase
    ouvert.controler(fautif, REFERENCE)
    assert not bloquants(fautif)


def test_a_faulty_cell_is_filled_and_its_note_says_the_finding(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)

    cellule = place_du_bloquant(fautif)

    assert cellule.color in FONDS.values()
    assert cellule.note is not None
    assert cellule.note.text.startswith(TITRE_DE_NOTE)
    assert "A-01" in cellule.note.text


def test_erasing_the_marks_leaves_the_workbook_as_it_was(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    cellule = place_du_bloquant(fautif)

    ouvert.effacer_marques(fautif)

    assert cellule.color is None
    assert not [note for s in fautif.sheets for note in s.notes]
    assert ouvert.effacer_marques(fautif) == "Aucune marque à effacer."


def test_the_persons_own_fill_and_note_are_kept(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    cellule = place_du_bloquant(fautif)
    ouvert.effacer_marques(fautif)
    cellule.color = JAUNE
    cellule.add_note("À voir avec la DSDEN")

    ouvert.controler(fautif, REFERENCE)

    assert cellule.color == JAUNE
    assert cellule.note is not None
    assert cellule.note.text == "À voir avec la DSDEN"
    ouvert.effacer_marques(fautif)
    assert cellule.color == JAUNE
    assert cellule.note.text == "À voir avec la DSDEN"


def test_marks_that_an_inserted_row_has_moved_are_taken_away(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    sheet = place_du_bloquant(fautif).sheet
    sheet.range("5:5").insert("down")

    ouvert.effacer_marques(fautif)

    zone = sheet.range("A4:P12")
    assert not [c.address for c in zone if c.color in FONDS.values()]
    assert not list(sheet.notes)


def test_the_sheet_the_selection_and_the_switches_are_given_back(fautif: xw.Book) -> None:
    sheet = fautif.sheets["Élèves"]
    sheet.activate()
    sheet.range("B7:C9").select()

    ouvert.controler(fautif, REFERENCE)

    assert fautif.sheets.active.name == "Élèves"
    assert fautif.app.selection is not None
    assert fautif.app.selection.address == "$B$7:$C$9"
    assert fautif.app.screen_updating
    assert fautif.app.enable_events
    assert fautif.app.status_bar is False


def test_what_stands_beside_the_findings_is_kept(fautif: xw.Book) -> None:
    ouvert.controler(fautif, REFERENCE)
    remarque = fautif.sheets["Contrôles"].range("N7")
    remarque.value = "vu avec Mme FICTIVE"

    ouvert.controler(fautif, REFERENCE)

    assert remarque.value == "vu avec Mme FICTIVE"


def test_a_text_that_looks_like_a_formula_stays_a_text(ouvrir: Ouvrir) -> None:
    classeur = Classeur()
    classeur.mettre("T_Affectations", 0, "aesh", "=1+1")
    book = ouvrir(classeur.tables)

    ouvert.controler(book, REFERENCE)

    objets = [rangee[4] for rangee in lignes(book)]  # a formula would show its result, 2
    assert "=1+1" in objets


def test_a_sheet_of_that_name_that_is_not_ours_stops_the_run_untouched(fautif: xw.Book) -> None:
    for sheet in [s for s in fautif.sheets if s.name == "Contrôles"]:
        sheet.delete()
    fautif.sheets.add("Contrôles").range("A1:B2").value = [["Mes", "notes"], ["à", "moi"]]
    avant = contenu(fautif)

    with pytest.raises(EcritureImpossible, match="renommez-la"):
        ouvert.controler(fautif, REFERENCE)

    assert contenu(fautif) == avant


def test_a_sheet_synthese_that_is_not_ours_is_kept_and_said_so(fautif: xw.Book) -> None:
    fautif.sheets["Synthèse"].delete()
    fautif.sheets.add("SYNTHÈSE").range("A1").value = "À moi"

    phrases = ouvert.controler(fautif, REFERENCE), ouvert.synthese(fautif, REFERENCE)

    assert all("Votre feuille «\u00a0SYNTHÈSE\u00a0»" in phrase for phrase in phrases)
    assert all("manque" not in phrase for phrase in phrases)
    assert fautif.sheets["SYNTHÈSE"].range("A1").value == "À moi"


def test_a_workbook_without_synthese_is_told_where_to_take_one(fautif: xw.Book) -> None:
    fautif.sheets["Synthèse"].delete()

    assert "La feuille Synthèse manque" in ouvert.synthese(fautif, REFERENCE)


def test_a_copy_as_it_was_is_saved_before_the_first_change(fautif: xw.Book) -> None:
    fautif.sheets["AESH"].range("B5").value = "pas encore enregistré"

    ouvert.controler(fautif, REFERENCE)

    (copie,) = (Path(fautif.fullname).parent / "copies pial-xl").iterdir()
    assert copie.suffix == ".xlsm"
    _, premiere = next(iter(read_workbook(copie).tables["T_AESH"].lignes))
    assert premiere[1] == "pas encore enregistré"


def test_the_copy_says_what_formulas_say_now(fautif: xw.Book) -> None:
    fautif.sheets["AESH"].range("Z5").formula = '=H5&" h"'
    fautif.sheets["AESH"].range("H5").value = 17

    ouvert.controler(fautif, REFERENCE)

    (copie,) = (Path(fautif.fullname).parent / "copies pial-xl").iterdir()
    assert load_workbook(copie, data_only=True)["AESH"]["Z5"].value == "17 h"


def test_the_workbook_calculates_again_after_a_run(fautif: xw.Book) -> None:
    fautif.sheets["AESH"].range("Z5").formula = '=H5&" h"'

    ouvert.controler(fautif, REFERENCE)
    fautif.sheets["AESH"].range("H5").value = 17

    assert fautif.sheets["AESH"].range("Z5").value == "17 h"


def test_a_person_who_calculates_by_hand_goes_on_so(fautif: xw.Book) -> None:
    fautif.api.enableAutomaticCalculation(False)

    ouvert.controler(fautif, REFERENCE)

    assert not fautif.api.isAutomaticCalculationEnabled()


def test_a_run_that_was_killed_while_formulas_were_held_is_mended_by_any_button(
    fautif: xw.Book,
) -> None:
    tue = hote_de(fautif).calcul_suspendu(fautif)
    tue.__enter__()
    assert not fautif.api.isAutomaticCalculationEnabled()

    ouvert.aide(fautif)

    assert fautif.api.isAutomaticCalculationEnabled()


def test_a_workbook_never_saved_is_left_as_it_is(app: xw.App, ouvrir: Ouvrir) -> None:
    modele = ouvrir()
    book = app.books.add()
    modele.sheets["AESH"].copy(before=book.sheets[0])
    avant = contenu(book)

    with pytest.raises(EcritureImpossible, match="enregistrez-le"):
        ouvert.controler(book, REFERENCE)

    assert contenu(book) == avant


def test_two_thousand_rows_cost_as_many_round_trips_as_five(
    ouvrir: Ouvrir, compteur: "Compteur"
) -> None:
    def allers_retours(book: xw.Book) -> int:
        ouvert.controler(book, REFERENCE)
        avant = compteur.total
        ouvert.controler(book, REFERENCE)
        apres = compteur.total
        book.close()
        return apres - avant

    petit = allers_retours(ouvrir(grand(0), nom="petit.xlsm"))
    gros = allers_retours(ouvrir(grand(2_000), nom="gros.xlsm"))

    assert gros == pytest.approx(petit, abs=30)


def grand(eleves: int) -> dict[str, list[dict[str, object]]]:
    """The clean workbook with one fault, and many pupils who make no finding."""
    classeur = Classeur()
    classeur.mettre("T_AESH", 0, "heures", 12)
    for rang in range(eleves):
        classeur.ajouter("T_Eleves", eleve=f"X{rang:04d}", uai="0440001M", classe="CP")
    return classeur.tables
