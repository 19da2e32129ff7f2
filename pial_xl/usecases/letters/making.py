"""Make the letters of a closed workbook: one workbook of letters a school year."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from pial_xl import __version__
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.letters.batch import Batch, Refusal, prepare_letters
from pial_xl.letters.closing import letters_facts
from pial_xl.letters.context import READ_TABLES
from pial_xl.letters.parts import shows_braces_in_headers
from pial_xl.letters.plan import Plan
from pial_xl.letters.recap import RecapLine
from pial_xl.sheets.closed.letters.book import ClosedLetters, LettersFile
from pial_xl.sheets.closed.letters.folder import Previous, read_previous, sheets_with_braces
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.lock import hold
from pial_xl.sheets.output import check_folder
from pial_xl.usecases.letters.models import letter_models
from pial_xl.usecases.letters.request import Request, choose_rows
from pial_xl.usecases.letters.run import make_letters

Announce: TypeAlias = Callable[[str], None]
"""Says one French sentence while letters are being made."""
FOLDER = "lettres"
"""Folder of the letters, beside the workbook, unless another is asked for."""
WAIT_S = 20
"""How long a run waits for another that makes letters in the same folder."""
_BUSY = (
    "D'autres lettres se font en ce moment dans ce dossier : attendez qu'elles soient faites, puis "
    "recommencez."
)


@dataclass(frozen=True, slots=True)
class LetterRun:
    """What a run did.

    Attributes:
        workbook: the workbook of letters; None when no row gives one and none was there.
        is_written: whether that file was written, or was right already.
        plan: what was decided, and done.
        dossier: the workbook they come from.
        others: names of the workbooks of letters of that name that other workbooks made.
    """

    workbook: Path | None
    is_written: bool
    plan: Plan
    dossier: Dossier
    others: tuple[str, ...] = ()

    @property
    def batch(self) -> Batch:
        """The letters of every row."""
        return self.plan.batch

    @property
    def lines(self) -> tuple[RecapLine, ...]:
        """The summary of the rows that were asked for, and of the letters without a row."""
        return self.plan.requested

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields that letters were made again for."""
        return self.plan.changes

    @property
    def refusal(self) -> tuple[Refusal, ...]:
        """The rows that were asked for and gave no letter."""
        return self.plan.refusal

    @property
    def content(self) -> tuple[str, ...]:
        """The sheets of the letters that the workbook holds, in order."""
        return tuple(letter.sheet for letter in self.plan.ours)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that were asked for."""
        return tuple(n.sheet for n in self.plan.ours if n.number in self.plan.choice)

    @property
    def any_missing(self) -> bool:
        """Tell whether a letter that was asked for is not there."""
        return self.plan.any_missing


def letters(
    path: Path,
    reference: date,
    output: Path,
    request: Request,
    announce: Announce = lambda _: None,
) -> LetterRun:
    """Make letters of a closed workbook, which is left untouched, in a workbook of their own.

    Letters that are right already, edited by hand, not asked for, or whose row is gone stay as
    they are; without anything to change, the file is not touched. Before it is, a copy of it is
    put aside. Without any row, nothing is looked at.

    Args:
        path: the workbook.
        reference: date on which it is looked at.
        output: folder of the letters, made if need be.
        request: the rows that are wanted.
        announce: told, before the first letter is made, what letters do not keep of their models.

    Raises:
        WorkbookReadError: when a file cannot be read, or nobody answers to the demand.
        WriteError: no permission, disk full, file open elsewhere, another run…
    """
    # From its reading to its writing: what another run writes in between would be lost.
    check_folder(output)
    with hold(os.path.realpath(output), WAIT_S, _BUSY):
        return _make(path, reference, output, request, announce)


def unfinished(made: LetterRun) -> frozenset[str]:
    """Give the sheets of the letters in which a field of their model still shows: not to print.

    Raises:
        WorkbookReadError: when the workbook of letters cannot be read.
    """
    if made.workbook is None:
        return frozenset()
    return sheets_with_braces(made.workbook) | {
        letter.sheet
        for letter in made.batch.letters
        if shows_braces_in_headers(made.dossier, letter.model)
    }


def _make(
    path: Path, reference: date, output: Path, request: Request, announce: Announce
) -> LetterRun:
    dossier = read_dossier(read_workbook(path, READ_TABLES), reference)
    choice = choose_rows(dossier, request)
    batch = prepare_letters(dossier)
    if not dossier.coordonnateurs.rows:
        return LetterRun(None, False, Plan(batch, choice, (), ()), dossier)
    file, others = _file(output, dossier, path)
    models = letter_models(path, dossier, batch.letters)
    facts = letters_facts(dossier.bareme.annee_scolaire, reference, __version__)
    book = ClosedLetters(file, models, dossier.workbook, now=datetime.now())
    for sentence in batch.lost:
        announce(sentence)
    outcome = make_letters(book, batch, choice, facts, _say_nothing)
    is_there = outcome.is_written or file.previous is not None
    return LetterRun(
        file.target if is_there else None, outcome.is_written, outcome.plan, dossier, others
    )


def _say_nothing(_: str) -> None:
    """Take no note of the steps: a command says that it is at work, and no more."""


def _file(output: Path, dossier: Dossier, path: Path) -> tuple[LettersFile, tuple[str, ...]]:
    """Find the file of the letters, and name those of other workbooks that are passed by."""
    readings: dict[Path, Previous | None] = {}

    def is_ours(place: Path) -> bool:
        reading = readings[place] = None if _is_same(place, path) else read_previous(place)
        return reading is not None and reading.comes_from(dossier.workbook)

    title = f"Lettres de mission {dossier.bareme.annee_scolaire}"
    target = free_path(output, title, ".xlsx", is_ours)
    previous = readings.pop(target, None)
    others = tuple(reading.path.name for reading in readings.values() if reading)
    return LettersFile(target, title, previous, path), others


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or one.samefile(other)
