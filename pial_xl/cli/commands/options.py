"""What several commands ask: of which workbook, as of when, and where to write."""

from collections.abc import Callable
from typing import Final

import click

from pial_xl.cli.commands.group import PATH, F
from pial_xl.cli.types import DAY
from pial_xl.units.text import french

workbook_argument: Final = click.argument("workbook", type=PATH, metavar="CLASSEUR")
"""The workbook that a command reads."""


def date_option(
    asked: str = "Date de référence : AAAA-MM-JJ ou JJ/MM/AAAA (aujourd'hui à défaut).",
) -> Callable[[F], F]:
    """Give ``--date``, of which a command makes its ``reference``.

    Args:
        asked: its help.
    """
    return click.option("--date", "reference", type=DAY, metavar="DATE", help=french(asked))


def output_option(metavar: str, asked: str) -> Callable[[F], F]:
    """Give ``--sortie``, of which a command makes its ``output``.

    Args:
        metavar: what it names, a file or a folder.
        asked: its help.
    """
    return click.option("--sortie", "output", type=PATH, metavar=metavar, help=french(asked))
