"""``pial-xl regles``: the catalogue of controls."""

import click

from pial_xl.cli import display
from pial_xl.cli.commands.group import command
from pial_xl.cli.french import output_in_utf8
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say


@command(
    "regles",
    "Affiche le catalogue des contrôles : code, niveau, nature et titre, famille par famille.",
    "Affiche le catalogue des contrôles.",
)
@click.option("--json", "to_json", is_flag=True, help="Afficher une liste JSON.")
def rules(to_json: bool) -> int:
    from pial_xl.cli import display_additions
    from pial_xl.rules import catalogue
    from pial_xl.usecases.additions import additions

    added = additions()
    if to_json:
        output_in_utf8()
        click.echo(display.rules_as_json(catalogue()))
        for row in display_additions.mistakes(added):
            say(row, err=True)
    else:
        say(display.rules(catalogue()) + display_additions.additions(added))
    return SUCCESS
