"""``pial-xl bouton`` attaches from outside to the workbook open in LibreOffice."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir, lignes
from fabrique import Classeur
from terminal import Lancer

from pial_xl.units.text import french
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.verrou import seul_sur

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice


TOUT_PERMIS = """<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>0</value></prop></item></oor:items>"""


@pytest.fixture
def fautif(ouvrir: Ouvrir) -> xw.Book:
    classeur = Classeur()
    classeur.mettre("T_AESH", 0, "heures", 12)
    return ouvrir(classeur.tables)


def test_a_click_controls_the_workbook_and_ends_with_one_sentence(
    fautif: xw.Book, tube: str, lancer: Lancer
) -> None:
    fini = lancer("bouton", "controler", "--hote", "libreoffice", "--tube", tube)

    assert (fini.returncode, fini.stderr) == (0, "")
    assert fini.stdout.startswith("Contrôle terminé")
    assert fini.stdout.count("\n") == 1
    assert "A-01" in [rangee[1] for rangee in lignes(fautif)]


def test_the_arguments_of_xlwings_own_caller_name_the_workbook(
    fautif: xw.Book, ouvrir: Ouvrir, tube: str, lancer: Lancer
) -> None:
    ouvrir(nom="autre.xlsm")

    fini = lancer(
        *("bouton", "lettres", "--hote", "libreoffice", "--tube", tube),
        *("--wb=PIAL essai.xlsm", "--from_xl=1", "--hwnd=42"),
    )

    assert fini.returncode == 0
    assert "Lettre FICTIVE Alice" in fautif.sheet_names


def test_a_workbook_that_is_not_open_is_one_sentence_and_exit_2(
    fautif: xw.Book, tube: str, lancer: Lancer
) -> None:
    fini = lancer("bouton", "controler", "--tube", tube, "--classeur", "absent.xlsm")

    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith("Le classeur demandé n'est pas ouvert")


def test_a_workbook_can_be_named_by_its_path(
    fautif: xw.Book, ouvrir: Ouvrir, tube: str, lancer: Lancer
) -> None:
    chemin = fautif.fullname
    ouvrir(nom="autre.xlsm")

    fini = lancer("bouton", "controler", "--tube", tube, "--classeur", chemin)

    assert (fini.returncode, fini.stderr) == (0, "")
    assert "A-01" in [rangee[1] for rangee in lignes(fautif)]
    ailleurs = str(Path(chemin).parent / "ailleurs" / Path(chemin).name)
    assert lancer("bouton", "controler", "--tube", tube, "--classeur", ailleurs).returncode == 2


def test_a_copy_that_cannot_be_made_is_told_as_one(
    fautif: xw.Book, tube: str, lancer: Lancer
) -> None:
    (Path(fautif.fullname).parent / "copies pial-xl").write_text("un fichier")

    fini = lancer("bouton", "controler", "--tube", tube)

    assert fini.returncode == 2
    assert fini.stderr.startswith("La copie de sécurité n'a pas pu être faite")
    assert "A-01" not in [rangee[1] for rangee in lignes(fautif)]


def test_no_libreoffice_listening_is_one_sentence(lancer: Lancer, tmp_path: Path) -> None:
    fini = lancer("bouton", "controler", "--hote", "excel")

    assert fini.returncode == 2
    assert fini.stderr.count("\n") == 1
    assert "Excel" in fini.stderr


def test_a_failure_leaves_no_traceback_and_a_log_without_the_workbooks_data(
    fautif: xw.Book, tube: str, lancer: Lancer, tmp_path: Path
) -> None:
    fautif.sheets["Contrôles"].api.protect("secret")

    fini = lancer("bouton", "controler", "--tube", tube, XDG_CACHE_HOME=str(tmp_path / "cache"))

    assert fini.returncode == 2
    assert "Traceback" not in fini.stderr
    assert fini.stderr.count("\n") == 1
    journal = (tmp_path / "cache" / "pial_xl" / "journal.txt").read_text(encoding="utf-8")
    assert "controles.py" in journal
    assert "FICTIVE" not in journal
    assert "PIAL essai" not in journal


@pytest.mark.parametrize("attente", [0.6, 1.2, 2.0])
def test_a_run_that_is_killed_loses_nothing_and_the_next_one_mends(
    fautif: xw.Book, tube: str, lancer: Lancer, attente: float
) -> None:
    attendu = fautif.sheets["AESH"].range("A5:H7").value
    tue = subprocess.Popen(
        [sys.executable, "-m", "pial_xl", "bouton", "controler", "--tube", tube],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(attente)
    tue.kill()
    tue.wait()

    assert fautif.sheets["AESH"].range("A5:H7").value == attendu
    fini = lancer("bouton", "controler", "--tube", tube)
    assert fini.returncode == 0
    copies = _copies(fautif)  # one at least: the second run's
    assert copies
    assert all(read_workbook(copie).tables["T_AESH"].lignes for copie in copies)
    assert "A-01" in [rangee[1] for rangee in lignes(fautif)]
    assert lancer("bouton", "effacer_marques", "--tube", tube).returncode == 0
    assert not [note for sheet in fautif.sheets for note in sheet.notes]


def test_a_run_that_is_killed_once_its_copy_is_made_leaves_it_whole(
    fautif: xw.Book, tube: str
) -> None:
    tue = subprocess.Popen(
        [sys.executable, "-m", "pial_xl", "bouton", "controler", "--tube", tube],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    fin = time.monotonic() + 30
    while not _copies(fautif) and time.monotonic() < fin:
        time.sleep(0.02)
    tue.kill()
    tue.wait()
    codes = fautif.sheets["AESH"].range("A5:A7").value  # LibreOffice answers once it has written

    (copie,) = _copies(fautif)
    lues = read_workbook(copie).tables["T_AESH"].lignes
    assert [valeurs[0] for _, valeurs in lues[:3]] == codes


def _copies(book: xw.Book) -> list[Path]:
    return sorted(Path(book.fullname).parent.glob("copies pial-xl/*.xlsm"))


def test_a_second_run_at_once_is_one_sentence_and_changes_nothing(
    fautif: xw.Book, tube: str, lancer: Lancer
) -> None:
    avant = fautif.sheet_names

    with seul_sur(fautif):
        fini = lancer("bouton", "controler", "--tube", tube)

    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith("Un bouton de pial-xl travaille déjà sur ce classeur")
    assert fini.stderr.count("\n") == 1
    assert fautif.sheet_names == avant
    assert lancer("bouton", "controler", "--tube", tube).returncode == 0


def test_another_workbook_is_not_held(fautif: xw.Book, ouvrir: Ouvrir) -> None:
    with seul_sur(fautif), seul_sur(ouvrir(nom="autre.xlsm")):
        assert fautif.name != "autre.xlsm"


def test_the_hold_ends_with_a_process_that_is_killed(
    fautif: xw.Book, tube: str, lancer: Lancer
) -> None:
    tue = subprocess.Popen(
        [sys.executable, "-m", "pial_xl", "bouton", "controler", "--tube", tube],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    fin = time.monotonic() + 30
    while not fautif.api.hasControllersLocked() and time.monotonic() < fin:
        time.sleep(0.02)
    with pytest.raises(EcritureImpossible, match="travaille déjà"), seul_sur(fautif):
        pass
    tue.kill()
    tue.wait()

    assert lancer("bouton", "aide", "--tube", tube).returncode == 0
    assert not fautif.api.hasControllersLocked()


def test_the_help_tells_the_macro_security_of_the_libreoffice_that_runs(
    fautif: xw.Book, tube: str, lancer: Lancer, tmp_path: Path
) -> None:
    autre_profil = tmp_path / "libreoffice" / "4" / "user"
    autre_profil.mkdir(parents=True)
    (autre_profil / "registrymodifications.xcu").write_text(TOUT_PERMIS)

    dit = lancer("bouton", "aide", "--tube", tube, XDG_CONFIG_HOME=str(tmp_path)).stdout

    assert fautif.app.impl.securite_des_macros == (2, 0)
    assert french("Macros de LibreOffice : niveau élevé, emplacements de confiance : 0") in dit
    assert "LibreOffice n'exécute pas les macros" in dit
