"""``pial-xl controler``: what a workbook has to be told."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli import display
from pial_xl.cli.commands.group import command
from pial_xl.cli.commands.options import date_option, output_option, workbook_argument
from pial_xl.cli.french import output_in_utf8
from pial_xl.cli.guard import BLOCKED, SUCCESS, trace_contained
from pial_xl.cli.saying import say


@command(
    "controler",
    "Contrôle CLASSEUR et affiche les constats, du plus grave au plus léger. Le classeur n'est "
    "jamais modifié.\n\nCode de sortie : 0 si rien n'est BLOQUANT, 1 si un constat est BLOQUANT, "
    "2 si le fichier ne peut pas être lu.",
    "Contrôle un classeur et affiche les constats.",
)
@workbook_argument
@date_option()
@click.option("--json", "to_json", is_flag=True, help="Afficher un objet JSON, et rien d'autre.")
@output_option(
    "FICHIER.xlsx",
    "Écrire aussi le rapport dans ce fichier. Un rapport précédent est remplacé ; "
    "tout autre fichier est laissé intact.",
)
def check_workbook(
    workbook: Path, reference: date | None, to_json: bool, output: Path | None
) -> int:
    from pial_xl.usecases.check import check_workbook

    check = check_workbook(workbook, reference or date.today())
    trace_contained(unjudged.error for unjudged in check.report.not_judged)
    if output is not None:
        for remark in check.save_report(output):
            say(remark, err=True)
    if to_json:
        from pial_xl.report.json import json_pieces

        output_in_utf8()
        for piece in json_pieces(check.report):
            click.echo(piece, nl=False)
        click.echo()
    else:
        say(display.check(check.report, output))
    return BLOCKED if check.report.is_blocked else SUCCESS
