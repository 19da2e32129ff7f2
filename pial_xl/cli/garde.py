"""Runs a command and turns whatever stops it into one French sentence and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import click

from pial_xl.units.text import french
from pial_xl.workbook.erreurs import ErreurDeFichier

REUSSI = 0
BLOQUE = 1
IMPOSSIBLE = 2
INTERROMPU = 130
TUYAU_FERME = 141
"""What a shell says of a program stopped by SIGINT, and by a reader that went away."""


@dataclass(slots=True)
class Seance:
    """What the options of this one run ask for."""

    trace: bool = False


def executer(commande: click.Command, arguments: Sequence[str] | None, seance: Seance) -> int:
    """Run a click command and give its exit code; every failure is told on stderr."""
    try:
        code = commande.main(
            args=None if arguments is None else list(arguments),
            prog_name="pial-xl",
            standalone_mode=False,
            obj=seance,
        )
        if sys.stdout is not None:  # pythonw, which a button may start, has none
            sys.stdout.flush()
    except SystemExit:
        # The only one left to click here: the reader of our output went away.
        return TUYAU_FERME
    except Exception as erreur:  # the last resort: a user never sees a traceback
        return _raconter(erreur, seance)
    return code if isinstance(code, int) else REUSSI


def _raconter(erreur: Exception, seance: Seance) -> int:
    if isinstance(erreur, BrokenPipeError):
        # The interpreter flushes stdout once more at exit: let it write to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TUYAU_FERME
    if seance.trace:
        traceback.print_exception(erreur)
    if isinstance(erreur, click.Abort):
        click.echo("Interrompu.", err=True)
        return INTERROMPU
    if isinstance(erreur, click.ClickException):
        erreur.show()
    else:
        click.echo(french(f"Erreur : {_phrase(erreur)}"), err=True)
    return IMPOSSIBLE


def _phrase(erreur: Exception) -> str:
    if isinstance(erreur, ErreurDeFichier):
        return str(erreur)
    if isinstance(erreur, OSError) and erreur.errno == errno.ENOSPC:
        return "le disque est plein ; libérez de la place puis recommencez."
    if isinstance(erreur, MemoryError):
        return "la mémoire de l'ordinateur ne suffit pas ; fermez des programmes puis recommencez."
    return (
        f"une panne imprévue ({type(erreur).__name__}) a arrêté la commande ; "
        "relancez-la avec l'option --trace pour voir le détail technique, "
        "et relisez-le avant de l'envoyer, car il peut citer le classeur."
    )
