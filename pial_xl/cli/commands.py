"""The commands: each reads its options, calls one use case and says what came of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from pial_xl import __version__
from pial_xl.buttons import BUTTONS
from pial_xl.cli import display
from pial_xl.cli.completion import SHELLS, current_shell, script
from pial_xl.cli.french import output_in_utf8
from pial_xl.cli.guard import BLOCKED, IMPOSSIBLE, SUCCESS, trace_contained
from pial_xl.cli.progress import show_progress
from pial_xl.cli.types import DAY, DEPARTEMENT, RESEAU, ROW_NUMBERS
from pial_xl.units.text import french

F = TypeVar("F", bound=Callable[..., object])

_AIDE = {"help_option_names": ["-h", "--help", "--aide"], "max_content_width": 100}
# Whether a file can be read is told by the room that reads it, with what to do.
_PATH = click.Path(path_type=Path, readable=False)
_BUTTON_CODES = tuple(button.code for button in BUTTONS)


def _enable_trace(ctx: click.Context, _: click.Parameter, valeur: bool) -> None:
    if valeur:
        ctx.find_root().obj.trace = True


def _trace() -> click.Option:
    return click.Option(
        ["--trace"],
        is_flag=True,
        expose_value=False,
        callback=_enable_trace,
        help="En cas de panne, afficher le détail technique.",
    )


class _Root(click.Group):
    """The commands in the order of a coordinator's work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(
    cls=_Root,
    params=[_trace()],
    context_settings=_AIDE,
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
    epilog=french("Aide d'une commande : pial-xl COMMANDE --help"),
)
@click.version_option(__version__, "--version", "-V", prog_name="pial-xl")
def root() -> None:
    """Contrôle les heures d'AESH d'un PIAL et prépare les lettres de mission."""


def _command(nom: str, aide: str, summary: str) -> Callable[[F], click.Command]:
    """Declare a command whose help is in French typography; *summary* is its line in the list."""

    def declare(function: F) -> click.Command:
        decorate = root.command(
            nom, help=french(aide), short_help=french(summary), options_metavar="[OPTIONS]"
        )
        command = decorate(function)
        command.params.append(_trace())
        return command

    return declare


def _xlwings_arguments(function: F) -> F:
    """Accept what a workbook's macro adds: ``--wb=…`` and the like, as xlwings, and ``--clic``."""
    for nom in ("--wb", "--from_xl", "--hwnd", "--app"):
        click.option(nom, hidden=True, expose_value=False)(function)
    click.option("--clic", "click", is_flag=True, hidden=True, expose_value=False)(function)
    return function


@_command(
    "demo",
    "Écrit dans DOSSIER (demo-pial à défaut) un classeur fictif rempli, ses contrôles, ses "
    "lettres, et leurs PDF si LibreOffice est installé.\n\nLe classeur contient des fautes "
    "placées exprès. La commande réussit (code 0) même si le contrôle trouve des constats "
    "BLOQUANT : ici, c'est le but.",
    "Écrit un exemple complet : classeur, contrôles, lettres.",
)
@click.argument("folder", type=_PATH, metavar="[DOSSIER]", default=Path("demo-pial"))
def demo(folder: Path) -> int:
    from pial_xl.usecases.demo import demo

    with show_progress("Démonstration") as progress:
        outcome = demo(folder, progress)
    click.echo(display.demo(outcome))
    return SUCCESS


@_command(
    "nouveau",
    "Écrit à CHEMIN un classeur vierge, prêt à remplir. Un fichier existant n'est jamais "
    "remplacé.\n\nLe département et le réseau que les lettres nomment peuvent être donnés ici ; la "
    "feuille Accueil les demande sinon.",
    "Écrit un classeur vierge, prêt à remplir.",
)
@click.argument("path", type=_PATH, metavar="CHEMIN")
@click.option(
    "--departement",
    type=DEPARTEMENT,
    default="",
    metavar="NUMÉRO",
    help=french("Numéro du département, par exemple 35."),
)
@click.option(
    "--reseau",
    type=RESEAU,
    default="",
    metavar="NOM",
    help=french('Réseau, direction diocésaine ou DSDEN qui écrit les lettres : "DDEC 35".'),
)
def new(path: Path, departement: str, reseau: str) -> int:
    from pial_xl.usecases.blank import new

    click.echo(display.new(new(path, departement, reseau)))
    return SUCCESS


@_command(
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
@click.argument("sources", type=_PATH, metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--sortie",
    "output",
    type=_PATH,
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
    type=_PATH,
    metavar="MON-CLASSEUR.xlsm",
    help=french(
        "Le classeur d'une reprise précédente : ses codes et ce que vous y avez mis sont gardés."
    ),
)
@click.option(
    "--annuaire",
    type=_PATH,
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
    from pial_xl.usecases.takeover_foreign import is_ours

    if output is None and not preview:
        raise click.UsageError("Donnez le nom du classeur neuf : --sortie CLASSEUR.xlsm")
    is_foreign = len(sources) > 1 or choices or earlier or annuaire or preview
    if output is not None and not is_foreign and is_ours(sources[0]):
        return take_over_ours(sources[0], output)
    return take_over_foreign(sources, output, choices, earlier, annuaire)


@_command(
    "controler",
    "Contrôle CLASSEUR et affiche les constats, du plus grave au plus léger. Le classeur n'est "
    "jamais modifié.\n\nCode de sortie : 0 si rien n'est BLOQUANT, 1 si un constat est BLOQUANT, "
    "2 si le fichier ne peut pas être lu.",
    "Contrôle un classeur et affiche les constats.",
)
@click.argument("workbook", type=_PATH, metavar="CLASSEUR")
@click.option(
    "--date",
    "reference",
    type=DAY,
    metavar="DATE",
    help=french("Date de référence : AAAA-MM-JJ ou JJ/MM/AAAA (aujourd'hui à défaut)."),
)
@click.option("--json", "to_json", is_flag=True, help="Afficher un objet JSON, et rien d'autre.")
@click.option(
    "--sortie",
    "output",
    type=_PATH,
    metavar="FICHIER.xlsx",
    help=french(
        "Écrire aussi le rapport dans ce fichier. Un rapport précédent est remplacé ; "
        "tout autre fichier est laissé intact."
    ),
)
def check_workbook(
    workbook: Path, reference: date | None, to_json: bool, output: Path | None
) -> int:
    from pial_xl.usecases.check import check_workbook

    check = check_workbook(workbook, reference or date.today())
    trace_contained(unjudged.error for unjudged in check.report.not_judged)
    if output is not None:
        for remark in check.save_report(output):
            click.echo(remark, err=True)
    if to_json:
        from pial_xl.report.json import json_pieces

        output_in_utf8()
        for piece in json_pieces(check.report):
            click.echo(piece, nl=False)
        click.echo()
    else:
        click.echo(display.check(check.report, output))
    return BLOCKED if check.report.is_blocked else SUCCESS


@_command(
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
@click.argument("workbook", type=_PATH, metavar="CLASSEUR")
@click.option(
    "--sortie",
    "output",
    type=_PATH,
    metavar="DOSSIER",
    help=french("Dossier où écrire (à défaut : « lettres », à côté du classeur)."),
)
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


@_command(
    "bouton",
    "Fait ce que fait le bouton NOM, dans le classeur ouvert dans Excel ou LibreOffice : "
    f"{', '.join(_BUTTON_CODES)}.\n\nUne copie du classeur est d'abord enregistrée dans le dossier "
    "« copies pial-xl », à côté de lui. Code de sortie : 0 si c'est fait, 2 sinon.",
    "Fait ce que fait un bouton du classeur, dans le classeur ouvert.",
)
@click.argument("nom", type=click.Choice(_BUTTON_CODES), metavar="NOM")
@click.option(
    "--classeur",
    "workbook",
    metavar="NOM_DU_FICHIER",
    help=french("Nom du classeur ouvert (à défaut : celui qui est devant)."),
)
@click.option(
    "--hote",
    "host",
    type=click.Choice(("excel", "libreoffice")),
    metavar="[excel|libreoffice]",
    help=french("Programme où il est ouvert (à défaut : Excel s'il est lancé)."),
)
@click.option("--tube", "pipe", metavar="TUBE", help="Tube sur lequel LibreOffice écoute.")
@_xlwings_arguments
def button(nom: str, workbook: str | None, host: str | None, pipe: str | None) -> int:
    from pial_xl.macros import work
    from pial_xl.sheets.open.click import run_click

    result = run_click(work(nom), host, workbook, pipe)
    click.echo(result.sentence, err=not result.succeeded)
    return SUCCESS if result.succeeded else IMPOSSIBLE


@_command(
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
            click.echo(row, err=True)
    else:
        click.echo(display.rules(catalogue()) + display_additions.additions(added))
    return SUCCESS


@_command(
    "gabarit",
    "Construit le modèle vierge à partir de sa source (à défaut, à son emplacement dans le "
    "projet : workbooks/PIAL_template.xlsm). Un fichier existant n'est remplacé que si c'est un "
    "modèle vierge.",
    "Construit le modèle de classeur à partir de sa source.",
)
@click.argument(
    "path", type=_PATH, default=Path("workbooks", "PIAL_template.xlsm"), metavar="[CHEMIN]"
)
def template(path: Path) -> int:
    from pial_xl.usecases.blank import template

    click.echo(display.template(template(path)))
    return SUCCESS


@_command(
    "installer",
    "Installe pial-xl pour vous seul, sans droits d'administrateur : retient le Python que les "
    "boutons du classeur lancent, pose un modèle de classeur et des raccourcis (sous Windows : "
    "menu Démarrer et Envoyer vers), donne un menu PIAL à LibreOffice.\n\nRelancer la commande ne "
    "change rien de plus. Un fichier que vous avez modifié n'est jamais remplacé ni retiré.",
    "Installe les boutons et les raccourcis, pour vous seul.",
)
@click.option(
    "--dossier",
    "folder",
    type=_PATH,
    metavar="DOSSIER",
    help=french("Dossier du modèle de classeur (à défaut : « PIAL », dans votre dossier)."),
)
@click.option(
    "--desinstaller", "uninstall", is_flag=True, help="Retirer tout ce qui a été installé."
)
def install(folder: Path | None, uninstall: bool) -> int:
    from pial_xl.installation.machine import Machine
    from pial_xl.usecases import installation

    if uninstall:
        click.echo(display.removal(installation.uninstall(Machine.current())))
        return SUCCESS
    from pial_xl.template import build_workbook

    outcome = installation.install(Machine.current(), folder, build_workbook)
    click.echo(display.installation(outcome))
    return SUCCESS


@_command(
    "diagnostic",
    "Affiche ce qu'il faut joindre à une demande d'aide : versions, programmes trouvés, et ce qui "
    "empêche les boutons de marcher. Aucune donnée d'un classeur, aucun nom de personne.\n\nAvec "
    "CLASSEUR : dit aussi ce qui bloque les boutons de ce classeur, là où il est.",
    "Affiche ce qu'il faut joindre à une demande d'aide.",
)
@click.argument("workbook", type=_PATH, required=False, metavar="[CLASSEUR]")
def diagnostic(workbook: Path | None) -> int:
    from pial_xl.usecases.diagnostic import diagnose

    click.echo(display.diagnostic(diagnose(workbook)))
    return SUCCESS


@_command(
    "completion",
    "Affiche le script qui complète les commandes avec la touche Tabulation, pour bash, "
    "zsh ou fish (celui de ce terminal à défaut).\n\n"
    "Par exemple : pial-xl completion bash >> ~/.bashrc",
    "Affiche le script de complétion de l'interpréteur de commandes.",
)
@click.argument("shell", type=click.Choice(SHELLS), required=False, metavar="[bash|zsh|fish]")
def completion(shell: str | None) -> int:
    click.echo(script(root, shell or current_shell()))
    return SUCCESS
