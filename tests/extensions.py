"""LibreOffice's own program for extensions, as a person who is not root has it."""

import os
import shlex
import stat
from pathlib import Path

from pial_xl.engines.libreoffice.soffice import find_unopkg


def unopkg(folder: Path) -> Path:
    """Give the program; it refuses root, so that root gets one that runs it as nobody in *folder*.

    The name is nobody's, the rights on files stay root's: nothing has to change hands.
    """
    program = find_unopkg()
    assert program is not None
    if os.geteuid() != 0:
        return program
    launcher = folder / "unopkg"
    launcher.write_text(
        f'#!/bin/sh\nexec unshare --user {shlex.quote(str(program))} "$@"\n', encoding="utf-8"
    )
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR)
    return launcher
