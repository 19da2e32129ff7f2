"""``pial-xl bouton``: what a button does, in the workbook that is open."""

import click

from pial_xl.buttons import BUTTONS
from pial_xl.cli.commands.group import F, command
from pial_xl.cli.guard import IMPOSSIBLE, SUCCESS
from pial_xl.cli.saying import say
from pial_xl.units.text import french

_BUTTON_CODES = tuple(button.code for button in BUTTONS)


def _xlwings_arguments(function: F) -> F:
    """Accept what a workbook's macro adds: ``--wb=…`` and the like, as xlwings, and ``--clic``."""
    for nom in ("--wb", "--from_xl", "--hwnd", "--app"):
        click.option(nom, hidden=True, expose_value=False)(function)
    click.option("--clic", "click", is_flag=True, hidden=True, expose_value=False)(function)
    return function


@command(
    "bouton",
    "Fait ce que fait le bouton NOM, dans le classeur ouvert dans Excel ou LibreOffice : "
    f"{', '.join(_BUTTON_CODES)}.\n\nUne copie du classeur est d'abord enregistrée dans le dossier "
    "« copies pial-xl », à côté de lui. Code de sortie : 0 si c'est fait, 2 sinon.",
    "Fait ce que fait un bouton du classeur, dans le classeur ouvert.",
)
@click.argument("nom", type=click.Choice(_BUTTON_CODES), metavar="NOM")
@click.option(
    "--classeur",
    "workbook",
    metavar="NOM_DU_FICHIER",
    help=french("Nom du classeur ouvert (à défaut : celui qui est devant)."),
)
@click.option(
    "--hote",
    "host",
    type=click.Choice(("excel", "libreoffice")),
    metavar="[excel|libreoffice]",
    help=french("Programme où il est ouvert (à défaut : Excel s'il est lancé)."),
)
@click.option("--tube", "pipe", metavar="TUBE", help="Tube sur lequel LibreOffice écoute.")
@_xlwings_arguments
def button(nom: str, workbook: str | None, host: str | None, pipe: str | None) -> int:
    from pial_xl.macros import work
    from pial_xl.sheets.open.click import run_click

    result = run_click(work(nom), host, workbook, pipe)
    say(result.sentence, err=not result.succeeded)
    return SUCCESS if result.succeeded else IMPOSSIBLE
