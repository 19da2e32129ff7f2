"""``pial-xl affectations``: the allocations that the timetable implies."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import date_option, output_option, workbook_argument
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.cli.types import ROW_NUMBERS
from pial_xl.units.text import french


@command(
    "affectations",
    "Dit les affectations que les créneaux d'Emploi du temps supposent, et ce qui diffère de la "
    "feuille Affectations de CLASSEUR : nouvelle, changée, retirée. CLASSEUR n'est jamais "
    "modifié.\n\nLes élèves qu'un AESH aide en même temps sont un groupe ; les heures sont la "
    "moyenne des semaines A et B ; l'aide est celle de la notification. Un AESH sans créneau est "
    "laissé de côté.\n\nAvec --sortie, ce que vous acceptez, par numéro (--accepter) ou tout "
    "(--tout), est écrit dans un classeur neuf ; le reste y est tel quel. Une affectation retirée "
    "y finit la veille de la date de référence.",
    "Déduit les affectations de l'emploi du temps.",
)
@workbook_argument
@date_option()
@output_option("CLASSEUR.xlsm", "Le classeur neuf, avec les différences acceptées.")
@click.option(
    "--accepter",
    "accepted",
    type=ROW_NUMBERS,
    metavar="1-3,5",
    help=french("Les numéros des différences acceptées."),
)
@click.option(
    "--tout",
    "all_accepted",
    is_flag=True,
    help=french("Accepter toutes les différences, sauf celles des affectations fixes."),
)
@click.option(
    "--feuille",
    "folder",
    type=PATH,
    metavar="DOSSIER",
    help=french("Écrire aussi la liste, en feuille de calcul, dans ce dossier."),
)
def implied(
    workbook: Path,
    *,
    reference: date | None,
    output: Path | None,
    accepted: frozenset[int] | None,
    all_accepted: bool,
    folder: Path | None,
) -> int:
    from pial_xl.report.handouts.paper import as_text
    from pial_xl.usecases.implied import find_implied, write_implied, write_implied_sheet

    if (output is None) is (accepted is not None or all_accepted):
        raise click.UsageError(
            french(
                "Les différences acceptées (--accepter ou --tout) et le classeur neuf (--sortie) "
                "vont ensemble."
            )
        )
    found = find_implied(workbook, reference or date.today())
    chosen = (accepted or frozenset()) | (found.all if all_accepted else frozenset())
    say(as_text(found.paper(chosen)))
    if folder is not None:
        say(french(f"\nFeuille : {write_implied_sheet(found, folder, chosen)}"))
    if output is not None:
        say(french(f"\nNouveau classeur : {write_implied(found, chosen, output)}"))
    return SUCCESS
