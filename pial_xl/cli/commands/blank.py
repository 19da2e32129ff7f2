"""``pial-xl nouveau`` and ``gabarit``: a blank workbook."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli import display
from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.cli.types import DEPARTEMENT, RESEAU
from pial_xl.units.text import french


@command(
    "nouveau",
    "Écrit à CHEMIN un classeur vierge, prêt à remplir. Un fichier existant n'est jamais "
    "remplacé.\n\nLe département et le réseau que les lettres nomment peuvent être donnés ici ; la "
    "feuille Accueil les demande sinon.",
    "Écrit un classeur vierge, prêt à remplir.",
)
@click.argument("path", type=PATH, metavar="CHEMIN")
@click.option(
    "--departement",
    type=DEPARTEMENT,
    default="",
    metavar="NUMÉRO",
    help=french("Numéro du département, par exemple 35."),
)
@click.option(
    "--reseau",
    type=RESEAU,
    default="",
    metavar="NOM",
    help=french('Réseau, direction diocésaine ou DSDEN qui écrit les lettres : "DDEC 35".'),
)
def new(path: Path, departement: str, reseau: str) -> int:
    from pial_xl.usecases.blank import new

    say(display.new(new(path, date.today(), departement, reseau)))
    return SUCCESS


@command(
    "gabarit",
    "Construit le modèle vierge à partir de sa source (à défaut, à son emplacement dans le "
    "projet : workbooks/PIAL_template.xlsm). Un fichier existant n'est remplacé que si c'est un "
    "modèle vierge.",
    "Construit le modèle de classeur à partir de sa source.",
)
@click.argument(
    "path", type=PATH, default=Path("workbooks", "PIAL_template.xlsm"), metavar="[CHEMIN]"
)
def template(path: Path) -> int:
    from pial_xl.usecases.blank import template

    say(display.template(template(path)))
    return SUCCESS
