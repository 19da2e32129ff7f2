"""The command line: thin over ``pial_xl.usages``."""

from collections.abc import Sequence

from pial_xl.cli.francais import parler_francais
from pial_xl.cli.garde import Seance, executer

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0, 1 (something is BLOQUANT) or 2 (impossible).

    Args:
        arguments: the words after ``pial-xl``; those of the process when absent.
    """
    parler_francais()
    from pial_xl.cli.commandes import racine  # noqa: PLC0415 - its help is in French once bound

    return executer(racine, arguments, Seance())
