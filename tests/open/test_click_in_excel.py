"""A click in Excel, with programs that answer as Excel does: it never ends without a word."""

from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from fake_excel import IGNORE, REJECTED, WINDOW, ComError, ExcelBusy, ExcelMachine, ExcelProgram

from pial_xl import macros
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open import click
from pial_xl.sheets.open.click import run_click

pytest_plugins = ("simulated_excel",)

TYPING = "Une cellule est en cours de saisie"
CLICK = ("--hote", "excel", "--clic", f"--hwnd={WINDOW}")
EXCEPTION = -2147352567


def give_name(book: xw.Book) -> str:
    return f"Fait sur {book.name}"


def raise_failure(book: xw.Book) -> str:
    raise WriteError("Rien n'a pu être écrit.")


def test_a_workbook_whose_name_cannot_be_handed_over_is_answered_where_it_was_clicked(
    windows: ExcelMachine,
) -> None:
    windows.others = [ExcelProgram("autre.xlsm")]
    windows.set_argv(*CLICK)

    result = run_click(give_name, "excel")

    assert (result.succeeded, result.shown) == (True, True)
    assert windows.excel.shown_messages == [("Fait sur PIAL a=b.xlsm", False)]


def test_a_failure_of_such_a_workbook_is_told_too(windows: ExcelMachine) -> None:
    windows.set_argv(*CLICK)

    assert not run_click(raise_failure, "excel").succeeded
    assert [sentence for sentence, _ in windows.excel.shown_messages] == ["Rien n'a pu être écrit."]


def test_a_workbook_that_xlwings_knows_is_the_one_that_was_clicked(
    windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    calling_book = xw.Book(impl=ExcelProgram("appelant.xlsm").books.active)
    monkeypatch.setattr(xw.Book, "caller", lambda: calling_book)
    windows.set_argv(*CLICK, "--wb=appelant.xlsm", "--from_xl=1")

    assert run_click(give_name, "excel").sentence == "Fait sur appelant.xlsm"


def test_who_types_in_a_terminal_reads_there_and_no_box_opens(windows: ExcelMachine) -> None:
    result = run_click(give_name, "excel")

    assert (result.succeeded, result.shown) == (True, False)
    assert windows.excel.shown_messages == []


def test_an_excel_without_a_workbook_is_passed_over(windows: ExcelMachine) -> None:
    windows.others = [ExcelProgram()]

    assert run_click(give_name).sentence == "Fait sur PIAL a=b.xlsm"


@pytest.mark.parametrize("work", [give_name, raise_failure])
def test_the_status_bar_is_given_back_before_the_last_word(
    windows: ExcelMachine, work: Any
) -> None:
    windows.set_argv(*CLICK)

    run_click(work, "excel")

    assert [bar for _, bar in windows.excel.shown_messages] == [False]


STOP_TIMER = "'PIAL a=b.xlsm'!modLancement.OublierLaVerification"


def test_the_timer_of_the_macro_is_stopped_before_the_work_begins(windows: ExcelMachine) -> None:
    windows.set_argv(*CLICK)
    run: list[list[str]] = []

    def work(_book: xw.Book) -> str:
        run.append(list(windows.excel.macros_run))
        return "Fait"

    run_click(work, "excel")

    assert run == [[STOP_TIMER]]


def test_the_name_of_a_workbook_may_hold_an_apostrophe(
    windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = ExcelProgram("l'école.xlsm")
    monkeypatch.setattr(xw.Book, "caller", lambda: xw.Book(impl=book.books.active))
    windows.set_argv(*CLICK, "--wb=l'école.xlsm", "--from_xl=1")

    run_click(give_name, "excel")

    assert book.macros_run == ["'l''école.xlsm'!modLancement.OublierLaVerification"]


def test_a_workbook_that_knows_no_timer_is_worked_on_all_the_same(
    windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ComError(EXCEPTION, 1004)

    monkeypatch.setattr(windows.excel, "run", refuse)
    windows.set_argv(*CLICK)

    assert run_click(give_name, "excel").succeeded


def test_who_types_in_a_terminal_started_no_timer(windows: ExcelMachine) -> None:
    run_click(give_name, "excel")

    assert windows.excel.macros_run == []


def test_a_click_answered_over_a_busy_excel_leaves_a_sign_for_its_macro(
    windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    windows.excel.api.refusal.extend([ComError(REJECTED)] * 1000)
    windows.set_argv(*CLICK)

    run_click(give_name, "excel")

    assert (tmp_path / "pial_xl" / "reponse.txt").is_file()


BUSY = [
    ComError(REJECTED),
    ComError(IGNORE),
    ComError(EXCEPTION, IGNORE),
    AttributeError(),
    ExcelBusy(),
]


@pytest.mark.parametrize("refusal", BUSY, ids=lambda refusal: type(refusal).__name__)
def test_a_cell_being_edited_is_waited_for(windows: ExcelMachine, refusal: Exception) -> None:
    windows.excel.api.refusal.extend([refusal] * 5)
    windows.set_argv(*CLICK)

    assert run_click(give_name, "excel").succeeded
    assert windows.excel.api.orders == [("Interactive", True, 1)] * 6
    assert windows.xlwindows.N_COM_ATTEMPTS == 0


@pytest.mark.parametrize("refusal", BUSY, ids=lambda refusal: type(refusal).__name__)
def test_a_cell_left_in_edition_ends_the_click_with_a_sentence_over_excel(
    windows: ExcelMachine, refusal: Exception
) -> None:
    windows.excel.api.refusal.extend([refusal] * 1000)
    windows.set_argv(*CLICK)

    result = run_click(raise_failure, "excel")

    assert result.sentence.startswith(TYPING)
    assert result.shown
    assert [sentence for sentence, _ in windows.excel.shown_messages] == [result.sentence]
    assert 30 < len(windows.excel.api.orders) < 60


def test_from_the_start_menu_the_sentence_is_given_back_to_be_printed(
    windows: ExcelMachine,
) -> None:
    windows.excel.api.refusal.extend([ComError(REJECTED)] * 1000)

    result = run_click(give_name)

    assert result.sentence.startswith(TYPING)
    assert not result.shown


def test_another_excel_that_is_busy_does_not_stop_a_click(windows: ExcelMachine) -> None:
    windows.others = [ExcelProgram("autre.xlsm")]
    windows.others[0].api.refusal.extend([ComError(REJECTED)] * 1000)
    windows.set_argv(*CLICK)

    assert run_click(give_name, "excel").succeeded


def test_another_refusal_of_excel_is_not_taken_for_a_cell_being_edited(
    windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    windows.excel.api.refusal.extend([ComError(EXCEPTION, 1004)])

    assert run_click(give_name).sentence.startswith("Le tableur a refusé une action")


def test_on_a_mac_a_click_on_a_name_that_cannot_be_handed_over_is_answered(
    mac: ExcelMachine,
) -> None:
    mac.set_argv("--hote=excel", "--clic")

    assert run_click(give_name, "excel").shown
    assert [sentence for sentence, _ in mac.excel.shown_messages] == ["Fait sur PIAL a=b.xlsm"]


@pytest.fixture
def shortage(windows: ExcelMachine, monkeypatch: pytest.MonkeyPatch) -> ExcelMachine:
    monkeypatch.setattr(macros, "work", lambda _: raise_failure)
    monkeypatch.setattr(xw.Book, "caller", lambda: xw.Book(impl=windows.excel.books.active))
    return windows


def test_runpython_does_not_show_again_what_the_person_has_seen(shortage: ExcelMachine) -> None:
    shortage.set_argv("--wb=PIAL.xlsm", "--from_xl=1", f"--hwnd={WINDOW}")

    macros.controler()

    assert [sentence for sentence, _ in shortage.excel.shown_messages] == [
        "Rien n'a pu être écrit."
    ]


def test_runpython_is_given_a_failure_that_nobody_has_seen(
    shortage: ExcelMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "_show", lambda *_: False)

    with pytest.raises(SystemExit, match=r"Rien n'a pu être écrit\."):
        macros.controler()
