"""The letters of the open workbook: all, those of the selected rows, a preview of one.

No copy of the workbook is saved where only the summary or the preview is to be replaced: neither
holds anything of the person's.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from xlwings import Book

from pial_xl import __version__
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.letters.choice import Choice, every_row
from pial_xl.letters.closing import letters_facts, tell_by_name, tell_preview
from pial_xl.letters.context import READ_TABLES
from pial_xl.letters.letter import Letter
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.choice import chosen_rows, coordonnateurs_in_front
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.letters import OpenLetters
from pial_xl.sheets.open.preview import SHEET as PREVIEW
from pial_xl.sheets.open.preview import check_place, remove_preview
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.recap import find_recap
from pial_xl.sheets.open.record import read_record
from pial_xl.sheets.open.session import session, show_result
from pial_xl.units.text import french
from pial_xl.usecases.letters import run

Chooser = Callable[[Book, Host, Dossier], Choice]
"""Says which rows are wanted."""
_NO_CHOICE = french("Aucune ligne remplie n'est sélectionnée : voici la première lettre.")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the workbook says, and the letters it would give."""

    dossier: Dossier
    batch: Batch


def _read(book: Book, reference: date) -> _Reading:
    dossier = read_dossier(read_open_book(book, READ_TABLES), reference)
    return _Reading(dossier, prepare_letters(dossier))


def make_letters(book: Book, host: Host, reference: date, choose: Chooser) -> str:
    """Make the letters of some rows, fill the summary, and say what became of them."""
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        reading = _read(book, reference)
        choice = choose(book, host, reading.dossier)
        letters = OpenLetters(
            book,
            host,
            reading.dossier.models,
            read_record(book),
            said=reading.dossier.letters,
            now=datetime.now(),
        )
        facts = letters_facts(reading.dossier.bareme.annee_scolaire, reference, __version__)
        outcome = run.make_letters(letters, reading.batch, choice, facts, step)
    if not outcome.no_recap and (recap := find_recap(book)) is not None:
        show_result(book, host, recap.name)
    return step.tell(tell_by_name(outcome.plan, outcome.no_recap), letters.kept)


def show_preview(book: Book, host: Host, reference: date) -> str:
    """Lay the preview of one letter and leave the person in front of it."""
    if book.sheets.active.name == PREVIEW:
        # It is about to be replaced, and a sheet that is gone cannot be given back.
        book.sheets[0].activate()
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        reading = _read(book, reference)
        chosen_row = _chosen_row(book, host, reading.dossier)
        letter = _letter_to_show(reading, chosen_row)
        record = read_record(book)
        check_place(book, host, record)
        letters = OpenLetters(book, host, reading.dossier.models, record, now=datetime.now())
        model = letters.model_of(letter)
        step("aperçu")
        remove_preview(book, host)
        record.preview = ""
        letters.begin_copy()
        try:
            run.lay(letters, model, letter, PREVIEW, model.sheet.name)
        except Exception:
            with suppress(Exception):  # the first failure is the one to tell
                letters.abandon(PREVIEW)
            raise
        record.preview = letters.fingerprint(PREVIEW)
        letters.end_copy()
    book.sheets[PREVIEW].activate()
    shown = tell_preview(letter.number, reading.batch.remarks)
    return step.tell("" if chosen_row is not None else _NO_CHOICE, shown)


def _chosen_row(book: Book, host: Host, dossier: Dossier) -> int | None:
    """Give the number of the first selected row that holds somebody; None without any."""
    if not coordonnateurs_in_front(book, dossier):
        return None
    return min(chosen_rows(book, host, dossier), default=None)


def _letter_to_show(reading: _Reading, number: int | None) -> Letter:
    """Give the letter of a row; of the first one that gives a letter without a number.

    Raises:
        WriteError: that row, or every row, gives none; the sentence says why.
    """
    choice = every_row(reading.dossier) if number is None else frozenset({number})
    shown = reading.batch.to_show(choice)
    if isinstance(shown, Letter):
        return shown
    if shown is not None:
        raise WriteError(f"Pas d'aperçu. {shown}")
    raise WriteError(
        f"Aucune ligne n'est remplie dans la feuille {reading.dossier.coordonnateurs.sheet} : "
        "remplissez-en une, puis recommencez."
    )
