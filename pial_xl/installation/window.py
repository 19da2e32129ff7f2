"""Run one command in a window that a shortcut opened, and keep it open until it has been read."""

import sys
from collections.abc import Sequence

from pial_xl.cli import main
from pial_xl.units.text import french


def wait_for_enter() -> None:
    """Wait for the Enter key, where a person looks on."""
    if sys.stdin is not None and sys.stdin.isatty():
        input(french("\nAppuyez sur Entrée pour fermer cette fenêtre. "))


def launch(arguments: Sequence[str]) -> int:
    """Run the command of these words after ``pial-xl``, wait, and give its exit code."""
    code = main(arguments)
    wait_for_enter()
    return code


if __name__ == "__main__":
    sys.exit(launch(sys.argv[1:]))
