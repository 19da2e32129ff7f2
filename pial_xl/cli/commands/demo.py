"""``pial-xl demo``: an example, whole."""

from pathlib import Path

import click

from pial_xl.cli import display
from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.progress import show_progress
from pial_xl.cli.saying import say


@command(
    "demo",
    "Écrit dans DOSSIER (demo-pial à défaut) un classeur fictif rempli, ses contrôles, ses "
    "lettres, et leurs PDF si LibreOffice est installé.\n\nLe classeur contient des fautes "
    "placées exprès. La commande réussit (code 0) même si le contrôle trouve des constats "
    "BLOQUANT : ici, c'est le but.",
    "Écrit un exemple complet : classeur, contrôles, lettres.",
)
@click.argument("folder", type=PATH, metavar="[DOSSIER]", default=Path("demo-pial"))
def demo(folder: Path) -> int:
    from pial_xl.usecases.demo import demo

    with show_progress("Démonstration") as progress:
        outcome = demo(folder, progress)
    say(display.demo(outcome))
    return SUCCESS
