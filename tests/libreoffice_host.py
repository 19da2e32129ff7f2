"""A LibreOffice of the tests' own: its profile, its pipe; it never outlives the tests."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import xlwings as xw
from patience import PATIENCE_S

from pial_xl.engines.libreoffice.connection import connect
from pial_xl.engines.libreoffice.engine import activate
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profil_libreoffice")


@pytest.fixture(scope="session")
def office(profile: Path) -> Iterator["Office"]:
    """The LibreOffice of all the tests, headless."""
    with closing(Office(profile)) as office:
        yield office


@pytest.fixture
def pipe(office: "Office") -> str:
    """The pipe on which it listens."""
    return office.pipe()


@pytest.fixture(scope="session")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator["TripCounter"]:
    """The counter of round trips, on the way to a LibreOffice of its own.

    Counting costs each round trip half as much again; and Python keeps the first way to an object
    that it knows: one LibreOffice cannot be reached both ways.
    """
    with (
        closing(Office(tmp_path_factory.mktemp("profil_compté"))) as office,
        relay(office.pipe) as tally,
    ):
        yield tally


@pytest.fixture(scope="session")
def counted_context(counter: "TripCounter") -> Any:
    """The way through the counter, kept open as that of ``Office``."""
    return connect(counter.pipe)


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Iterator[xw.App]:
    """The engine, active and connected; xlwings is left without a connection."""
    with _active(_context(request)) as app:
        yield app


@pytest.fixture(scope="module")
def module_app(request: pytest.FixtureRequest) -> Iterator[xw.App]:
    """The engine for all the tests of a module that look at the same books and change none."""
    with _active(_context(request)) as app:
        yield app


def _context(request: pytest.FixtureRequest) -> Any:
    """Give the way of a test to LibreOffice: through the counter where it counts."""
    if "counter" in request.fixturenames:
        return request.getfixturevalue("counted_context")
    office: Office = request.getfixturevalue("office")
    return office.context()


@contextmanager
def _active(context: Any) -> Iterator[xw.App]:
    app = activate(context)
    app.visible = False
    there = {book.fullname for book in app.books}  # those that a module shares
    yield app
    for book in list(app.books) if app.impl.is_there else ():
        if book.fullname not in there:
            book.close()


@pytest.fixture
def book(app: xw.App) -> xw.Book:
    """A blank workbook."""
    return app.books.add()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """The one sheet of a blank workbook."""
    return book.sheets[0]


class Office:
    """A headless LibreOffice that is started when it is first asked for.

    It is started again where it has ended since: some versions crash once a workbook is closed of
    which a test has deleted a sheet, and the next test is not about that.
    """

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._stack = ExitStack()
        self._started: tuple[str, subprocess.Popen[bytes]] | None = None
        self._context: Any = None

    def pipe(self) -> str:
        """Give the pipe on which it listens, now."""
        if self._started is None or self._started[1].poll() is not None:
            self.close()
            self._started = self._stack.enter_context(_process(self._profile))
        return self._started[0]

    def context(self) -> Any:
        """Give the way to it, kept open: one that closes may be taken for the next one."""
        pipe = self.pipe()
        if self._context is None:
            self._context = connect(pipe)
        return self._context

    def close(self) -> None:
        """End it."""
        self._stack.close()
        self._started = self._context = None


@contextmanager
def soffice(profile: Path) -> Iterator[str]:
    """Run a headless LibreOffice and give its pipe."""
    with _process(profile) as (nom, _):
        yield nom


@contextmanager
def _process(profile: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
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
        _wait(nom, process)
        yield nom, process
    finally:
        _stop(nom, process)


@contextmanager
def relay(pipe: Callable[[], str]) -> Iterator["TripCounter"]:
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


def _wait(nom: str, process: "subprocess.Popen[bytes]") -> Any:
    fin = time.monotonic() + PATIENCE_S
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
    process.wait(timeout=PATIENCE_S)


def pipe_path(nom: str) -> str:
    return f"/tmp/OSL_PIPE_{os.getuid()}_{nom}"  # noqa: S108  # where LibreOffice looks for it


def _relay(listener: socket.socket, pipe_now: Callable[[], str], tally: TripCounter) -> None:
    with suppress(OSError):  # the listening socket is closed: the tests are over
        while True:
            python, _ = listener.accept()
            pipe = pipe_now()
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
