"""A LibreOffice of the tests' own: its profile, its pipe; it never outlives the tests."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import xlwings as xw

from pial_xl.engines.libreoffice.connection import connect
from pial_xl.engines.libreoffice.engine import activate
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable

_TIMEOUT = 60.0


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profil_libreoffice")


@pytest.fixture(scope="session")
def pipe(profile: Path) -> Iterator[str]:
    """The pipe on which a LibreOffice listens, headless, for all the tests."""
    with soffice(profile) as nom:
        yield nom


@pytest.fixture(scope="session")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator["TripCounter"]:
    """The counter of round trips, on the way to a LibreOffice of its own.

    Counting costs each round trip half as much again; and Python keeps the first way to an object
    that it knows: one LibreOffice cannot be reached both ways.
    """
    with soffice(tmp_path_factory.mktemp("profil_compté")) as nom, relay(nom) as tally:
        yield tally


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Iterator[xw.App]:
    """The engine, active and connected; xlwings is left without a connection."""
    with _active(_way(request)) as app:
        yield app


@pytest.fixture(scope="module")
def module_app(request: pytest.FixtureRequest) -> Iterator[xw.App]:
    """The engine for all the tests of a module that look at the same books and change none."""
    with _active(_way(request)) as app:
        yield app


def _way(request: pytest.FixtureRequest) -> str:
    """Give the pipe of what a test asks for: through the counter where it counts."""
    if "counter" not in request.fixturenames:
        return str(request.getfixturevalue("pipe"))
    counter: TripCounter = request.getfixturevalue("counter")
    return counter.pipe


@contextmanager
def _active(pipe: str) -> Iterator[xw.App]:
    app = activate(connect(pipe))
    app.visible = False
    yield app
    for book in list(app.books):
        book.close()


@pytest.fixture
def book(app: xw.App) -> xw.Book:
    """A blank workbook."""
    return app.books.add()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """The one sheet of a blank workbook."""
    return book.sheets[0]


@contextmanager
def soffice(profile: Path) -> Iterator[str]:
    """Run a headless LibreOffice and give its pipe."""
    program = shutil.which("soffice")
    assert program
    nom = f"pial_xl_tests_{uuid4().hex}"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault"),
        f"--accept=pipe,name={nom};urp;StarOffice.ComponentContext",
    ]
    process = _launch(command)
    try:
        _wait(nom, process, command)
        yield nom
    finally:
        _stop(nom, process)


@contextmanager
def relay(pipe: str) -> Iterator["TripCounter"]:
    """Listen on another pipe, pass everything on to *pipe*, and count the round trips."""
    tally = TripCounter(f"pial_xl_compteur_{uuid4().hex}")
    path = pipe_path(tally.pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        threading.Thread(target=_relay, args=(listener, pipe, tally), daemon=True).start()
        try:
            yield tally
        finally:
            Path(path).unlink()


class TripCounter:
    """Counts how often Python speaks after LibreOffice has: that is a round trip."""

    def __init__(self, pipe: str) -> None:
        self.pipe = pipe
        self.total = 0
        self._to_libreoffice = False

    def note(self, *, to_libreoffice: bool) -> None:
        """Take note of one packet."""
        if to_libreoffice and not self._to_libreoffice:
            self.total += 1
        self._to_libreoffice = to_libreoffice


def _launch(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(nom: str, process: "subprocess.Popen[bytes]", command: list[str]) -> Any:
    fin = time.monotonic() + _TIMEOUT
    while True:
        try:
            return connect(nom)
        except LibreOfficeUnreachable:
            assert process.poll() is None, f"soffice ended with {process.returncode}"
            assert time.monotonic() < fin, "soffice does not listen"
            time.sleep(0.1)


def _stop(nom: str, process: "subprocess.Popen[bytes]") -> None:
    """Ask LibreOffice to end, then make it: the whole group, for soffice starts other programs."""
    with suppress(Exception):  # whatever it answers, its group is killed next
        activate(connect(nom)).quit()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=2)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=5)


def pipe_path(nom: str) -> str:
    return f"/tmp/OSL_PIPE_{os.getuid()}_{nom}"  # noqa: S108  # where LibreOffice looks for it


def _relay(listener: socket.socket, pipe: str, tally: TripCounter) -> None:
    with suppress(OSError):  # the listening socket is closed: the tests are over
        while True:
            python, _ = listener.accept()
            libreoffice = socket.socket(socket.AF_UNIX)
            libreoffice.connect(pipe_path(pipe))
            for source, target, outbound in (
                (python, libreoffice, True),
                (libreoffice, python, False),
            ):
                threading.Thread(
                    target=_pump, args=(source, target, pipe, tally, outbound), daemon=True
                ).start()


def _pump(
    source: socket.socket, target: socket.socket, pipe: str, tally: TripCounter, outbound: bool
) -> None:
    with suppress(OSError):
        while package := source.recv(1 << 20):
            tally.note(to_libreoffice=outbound)
            target.sendall(package)
    if not outbound and not _listens(pipe):  # it is gone: Python must not wait for its answer
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


def _listens(pipe: str) -> bool:
    """Tell whether a LibreOffice is there: it ends connections that Python no longer uses too."""
    with socket.socket(socket.AF_UNIX) as again:
        try:
            again.connect(pipe_path(pipe))
        except OSError:
            return False
    return True
