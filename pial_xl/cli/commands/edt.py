"""``pial-xl edt``: the timetables as grids, drawn and taken back."""

from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import output_option, workbook_argument
from pial_xl.units.text import french


@command(
    "edt",
    "Dessine l'emploi du temps de chaque AESH de CLASSEUR en grille : les jours en colonnes, les "
    "heures en lignes, les codes des élèves dans les cases. Une page A4 par grille, dans un "
    "classeur neuf ; CLASSEUR n'est jamais modifié.\n\nUne grille se modifie comme un dessin : un "
    "code dans une case, deux codes pour deux élèves aidés ensemble, « repas », « trajet », rien "
    "pour un créneau retiré. --lire la reprend dans un classeur neuf : seules les cases qui ont "
    "changé comptent, tout autre créneau garde ses heures exactes, sa nature, son établissement et "
    "son groupe.\n\n--vue eleves et --vue etablissements donnent les mêmes heures vues d'un élève "
    "ou d'un établissement, à lire seulement. Ces feuilles portent des codes d'élèves : à ne "
    "remettre qu'aux personnes concernées.\n\nCode de sortie de --lire : 0 si tout ce qui a été "
    "tapé est repris, 1 s'il en reste, 2 si rien n'a pu être fait.",
    "Dessine les emplois du temps en grilles, et les reprend.",
)
@workbook_argument
@click.option(
    "--pour",
    "codes",
    multiple=True,
    metavar="CODE",
    help=french("Un AESH, un élève ou un UAI : son seul emploi du temps ; à répéter."),
)
@click.option(
    "--vue",
    "view",
    type=click.Choice(["aesh", "eleves", "etablissements"]),
    default="aesh",
    help=french("De qui dessiner les emplois du temps (à défaut : aesh)."),
)
@click.option(
    "--lire",
    "grilles",
    type=PATH,
    metavar="GRILLES.xlsx",
    help=french("Reprendre les grilles de ce fichier dans un classeur neuf (--sortie)."),
)
@output_option(
    "DOSSIER",
    "Dossier où écrire (à défaut : « emplois du temps », à côté du classeur) ; avec --lire, le "
    "classeur neuf.",
)
@click.option(
    "--pdf",
    is_flag=True,
    help=french("Écrire aussi les PDF : un par grille, et un de toutes (demande LibreOffice)."),
)
def edt(
    workbook: Path,
    codes: tuple[str, ...],
    view: str,
    *,
    grilles: Path | None,
    output: Path | None,
    pdf: bool,
) -> int:
    from pial_xl.cli.edt import draw_grilles, read_grilles

    if grilles is None:
        return draw_grilles(workbook, output, view, codes, pdf=pdf)
    if output is None:
        raise click.UsageError("Donnez le nom du classeur neuf : --sortie CLASSEUR.xlsm")
    if codes or pdf:
        raise click.UsageError("--lire ne va pas avec --pour ni --pdf.")
    return read_grilles(workbook, grilles, output)
