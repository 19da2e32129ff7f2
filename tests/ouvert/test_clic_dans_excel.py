"""A click in Excel, with programs that answer as Excel does: it never ends without a word."""

from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from faux_excel import FENETRE, IGNORE, REJETE, ExcelOccupe, Poste, Programme, Refus

from pial_xl import macros
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert import clic
from pial_xl.workbook.ouvert.clic import cliquer

pytest_plugins = ("excel_simule",)

SAISIE = "Une cellule est en cours de saisie"
CLIC = ("--hote", "excel", "--clic", f"--hwnd={FENETRE}")
EXCEPTION = -2147352567


def nommer(book: xw.Book) -> str:
    return f"Fait sur {book.name}"


def manquer(book: xw.Book) -> str:
    raise EcritureImpossible("Rien n'a pu être écrit.")


def test_a_workbook_whose_name_cannot_be_handed_over_is_answered_where_it_was_clicked(
    windows: Poste,
) -> None:
    windows.autres = [Programme("autre.xlsm")]
    windows.dire(*CLIC)

    resultat = cliquer(nommer, "excel")

    assert (resultat.reussi, resultat.montre) == (True, True)
    assert windows.excel.montres == [("Fait sur PIAL a=b.xlsm", False)]


def test_a_failure_of_such_a_workbook_is_told_too(windows: Poste) -> None:
    windows.dire(*CLIC)

    assert not cliquer(manquer, "excel").reussi
    assert [phrase for phrase, _ in windows.excel.montres] == ["Rien n'a pu être écrit."]


def test_a_workbook_that_xlwings_knows_is_the_one_that_was_clicked(
    windows: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    appelant = xw.Book(impl=Programme("appelant.xlsm").books.active)
    monkeypatch.setattr(xw.Book, "caller", lambda: appelant)
    windows.dire(*CLIC, "--wb=appelant.xlsm", "--from_xl=1")

    assert cliquer(nommer, "excel").phrase == "Fait sur appelant.xlsm"


def test_who_types_in_a_terminal_reads_there_and_no_box_opens(windows: Poste) -> None:
    resultat = cliquer(nommer, "excel")

    assert (resultat.reussi, resultat.montre) == (True, False)
    assert windows.excel.montres == []


def test_an_excel_without_a_workbook_is_passed_over(windows: Poste) -> None:
    windows.autres = [Programme()]

    assert cliquer(nommer).phrase == "Fait sur PIAL a=b.xlsm"


@pytest.mark.parametrize("travail", [nommer, manquer])
def test_the_status_bar_is_given_back_before_the_last_word(windows: Poste, travail: Any) -> None:
    windows.dire(*CLIC)

    cliquer(travail, "excel")

    assert [barre for _, barre in windows.excel.montres] == [False]


OCCUPE = [Refus(REJETE), Refus(IGNORE), Refus(EXCEPTION, IGNORE), AttributeError(), ExcelOccupe()]


@pytest.mark.parametrize("refus", OCCUPE, ids=lambda refus: type(refus).__name__)
def test_a_cell_being_edited_is_waited_for(windows: Poste, refus: Exception) -> None:
    windows.excel.api.refus.extend([refus] * 5)
    windows.dire(*CLIC)

    assert cliquer(nommer, "excel").reussi
    assert windows.excel.api.ordres == [("Interactive", True, 1)] * 6
    assert windows.xlwindows.N_COM_ATTEMPTS == 0


@pytest.mark.parametrize("refus", OCCUPE, ids=lambda refus: type(refus).__name__)
def test_a_cell_left_in_edition_ends_the_click_with_a_sentence_over_excel(
    windows: Poste, refus: Exception
) -> None:
    windows.excel.api.refus.extend([refus] * 1000)
    windows.dire(*CLIC)

    resultat = cliquer(manquer, "excel")

    assert resultat.phrase.startswith(SAISIE)
    assert resultat.montre
    assert [phrase for phrase, _ in windows.excel.montres] == [resultat.phrase]
    assert 30 < len(windows.excel.api.ordres) < 60


def test_from_the_start_menu_the_sentence_is_given_back_to_be_printed(windows: Poste) -> None:
    windows.excel.api.refus.extend([Refus(REJETE)] * 1000)

    resultat = cliquer(nommer)

    assert resultat.phrase.startswith(SAISIE)
    assert not resultat.montre


def test_another_excel_that_is_busy_does_not_stop_a_click(windows: Poste) -> None:
    windows.autres = [Programme("autre.xlsm")]
    windows.autres[0].api.refus.extend([Refus(REJETE)] * 1000)
    windows.dire(*CLIC)

    assert cliquer(nommer, "excel").reussi


def test_another_refusal_of_excel_is_not_taken_for_a_cell_being_edited(
    windows: Poste, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    windows.excel.api.refus.extend([Refus(EXCEPTION, 1004)])

    assert cliquer(nommer).phrase.startswith("Le tableur a refusé une action")


def test_on_a_mac_a_click_on_a_name_that_cannot_be_handed_over_is_answered(mac: Poste) -> None:
    mac.dire("--hote=excel", "--clic")

    assert cliquer(nommer, "excel").montre
    assert [phrase for phrase, _ in mac.excel.montres] == ["Fait sur PIAL a=b.xlsm"]


@pytest.fixture
def manque(windows: Poste, monkeypatch: pytest.MonkeyPatch) -> Poste:
    monkeypatch.setattr(macros, "travail", lambda _: manquer)
    monkeypatch.setattr(xw.Book, "caller", lambda: xw.Book(impl=windows.excel.books.active))
    return windows


def test_runpython_does_not_show_again_what_the_person_has_seen(manque: Poste) -> None:
    manque.dire("--wb=PIAL.xlsm", "--from_xl=1", f"--hwnd={FENETRE}")

    macros.controler()

    assert [phrase for phrase, _ in manque.excel.montres] == ["Rien n'a pu être écrit."]


def test_runpython_is_given_a_failure_that_nobody_has_seen(
    manque: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clic, "_montrer", lambda *_: False)

    with pytest.raises(SystemExit, match=r"Rien n'a pu être écrit\."):
        macros.controler()
