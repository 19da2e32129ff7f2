"""``pial-xl lettres``: the mission letters of a workbook."""

from pathlib import Path

import click

from pial_xl.cli.commands.group import command
from pial_xl.cli.commands.options import output_option, workbook_argument
from pial_xl.cli.types import ROW_NUMBERS
from pial_xl.units.text import french


@command(
    "lettres",
    "Prépare une lettre de mission par ligne de la feuille Coordonnateurs de CLASSEUR, d'après "
    "sa feuille « Modèle de lettre » ou celle de son pôle, dans un classeur de lettres par année "
    "scolaire.\n\nRelancer la commande ne refait que les lettres dont la ligne ou le modèle a "
    "changé ; une lettre modifiée à la main est gardée. Sa feuille « Récapitulatif des lettres » "
    "dit ce que chacune est devenue. Avant d'être changé, le classeur des lettres est copié dans "
    "« copies pial-xl ».\n\nUne ligne incomplète ne donne pas de lettre ; les autres sont faites. "
    "Code de sortie : 0 si toutes les lettres demandées sont là, 1 s'il en manque, 2 si rien n'a "
    "pu être fait.",
    "Prépare les lettres de mission des coordonnateurs.",
)
@workbook_argument
@output_option("DOSSIER", "Dossier où écrire (à défaut : « lettres », à côté du classeur).")
@click.option(
    "--pdf",
    is_flag=True,
    help=french(
        "Écrire aussi les PDF : un par lettre demandée, et un de toutes (demande LibreOffice)."
    ),
)
@click.option(
    "--pour",
    "person",
    multiple=True,
    metavar='"NOM Prénom"',
    help="Seulement les lettres de cette personne ; à répéter pour plusieurs.",
)
@click.option(
    "--lignes",
    "rows",
    type=ROW_NUMBERS,
    metavar="5-8,12",
    help="Seulement les lettres de ces lignes de la feuille Coordonnateurs.",
)
@click.option(
    "--apercu",
    "preview",
    is_flag=True,
    help="Montrer seulement la première, dans un fichier à part.",
)
def letters(
    workbook: Path,
    output: Path | None,
    *,
    pdf: bool,
    person: tuple[str, ...],
    rows: frozenset[int] | None,
    preview: bool,
) -> int:
    from pial_xl.cli.letters import make_letters, show_letter
    from pial_xl.usecases.letters.request import Request

    ask = show_letter if preview else make_letters
    return ask(workbook, output, Request(person, rows or ()), pdf)
