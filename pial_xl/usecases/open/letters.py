"""The letters of the open workbook: all, those of the selected rows, a preview of one.

No copy of the workbook is saved where only the summary or the preview is to be replaced: neither
holds anything of the person's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from xlwings import Book

from pial_xl import __version__
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Letter
from pial_xl.letters.recap import summarize
from pial_xl.report.blocks.recap import letters_facts
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.choice import chosen_rows, coordonnateurs_in_front
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.letters import open_model, plan_open_letters, write_letters
from pial_xl.sheets.open.messages_letters import tell_letters, tell_preview
from pial_xl.sheets.open.preview import SHEET as PREVIEW
from pial_xl.sheets.open.preview import check_place, put_preview
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.recap import write_recap
from pial_xl.sheets.open.record import read_record
from pial_xl.sheets.open.session import session
from pial_xl.units.text import french

Chooser = Callable[[Book, Host, Dossier], Choice]
"""Says which rows are wanted."""
_NO_CHOICE = french("Aucune ligne remplie n'est sélectionnée : voici la première lettre.")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the workbook says, and the letters it would give."""

    dossier: Dossier
    batch: Batch


def _read(book: Book, reference: date) -> _Reading:
    dossier = read_dossier(read_open_book(book), reference)
    return _Reading(dossier, prepare_letters(dossier))


def make_letters(book: Book, host: Host, reference: date, choose: Chooser) -> str:
    """Make the letters of some rows, fill the summary, and say what became of them."""
    with session(book, host) as step:
        step("lecture du classeur")
        reading = _read(book, reference)
        choice = choose(book, host, reading.dossier)
        record = read_record(book)
        step("examen des lettres")
        plan = plan_open_letters(
            book, host, reading.batch.letters, reading.dossier.models, record
        ).limited_to(choice)
        lines = summarize(
            reading.batch, plan.decisions, choice, record.letters, plan.present_sheets
        )
        if plan.changes_workbook:
            step("copie de sécurité")
            safety_copy(book, host, datetime.now())
            write_letters(book, host, plan, record, step)
        step("récapitulatif")
        facts = letters_facts(reading.dossier.bareme.annee_scolaire, reference, __version__)
        no_recap = write_recap(book, host, lines, facts)
    return tell_letters(plan, lines, reading.batch.remarks, no_recap)


def show_preview(book: Book, host: Host, reference: date) -> str:
    """Lay the preview of one letter and leave the person in front of it."""
    if book.sheets.active.name == PREVIEW:
        # It is about to be replaced, and a sheet that is gone cannot be given back.
        book.sheets[0].activate()
    with session(book, host) as step:
        step("lecture du classeur")
        reading = _read(book, reference)
        chosen_row = _chosen_row(book, host, reading.dossier)
        letter = _letter_to_show(reading, chosen_row)
        record = read_record(book)
        check_place(book, host, record)
        model = open_model(book, host, letter.model, reading.dossier.models)
        step("aperçu")
        put_preview(book, host, model, letter, record)
    book.sheets[PREVIEW].activate()
    shown = tell_preview(letter, reading.batch.remarks)
    return shown if chosen_row is not None else f"{_NO_CHOICE} {shown}"


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
    letters = [letter for letter in reading.batch.letters if number in (None, letter.number)]
    if letters:
        return letters[0]
    refusal = [refusal for refusal in reading.batch.refusal if number in (None, refusal.number)]
    if refusal:
        raise WriteError(f"Pas d'aperçu. {refusal[0]}")
    raise WriteError(
        f"Aucune ligne n'est remplie dans la feuille {reading.dossier.coordonnateurs.sheet} : "
        "remplissez-en une, puis recommencez."
    )
