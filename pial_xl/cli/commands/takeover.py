"""``pial-xl reprendre``: a new workbook made of another file."""

from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.units.text import french


@command(
    "reprendre",
    "Fait un classeur neuf de SOURCE, qui n'est jamais modifiée.\n\n"
    "D'un classeur pial-xl d'une édition plus ancienne, tout est recopié : tableaux, colonnes "
    "ajoutées, couleurs et notes, réglages, modèles de lettre, lettres.\n\n"
    "D'un autre fichier (.xlsx, .xlsm, .ods, .csv, un ou plusieurs), les élèves, les AESH, les "
    "établissements, les notifications et les affectations sont reconnus à leurs titres et à leurs "
    "valeurs. Ce que chaque colonne est prise pour est dit avant d'écrire, et dans la feuille "
    "« Reprise ». Les noms et les dates de naissance vont dans Correspondance seule. Puis le "
    "classeur neuf est contrôlé.\n\n"
    "La commande réussit (code 0) même si le contrôle trouve des constats BLOQUANT.",
    "Fait un classeur neuf d'un ancien, ou d'un fichier que vous avez déjà.",
)
@click.argument("sources", type=PATH, metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--sortie",
    "output",
    type=PATH,
    metavar="CLASSEUR.xlsm",
    help="Le classeur neuf. Un fichier existant n'est jamais remplacé.",
)
@click.option(
    "--colonne",
    "choices",
    multiple=True,
    metavar='"Feuille:En-tête=Colonne"',
    help=french(
        "Dire ce qu'est une colonne : \"Moyens:Quotité SCO=Heures/semaine\" ; « rien » l'écarte. "
        "À répéter pour plusieurs."
    ),
)
@click.option(
    "--depuis",
    "earlier",
    type=PATH,
    metavar="MON-CLASSEUR.xlsm",
    help=french(
        "Le classeur d'une reprise précédente : ses codes et ce que vous y avez mis sont gardés."
    ),
)
@click.option(
    "--annuaire",
    type=PATH,
    metavar="FICHIER.csv",
    help=french("L'annuaire de l'éducation, pour trouver les UAI (data.education.gouv.fr)."),
)
@click.option(
    "--apercu", "preview", is_flag=True, help="Dire ce qui serait repris, sans rien écrire."
)
def takeover(
    sources: tuple[Path, ...],
    output: Path | None,
    *,
    choices: tuple[str, ...],
    earlier: Path | None,
    annuaire: Path | None,
    preview: bool,
) -> int:
    from pial_xl.cli.takeover import take_over_foreign, take_over_ours
    from pial_xl.usecases.takeover_sources import is_ours

    if output is None and not preview:
        raise click.UsageError("Donnez le nom du classeur neuf : --sortie CLASSEUR.xlsm")
    is_foreign = len(sources) > 1 or choices or earlier or annuaire or preview
    if output is not None and not is_foreign and is_ours(sources[0]):
        return take_over_ours(sources[0], output)
    return take_over_foreign(sources, output, choices, earlier, annuaire)
