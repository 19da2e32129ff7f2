"""The command line: thin over ``pial_xl.usecases``."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from pial_xl.cli.french import speak_french
from pial_xl.cli.guard import Session, execute

__all__ = ["entry", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0, 1 (something is BLOQUANT) or 2 (impossible).

    Args:
        arguments: the words after ``pial-xl``; those of the process when absent.
    """
    speak_french()
    from pial_xl.cli.commands import root  # noqa: PLC0415 - its help is in French once bound

    return execute(root, arguments, Session())


def entry() -> NoReturn:
    """Run the command of this process, then end it.

    A command makes no cycles to speak of and what it reads has bounds: looking for garbage, while
    it runs and once more over every module when it ends, took a sixth of its time. Nor does it let
    the packages of this machine plug into pydantic: to look for them takes time, and what one of
    them does wrong would stop the command.
    """
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    code = main()
    gc.freeze()
    sys.exit(code)
