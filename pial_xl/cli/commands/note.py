"""``pial-xl note``: the note de situation of a workbook."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import date_option, output_option, workbook_argument
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.units.text import french


@command(
    "note",
    "Écrit la note de situation de CLASSEUR, en une page : les moyens, les besoins, ce qui manque "
    "et depuis quand, ce qui a changé, trois demandes au plus à la DSDEN. Le classeur n'est jamais "
    "modifié.\n\n"
    "Rien n'y désigne une personne : ni nom, ni code, et un effectif de moins de cinq élèves n'est "
    "pas dit.",
    "Écrit la note de situation, en une page.",
)
@workbook_argument
@date_option()
@output_option(
    "FICHIER.xlsx", "Où l'écrire (« Note de situation.xlsx », à côté du classeur, à défaut)."
)
@click.option("--pdf", is_flag=True, help="En faire aussi un PDF (demande LibreOffice).")
@click.option(
    "--depuis",
    "earlier",
    type=PATH,
    metavar="ANCIEN",
    help=french(
        "Un état plus ancien du classeur, pour dire ce qui a changé (à défaut, le contrôle "
        "précédent s'il est connu)."
    ),
)
def note(
    workbook: Path,
    *,
    reference: date | None,
    output: Path | None,
    pdf: bool,
    earlier: Path | None,
) -> int:
    from pial_xl.report.handouts.paper import as_text
    from pial_xl.usecases.note import note_of
    from pial_xl.usecases.papers import paper_to_pdf, write_paper

    day = reference or date.today()
    paper = note_of(workbook, day, earlier)
    wanted = output or workbook.with_name(f"{paper.title}.xlsx")
    written = write_paper(paper, wanted, day, workbook)
    say(as_text(paper))
    say(french(f"\nNote écrite : {written.path}"))
    if paper.advice:
        say(paper.advice)
    if pdf:
        say(french(f"PDF : {paper_to_pdf(written)}"))
    return SUCCESS
