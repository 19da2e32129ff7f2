"""``pial-xl expliquer``: one control, in words."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import date_option
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.typed import in_terminal


@command(
    "expliquer",
    "Explique le contrôle CODE (par exemple A-01) : ce qu'il cherche, pourquoi, un exemple, que "
    "faire, son niveau.\n\n"
    "Avec --classeur : le niveau en vigueur dans ce classeur, où il est réglé, et ses constats.",
    "Explique un contrôle.",
)
@click.argument("code", metavar="CODE")
@click.option(
    "--classeur",
    "workbook",
    type=PATH,
    metavar="CLASSEUR",
    help="Le classeur où le contrôle vous intrigue ; il n'est jamais modifié.",
)
@date_option("Date de référence du classeur (aujourd'hui à défaut).")
def explain(code: str, *, workbook: Path | None, reference: date | None) -> int:
    from pial_xl.report.handouts.paper import as_text
    from pial_xl.usecases.explanation import UnknownCodeError, explain_rule

    try:
        paper = explain_rule(code, workbook, reference or date.today())
    except UnknownCodeError as error:
        raise click.UsageError(in_terminal(str(error))) from None
    say(as_text(paper))
    return SUCCESS
