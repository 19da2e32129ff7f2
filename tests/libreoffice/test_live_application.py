"""LibreOffice itself, as xlwings drives it, and how it is reached."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from libreoffice_host import soffice
from patience import PATIENCE_S

from pial_xl.engines.libreoffice import connection
from pial_xl.engines.libreoffice.connection import connect, start_listening
from pial_xl.engines.libreoffice.engine import activate
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable, find_soffice

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice


def test_activating_twice_adds_one_engine(app: xw.App, counter: "TripCounter") -> None:
    activate(connect(counter.pipe))
    assert [engine.name for engine in xw.engines].count("libreoffice") == 1
    assert xw.engines.active is xw.engines["libreoffice"]
    assert [other.books.count for other in xw.apps] == [app.books.count]


def test_properties_are_set_and_put_back_whatever_happens(app: xw.App, book: xw.Book) -> None:
    def fail() -> None:
        with app.properties(
            screen_updating=False,
            enable_events=False,
            calculation="manual",
            display_alerts=False,
            status_bar="Contrôle en cours…",
        ):
            assert book.api.hasControllersLocked()
            assert not book.api.isAutomaticCalculationEnabled()
            assert app.status_bar == "Contrôle en cours…"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not book.api.hasControllersLocked()
    assert (app.screen_updating, app.enable_events, app.display_alerts) == (True, True, True)
    assert (app.calculation, app.status_bar) == ("automatic", False)


def test_a_view_left_held_by_a_stopped_program_is_let_go(app: xw.App, book: xw.Book) -> None:
    book.api.lockControllers()
    app.screen_updating = True
    assert not book.api.hasControllersLocked()


def test_another_program_that_attaches_lets_nothing_go(
    app: xw.App, book: xw.Book, counter: "TripCounter"
) -> None:
    app.screen_updating = False
    activate(connect(counter.pipe))
    assert book.api.hasControllersLocked()


def test_manual_calculation_waits_until_asked(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["B1"].formula = 1, "=A1*2"
    with app.properties(calculation="manual"):
        sheet["A1"].value = 5
        app.calculate()
        assert sheet["B1"].value == 10.0


def test_libreoffice_tells_its_version_and_its_folder(app: xw.App) -> None:
    assert int(app.impl.libreoffice_version.split(".")[0]) >= 7
    assert Path(app.path).is_dir()


def test_a_macro_of_the_workbook_is_run(app: xw.App, book: xw.Book) -> None:
    libraries = book.api.BasicLibraries
    if not libraries.hasByName("VBAProject"):
        libraries.createLibrary("VBAProject")
    source = "Function Doubler(x)\nDoubler = x * 2\nEnd Function\n"
    libraries.getByName("VBAProject").insertByName("modPial", source)
    assert book.macro("modPial.Doubler")(21) == 42
    with pytest.raises(ValueError, match=r"«\xa0modInconnu\xa0» est introuvable"):
        app.macro("modInconnu.Doubler")(21)


@contextmanager
def ended_libreoffice(profile: Path) -> Iterator[xw.App]:
    """A LibreOffice of its own that was closed by its user, under the engine's feet."""
    with soffice(profile) as pipe:
        app = activate(connect(pipe))
        app.books.add()
        app.api.terminate()
        while app.impl.is_there:  # it goes on for a moment, then its end closes the way to it
            time.sleep(0.05)
        yield app


@pytest.mark.parametrize("end", ["quit", "kill"])
def test_a_program_that_has_ended_is_closed_without_a_word(tmp_path: Path, end: str) -> None:
    with ended_libreoffice(tmp_path) as app:
        getattr(app, end)()

        assert len(xw.apps) == 0


def test_a_program_that_has_ended_is_no_longer_counted(tmp_path: Path) -> None:
    with ended_libreoffice(tmp_path):
        assert list(xw.apps) == []
        assert xw.apps.active is None


def test_a_program_that_has_ended_is_replaced_by_the_one_that_runs(
    tmp_path: Path, counter: "TripCounter", monkeypatch: pytest.MonkeyPatch
) -> None:
    with ended_libreoffice(tmp_path) as app:
        apps = app.impl.engine.apps
        monkeypatch.setattr(apps, "_open", lambda: connect(counter.pipe))
        assert apps.add().is_there


def test_nobody_listening_is_one_french_sentence() -> None:
    with pytest.raises(LibreOfficeUnreachable, match="LibreOffice ne répond pas\xa0:"):
        connect("personne_n_ecoute_ici")


def test_no_libreoffice_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pial_xl.engines.libreoffice.soffice._FOLDERS", {"linux": (str(tmp_path),)})
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(LibreOfficeUnreachable, match="introuvable sur cet ordinateur"):
        find_soffice()


def test_a_running_libreoffice_is_asked_to_listen_and_keeps_its_workbooks(
    book: xw.Book, pipe: str, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "TIMEOUT", PATIENCE_S)
    book.sheets[0]["A1"].value = "toujours là"
    other = activate(start_listening(f"{pipe}_bis", profile=profile, options=("--headless",)))
    assert other.books[book.name].sheets[0]["A1"].value == "toujours là"


def test_a_program_that_ends_without_answering_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    silent = tmp_path / "soffice"
    silent.write_text(f"#!{sys.executable}\n")
    silent.chmod(0o755)
    monkeypatch.setattr(connection, "find_soffice", lambda: silent)
    monkeypatch.setattr(connection, "TIMEOUT", 0.3)
    now = 0.0
    tries: list[str] = []

    def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr(connection, "time", SimpleNamespace(monotonic=lambda: now, sleep=wait))

    def try_once(pipe: str) -> object:
        tries.append(pipe)
        return connect(pipe)

    monkeypatch.setattr(connection, "connect", try_once)
    with pytest.raises(LibreOfficeUnreachable, match="n'a pas répondu"):
        start_listening("personne_n_ecoute_ici")
    assert 1 < len(tries) <= 1 + 1 + 0.3 / 0.05


WAYS_LEFT = """
import atexit, sys
from pial_xl.engines.libreoffice.connection import connect
from pial_xl.engines.libreoffice.soffice import import_uno

def tell():
    context = import_uno().getComponentContext()
    factory = "com.sun.star.bridge.BridgeFactory"
    bridges = context.ServiceManager.createInstanceWithContext(factory, context)
    print(len(bridges.getExistingBridges()))

atexit.register(tell)  # the first to come is the last to run
kept = connect(sys.argv[1])
tell()
"""


def test_a_program_that_ends_closes_its_way_while_python_is_whole(pipe: str) -> None:
    program = [sys.executable, "-c", WAYS_LEFT, pipe]

    done = subprocess.run(program, capture_output=True, check=True, encoding="utf-8")

    assert done.stdout.split() == ["1", "0"]


def test_importing_the_package_s_rooms_does_not_import_xlwings() -> None:
    rooms = "pial_xl.cli, pial_xl.sheets.closed.workbook"
    code = f"import sys, {rooms}; sys.exit('xlwings' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
