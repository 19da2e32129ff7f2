"""Reach the LibreOffice that is running, or start one: a named pipe, never the network."""

import atexit
import subprocess
import time
from getpass import getuser
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from pial_xl.engines.libreoffice.soffice import (
    LibreOfficeUnreachable,
    find_soffice,
    import_uno,
    start,
)

__all__ = ["LibreOfficeUnreachable", "connect", "start_listening", "user_pipe"]

TIMEOUT: Final = 30.0
"""Seconds given to LibreOffice to answer after it was asked to listen: a cold start is slow."""
_PAUSE: Final = 0.05


def user_pipe() -> str:
    """Give the name of the user's pipe: always the same, so that one listening is enough."""
    return f"pial_xl_{crc32(getuser().encode()):08x}"


def connect(pipe: str) -> Any:
    """Connect to the LibreOffice that listens on the named pipe.

    Returns:
        LibreOffice's remote component context (a UNO object).

    Raises:
        LibreOfficeUnreachable: when nobody listens there, or ``uno`` is missing.
    """
    uno = import_uno()
    local_context = uno.getComponentContext()
    resolver = local_context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local_context
    )
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except uno.getClass("com.sun.star.uno.Exception") as failure:
        raise LibreOfficeUnreachable(
            "LibreOffice ne répond pas\xa0: "
            "ouvrez votre classeur dans LibreOffice, puis recommencez."
        ) from failure
    atexit.unregister(_hang_up)
    atexit.register(_hang_up)
    return context


def _hang_up() -> None:
    """Close the ways to LibreOffice while Python is whole.

    Their threads outlive an interpreter that only ends, and may then crash it: a click that had
    done its work ended as a failure, 7 times in 100 on a busy machine.
    """
    local_context = import_uno().getComponentContext()
    bridges = local_context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.BridgeFactory", local_context
    )
    for bridge in bridges.getExistingBridges():
        bridge.dispose()


def start_listening(
    pipe: str | None = None, *, profile: Path | None = None, options: tuple[str, ...] = ()
) -> Any:
    """Make LibreOffice listen on the pipe, then connect to it.

    A LibreOffice that already runs with the same profile is handed the request and goes on with
    its documents; otherwise one is started, without a document.

    Args:
        pipe: name of the pipe; the user's own by default.
        profile: folder of the LibreOffice profile; the user's own by default.
        options: other options of soffice, such as ``--headless``.

    Raises:
        LibreOfficeUnreachable: when LibreOffice is absent or does not answer in time.
    """
    pipe = pipe or user_pipe()
    try:
        return connect(pipe)
    except LibreOfficeUnreachable:
        command = _command(pipe, profile, options)
    return _wait(pipe, command)


def _command(pipe: str, profile: Path | None, options: tuple[str, ...]) -> list[str]:
    location = [] if profile is None else [f"-env:UserInstallation={profile.resolve().as_uri()}"]
    accept_option = f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"
    return [
        str(find_soffice()),
        *location,
        "--norestore",
        "--nologo",
        "--nodefault",
        *options,
        accept_option,
    ]


def _wait(pipe: str, command: list[str]) -> Any:
    """Run soffice and try the pipe until it answers.

    The first start of a new profile may end at once and wants another (exit code 81); ended with
    0, the command was handed over to the LibreOffice that runs.
    """
    end = time.monotonic() + TIMEOUT
    program = _launch(command)
    while time.monotonic() < end:
        try:
            return connect(pipe)
        except LibreOfficeUnreachable:
            if program.poll() not in (None, 0):
                program = _launch(command)
            time.sleep(_PAUSE)
    raise LibreOfficeUnreachable(
        f"LibreOffice n'a pas répondu en {TIMEOUT:.0f} secondes\xa0: "
        "fermez ses fenêtres de dialogue, puis recommencez."
    )


def _launch(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start soffice apart: it outlives this program, as a workbook that a person has open."""
    try:
        return start(command)
    except OSError as failure:
        raise LibreOfficeUnreachable(
            "LibreOffice ne peut pas être lancé\xa0: ouvrez-le vous-même, puis recommencez."
        ) from failure
