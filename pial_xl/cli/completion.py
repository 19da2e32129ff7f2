"""Completion of commands and options by the user's shell: click's own scripts."""

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

INTERPRETES = ("bash", "zsh", "fish")


def interprete_courant() -> str:
    """Give the user's shell, bash where it is none of those we know."""
    nom = PurePath(os.environ.get("SHELL", "")).name
    return nom if nom in INTERPRETES else INTERPRETES[0]


def script(commande: click.Command, interprete: str) -> str:
    """Give the script that a shell reads to complete our commands."""
    classe = get_completion_class(interprete)
    if classe is None:  # pragma: no cover - click knows these three
        raise LookupError(interprete)
    return classe(commande, {}, "pial-xl", "_PIAL_XL_COMPLETE").source()
