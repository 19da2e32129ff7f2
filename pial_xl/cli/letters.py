"""The two things that the command of letters does: make them, or show one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from pial_xl.cli import display_letters
from pial_xl.cli.guard import BLOCKED, SUCCESS
from pial_xl.cli.progress import show_step
from pial_xl.cli.saying import say
from pial_xl.usecases.letters.making import FOLDER, letters
from pial_xl.usecases.letters.pdf import letters_to_pdf, preview_to_pdf
from pial_xl.usecases.letters.preview import preview
from pial_xl.usecases.letters.request import Request


def make_letters(workbook: Path, output: Path | None, request: Request, pdf: bool) -> int:
    """Make the letters that are asked for, say what became of them, and give the exit code."""
    with show_step("Lettres"):
        folder = output or workbook.parent / FOLDER
        made = letters(workbook, date.today(), folder, request, partial(say, err=True))
    as_pdf = None
    if pdf and made.workbook:
        with _tell_on_failure(display_letters.letters(made, None)), show_step("PDF"):
            as_pdf = letters_to_pdf(made)
    say(display_letters.letters(made, as_pdf))
    return BLOCKED if made.any_missing else SUCCESS


def show_letter(workbook: Path, output: Path | None, request: Request, pdf: bool) -> int:
    """Show the first letter that is asked for and can be made, and give the exit code."""
    shown = preview(workbook, date.today(), output or workbook.parent / FOLDER, request)
    with _tell_on_failure(display_letters.preview(shown, None)):
        as_pdf = preview_to_pdf(shown) if pdf else None
    say(display_letters.preview(shown, as_pdf))
    return SUCCESS


@contextmanager
def _tell_on_failure(done: str) -> Iterator[None]:
    """Say what was done before, when what follows fails or is stopped."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        say(done)
        raise
