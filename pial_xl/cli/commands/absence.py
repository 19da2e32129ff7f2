"""``pial-xl absence``: who waits while an AESH is absent, and who could help."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import command
from pial_xl.cli.commands.options import output_option, workbook_argument
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.cli.types import DAY
from pial_xl.units.text import french


@command(
    "absence",
    "Dit quels élèves attendent pendant l'absence d'un AESH, dans l'ordre où les servir, et pour "
    "chacun qui a des heures libres : même établissement, trajet connu, même pôle, autres pôles ; "
    "et ce que chaque choix changerait. Quand les emplois du temps sont saisis, qui est libre à "
    "ces heures-là, route comprise. CLASSEUR n'est jamais modifié.\n\n"
    "Les élèves y sont désignés par leur code : ce sont des données de santé pseudonymes.",
    "Dit qui attend pendant une absence, et qui pourrait aider.",
)
@workbook_argument
@click.argument("code", metavar="AESH")
@click.option(
    "--du", type=DAY, required=True, metavar="DATE", help=french("Premier jour de l'absence.")
)
@click.option(
    "--au",
    type=DAY,
    metavar="DATE",
    help=french("Dernier jour de l'absence (à défaut : elle n'a pas de fin connue)."),
)
@output_option("DOSSIER", "Écrire aussi la feuille, dans un classeur neuf de ce dossier.")
@click.option(
    "--pdf", is_flag=True, help=french("Avec --sortie : écrire aussi le PDF (LibreOffice).")
)
def absence(
    workbook: Path, code: str, *, du: date, au: date | None, output: Path | None, pdf: bool
) -> int:
    from pial_xl.report.handouts.paper import as_text
    from pial_xl.usecases.absence import look_at_absence, write_absence

    if pdf and output is None:
        raise click.UsageError("--pdf demande --sortie DOSSIER.")
    found = look_at_absence(workbook, code, du, au, date.today())
    say(as_text(found.by_code))
    if output is not None:
        written = write_absence(found, output, workbook, pdf=pdf)
        say(french("\n".join(("", *(f"Écrit : {path}" for path in written)))))
    return SUCCESS
