"""``pial-xl installer``, ``diagnostic`` and ``completion``: what stands on a machine."""

from pathlib import Path

import click

from pial_xl.cli import display
from pial_xl.cli.commands.group import PATH, command, root
from pial_xl.cli.completion import SHELLS, current_shell, script
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.units.text import french


@command(
    "installer",
    "Installe pial-xl pour vous seul, sans droits d'administrateur : retient le Python que les "
    "boutons du classeur lancent, pose un modèle de classeur et des raccourcis (sous Windows : "
    "menu Démarrer et Envoyer vers), donne un menu PIAL à LibreOffice.\n\nRelancer la commande ne "
    "change rien de plus. Un fichier que vous avez modifié n'est jamais remplacé ni retiré.",
    "Installe les boutons et les raccourcis, pour vous seul.",
)
@click.option(
    "--dossier",
    "folder",
    type=PATH,
    metavar="DOSSIER",
    help=french("Dossier du modèle de classeur (à défaut : « PIAL », dans votre dossier)."),
)
@click.option(
    "--desinstaller", "uninstall", is_flag=True, help="Retirer tout ce qui a été installé."
)
def install(folder: Path | None, uninstall: bool) -> int:
    from pial_xl.installation.machine import Machine
    from pial_xl.usecases import installation

    if uninstall:
        say(display.removal(installation.uninstall(Machine.current())))
        return SUCCESS
    from pial_xl.template import build_workbook

    outcome = installation.install(Machine.current(), folder, build_workbook)
    say(display.installation(outcome))
    return SUCCESS


@command(
    "diagnostic",
    "Affiche ce qu'il faut joindre à une demande d'aide : versions, programmes trouvés, et ce qui "
    "empêche les boutons de marcher. Aucune donnée d'un classeur, aucun nom de personne.\n\nAvec "
    "CLASSEUR : dit aussi ce qui bloque les boutons de ce classeur, là où il est.",
    "Affiche ce qu'il faut joindre à une demande d'aide.",
)
@click.argument("workbook", type=PATH, required=False, metavar="[CLASSEUR]")
def diagnostic(workbook: Path | None) -> int:
    from pial_xl.usecases.diagnostic import diagnose

    say(display.diagnostic(diagnose(workbook)))
    return SUCCESS


@command(
    "completion",
    "Affiche le script qui complète les commandes avec la touche Tabulation, pour bash, "
    "zsh ou fish (celui de ce terminal à défaut).\n\n"
    "Par exemple : pial-xl completion bash >> ~/.bashrc",
    "Affiche le script de complétion de l'interpréteur de commandes.",
)
@click.argument("shell", type=click.Choice(SHELLS), required=False, metavar="[bash|zsh|fish]")
def completion(shell: str | None) -> int:
    click.echo(script(root, shell or current_shell()))
    return SUCCESS
