"""Reach the LibreOffice that is running, or start one: a named pipe, never the network."""

import subprocess
import time
from getpass import getuser
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from pial_xl.workbook.libreoffice.soffice import (
    LibreOfficeInjoignable,
    demarrer,
    importer_uno,
    trouver_soffice,
)

__all__ = ["LibreOfficeInjoignable", "ouvrir_ecoute", "se_connecter", "tube_de_l_utilisateur"]

DELAI: Final = 30.0
"""Seconds given to LibreOffice to answer after it was asked to listen: a cold start is slow."""
_PAUSE: Final = 0.05


def tube_de_l_utilisateur() -> str:
    """Give the name of the user's pipe: always the same, so that one listening is enough."""
    return f"pial_xl_{crc32(getuser().encode()):08x}"


def se_connecter(tube: str) -> Any:
    """Connect to the LibreOffice that listens on the named pipe.

    Returns:
        LibreOffice's remote component context (a UNO object).

    Raises:
        LibreOfficeInjoignable: when nobody listens there, or ``uno`` is missing.
    """
    uno = importer_uno()
    locale = uno.getComponentContext()
    resolveur = locale.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", locale
    )
    try:
        return resolveur.resolve(f"uno:pipe,name={tube};urp;StarOffice.ComponentContext")
    except uno.getClass("com.sun.star.uno.Exception") as failure:
        raise LibreOfficeInjoignable(
            "LibreOffice ne répond pas\xa0: "
            "ouvrez votre classeur dans LibreOffice, puis recommencez."
        ) from failure


def ouvrir_ecoute(
    tube: str | None = None, *, profil: Path | None = None, options: tuple[str, ...] = ()
) -> Any:
    """Make LibreOffice listen on the pipe, then connect to it.

    A LibreOffice that already runs with the same profile is handed the request and goes on with
    its documents; otherwise one is started, without a document.

    Args:
        tube: name of the pipe; the user's own by default.
        profil: folder of the LibreOffice profile; the user's own by default.
        options: other options of soffice, such as ``--headless``.

    Raises:
        LibreOfficeInjoignable: when LibreOffice is absent or does not answer in time.
    """
    tube = tube or tube_de_l_utilisateur()
    try:
        return se_connecter(tube)
    except LibreOfficeInjoignable:
        commande = _commande(tube, profil, options)
    return _attendre(tube, commande)


def _commande(tube: str, profil: Path | None, options: tuple[str, ...]) -> list[str]:
    lieu = [] if profil is None else [f"-env:UserInstallation={profil.resolve().as_uri()}"]
    ecoute = f"--accept=pipe,name={tube};urp;StarOffice.ComponentContext"
    return [
        str(trouver_soffice()),
        *lieu,
        "--norestore",
        "--nologo",
        "--nodefault",
        *options,
        ecoute,
    ]


def _attendre(tube: str, commande: list[str]) -> Any:
    """Run soffice and try the pipe until it answers.

    The first start of a new profile may end at once and wants another (exit code 81); ended with
    0, the command was handed over to the LibreOffice that runs.
    """
    fin = time.monotonic() + DELAI
    programme = _lancer(commande)
    while time.monotonic() < fin:
        try:
            return se_connecter(tube)
        except LibreOfficeInjoignable:
            if programme.poll() not in (None, 0):
                programme = _lancer(commande)
            time.sleep(_PAUSE)
    raise LibreOfficeInjoignable(
        f"LibreOffice n'a pas répondu en {DELAI:.0f} secondes\xa0: "
        "fermez ses fenêtres de dialogue, puis recommencez."
    )


def _lancer(commande: list[str]) -> "subprocess.Popen[bytes]":
    """Start soffice apart: it outlives this program, as a workbook that a person has open."""
    try:
        return demarrer(commande)
    except OSError as failure:
        raise LibreOfficeInjoignable(
            "LibreOffice ne peut pas être lancé\xa0: ouvrez-le vous-même, puis recommencez."
        ) from failure
