"""Shortcuts of Windows: ``.lnk`` files, that Windows itself writes when asked by PowerShell.

Not ``.cmd`` files: « Envoyer vers » would hand them the name of a file that came by mail, and the
command interpreter would run what follows an ``&`` in it.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from pial_xl.installation.machine import Machine
from pial_xl.installation.raccourcis import Raccourci

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
_DELAI_S = 60.0


class LienImpossible(Exception):  # noqa: N818 - a French name
    """Windows did not make a shortcut; the message is one French sentence that says what to do."""


def lien(raccourci: Raccourci, machine: Machine) -> bytes:
    """Give the ``.lnk`` of a shortcut.

    Raises:
        LienImpossible: PowerShell is absent or not allowed to make one.
    """
    with tempfile.TemporaryDirectory(prefix="pial_xl_", ignore_cleanup_errors=True) as travail:
        chemin = Path(travail, f"{raccourci.code}.lnk")
        _demander(machine, chemin, raccourci)
        try:
            return chemin.read_bytes()
        except OSError as failure:
            raise LienImpossible(_PHRASE) from failure


_PHRASE = (
    "Windows n'a pas laissé créer les raccourcis (une stratégie de votre organisation, sans "
    "doute) : lancez les commandes dans un terminal."
)


def _demander(machine: Machine, chemin: Path, raccourci: Raccourci) -> None:
    mots = {
        "PIAL_LIEN": str(chemin),
        "PIAL_CIBLE": str(machine.python),
        "PIAL_ARGUMENTS": subprocess.list2cmdline(raccourci.arguments),
        "PIAL_DOSSIER": str(machine.maison),
        "PIAL_AIDE": raccourci.aide,
    }
    racine = machine.environ.get("SystemRoot", r"C:\Windows")
    powershell = Path(racine, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
    ordre = [str(powershell), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT]
    try:
        subprocess.run(  # noqa: S603 - the system's own program, a constant script
            ordre, env=os.environ | mots, check=True, capture_output=True, timeout=_DELAI_S
        )
    except (OSError, subprocess.SubprocessError) as failure:
        raise LienImpossible(_PHRASE) from failure
