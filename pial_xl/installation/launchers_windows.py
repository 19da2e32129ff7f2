"""Shortcuts of Windows: ``.lnk`` files, that Windows itself writes when asked by PowerShell.

Not ``.cmd`` files: « Envoyer vers » would hand them the name of a file that came by mail, and the
command interpreter would run what follows an ``&`` in it.
"""

import os
import subprocess
from pathlib import Path

from pial_xl.engines.litter import moment_folder
from pial_xl.installation.machine import Machine
from pial_xl.installation.shortcuts import Shortcut

# The words come by the environment: nothing has to be quoted, nothing can be run by mistake.
_SCRIPT = (
    "$ErrorActionPreference = 'Stop';"
    "$lien = (New-Object -ComObject WScript.Shell).CreateShortcut($env:PIAL_LIEN);"
    "$lien.TargetPath = $env:PIAL_CIBLE;"
    "$lien.Arguments = $env:PIAL_ARGUMENTS;"
    "$lien.WorkingDirectory = $env:PIAL_DOSSIER;"
    "$lien.Description = $env:PIAL_AIDE;"
    "$lien.Save()"
)
_TIMEOUT_S = 60.0


class LinkError(Exception):
    """Windows did not make a shortcut; the message is one French sentence that says what to do."""


def link(shortcut: Shortcut, machine: Machine) -> bytes:
    """Give the ``.lnk`` of a shortcut.

    Raises:
        LinkError: PowerShell is absent or not allowed to make one.
    """
    with moment_folder() as work:
        path = work / f"{shortcut.code}.lnk"
        _ask(machine, path, shortcut)
        try:
            return path.read_bytes()
        except OSError as failure:
            raise LinkError(_SENTENCE) from failure


_SENTENCE = (
    "Windows n'a pas laissé créer les raccourcis (une stratégie de votre organisation, sans "
    "doute) : lancez les commandes dans un terminal."
)


def _ask(machine: Machine, path: Path, shortcut: Shortcut) -> None:
    words = {
        "PIAL_LIEN": str(path),
        "PIAL_CIBLE": str(machine.python),
        "PIAL_ARGUMENTS": subprocess.list2cmdline(shortcut.arguments),
        "PIAL_DOSSIER": str(machine.home),
        "PIAL_AIDE": shortcut.aide,
    }
    root = machine.environ.get("SystemRoot", r"C:\Windows")
    powershell = Path(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
    command_line = [
        str(powershell),
        "-NoLogo",
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        _SCRIPT,
    ]
    try:
        subprocess.run(  # noqa: S603 - the system's own program, a constant script
            command_line,
            env=os.environ | words,
            check=True,
            capture_output=True,
            timeout=_TIMEOUT_S,
        )
    except (OSError, subprocess.SubprocessError) as failure:
        raise LinkError(_SENTENCE) from failure
