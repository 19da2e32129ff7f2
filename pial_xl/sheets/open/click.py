"""One click on a button: attach to the workbook, do the work, say one French sentence."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from xlwings import Book

from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable
from pial_xl.sheets.errors import FileError
from pial_xl.sheets.open.hosts import Attachment, attach, tell_without_workbook
from pial_xl.sheets.open.log import log_failure
from pial_xl.typed import after_click
from pial_xl.units.text import french


@dataclass(frozen=True, slots=True)
class Result:
    """How a click ended: the sentence to show, and whether the work was done.

    ``shown`` tells whether the person has seen the sentence, in the program where they clicked.
    """

    sentence: str
    succeeded: bool
    shown: bool = False


def run_click(
    work: Callable[[Book], str],
    host: str | None = None,
    workbook: str | None = None,
    pipe: str | None = None,
) -> Result:
    """Run a button's work on the open workbook; see ``attach`` for the other arguments.

    The sentence is shown in the program that holds the workbook. Nothing is ever raised: the
    detail of a failure goes to the log.
    """
    attachment: Attachment | None = None
    try:
        attachment = attach(host, workbook, pipe)
        attachment.host.answer_macro(attachment.book)
        result = Result(after_click(work(attachment.book)), succeeded=True)
    except Exception as error:  # the last resort: a user never sees a traceback
        result = Result(after_click(_sentence(error)), succeeded=False)
    with suppress(Exception):  # the program may be gone: the caller has the sentence anyhow
        return replace(result, shown=_show(attachment, result))
    return result


def _show(attachment: Attachment | None, result: Result) -> bool:
    if attachment is None:
        return tell_without_workbook(result.sentence)
    # The macro wrote there too, and takes its own words, left standing, for a dead Python.
    attachment.book.app.status_bar = False
    return attachment.host.show(attachment.book, result.sentence, succeeded=result.succeeded)


def _sentence(error: Exception) -> str:
    if isinstance(error, FileError):
        return str(error)
    if isinstance(error, LibreOfficeUnreachable):
        return french(str(error))
    log = log_failure(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return french("Le disque est plein : libérez de la place, puis recommencez.")
    return french(
        "Le tableur a refusé une action, et le bouton s'est arrêté : quittez la saisie d'une "
        "cellule et fermez les fenêtres de dialogue, ôtez la protection des feuilles, puis "
        f"recommencez. Détail technique, sans donnée du classeur : {log}."
    )
