"""Make letters on sheets, those of the open workbook or of a closed one: the one way there is."""

from contextlib import suppress
from dataclasses import dataclass

from pial_xl.letters.batch import Batch
from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.plan import Plan, kept_content, plan_letters
from pial_xl.letters.tracking import Decision
from pial_xl.sheets.letters_port import LetterBook, LetterSheets, M
from pial_xl.sheets.progress import Step


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    Attributes:
        plan: what was decided, and done.
        is_written: whether anything was, or was right already.
        no_recap: why the summary could not be filled, in one French sentence; None when it was.
    """

    plan: Plan
    is_written: bool
    no_recap: str | None = None


def make_letters(
    book: LetterBook[M], batch: Batch, choice: Choice, facts: str, step: Step
) -> Outcome:
    """Make the letters of some rows, and the summary of all.

    Letters that are right already, edited by hand, not asked for, or whose row is gone stay as
    they are. Where nothing is to be changed, nothing is.

    Args:
        book: where the letters stand.
        batch: the letters and the refusals of every row.
        choice: the rows that are asked for.
        facts: one line on the run, for the summary.
        step: says how far it is.

    Raises:
        WorkbookReadError: a model is missing or cannot be read.
        WriteError: no permission, disk full, file open elsewhere…
    """
    step("examen des lettres")
    models = {letter.number: book.model_of(letter) for letter in batch.letters}
    plan = plan_letters(
        batch,
        choice,
        models,
        traces=book.traces,
        sheets=book.titles,
        look=book.fingerprint,
    )
    is_changed = bool(plan.to_write) or book.has_leftovers()
    if not is_changed and book.is_recap_true(plan.lines):
        return Outcome(plan, is_written=False)
    if is_changed:
        step("copie de sécurité")
        book.put_aside()
        _write(book, plan, models, step)
    step("récapitulatif")
    return Outcome(plan, True, book.finish(plan.lines, facts))


def lay(
    sheets: LetterSheets[M], model: M, letter: Letter, title: str, after: str | None = None
) -> None:
    """Lay a letter on a sheet of that title, as a fresh copy of its model."""
    sheets.copy_model(model, title, after)
    _fill(sheets, model, letter, title)


def refill(sheets: LetterSheets[M], model: M, letter: Letter, before: Values) -> None:
    """Fill again a letter made from the same model, with other values.

    It so keeps what a person put on it without touching its words: fills, pictures, heights. It is
    laid afresh, in its place, where that person merged cells that it fills.

    Args:
        sheets: where it stands.
        model: its model.
        letter: the letter, whose sheet is there.
        before: the values that it was filled with.
    """
    if not sheets.takes_again(model, letter.sheet):
        lay(sheets, model, letter, letter.sheet)
        return
    sheets.restore_rows(model, letter.sheet, sorted(model.changed_rows(before)))
    _fill(sheets, model, letter, letter.sheet)


def _fill(sheets: LetterSheets[M], model: M, letter: Letter, title: str) -> None:
    values = letter.values
    sheets.fill(model, title, model.filled(values, sheets.header_values(values)))


def _write(book: LetterBook[M], plan: Plan, models: dict[int, M], step: Step) -> None:
    """Write the letters of a plan, each after that of the row above."""
    there = set(book.titles)
    neighbor, rank, count = None, 0, len(plan.to_write)
    for decision in plan.decisions:
        letter = decision.letter
        if plan.is_to_write(decision):
            rank += 1
            step(f"lettre {rank} sur {count}")
            _write_one(book, models[letter.number], decision, neighbor)
            there.add(letter.sheet)
        if letter.sheet in there:
            neighbor = letter.sheet


def _write_one(book: LetterBook[M], model: M, decision: Decision, neighbor: str | None) -> None:
    letter = decision.letter
    before = book.traces.get(letter.sheet) if decision.keeps_model else None
    book.begin(letter.sheet, kept_content(letter, model, before))
    try:
        if before is not None:
            refill(book, model, letter, before.values)
        else:
            lay(book, model, letter, letter.sheet, neighbor)
        book.end(letter.sheet)
    except Exception:
        with suppress(Exception):  # the first failure is the one to tell
            book.abandon(letter.sheet)
        raise
