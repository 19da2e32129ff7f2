"""The menu PIAL of LibreOffice, on workbooks that LibreOffice itself saved."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from desktop import Calc, calc, screen, wait_for
from example import faulty
from extensions import unopkg
from station import FreshMachine

from pial_xl.buttons import BUTTONS, Button, button_of, buttons_in, rows_on
from pial_xl.engines.libreoffice.structures import properties
from pial_xl.installation.extension.macros import address
from pial_xl.installation.libreoffice import profile
from pial_xl.installation.machine import Machine, System
from pial_xl.usecases.installation import install

pytestmark = pytest.mark.libreoffice

CHECK, AIDE = button_of("controler"), button_of("aide")
_XLSM = "Calc MS Excel 2007 VBA XML"
_BAR = "pial-xl"
_SECURITY = "org.openoffice.Office.Common/Security/Scripting"


@dataclass(frozen=True, slots=True)
class SavedCopies:
    """Copies that LibreOffice saved, on a machine whose LibreOffice has its first settings.

    Attributes:
        workstation: the machine, with pial-xl installed.
        ordinary: where the macros of a workbook do not run.
        trusted: in a trusted folder, where they do.
    """

    workstation: FreshMachine
    ordinary: Path
    trusted: Path


@pytest.fixture(scope="module")
def saved_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SavedCopies]:
    home = tmp_path_factory.mktemp("maison")
    (home / "bin").mkdir()
    machine = Machine(System.LINUX, home, Path(sys.executable), unopkg=unopkg(home))
    safe = home / "de confiance"
    install(machine, safe, faulty)
    # The level of security is left as a new profile has it: high.
    settings = {_SECURITY: ("SecureURL", f"<it>{safe.as_uri()}</it>")}
    model, here = safe / "PIAL_template.xlsm", profile(machine).parent
    with screen(home) as environ, calc(model, environ, here, settings) as program:
        copies = home / "repris.xlsm", safe / "repris.xlsm"
        for copy in copies:
            program.document.storeToURL(copy.as_uri(), properties(FilterName=_XLSM))
        yield SavedCopies(FreshMachine(home, program), *copies)


@contextmanager
def front(workstation: FreshMachine, workbook: Path) -> Iterator[FreshMachine]:
    """Open a workbook as a person does: they read LibreOffice's warning about its macros."""
    agreement = Thread(target=_accept, args=(workstation.calc,))
    agreement.start()
    with workstation.calc.open_(workbook) as opened:
        agreement.join()
        yield workstation.front(opened)
        workstation.calc.wait_until_idle()


def _accept(program: Calc) -> None:
    search_words = ("search", "--onlyvisible", "--name", "Warning")
    wait_for(lambda: program.xdotool(*search_words).stdout, "l'avertissement sur les macros")
    program.xdotool("key", "Return")


@pytest.fixture
def without_macros(saved_copies: SavedCopies) -> Iterator[FreshMachine]:
    """A machine without Python, and in front a workbook whose macros may not run."""
    saved_copies.workstation.forget()
    with front(saved_copies.workstation, saved_copies.ordinary) as workstation:
        assert not workstation.calc.document.AllowMacroExecution
        yield workstation


@pytest.fixture
def with_macros(saved_copies: SavedCopies) -> Iterator[FreshMachine]:
    """A machine without Python, and in front a workbook whose macros may run."""
    saved_copies.workstation.forget()
    with saved_copies.workstation.calc.open_(saved_copies.trusted) as opened:
        assert opened.document.AllowMacroExecution
        yield saved_copies.workstation.front(opened)
        opened.wait_until_idle()


def choose(workstation: FreshMachine, button: Button) -> None:
    """Run a command of the menu as the menu does; LibreOffice answers before Python does."""
    service = "com.sun.star.frame.DispatchHelper"
    creator = workstation.calc.context.ServiceManager
    dispatcher = creator.createInstanceWithContext(service, workstation.calc.context)
    frame = workstation.calc.document.CurrentController.Frame
    words = (frame, address(button), "", 0, ())
    Thread(target=dispatcher.executeDispatch, args=words, daemon=True).start()


def wait_for_click(workstation: FreshMachine, button: Button) -> None:
    """Wait until a stand-in was started for a command."""
    wait_for(lambda: button.code in workstation.clicks()[-1], button.libelle)


def wait_for_end(workstation: FreshMachine, what: str) -> None:
    """Wait for the bar that says how the work ended."""
    wait_for(lambda: workstation.calc.document.CurrentController.hasInfobar(_BAR), what)
    workstation.calc.wait_until_idle()


def buttons(document: Any, sheet: str) -> list[str]:
    """Give the captions of what can be clicked on a sheet."""
    page = document.Sheets.getByName(sheet).DrawPage
    forms = (page.getByIndex(rank) for rank in range(page.Count))
    return [shape.Control.Label for shape in forms if hasattr(shape, "Control")]


def lose_buttons(document: Any) -> None:
    """Leave the workbook as LibreOffice 7.4 saves it; 25.2 keeps the buttons."""
    for sheet in ("Accueil", "Coordonnateurs"):
        page = document.Sheets.getByName(sheet).DrawPage
        shapes = [page.getByIndex(rank) for rank in range(page.Count)]
        for shape in shapes:
            if hasattr(shape, "Control"):
                page.remove(shape)
        assert buttons(document, sheet) == []


def test_the_menu_starts_the_recorded_python_though_no_macro_of_the_workbook_may_run(
    without_macros: FreshMachine,
) -> None:
    without_macros.retain(without_macros.stand_in("mon python"))

    without_macros.calc.choose("PIAL", CHECK.libelle)

    ((*words, pipe, workbook),) = without_macros.clicks()
    assert words[:5] == ["-P", "-m", "pial_xl", "bouton", "controler"]
    assert words[5:] == ["--hote", "libreoffice", "--clic", "--tube"]
    assert pipe.startswith("pialxl_")
    assert workbook == "--classeur=repris.xlsm"


def test_every_command_of_the_menu_starts_its_own_work(without_macros: FreshMachine) -> None:
    without_macros.retain(without_macros.stand_in("python"))

    for button in BUTTONS:
        choose(without_macros, button)
        wait_for_click(without_macros, button)
        without_macros.calc.wait_until_idle()

    assert [words[4] for words in without_macros.clicks()] == [button.code for button in BUTTONS]


def test_without_python_the_menu_says_how_to_mend_it(without_macros: FreshMachine) -> None:
    choose(without_macros, CHECK)

    assert "ne trouvent pas Python" in without_macros.calc.message()


def test_the_menu_starts_nothing_that_the_workbook_names(without_macros: FreshMachine) -> None:
    without_macros.write_parametre(str(without_macros.stand_in("à moi/python3.11")))

    choose(without_macros, CHECK)

    assert "ne trouvent pas Python" in without_macros.calc.message()
    assert not without_macros.received.exists()


def test_a_python_that_does_not_answer_is_told_by_the_menu_too(
    without_macros: FreshMachine,
) -> None:
    without_macros.retain(without_macros.silent("python"))

    choose(without_macros, CHECK)

    assert "Python ne répond pas" in without_macros.calc.message()


def test_the_menu_starts_nothing_while_python_works(without_macros: FreshMachine) -> None:
    without_macros.retain(without_macros.stand_in("python"))

    with without_macros.at_work():
        choose(without_macros, CHECK)
        without_macros.clicks()

        again = without_macros.calc.insist(lambda: choose(without_macros, CHECK))
        assert "travaille déjà" in again
    without_macros.calc.wait_until_idle()
    assert len(without_macros.clicks()) == 1


def test_the_menu_controls_the_workbook_and_its_buttons_are_back(
    without_macros: FreshMachine,
) -> None:
    without_macros.retain(Path(sys.executable))
    document = without_macros.calc.document
    lose_buttons(document)

    choose(without_macros, CHECK)
    wait_for_end(without_macros, "la fin du contrôle")

    assert without_macros.calc.text("Contrôles", "A6") == "BLOQUANT"
    for sheet in ("Accueil", "Coordonnateurs"):
        expected = [b.libelle for row in rows_on(sheet) for b, _, _ in buttons_in(row)]
        assert buttons(document, sheet) == expected


def test_a_button_that_came_back_works_and_changed_nothing(with_macros: FreshMachine) -> None:
    with_macros.retain(Path(sys.executable))
    choose(with_macros, AIDE)
    wait_for_end(with_macros, "l'aide")
    assert not with_macros.calc.document.isModified()

    with_macros.retain(with_macros.stand_in("python"))
    with_macros.calc.click_button(CHECK.libelle)

    ((*words, workbook),) = with_macros.clicks()
    assert words[3:5] == ["bouton", "controler"]
    assert workbook == "--classeur=repris.xlsm"
