"""The buttons of the template, clicked for real with the mouse in LibreOffice."""

import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from bureau import attendre, calc, ecran
from exemple import fautif
from poste import Poste

from pial_xl.template.boutons import BOUTONS, Bouton
from pial_xl.units.text import NBSP

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def ouvert(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Poste]:
    maison = tmp_path_factory.mktemp("maison")
    (maison / "bin").mkdir()
    chemin = maison / "PIAL essai.xlsm"
    chemin.write_bytes(fautif())
    with ecran(maison) as environ, calc(chemin, environ, maison / "profil") as programme:
        yield Poste(maison, programme)


@pytest.fixture
def poste(ouvert: Poste) -> Poste:
    """The same machine for each test, without Python."""
    ouvert.oublier()
    return ouvert


@pytest.mark.parametrize("bouton", BOUTONS, ids=lambda bouton: bouton.code)
def test_a_button_starts_the_recorded_python_on_this_workbook(poste: Poste, bouton: Bouton) -> None:
    poste.retenir(poste.remplacant("mon python"))

    poste.calc.cliquer(bouton.libelle)

    ((*mots, tube, classeur),) = poste.clics()
    assert mots[:5] == ["-P", "-m", "pial_xl", "bouton", bouton.code]
    assert mots[5:] == ["--hote", "libreoffice", "--clic", "--tube"]
    assert tube.startswith("pialxl_")
    assert classeur == "--classeur=PIAL essai.xlsm"


def test_the_row_of_parametres_is_taken_where_nothing_is_recorded(poste: Poste) -> None:
    poste.ecrire_parametre(str(poste.remplacant("à moi/python3.11")))

    poste.calc.cliquer("Contrôler")

    assert poste.clics()[0][:4] == ["-P", "-m", "pial_xl", "bouton"]


@pytest.mark.parametrize("nom", ["rm", "python_dossier/rm", "python_dossier/../rm"])
def test_a_cell_can_name_no_program_but_python(poste: Poste, nom: str) -> None:
    (poste.maison / "python_dossier").mkdir(exist_ok=True)
    poste.remplacant(nom)
    poste.ecrire_parametre(str(poste.maison / nom))

    poste.calc.cliquer("Contrôler")

    assert "ne trouvent pas Python" in poste.calc.message()
    assert not poste.recu.exists()


@pytest.mark.parametrize(
    ("nom", "debut"), [("pial-xl", ["bouton"]), ("python3", ["-P", "-m", "pial_xl", "bouton"])]
)
def test_the_path_is_searched_last(poste: Poste, nom: str, debut: list[str]) -> None:
    poste.remplacant(f"bin/{nom}")

    poste.calc.cliquer("Contrôler")

    assert poste.clics()[0][: len(debut) + 1] == [*debut, "controler"]


def test_without_python_one_sentence_says_how_to_mend_it(poste: Poste) -> None:
    poste.retenir(poste.maison / "python qui n'existe plus")

    poste.calc.cliquer("Contrôler")

    assert poste.calc.message() == (
        f"Les boutons ne trouvent pas Python{NBSP}: dans un terminal, là où vous avez installé "
        f"pial-xl, lancez la commande «{NBSP}pial-xl installer{NBSP}», puis cliquez de nouveau."
    )


def test_a_recorded_python_that_vanished_is_not_replaced_by_another(poste: Poste) -> None:
    poste.retenir(poste.maison / "python qui n'existe plus")
    poste.remplacant("bin/python3")

    poste.calc.cliquer("Contrôler")

    assert "ne trouvent pas Python" in poste.calc.message()
    assert not poste.recu.exists()


def test_pial_xl_itself_replaces_a_recorded_python_that_vanished(poste: Poste) -> None:
    poste.retenir(poste.maison / "python qui n'existe plus")
    poste.remplacant("bin/pial-xl")

    poste.calc.cliquer("Contrôler")

    assert poste.clics()[0][:2] == ["bouton", "controler"]


def test_a_python_that_does_not_answer_is_told_too(poste: Poste) -> None:
    poste.retenir(poste.muet("python"))

    poste.calc.cliquer("Contrôler")

    assert f"«{NBSP}pial-xl diagnostic{NBSP}»" in poste.calc.message()


def test_a_click_while_python_works_starts_no_other_and_is_told_so(poste: Poste) -> None:
    poste.retenir(poste.remplacant("python"))

    with poste.au_travail():
        poste.calc.cliquer("Contrôler")
        poste.clics()

        assert "travaille déjà" in poste.calc.insister(lambda: poste.calc.cliquer("Contrôler"))
    poste.calc.attendre_le_repos()
    assert len(poste.clics()) == 1


def test_a_double_click_is_one_click(poste: Poste) -> None:
    poste.retenir(poste.remplacant("python"))

    poste.calc.cliquer("Contrôler", fois=2)
    poste.clics()
    time.sleep(2)

    assert len(poste.clics()) == 1


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("l’école d'été & co.xlsm", ["--classeur=l’école d'été & co.xlsm"]),
        ("$(rm) `rm` ; rm.xlsm", ["--classeur=$(rm) `rm` ; rm.xlsm"]),
        ('a" --trace "b.xlsm', []),
        ("a=b.xlsm", []),
    ],
)
def test_the_name_of_a_workbook_is_one_word_whatever_it_holds(
    poste: Poste, nom: str, dit: list[str]
) -> None:
    poste.retenir(poste.remplacant("python"))
    chemin = poste.maison / nom
    chemin.write_bytes(fautif())

    with poste.calc.ouvrir(chemin) as devant:
        devant.cliquer("Contrôler")
        (mots,) = poste.clics()

    assert mots[mots.index("--tube") + 2 :] == dit


def test_the_buttons_still_work_after_another_program_saved_the_workbook(poste: Poste) -> None:
    poste.retenir(poste.remplacant("python"))
    classeur = openpyxl.load_workbook(BytesIO(fautif()), keep_vba=True)
    chemin = poste.maison / "repris.xlsm"
    classeur.save(chemin)

    with poste.calc.ouvrir(chemin) as devant:
        devant.cliquer("Aide")
        assert "aide" in poste.clics()[0]


@pytest.fixture
def travail(poste: Poste, tmp_path: Path) -> Iterator[Poste]:
    """A workbook of its own in front, and the Python that runs the tests behind its buttons."""
    poste.retenir(Path(sys.executable))
    chemin = tmp_path / "PIAL travail.xlsm"
    chemin.write_bytes(fautif())
    with poste.calc.ouvrir(chemin) as devant:
        yield poste.devant(devant)


def cliquer_et_attendre(poste: Poste, bouton: str, debut: str) -> None:
    """Click, and wait for the bar that says how it ended."""
    controleur = poste.calc.document.CurrentController
    if controleur.hasInfobar("pial-xl"):
        controleur.removeInfobar("pial-xl")
    poste.calc.cliquer(bouton)
    attendre(lambda: controleur.hasInfobar("pial-xl"), debut)
    poste.calc.attendre_le_repos()


def constats(poste: Poste) -> list[list[str]]:
    """Give the rows of the sheet of findings."""
    zone = poste.calc.document.Sheets.getByName("Contrôles").getCellRangeByName("A6:L60")
    return [[str(v) for v in ligne] for ligne in zone.getDataArray() if ligne[1]]


def test_a_click_controls_the_open_workbook(travail: Poste) -> None:
    cliquer_et_attendre(travail, "Contrôler", "la fin du contrôle")

    (charge,) = [ligne for ligne in constats(travail) if ligne[1] == "A-01"]
    assert (charge[0], charge[-1]) == ("BLOQUANT", "nouveau")
    assert travail.calc.document.CurrentController.ActiveSheet.Name == "Accueil"


def test_a_second_click_finds_the_same_and_knows_it(travail: Poste) -> None:
    cliquer_et_attendre(travail, "Contrôler", "la fin du contrôle")
    premiers = constats(travail)

    cliquer_et_attendre(travail, "Contrôler", "la fin du second contrôle")

    seconds = constats(travail)
    assert [ligne[:-1] for ligne in seconds] == [ligne[:-1] for ligne in premiers]
    assert {ligne[-1] for ligne in seconds} == {"connu"}


def test_clicks_make_the_letters_and_their_pdf(travail: Poste, tmp_path: Path) -> None:
    cliquer_et_attendre(travail, "Générer les lettres", "les lettres")
    assert "Lettre FICTIVE Alice" in travail.calc.document.Sheets.ElementNames

    cliquer_et_attendre(travail, "Exporter en PDF", "les PDF")  # that of each, and that of all
    assert [pdf.read_bytes()[:5] for pdf in tmp_path.rglob("*.pdf")] == [b"%PDF-"] * 2
