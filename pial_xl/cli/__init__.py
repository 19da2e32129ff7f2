"""The command line: thin over ``pial_xl.usages``."""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from pial_xl.cli.francais import parler_francais
from pial_xl.cli.garde import Seance, executer

__all__ = ["entree", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0, 1 (something is BLOQUANT) or 2 (impossible).

    Args:
        arguments: the words after ``pial-xl``; those of the process when absent.
    """
    parler_francais()
    from pial_xl.cli.commandes import racine  # noqa: PLC0415 - its help is in French once bound

    return executer(racine, arguments, Seance())


def entree() -> NoReturn:
    """Run the command of this process, then end it.

    A command makes no cycles to speak of and what it reads has bounds: looking for garbage, while
    it runs and once more over every module when it ends, took a sixth of its time.
    """
    gc.disable()
    code = main()
    gc.freeze()
    sys.exit(code)
