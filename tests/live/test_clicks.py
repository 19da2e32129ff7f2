"""The buttons of the template, clicked for real with the mouse in LibreOffice."""

import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from desktop import calc, screen, wait_for
from example import IMPATIENT, faulty
from station import FreshMachine

from pial_xl.buttons import BUTTONS, Button
from pial_xl.report.blocks.controles import RANKS, TITLE_ROW
from pial_xl.units.text import NBSP

pytestmark = pytest.mark.libreoffice

STATUS = RANKS["statut"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshMachine]:
    home = tmp_path_factory.mktemp("maison")
    (home / "bin").mkdir()
    path = home / "Documents" / "PIAL essai.xlsm"
    path.parent.mkdir()
    path.write_bytes(faulty())
    with screen(home) as environ, calc(path, environ, home / "profil") as program:
        yield FreshMachine(home, program)


@pytest.fixture
def workstation(opened: FreshMachine) -> FreshMachine:
    """The same machine for each test, without Python."""
    opened.forget()
    return opened


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.code)
def test_a_button_starts_the_recorded_python_on_this_workbook(
    workstation: FreshMachine, button: Button
) -> None:
    workstation.retain(workstation.stand_in("mon python"))

    workstation.calc.click_button(button.libelle)

    ((*words, pipe, workbook),) = workstation.clicks()
    assert words[:5] == ["-P", "-m", "pial_xl", "bouton", button.code]
    assert words[5:] == ["--hote", "libreoffice", "--clic", "--tube"]
    assert pipe.startswith("pialxl_")
    assert workbook == "--classeur=PIAL essai.xlsm"


def test_the_row_of_parametres_is_taken_where_nothing_is_recorded(
    workstation: FreshMachine,
) -> None:
    workstation.write_parametre(str(workstation.stand_in("à moi/python3.11")))

    workstation.calc.click_button("Contrôler")

    assert workstation.clicks()[0][:4] == ["-P", "-m", "pial_xl", "bouton"]


@pytest.mark.parametrize(
    "nom", ["rm", "python_dossier/rm", "python_dossier/../rm", "python.sh", "Documents/python3"]
)
def test_a_cell_can_name_no_program_but_a_python_from_elsewhere(
    workstation: FreshMachine, nom: str
) -> None:
    (workstation.home / "python_dossier").mkdir(exist_ok=True)
    workstation.stand_in(nom)
    workstation.write_parametre(str(workstation.home / nom))

    workstation.calc.click_button("Contrôler")

    assert "ne trouvent pas Python" in workstation.calc.message()
    assert not workstation.received.exists()


@pytest.mark.parametrize(
    ("nom", "debut"), [("pial-xl", ["bouton"]), ("python3", ["-P", "-m", "pial_xl", "bouton"])]
)
def test_the_path_is_searched_last(workstation: FreshMachine, nom: str, debut: list[str]) -> None:
    workstation.stand_in(f"bin/{nom}")

    workstation.calc.click_button("Contrôler")

    assert workstation.clicks()[0][: len(debut) + 1] == [*debut, "controler"]


def test_without_python_one_sentence_says_how_to_mend_it(workstation: FreshMachine) -> None:
    workstation.retain(workstation.home / "python qui n'existe plus")

    workstation.calc.click_button("Contrôler")

    assert workstation.calc.message() == (
        f"Les boutons ne trouvent pas Python{NBSP}: dans un terminal, là où vous avez installé "
        f"pial-xl, lancez la commande «{NBSP}pial-xl installer{NBSP}», puis cliquez de nouveau."
    )


def test_a_recorded_python_that_vanished_is_not_replaced_by_another(
    workstation: FreshMachine,
) -> None:
    workstation.retain(workstation.home / "python qui n'existe plus")
    workstation.stand_in("bin/python3")

    workstation.calc.click_button("Contrôler")

    assert "ne trouvent pas Python" in workstation.calc.message()
    assert not workstation.received.exists()


def test_pial_xl_itself_replaces_a_recorded_python_that_vanished(workstation: FreshMachine) -> None:
    workstation.retain(workstation.home / "python qui n'existe plus")
    workstation.stand_in("bin/pial-xl")

    workstation.calc.click_button("Contrôler")

    assert workstation.clicks()[0][:2] == ["bouton", "controler"]


def test_a_python_that_does_not_answer_is_told_too(workstation: FreshMachine) -> None:
    workstation.retain(workstation.silent("python"))
    path = workstation.home / "impatient.xlsm"
    path.write_bytes(faulty(IMPATIENT))

    with workstation.calc.open_(path) as front:
        front.click_button("Contrôler")

        assert f"«{NBSP}pial-xl diagnostic{NBSP}»" in front.message()


def test_a_click_while_python_works_starts_no_other_and_is_told_so(
    workstation: FreshMachine,
) -> None:
    workstation.retain(workstation.stand_in("python"))

    with workstation.at_work():
        workstation.calc.click_button("Contrôler")
        workstation.clicks()

        assert "travaille déjà" in workstation.calc.insist(
            lambda: workstation.calc.click_button("Contrôler")
        )
    workstation.calc.wait_until_idle()
    assert len(workstation.clicks()) == 1


def test_a_double_click_is_one_click(workstation: FreshMachine) -> None:
    workstation.retain(workstation.stand_in("python"))

    workstation.calc.click_button("Contrôler", times=2)
    workstation.clicks()
    time.sleep(2)

    assert len(workstation.clicks()) == 1


@pytest.mark.parametrize(
    ("nom", "said"),
    [
        ("l’école d'été & co.xlsm", ["--classeur=l’école d'été & co.xlsm"]),
        ("$(rm) `rm` ; rm.xlsm", ["--classeur=$(rm) `rm` ; rm.xlsm"]),
        ('a" --trace "b.xlsm', []),
        ("a=b.xlsm", []),
    ],
)
def test_the_name_of_a_workbook_is_one_word_whatever_it_holds(
    workstation: FreshMachine, nom: str, said: list[str]
) -> None:
    workstation.retain(workstation.stand_in("python"))
    path = workstation.home / nom
    path.write_bytes(faulty())

    with workstation.calc.open_(path) as front:
        front.click_button("Contrôler")
        (words,) = workstation.clicks()

    assert words[words.index("--tube") + 2 :] == said


def test_the_buttons_still_work_after_another_program_saved_the_workbook(
    workstation: FreshMachine,
) -> None:
    workstation.retain(workstation.stand_in("python"))
    workbook = openpyxl.load_workbook(BytesIO(faulty()), keep_vba=True)
    path = workstation.home / "repris.xlsm"
    workbook.save(path)

    with workstation.calc.open_(path) as front:
        front.click_button("Aide")
        assert "aide" in workstation.clicks()[0]


@pytest.fixture
def work(workstation: FreshMachine, tmp_path: Path) -> Iterator[FreshMachine]:
    """A workbook of its own in front, and the Python that runs the tests behind its buttons."""
    workstation.retain(Path(sys.executable))
    path = tmp_path / "PIAL travail.xlsm"
    path.write_bytes(faulty())
    with workstation.calc.open_(path) as front:
        yield workstation.front(front)


def click_and_wait(workstation: FreshMachine, button: str, debut: str) -> None:
    """Click, and wait for the bar that says how it ended."""
    controller = workstation.calc.document.CurrentController
    if controller.hasInfobar("pial-xl"):
        controller.removeInfobar("pial-xl")
    workstation.calc.click_button(button)
    wait_for(lambda: controller.hasInfobar("pial-xl"), debut)
    workstation.calc.wait_until_idle()


def constats(workstation: FreshMachine) -> list[list[str]]:
    """Give the rows of the sheet of constats."""
    sheet = workstation.calc.document.Sheets.getByName("Contrôles")
    zone = sheet.getCellRangeByPosition(0, TITLE_ROW, len(RANKS) - 1, TITLE_ROW + 55)
    return [[str(v) for v in row] for row in zone.getDataArray() if row[RANKS["code"]]]


def but_status(row: list[str]) -> list[str]:
    return row[:STATUS] + row[STATUS + 1 :]


def test_a_click_controls_the_open_workbook(work: FreshMachine) -> None:
    click_and_wait(work, "Contrôler", "la fin du contrôle")

    (charge,) = [row for row in constats(work) if row[RANKS["code"]] == "A-01"]
    assert (charge[RANKS["niveau"]], charge[STATUS]) == ("BLOQUANT", "nouveau")
    assert work.calc.document.CurrentController.ActiveSheet.Name == "Contrôles"


def test_a_second_click_finds_the_same_and_knows_it(work: FreshMachine) -> None:
    click_and_wait(work, "Contrôler", "la fin du contrôle")
    first_ones = constats(work)

    click_and_wait(work, "Contrôler", "la fin du second contrôle")

    seconds = constats(work)
    assert [but_status(row) for row in seconds] == [but_status(row) for row in first_ones]
    assert {row[STATUS] for row in seconds} == {"connu"}


def test_clicks_make_the_letters_and_their_pdf(work: FreshMachine, tmp_path: Path) -> None:
    click_and_wait(work, "Générer les lettres", "les lettres")
    assert "Lettre FICTIVE Alice" in work.calc.document.Sheets.ElementNames

    click_and_wait(work, "Exporter en PDF", "les PDF")  # that of each, and that of all
    assert [pdf.read_bytes()[:5] for pdf in tmp_path.rglob("*.pdf")] == [b"%PDF-"] * 2
