"""The menu PIAL of LibreOffice, on workbooks that LibreOffice itself saved: no button is left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from bureau import Calc, attendre, calc, ecran
from exemple import fautif
from extensions import unopkg
from poste import Poste

from pial_xl.installation.extension.macros import adresse
from pial_xl.installation.libreoffice import profil
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.template.boutons import AIDE, BOUTONS, CONTROLER, RANGEES, Bouton
from pial_xl.usages.installation import installer
from pial_xl.workbook.libreoffice.structures import proprietes

pytestmark = pytest.mark.libreoffice

_XLSM = "Calc MS Excel 2007 VBA XML"
_BARRE = "pial-xl"
_SECURITE = "org.openoffice.Office.Common/Security/Scripting"


@dataclass(frozen=True, slots=True)
class Reprises:
    """Copies that LibreOffice saved, on a machine whose LibreOffice has its first settings.

    Attributes:
        poste: the machine, with pial-xl installed.
        ordinaire: where the macros of a workbook do not run.
        de_confiance: in a trusted folder, where they do.
    """

    poste: Poste
    ordinaire: Path
    de_confiance: Path


@pytest.fixture(scope="module")
def reprises(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reprises]:
    maison = tmp_path_factory.mktemp("maison")
    (maison / "bin").mkdir()
    machine = Machine(Systeme.LINUX, maison, Path(sys.executable), unopkg=unopkg(maison))
    sur = maison / "de confiance"
    installer(machine, sur, fautif)
    # The level of security is left as a new profile has it: high.
    reglages = {_SECURITE: ("SecureURL", f"<it>{sur.as_uri()}</it>")}
    modele, ici = sur / "PIAL_template.xlsm", profil(machine).parent
    with ecran(maison) as environ, calc(modele, environ, ici, reglages) as programme:
        copies = maison / "repris.xlsm", sur / "repris.xlsm"
        for copie in copies:
            programme.document.storeToURL(copie.as_uri(), proprietes(FilterName=_XLSM))
        yield Reprises(Poste(maison, programme), *copies)


@contextmanager
def devant(poste: Poste, classeur: Path) -> Iterator[Poste]:
    """Open a workbook as a person does: they read LibreOffice's warning about its macros."""
    accord = Thread(target=_accepter, args=(poste.calc,))
    accord.start()
    with poste.calc.ouvrir(classeur) as ouvert:
        accord.join()
        yield poste.devant(ouvert)
        poste.calc.attendre_le_repos()


def _accepter(programme: Calc) -> None:
    chercher = ("search", "--onlyvisible", "--name", "Warning")
    attendre(lambda: programme.xdotool(*chercher).stdout, "l'avertissement sur les macros")
    programme.xdotool("key", "Return")


@pytest.fixture
def sans_macros(reprises: Reprises) -> Iterator[Poste]:
    """A machine without Python, and in front a workbook whose macros may not run."""
    reprises.poste.oublier()
    with devant(reprises.poste, reprises.ordinaire) as poste:
        assert not poste.calc.document.AllowMacroExecution
        yield poste


@pytest.fixture
def avec_macros(reprises: Reprises) -> Iterator[Poste]:
    """A machine without Python, and in front a workbook whose macros may run."""
    reprises.poste.oublier()
    with reprises.poste.calc.ouvrir(reprises.de_confiance) as ouvert:
        assert ouvert.document.AllowMacroExecution
        yield reprises.poste.devant(ouvert)
        ouvert.attendre_le_repos()


def choisir(poste: Poste, bouton: Bouton) -> None:
    """Run a command of the menu as the menu does; LibreOffice answers before Python does."""
    service = "com.sun.star.frame.DispatchHelper"
    createur = poste.calc.contexte.ServiceManager
    aiguillage = createur.createInstanceWithContext(service, poste.calc.contexte)
    cadre = poste.calc.document.CurrentController.Frame
    mots = (cadre, adresse(bouton), "", 0, ())
    Thread(target=aiguillage.executeDispatch, args=mots, daemon=True).start()


def attendre_le_clic(poste: Poste, bouton: Bouton) -> None:
    """Wait until a stand-in was started for a command."""
    attendre(lambda: bouton.code in poste.clics()[-1], bouton.libelle)


def attendre_la_fin(poste: Poste, quoi: str) -> None:
    """Wait for the bar that says how the work ended."""
    attendre(lambda: poste.calc.document.CurrentController.hasInfobar(_BARRE), quoi)
    poste.calc.attendre_le_repos()


def boutons(document: Any, feuille: str) -> list[str]:
    """Give the captions of what can be clicked on a sheet."""
    page = document.Sheets.getByName(feuille).DrawPage
    formes = (page.getByIndex(rang) for rang in range(page.Count))
    return [forme.Control.Label for forme in formes if hasattr(forme, "Control")]


def test_the_menu_starts_the_recorded_python_though_no_macro_of_the_workbook_may_run(
    sans_macros: Poste,
) -> None:
    sans_macros.retenir(sans_macros.remplacant("mon python"))

    sans_macros.calc.choisir("PIAL", CONTROLER.libelle)

    ((*mots, tube, classeur),) = sans_macros.clics()
    assert mots[:5] == ["-P", "-m", "pial_xl", "bouton", "controler"]
    assert mots[5:] == ["--hote", "libreoffice", "--clic", "--tube"]
    assert tube.startswith("pialxl_")
    assert classeur == "--classeur=repris.xlsm"


def test_every_command_of_the_menu_starts_its_own_work(sans_macros: Poste) -> None:
    sans_macros.retenir(sans_macros.remplacant("python"))

    for bouton in BOUTONS:
        choisir(sans_macros, bouton)
        attendre_le_clic(sans_macros, bouton)
        sans_macros.calc.attendre_le_repos()

    assert [mots[4] for mots in sans_macros.clics()] == [bouton.code for bouton in BOUTONS]


def test_without_python_the_menu_says_how_to_mend_it(sans_macros: Poste) -> None:
    choisir(sans_macros, CONTROLER)

    assert "ne trouvent pas Python" in sans_macros.calc.message()


def test_the_menu_starts_nothing_that_the_workbook_names(sans_macros: Poste) -> None:
    sans_macros.ecrire_parametre(str(sans_macros.remplacant("à moi/python3.11")))

    choisir(sans_macros, CONTROLER)

    assert "ne trouvent pas Python" in sans_macros.calc.message()
    assert not sans_macros.recu.exists()


def test_a_python_that_does_not_answer_is_told_by_the_menu_too(sans_macros: Poste) -> None:
    sans_macros.retenir(sans_macros.muet("python"))

    choisir(sans_macros, CONTROLER)

    assert "Python ne répond pas" in sans_macros.calc.message()


def test_the_menu_starts_nothing_while_python_works(sans_macros: Poste) -> None:
    sans_macros.retenir(sans_macros.remplacant("python"))

    with sans_macros.au_travail():
        choisir(sans_macros, CONTROLER)
        sans_macros.clics()

        encore = sans_macros.calc.insister(lambda: choisir(sans_macros, CONTROLER))
        assert "travaille déjà" in encore
    sans_macros.calc.attendre_le_repos()
    assert len(sans_macros.clics()) == 1


def test_the_menu_controls_the_workbook_and_its_buttons_are_back(sans_macros: Poste) -> None:
    sans_macros.retenir(Path(sys.executable))
    document = sans_macros.calc.document
    assert boutons(document, "Accueil") == []

    choisir(sans_macros, CONTROLER)
    attendre_la_fin(sans_macros, "la fin du contrôle")

    assert sans_macros.calc.texte("Contrôles", "A6") == "BLOQUANT"
    for feuille in ("Accueil", "Coordonnateurs"):
        attendus = [b.libelle for r in RANGEES if r.feuille == feuille for b in r.boutons]
        assert boutons(document, feuille) == attendus


def test_a_button_that_came_back_works_and_changed_nothing(avec_macros: Poste) -> None:
    avec_macros.retenir(Path(sys.executable))
    choisir(avec_macros, AIDE)
    attendre_la_fin(avec_macros, "l'aide")
    assert not avec_macros.calc.document.isModified()

    avec_macros.retenir(avec_macros.remplacant("python"))
    avec_macros.calc.cliquer(CONTROLER.libelle)

    ((*mots, classeur),) = avec_macros.clics()
    assert mots[3:5] == ["bouton", "controler"]
    assert classeur == "--classeur=repris.xlsm"
