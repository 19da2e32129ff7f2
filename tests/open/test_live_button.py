"""``pial-xl bouton`` attaches from outside to the workbook open in LibreOffice."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables, refuse_synthese, rows
from terminal import Launcher

from pial_xl.report.blocks.controles import RANKS
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.lock import alone_on
from pial_xl.units.text import french

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice


ALL_ALLOWED = """<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>0</value></prop></item></oor:items>"""


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT."""
    return open_(faulty_tables())


def codes(book: xw.Book) -> list[str]:
    return [line[RANKS["code"]] for line in rows(book)]


def test_a_click_controls_the_workbook_and_ends_with_one_sentence(
    faulty: xw.Book, pipe: str, start: Launcher
) -> None:
    finished = start("bouton", "controler", "--hote", "libreoffice", "--tube", pipe)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.startswith("Contrôle terminé")
    assert finished.stdout.count("\n") == 1
    assert "A-01" in codes(faulty)


def test_the_arguments_of_xlwings_own_caller_name_the_workbook(
    faulty: xw.Book, open_: OpenWorkbook, pipe: str, start: Launcher
) -> None:
    open_(nom="autre.xlsm")

    finished = start(
        *("bouton", "lettres", "--hote", "libreoffice", "--tube", pipe),
        *("--wb=PIAL essai.xlsm", "--from_xl=1", "--hwnd=42"),
    )

    assert finished.returncode == 0
    assert "Lettre FICTIVE Alice" in faulty.sheet_names


def test_a_workbook_that_is_not_open_is_one_sentence_and_exit_2(
    faulty: xw.Book, pipe: str, start: Launcher
) -> None:
    finished = start("bouton", "controler", "--tube", pipe, "--classeur", "absent.xlsm")

    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("Le classeur demandé n'est pas ouvert")


def test_a_workbook_can_be_named_by_its_path(
    faulty: xw.Book, open_: OpenWorkbook, pipe: str, start: Launcher
) -> None:
    path = faulty.fullname
    open_(nom="autre.xlsm")

    finished = start("bouton", "controler", "--tube", pipe, "--classeur", path)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "A-01" in codes(faulty)
    elsewhere = str(Path(path).parent / "ailleurs" / Path(path).name)
    assert start("bouton", "controler", "--tube", pipe, "--classeur", elsewhere).returncode == 2


def test_a_copy_that_cannot_be_made_is_told_as_one(
    faulty: xw.Book, pipe: str, start: Launcher
) -> None:
    (Path(faulty.fullname).parent / "copies pial-xl").write_text("un fichier")

    finished = start("bouton", "controler", "--tube", pipe)

    assert finished.returncode == 2
    assert finished.stderr.startswith("La copie de sécurité n'a pas pu être faite")
    assert "A-01" not in codes(faulty)


def test_no_libreoffice_listening_is_one_sentence(start: Launcher, tmp_path: Path) -> None:
    finished = start("bouton", "controler", "--hote", "excel")

    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1
    assert "Excel" in finished.stderr


def test_a_failure_leaves_no_traceback_and_a_log_without_the_workbooks_data(
    faulty: xw.Book, pipe: str, start: Launcher, tmp_path: Path
) -> None:
    refuse_synthese(faulty)

    finished = start("bouton", "controler", "--tube", pipe, XDG_CACHE_HOME=str(tmp_path / "cache"))

    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
    assert finished.stderr.count("\n") == 1
    log = (tmp_path / "cache" / "pial_xl" / "journal.txt").read_text(encoding="utf-8")
    assert "synthese.py" in log
    assert "FICTIVE" not in log
    assert "PIAL essai" not in log


def is_held(book: xw.Book) -> bool:
    return bool(book.api.hasControllersLocked())


def has_a_copy(book: xw.Book) -> bool:
    return bool(_copies(book))


def has_constats(book: xw.Book) -> bool:
    return "A-01" in codes(book)


@contextmanager
def halted(far: Callable[[xw.Book], bool], book: xw.Book, pipe: str) -> Iterator[None]:
    """Halt a control in a process of its own once it is as far as is said, and kill it after."""
    run = subprocess.Popen(
        [sys.executable, "-m", "pial_xl", "bouton", "controler", "--tube", pipe],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while run.poll() is None and not far(book):
        time.sleep(0.02)
    run.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        run.kill()
        run.wait()


@pytest.mark.parametrize("far", [has_a_copy, has_constats])
def test_a_run_that_is_killed_loses_nothing_and_the_next_one_mends(
    faulty: xw.Book, pipe: str, start: Launcher, far: Callable[[xw.Book], bool]
) -> None:
    attendu = faulty.sheets["AESH"].range("A5:H7").value

    with halted(far, faulty, pipe):
        # LibreOffice answers once it has written: what it answers to now, the copy already holds.
        assert faulty.sheets["AESH"].range("A5:H7").value == attendu
        (copy,) = _copies(faulty)

    read_rows = read_workbook(copy).tables["T_AESH"].rows
    assert [values[0] for _, values in read_rows[:3]] == [line[0] for line in attendu]
    assert start("bouton", "controler", "--tube", pipe).returncode == 0
    assert all(read_workbook(copy).tables["T_AESH"].rows for copy in _copies(faulty))
    assert has_constats(faulty)
    assert start("bouton", "effacer_marques", "--tube", pipe).returncode == 0
    assert not [note for sheet in faulty.sheets for note in sheet.notes]


def _copies(book: xw.Book) -> list[Path]:
    return sorted(Path(book.fullname).parent.glob("copies pial-xl/*.xlsm"))


def test_a_second_run_at_once_is_one_sentence_and_changes_nothing(
    faulty: xw.Book, pipe: str, start: Launcher
) -> None:
    before = faulty.sheet_names

    with alone_on(faulty):
        finished = start("bouton", "controler", "--tube", pipe)

    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("Un bouton de pial-xl travaille déjà sur ce classeur")
    assert finished.stderr.count("\n") == 1
    assert faulty.sheet_names == before
    assert start("bouton", "controler", "--tube", pipe).returncode == 0


def test_another_workbook_is_not_held(faulty: xw.Book, open_: OpenWorkbook) -> None:
    with alone_on(faulty), alone_on(open_(nom="autre.xlsm")):
        assert faulty.name != "autre.xlsm"


def test_the_hold_ends_with_a_process_that_is_killed(
    faulty: xw.Book, pipe: str, start: Launcher
) -> None:
    with (
        halted(is_held, faulty, pipe),
        pytest.raises(WriteError, match="travaille déjà"),
        alone_on(faulty),
    ):
        pass

    assert start("bouton", "aide", "--tube", pipe).returncode == 0
    assert not is_held(faulty)


def test_the_help_tells_the_macro_security_of_the_libreoffice_that_runs(
    faulty: xw.Book, pipe: str, start: Launcher, tmp_path: Path
) -> None:
    other_profile = tmp_path / "libreoffice" / "4" / "user"
    other_profile.mkdir(parents=True)
    (other_profile / "registrymodifications.xcu").write_text(ALL_ALLOWED)

    caches = tmp_path / "cache"
    places = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(caches)}
    assert start("bouton", "aide", "--tube", pipe, **places).returncode == 0

    told = (caches / "pial_xl" / "diagnostic.txt").read_text(encoding="utf-8")
    assert faulty.app.impl.macro_security == (2, 0)
    assert french("Macros de LibreOffice : niveau élevé, emplacements de confiance : 0") in told
    assert "LibreOffice n'exécute pas les macros" in told
