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

from pial_xl.workbook.libreoffice import LibreOfficeInjoignable, activer
from pial_xl.workbook.libreoffice.connexion import se_connecter

_DELAI = 60.0


@pytest.fixture(scope="session")
def profil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profil_libreoffice")


@pytest.fixture(scope="session")
def tube(profil: Path) -> Iterator[str]:
    """The pipe on which a LibreOffice listens, headless, for all the tests."""
    with soffice(profil) as nom:
        yield nom


@pytest.fixture(scope="session")
def compteur(tube: str) -> Iterator["Compteur"]:
    """The counter of round trips, through which all the tests reach LibreOffice.

    Python keeps the first way to an object that it knows: there can be no second one.
    """
    with relais(tube) as compte:
        yield compte


@pytest.fixture
def app(compteur: "Compteur") -> Iterator[xw.App]:
    """The engine, active and connected; xlwings is left without a connection."""
    app = activer(se_connecter(compteur.tube))
    app.visible = False
    yield app
    for livre in list(app.books):
        livre.close()


@pytest.fixture
def livre(app: xw.App) -> xw.Book:
    """A blank workbook."""
    return app.books.add()


@pytest.fixture
def feuille(livre: xw.Book) -> xw.Sheet:
    """The one sheet of a blank workbook."""
    return livre.sheets[0]


@contextmanager
def soffice(profil: Path) -> Iterator[str]:
    """Run a headless LibreOffice and give its pipe."""
    programme = shutil.which("soffice")
    assert programme
    nom = f"pial_xl_tests_{uuid4().hex}"
    commande = [
        programme,
        f"-env:UserInstallation={profil.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault"),
        f"--accept=pipe,name={nom};urp;StarOffice.ComponentContext",
    ]
    processus = _lancer(commande)
    try:
        _attendre(nom, processus, commande)
        yield nom
    finally:
        with suppress(ProcessLookupError):
            os.killpg(processus.pid, signal.SIGKILL)
        processus.wait(timeout=10)


@contextmanager
def relais(tube: str) -> Iterator["Compteur"]:
    """Listen on another pipe, pass everything on to *tube*, and count the round trips."""
    compte = Compteur(f"pial_xl_compteur_{uuid4().hex}")
    chemin = _chemin_du_tube(compte.tube)
    with socket.socket(socket.AF_UNIX) as ecoute:
        ecoute.bind(chemin)
        ecoute.listen()
        threading.Thread(target=_relayer, args=(ecoute, tube, compte), daemon=True).start()
        try:
            yield compte
        finally:
            Path(chemin).unlink()


class Compteur:
    """Counts how often Python speaks after LibreOffice has: that is a round trip."""

    def __init__(self, tube: str) -> None:
        self.tube = tube
        self.total = 0
        self._vers_libreoffice = False

    def noter(self, *, vers_libreoffice: bool) -> None:
        """Take note of one packet."""
        if vers_libreoffice and not self._vers_libreoffice:
            self.total += 1
        self._vers_libreoffice = vers_libreoffice


def _lancer(commande: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        commande,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _attendre(nom: str, processus: "subprocess.Popen[bytes]", commande: list[str]) -> Any:
    fin = time.monotonic() + _DELAI
    while True:
        try:
            return se_connecter(nom)
        except LibreOfficeInjoignable:
            assert processus.poll() is None, f"soffice ended with {processus.returncode}"
            assert time.monotonic() < fin, "soffice does not listen"
            time.sleep(0.1)


def _chemin_du_tube(nom: str) -> str:
    return f"/tmp/OSL_PIPE_{os.getuid()}_{nom}"  # noqa: S108  # where LibreOffice looks for it


def _relayer(ecoute: socket.socket, tube: str, compte: Compteur) -> None:
    with suppress(OSError):  # the listening socket is closed: the tests are over
        while True:
            python, _ = ecoute.accept()
            libreoffice = socket.socket(socket.AF_UNIX)
            libreoffice.connect(_chemin_du_tube(tube))
            for source, cible, aller in ((python, libreoffice, True), (libreoffice, python, False)):
                threading.Thread(
                    target=_pomper, args=(source, cible, compte, aller), daemon=True
                ).start()


def _pomper(source: socket.socket, cible: socket.socket, compte: Compteur, aller: bool) -> None:
    with suppress(OSError):
        while paquet := source.recv(1 << 20):
            compte.noter(vers_libreoffice=aller)
            cible.sendall(paquet)
