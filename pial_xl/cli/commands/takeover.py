"""``pial-xl reprendre``: a new workbook made of another file."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli.commands.group import PATH, command
from pial_xl.cli.commands.options import output_option
from pial_xl.cli.types import DAY
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
    "Des calendriers de PRONOTE ou d'EDT (--ics, un fichier .ics par élève), les cours de deux "
    "semaines de référence vont dans « Cours des élèves ». Les élèves sont reconnus à leur date de "
    "naissance et à leur nom ; ce qui n'est pas sûr est montré, jamais deviné.\n\n"
    "La commande réussit (code 0) même si le contrôle trouve des constats BLOQUANT.",
    "Fait un classeur neuf d'un ancien, ou d'un fichier que vous avez déjà.",
)
@click.argument("sources", type=PATH, metavar="[SOURCE...]", nargs=-1)
@output_option("CLASSEUR.xlsm", "Le classeur neuf. Un fichier existant n'est jamais remplacé.")
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
    "--ics",
    "calendars",
    type=PATH,
    metavar="DOSSIER",
    help=french("Un dossier de calendriers .ics, un par élève, exportés de PRONOTE ou d'EDT."),
)
@click.option(
    "--eleve",
    "owners",
    multiple=True,
    metavar='"FICHIER=CODE"',
    help=french(
        'Dire de qui est un calendrier, par son nom ou son numéro de l\'aperçu : "12=E004" ; '
        "« nouveau » crée l'élève, « rien » laisse le calendrier. À répéter pour plusieurs."
    ),
)
@click.option(
    "--semaines",
    "week",
    type=DAY,
    metavar="DATE",
    help=french("Un jour de la première des deux semaines de référence (proposées à défaut)."),
)
@click.option(
    "--semaine-a",
    "week_a",
    type=DAY,
    metavar="DATE",
    help=french("Un jour d'une semaine A, si le classeur ne le dit pas déjà."),
)
@click.option(
    "--uai",
    default="",
    metavar="UAI",
    help=french("L'établissement des élèves que les calendriers font connaître."),
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
    calendars: Path | None,
    owners: tuple[str, ...],
    week: date | None,
    week_a: date | None,
    uai: str,
    preview: bool,
) -> int:
    from pial_xl.cli.takeover import take_over_foreign, take_over_ours
    from pial_xl.usecases.takeover_sources import is_ours

    if not sources and calendars is None:
        raise click.UsageError("Donnez le fichier à reprendre, ou un dossier avec --ics.")
    if output is None and not preview:
        raise click.UsageError("Donnez le nom du classeur neuf : --sortie CLASSEUR.xlsm")
    if preview:
        output = None
    if calendars is not None:
        from pial_xl.cli.calendars import ask_calendars

        asked = ask_calendars(calendars, owners, week, week_a, uai)
        return take_over_foreign(sources, output, choices, earlier, annuaire, calendars=asked)
    if owners or week or week_a or uai:
        raise click.UsageError(
            "Les options --eleve, --semaines, --semaine-a et --uai vont avec --ics."
        )
    is_foreign = len(sources) > 1 or choices or earlier or annuaire or preview
    if output is not None and not is_foreign and is_ours(sources[0]):
        return take_over_ours(sources[0], output)
    return take_over_foreign(sources, output, choices, earlier, annuaire)
