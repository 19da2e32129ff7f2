"""A progress bar on stderr while a command is long, only where a person looks on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from pial_xl.usages.suivi import Suivi


@contextmanager
def suivre(titre: str) -> Iterator[Suivi]:
    """Give a function that a use case calls with ``(what it does, steps done, steps in all)``."""
    if not sys.stderr.isatty():
        yield lambda _quoi, _fait, _total: None
        return
    with click.progressbar(
        length=1, label=titre, file=sys.stderr, item_show_func=lambda quoi: quoi, show_eta=False
    ) as barre:

        def avancer(quoi: str, fait: int, total: int) -> None:
            barre.length = total
            barre.update(fait - barre.pos, quoi)

        yield avancer
