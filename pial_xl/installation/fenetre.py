"""Run one command in a window that a shortcut opened, and keep it open until it has been read."""

import sys
from collections.abc import Sequence

from pial_xl.cli import main
from pial_xl.units.text import french


def attendre() -> None:
    """Wait for the Enter key, where a person looks on."""
    if sys.stdin is not None and sys.stdin.isatty():
        input(french("\nAppuyez sur Entrée pour fermer cette fenêtre. "))


def lancer(arguments: Sequence[str]) -> int:
    """Run the command of these words after ``pial-xl``, wait, and give its exit code."""
    code = main(arguments)
    attendre()
    return code


if __name__ == "__main__":
    sys.exit(lancer(sys.argv[1:]))
