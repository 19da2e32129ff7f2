"""``pial-xl comparer``: what changed between two states of a workbook."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import date_option, output_option
from pial_xl.cli.french import output_in_utf8
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.cli.types import DAY
from pial_xl.units.text import french


@command(
    "comparer",
    "Dit ce qui a changé de AVANT à APRÈS, deux états d'un même classeur : heures déplacées, AESH "
    "et élèves arrivés ou partis, constats nouveaux et résolus. Aucun des deux n'est modifié.\n\n"
    "Rien n'y désigne une personne : ni nom, ni code, et un effectif de moins de cinq élèves n'est "
    "pas dit. Avec --par-code, la suite le détaille élève par élève : ce sont alors des données de "
    "santé pseudonymes.",
    "Dit ce qui a changé entre deux états d'un classeur.",
)
@click.argument("before", type=PATH, metavar="AVANT")
@click.argument("after", type=PATH, metavar="APRÈS")
@date_option("Date à laquelle les deux états sont vus (aujourd'hui à défaut).")
@click.option(
    "--date-avant",
    "reference_before",
    type=DAY,
    metavar="DATE",
    help=french("Date à laquelle AVANT est vu, si ce n'est pas la même."),
)
@output_option("FICHIER.xlsx", "L'écrire aussi dans ce fichier.")
@click.option("--json", "to_json", is_flag=True, help="Afficher un objet JSON, sans code.")
@click.option("--par-code", "codes", is_flag=True, help=french("Détailler par code."))
def compare(
    before: Path,
    after: Path,
    *,
    reference: date | None,
    reference_before: date | None,
    output: Path | None,
    to_json: bool,
    codes: bool,
) -> int:
    from pial_xl.report.handouts.comparison import comparison_paper
    from pial_xl.report.handouts.paper import as_text
    from pial_xl.usecases.comparison import compare_workbooks

    day = reference or date.today()
    comparison = compare_workbooks(before, after, (reference_before or day, day))
    if codes:
        from pial_xl.report.handouts.comparison_codes import comparison_codes_paper

        paper = comparison_codes_paper(comparison)
    else:
        paper = comparison_paper(comparison)
    if to_json:
        from json import dumps

        from pial_xl.report.handouts.comparison_json import comparison_json

        output_in_utf8()
        click.echo(dumps(comparison_json(comparison), ensure_ascii=False, indent=2))
    else:
        say(as_text(paper))
    if output is not None:
        from pial_xl.usecases.papers import write_paper

        written = write_paper(paper, output, day, after).path
        say(french(f"\nÉcrit : {written}"), err=to_json)
    return SUCCESS
