"""LibreOffice itself, as xlwings drives it, and how it is reached."""

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from pial_xl.workbook.libreoffice import LibreOfficeInjoignable, activer, connexion
from pial_xl.workbook.libreoffice.connexion import ouvrir_ecoute, se_connecter
from pial_xl.workbook.libreoffice.soffice import trouver_soffice

if TYPE_CHECKING:
    from hote_libreoffice import Compteur

pytest_plugins = ("hote_libreoffice",)
pytestmark = pytest.mark.libreoffice


def test_activating_twice_adds_one_engine(app: xw.App, compteur: "Compteur") -> None:
    activer(se_connecter(compteur.tube))
    assert [moteur.name for moteur in xw.engines].count("libreoffice") == 1
    assert xw.engines.active is xw.engines["libreoffice"]
    assert [autre.books.count for autre in xw.apps] == [app.books.count]


def test_properties_are_set_and_put_back_whatever_happens(app: xw.App, livre: xw.Book) -> None:
    def echouer() -> None:
        with app.properties(
            screen_updating=False,
            enable_events=False,
            calculation="manual",
            display_alerts=False,
            status_bar="Contrôle en cours…",
        ):
            assert livre.api.hasControllersLocked()
            assert not livre.api.isAutomaticCalculationEnabled()
            assert app.status_bar == "Contrôle en cours…"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        echouer()
    assert not livre.api.hasControllersLocked()
    assert (app.screen_updating, app.enable_events, app.display_alerts) == (True, True, True)
    assert (app.calculation, app.status_bar) == ("automatic", False)


def test_a_view_left_held_by_a_stopped_program_is_let_go(app: xw.App, livre: xw.Book) -> None:
    livre.api.lockControllers()
    app.screen_updating = True
    assert not livre.api.hasControllersLocked()


def test_another_program_that_attaches_lets_nothing_go(
    app: xw.App, livre: xw.Book, compteur: "Compteur"
) -> None:
    app.screen_updating = False
    activer(se_connecter(compteur.tube))
    assert livre.api.hasControllersLocked()


def test_manual_calculation_waits_until_asked(app: xw.App, feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["B1"].formula = 1, "=A1*2"
    with app.properties(calculation="manual"):
        feuille["A1"].value = 5
        app.calculate()
        assert feuille["B1"].value == 10.0


def test_libreoffice_tells_its_version_and_its_folder(app: xw.App) -> None:
    assert int(app.impl.version_de_libreoffice.split(".")[0]) >= 7
    assert Path(app.path).is_dir()


def test_a_macro_of_the_workbook_is_run(app: xw.App, livre: xw.Book) -> None:
    bibliotheques = livre.api.BasicLibraries
    if not bibliotheques.hasByName("VBAProject"):
        bibliotheques.createLibrary("VBAProject")
    source = "Function Doubler(x)\nDoubler = x * 2\nEnd Function\n"
    bibliotheques.getByName("VBAProject").insertByName("modPial", source)
    assert livre.macro("modPial.Doubler")(21) == 42
    with pytest.raises(ValueError, match=r"«\xa0modInconnu\xa0» est introuvable"):
        app.macro("modInconnu.Doubler")(21)


def test_nobody_listening_is_one_french_sentence() -> None:
    with pytest.raises(LibreOfficeInjoignable, match="LibreOffice ne répond pas\xa0:"):
        se_connecter("personne_n_ecoute_ici")


def test_no_libreoffice_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "pial_xl.workbook.libreoffice.soffice._DOSSIERS", {"linux": (str(tmp_path),)}
    )
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(LibreOfficeInjoignable, match="introuvable sur cet ordinateur"):
        trouver_soffice()


def test_a_running_libreoffice_is_asked_to_listen_and_keeps_its_workbooks(
    livre: xw.Book, tube: str, profil: Path
) -> None:
    livre.sheets[0]["A1"].value = "toujours là"
    autre = activer(ouvrir_ecoute(f"{tube}_bis", profil=profil, options=("--headless",)))
    assert autre.books[livre.name].sheets[0]["A1"].value == "toujours là"


def test_a_program_that_ends_without_answering_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    muet = tmp_path / "soffice"
    muet.write_text(f"#!{sys.executable}\n")
    muet.chmod(0o755)
    monkeypatch.setattr(connexion, "trouver_soffice", lambda: muet)
    monkeypatch.setattr(connexion, "DELAI", 0.3)
    debut = time.monotonic()
    with pytest.raises(LibreOfficeInjoignable, match="n'a pas répondu"):
        ouvrir_ecoute("personne_n_ecoute_ici")
    assert time.monotonic() - debut < 5


def test_importing_the_package_s_rooms_does_not_import_xlwings() -> None:
    code = "import sys, pial_xl.cli, pial_xl.workbook.closed; sys.exit('xlwings' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
