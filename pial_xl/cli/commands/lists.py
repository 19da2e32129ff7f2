"""``pial-xl listes``: what a coordinator hands over."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import command
from pial_xl.cli.commands.options import date_option, output_option, workbook_argument
from pial_xl.cli.guard import SUCCESS, trace_contained
from pial_xl.cli.progress import show_step
from pial_xl.cli.saying import say
from pial_xl.units.text import french


@command(
    "listes",
    "Écrit la liste « À signaler » de CLASSEUR : combien d'élèves sont sans aide, ou aidés moins "
    "que notifié, par établissement et par type d'aide. Elle ne porte ni nom ni code, et un "
    "effectif de moins de cinq élèves (k_anonymat) n'y est pas donné : elle peut sortir du PIAL."
    "\n\nAvec --par-code, dans un dossier à part, des listes qui sont des données de santé "
    "pseudonymes, chacune pour un seul destinataire : les élèves à signaler, par code et par "
    "urgence, pour la DSDEN ; une fiche par établissement, pour son chef ; une fiche par AESH, "
    "pour cette personne.\n\nCLASSEUR n'est jamais modifié. Une liste que vous avez modifiée est "
    "gardée, la nouvelle prend un autre nom.",
    "Écrit les listes à remettre : élèves à signaler, fiches.",
)
@workbook_argument
@output_option("DOSSIER", "Dossier où écrire (à défaut : « listes », à côté du classeur).")
@click.option(
    "--par-code",
    "codes",
    is_flag=True,
    help=french("Écrire aussi les listes qui portent des codes d'élèves."),
)
@click.option(
    "--pdf",
    is_flag=True,
    help=french("Écrire aussi les PDF, un par fiche (demande LibreOffice)."),
)
@date_option("Date à laquelle le classeur est vu (aujourd'hui à défaut).")
def lists(
    workbook: Path, output: Path | None, *, codes: bool, pdf: bool, reference: date | None
) -> int:
    from pial_xl.cli.display_lists import tell_lists, tell_pdfs
    from pial_xl.usecases.handouts import handouts_to_pdf
    from pial_xl.usecases.lists import FOLDER, write_lists

    folder = output or workbook.parent / FOLDER
    done = write_lists(workbook, reference or date.today(), folder, codes=codes)
    trace_contained(done.contained)
    say(tell_lists(done))
    if pdf:
        with show_step("PDF"):
            made = handouts_to_pdf(*done.books)
        say(tell_pdfs(made))
    return SUCCESS
