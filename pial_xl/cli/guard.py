"""Runs a command and turns whatever stops it into one French sentence and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pial_xl.cli.saying import say
from pial_xl.sheets.errors import FileError, ForeignFileError
from pial_xl.typed import program
from pial_xl.units.text import french

SUCCESS = 0
BLOCKED = 1
IMPOSSIBLE = 2
INTERRUPTED = 130
CLOSED_PIPE = 141
"""What a shell says of a program stopped by SIGINT, and by a reader that went away."""

_TAKE_OVER = (
    "Pour en faire un classeur pial-xl sans rien retaper : "
    "« pial-xl reprendre FICHIER --sortie NOUVEAU.xlsm »."
)
_PATHS = frozenset({errno.ENAMETOOLONG, errno.ELOOP})


@dataclass(slots=True)
class Session:
    """What the options of this one run ask for, and whether it was given several files to read."""

    trace: bool = False
    several_files: bool = False


def execute(command: click.Command, arguments: Sequence[str] | None, session: Session) -> int:
    """Run a click command and give its exit code; every failure is told on stderr."""
    try:
        code = command.main(
            args=None if arguments is None else list(arguments),
            prog_name=program(sys.argv[0], Path.cwd()),
            standalone_mode=False,
            obj=session,
        )
        if sys.stdout is not None:  # pythonw, which a button may start, has none
            sys.stdout.flush()
    except SystemExit:
        # The only one left to click here: the reader of our output went away.
        return CLOSED_PIPE
    except Exception as error:  # the last resort: a user never sees a traceback
        return _tell(error, session)
    return code if isinstance(code, int) else SUCCESS


def trace_contained(errors: Iterable[BaseException | None]) -> None:
    """Show the technical detail of what rules raised, where ``--trace`` asks for it."""
    session = click.get_current_context().find_object(Session)
    if session is not None and session.trace:
        for error in errors:
            if error is not None:
                traceback.print_exception(error)


def _tell(error: Exception, session: Session) -> int:
    if isinstance(error, BrokenPipeError):
        # The interpreter flushes stdout once more at exit: let it write to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    if session.trace:
        traceback.print_exception(error)
    if isinstance(error, click.Abort):
        say("Interrompu.", err=True)
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
    else:
        say(french(f"Erreur : {_sentence(error)}{_which(error, session)}"), err=True)
    return IMPOSSIBLE


def _which(error: Exception, session: Session) -> str:
    """Say which of several files a sentence is of, as it was typed; blank for the only one."""
    path = error.path if isinstance(error, FileError) else None
    return f" Fichier : {path}" if session.several_files and path is not None else ""


def _sentence(error: Exception) -> str:
    if isinstance(error, ForeignFileError):
        return f"{error} {_TAKE_OVER}"
    if isinstance(error, FileError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "le disque est plein ; libérez de la place puis recommencez."
    if isinstance(error, OSError) and error.errno in _PATHS:
        return (
            "un chemin ne mène à aucun fichier, par un nom trop long ou un raccourci qui tourne en "
            "rond ; vérifiez les noms que vous avez donnés, puis recommencez."
        )
    if isinstance(error, MemoryError):
        return "la mémoire de l'ordinateur ne suffit pas ; fermez des programmes puis recommencez."
    return (
        f"une panne imprévue ({type(error).__name__}) a arrêté la commande ; "
        "relancez-la avec l'option --trace pour voir le détail technique, "
        "et relisez-le avant de l'envoyer, car il peut citer le classeur."
    )
