"""The commands: each reads its options, calls one use case and says what came of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from pial_xl import __version__
from pial_xl.cli import affichage
from pial_xl.cli.completion import INTERPRETES, interprete_courant, script
from pial_xl.cli.francais import sortie_en_utf8
from pial_xl.cli.garde import BLOQUE, IMPOSSIBLE, REUSSI
from pial_xl.cli.progression import suivre
from pial_xl.cli.types import JOUR, LIGNES
from pial_xl.macros import BOUTONS
from pial_xl.units.text import french

F = TypeVar("F", bound=Callable[..., object])

_AIDE = {"help_option_names": ["-h", "--help", "--aide"], "max_content_width": 100}
# Whether a file can be read is told by the room that reads it, with what to do.
_CHEMIN = click.Path(path_type=Path, readable=False)


def _activer_trace(ctx: click.Context, _: click.Parameter, valeur: bool) -> None:
    if valeur:
        ctx.find_root().obj.trace = True


def _trace() -> click.Option:
    return click.Option(
        ["--trace"],
        is_flag=True,
        expose_value=False,
        callback=_activer_trace,
        help="En cas de panne, afficher le détail technique.",
    )


class _Racine(click.Group):
    """The commands in the order of a coordinator's work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(
    cls=_Racine,
    params=[_trace()],
    context_settings=_AIDE,
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
    epilog=french("Aide d'une commande : pial-xl COMMANDE --help"),
)
@click.version_option(__version__, "--version", "-V", prog_name="pial-xl")
def racine() -> None:
    """Contrôle les heures d'AESH d'un PIAL et prépare les lettres de mission."""


def _commande(nom: str, aide: str, resume: str) -> Callable[[F], click.Command]:
    """Declare a command whose help is in French typography; *resume* is its line in the list."""

    def declarer(fonction: F) -> click.Command:
        decorate = racine.command(
            nom, help=french(aide), short_help=french(resume), options_metavar="[OPTIONS]"
        )
        commande = decorate(fonction)
        commande.params.append(_trace())
        return commande

    return declarer


def _arguments_de_xlwings(fonction: F) -> F:
    """Accept what a workbook's macro adds: ``--wb=…`` and the like, as xlwings, and ``--clic``."""
    for nom in ("--wb", "--from_xl", "--hwnd", "--app"):
        click.option(nom, hidden=True, expose_value=False)(fonction)
    click.option("--clic", is_flag=True, hidden=True, expose_value=False)(fonction)
    return fonction


@_commande(
    "demo",
    "Écrit dans DOSSIER (demo-pial à défaut) un classeur fictif rempli, ses contrôles, ses "
    "lettres, et leurs PDF si LibreOffice est installé.\n\nLe classeur contient des fautes "
    "placées exprès. La commande réussit (code 0) même si le contrôle trouve des constats "
    "BLOQUANT : ici, c'est le but.",
    "Écrit un exemple complet : classeur, contrôles, lettres.",
)
@click.argument("dossier", type=_CHEMIN, default=Path("demo-pial"))
def demo(dossier: Path) -> int:
    from pial_xl.usages.demo import demo

    with suivre("Démonstration") as suivi:
        faite = demo(dossier, suivi)
    click.echo(affichage.demo(faite))
    return REUSSI


@_commande(
    "nouveau",
    "Écrit à CHEMIN un classeur vierge, prêt à remplir. Un fichier existant n'est jamais remplacé.",
    "Écrit un classeur vierge, prêt à remplir.",
)
@click.argument("chemin", type=_CHEMIN)
def nouveau(chemin: Path) -> int:
    from pial_xl.usages.vierge import nouveau

    click.echo(affichage.nouveau(nouveau(chemin)))
    return REUSSI


@_commande(
    "controler",
    "Contrôle CLASSEUR et affiche les constats, du plus grave au plus léger. Le classeur n'est "
    "jamais modifié.\n\nCode de sortie : 0 si rien n'est BLOQUANT, 1 si un constat est BLOQUANT, "
    "2 si le fichier ne peut pas être lu.",
    "Contrôle un classeur et affiche les constats.",
)
@click.argument("classeur", type=_CHEMIN)
@click.option(
    "--date",
    "reference",
    type=JOUR,
    metavar="DATE",
    help=french("Date de référence : AAAA-MM-JJ ou JJ/MM/AAAA (aujourd'hui à défaut)."),
)
@click.option("--json", "en_json", is_flag=True, help="Afficher un objet JSON, et rien d'autre.")
@click.option(
    "--sortie",
    type=_CHEMIN,
    metavar="FICHIER.xlsx",
    help=french(
        "Écrire aussi le rapport dans ce fichier. Un rapport précédent est remplacé ; "
        "tout autre fichier est laissé intact."
    ),
)
def controler(classeur: Path, reference: date | None, en_json: bool, sortie: Path | None) -> int:
    from pial_xl.usages.controle import controler

    controle = controler(classeur, reference or date.today())
    if sortie is not None:
        from pial_xl.usages.rapport import ecrire_rapport

        ecrire_rapport(controle, sortie)
    if en_json:
        from pial_xl.report.json import en_json as ecrire_json

        sortie_en_utf8()
        click.echo(ecrire_json(controle.report))
    else:
        click.echo(affichage.controle(controle.report, sortie))
    return BLOQUE if controle.report.est_bloque else REUSSI


@_commande(
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
@click.argument("classeur", type=_CHEMIN)
@click.option(
    "--sortie",
    type=_CHEMIN,
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
    multiple=True,
    metavar='"NOM Prénom"',
    help="Seulement les lettres de cette personne ; à répéter pour plusieurs.",
)
@click.option(
    "--lignes",
    type=LIGNES,
    metavar="5-8,12",
    help="Seulement les lettres de ces lignes de la feuille Coordonnateurs.",
)
@click.option(
    "--apercu", is_flag=True, help="Montrer seulement la première, dans un fichier à part."
)
def lettres(
    classeur: Path,
    sortie: Path | None,
    *,
    pdf: bool,
    pour: tuple[str, ...],
    lignes: frozenset[int] | None,
    apercu: bool,
) -> int:
    from pial_xl.cli.lettres import faire_les_lettres, montrer_une_lettre
    from pial_xl.usages.lettres.demande import Demande

    demander = montrer_une_lettre if apercu else faire_les_lettres
    return demander(classeur, sortie, Demande(pour, lignes or ()), pdf)


@_commande(
    "bouton",
    "Fait ce que fait le bouton NOM, dans le classeur ouvert dans Excel ou LibreOffice : "
    f"{', '.join(BOUTONS)}.\n\nUne copie du classeur est d'abord enregistrée dans le dossier "
    "« copies pial-xl », à côté de lui. Code de sortie : 0 si c'est fait, 2 sinon.",
    "Fait ce que fait un bouton du classeur, dans le classeur ouvert.",
)
@click.argument("nom", type=click.Choice(BOUTONS), metavar="NOM")
@click.option(
    "--classeur",
    metavar="NOM_DU_FICHIER",
    help=french("Nom du classeur ouvert (à défaut : celui qui est devant)."),
)
@click.option(
    "--hote",
    type=click.Choice(("excel", "libreoffice")),
    metavar="[excel|libreoffice]",
    help=french("Programme où il est ouvert (à défaut : Excel s'il est lancé)."),
)
@click.option("--tube", metavar="TUBE", help="Tube sur lequel LibreOffice écoute.")
@_arguments_de_xlwings
def bouton(nom: str, classeur: str | None, hote: str | None, tube: str | None) -> int:
    from pial_xl.macros import travail
    from pial_xl.workbook.ouvert.clic import cliquer

    resultat = cliquer(travail(nom), hote, classeur, tube)
    click.echo(resultat.phrase, err=not resultat.reussi)
    return REUSSI if resultat.reussi else IMPOSSIBLE


@_commande(
    "regles",
    "Affiche le catalogue des contrôles : code, niveau, nature et titre, famille par famille.",
    "Affiche le catalogue des contrôles.",
)
@click.option("--json", "en_json", is_flag=True, help="Afficher une liste JSON.")
def regles(en_json: bool) -> int:
    from pial_xl.rules import catalogue

    if en_json:
        sortie_en_utf8()
        click.echo(affichage.regles_en_json(catalogue()))
    else:
        click.echo(affichage.regles(catalogue()))
    return REUSSI


@_commande(
    "gabarit",
    "Construit le modèle vierge à partir de sa source (à défaut, à son emplacement dans le "
    "projet : workbooks/PIAL_template.xlsm). Un fichier existant n'est remplacé que si c'est un "
    "modèle vierge.",
    "Construit le modèle de classeur à partir de sa source.",
)
@click.argument("chemin", type=_CHEMIN, default=Path("workbooks", "PIAL_template.xlsm"))
def gabarit(chemin: Path) -> int:
    from pial_xl.usages.vierge import gabarit

    click.echo(affichage.gabarit(gabarit(chemin)))
    return REUSSI


@_commande(
    "installer",
    "Installe pial-xl pour vous seul, sans droits d'administrateur : retient le Python que les "
    "boutons du classeur lancent, pose un modèle de classeur et des raccourcis (sous Windows : "
    "menu Démarrer et Envoyer vers), donne un menu PIAL à LibreOffice.\n\nRelancer la commande ne "
    "change rien de plus. Un fichier que vous avez modifié n'est jamais remplacé ni retiré.",
    "Installe les boutons et les raccourcis, pour vous seul.",
)
@click.option(
    "--dossier",
    type=_CHEMIN,
    metavar="DOSSIER",
    help=french("Dossier du modèle de classeur (à défaut : « PIAL », dans votre dossier)."),
)
@click.option("--desinstaller", is_flag=True, help="Retirer tout ce qui a été installé.")
def installer(dossier: Path | None, desinstaller: bool) -> int:
    from pial_xl.installation.machine import Machine
    from pial_xl.usages import installation

    if desinstaller:
        click.echo(affichage.desinstallation(installation.desinstaller(Machine.celle_ci())))
        return REUSSI
    from pial_xl.template import construire

    faite = installation.installer(Machine.celle_ci(), dossier, construire)
    click.echo(affichage.installation(faite))
    return REUSSI


@_commande(
    "diagnostic",
    "Affiche ce qu'il faut joindre à une demande d'aide : versions, programmes trouvés, et ce qui "
    "empêche les boutons de marcher. Aucune donnée d'un classeur, aucun nom de personne.\n\nAvec "
    "CLASSEUR : dit aussi ce qui bloque les boutons de ce classeur, là où il est.",
    "Affiche ce qu'il faut joindre à une demande d'aide.",
)
@click.argument("classeur", type=_CHEMIN, required=False)
def diagnostic(classeur: Path | None) -> int:
    from pial_xl.usages.diagnostic import diagnostiquer

    click.echo(affichage.diagnostic(diagnostiquer(classeur)))
    return REUSSI


@_commande(
    "completion",
    "Affiche le script qui complète les commandes avec la touche Tabulation, pour bash, "
    "zsh ou fish (celui de ce terminal à défaut).\n\n"
    "Par exemple : pial-xl completion bash >> ~/.bashrc",
    "Affiche le script de complétion de l'interpréteur de commandes.",
)
@click.argument(
    "interprete", type=click.Choice(INTERPRETES), required=False, metavar="[bash|zsh|fish]"
)
def completion(interprete: str | None) -> int:
    click.echo(script(racine, interprete or interprete_courant()))
    return REUSSI
