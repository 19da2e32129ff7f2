"""What the commands print for a person."""

import click

from pial_xl.typed import in_terminal


def say(text: str, *, err: bool = False) -> None:
    """Print a text, the commands that it tells written as this person types them.

    Args:
        text: what is said, in French typography.
        err: whether it goes to stderr: what is wrong, or beside what a program reads.
    """
    click.echo(in_terminal(text), err=err)
