"""Completion of commands and options by the user's shell: click's own scripts."""

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


def current_shell() -> str:
    """Give the user's shell, bash where it is none of those we know."""
    nom = PurePath(os.environ.get("SHELL", "")).name
    return nom if nom in SHELLS else SHELLS[0]


def script(command: click.Command, shell: str) -> str:
    """Give the script that a shell reads to complete our commands."""
    classe = get_completion_class(shell)
    if classe is None:  # pragma: no cover - click knows these three
        raise LookupError(shell)
    return classe(command, {}, "pial-xl", "_PIAL_XL_COMPLETE").source()
