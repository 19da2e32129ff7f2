"""A progress bar on stderr while a command is long, only where a person looks on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from pial_xl.usecases.progress import Progress


@contextmanager
def show_progress(title: str) -> Iterator[Progress]:
    """Give a function that a use case calls with ``(what it does, steps done, steps in all)``."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    with click.progressbar(
        length=1, label=title, file=sys.stderr, item_show_func=lambda what: what, show_eta=False
    ) as bar:

        def advance(what: str, done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos, what)

        yield advance


@contextmanager
def show_step(title: str) -> Iterator[None]:
    """Show work of one step, of which nothing is known before its end."""
    with show_progress(title) as progress:
        progress(title, 0, 1)
        yield
        progress("Terminé", 1, 1)
