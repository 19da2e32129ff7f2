"""Shortcuts of a Mac: ``.command`` files, which a double click runs in a Terminal window."""

import shlex
from pathlib import Path

from pial_xl.installation.shortcuts import Shortcut


def command_file(shortcut: Shortcut, python: Path) -> bytes:
    """Give the file that a double click runs."""
    return f"#!/bin/sh\nexec {shlex.join([str(python), *shortcut.arguments])}\n".encode()
