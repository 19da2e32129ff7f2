"""The root of the commands, and how each is declared."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from pial_xl import __version__
from pial_xl.cli.guard import Session
from pial_xl.units.text import french

F = TypeVar("F", bound=Callable[..., object])

_AIDE = {"help_option_names": ["-h", "--help", "--aide"], "max_content_width": 100}
# Whether a file can be read is told by the room that reads it, with what to do.
PATH: Final = click.Path(path_type=Path, readable=False)
"""A path, of a file or a folder that may be there or not."""


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

    def format_epilog(self, ctx: click.Context, writer: click.HelpFormatter) -> None:
        """Say where more help is, the program called as in the line of usage."""
        self.epilog = french(f"Aide d'une commande : {ctx.command_path} COMMANDE --help")
        super().format_epilog(ctx, writer)


@click.group(
    cls=_Root,
    params=[_trace()],
    context_settings=_AIDE,
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
)
@click.version_option(__version__, "--version", "-V", prog_name="pial-xl")
def root() -> None:
    """Contrôle les heures d'AESH d'un PIAL et prépare les lettres de mission."""


class _Command(click.Command):
    def invoke(self, ctx: click.Context) -> object:
        """Run the command, the session told when it reads several files."""
        given = (valeur for nom, valeur in ctx.params.items() if nom != "output")
        files = [v for one in given for v in (one if isinstance(one, tuple) else (one,))]
        ctx.ensure_object(Session).several_files = sum(isinstance(v, Path) for v in files) > 1
        return super().invoke(ctx)


def command(nom: str, aide: str, summary: str) -> Callable[[F], click.Command]:
    """Declare a command, whose help is in French typography.

    Args:
        nom: its name.
        aide: its help.
        summary: its line in the list of commands.
    """

    def declare(function: F) -> click.Command:
        decorate = click.command(
            nom,
            cls=_Command,
            help=french(aide),
            short_help=french(summary),
            options_metavar="[OPTIONS]",
        )
        declared = decorate(function)
        declared.params.append(_trace())
        return declared

    return declare
