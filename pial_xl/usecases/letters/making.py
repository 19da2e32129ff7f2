"""Make the letters of a closed workbook: one workbook of letters a school year, and their PDFs."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pial_xl import __version__
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.letters.batch import Batch, Refusal, prepare_letters
from pial_xl.letters.recap import SHEET, RecapLine, State
from pial_xl.letters.tracking import Trace, record_line
from pial_xl.report.blocks.recap import letters_facts
from pial_xl.sheets.closed.letters.extents import OversizedSheetError
from pial_xl.sheets.closed.letters.folder import (
    DAMAGED_LETTERS,
    Precedent,
    read_previous,
    sheet_fingerprints,
    workbook_line,
)
from pial_xl.sheets.closed.letters.model import ClosedModel
from pial_xl.sheets.closed.letters.plan import ClosedPlan, content_of, plan_letters
from pial_xl.sheets.closed.letters.recap import fill_recap
from pial_xl.sheets.closed.letters.workbook import LetterWorkbook
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.copies import set_aside
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_names import free_path
from pial_xl.sheets.lock import hold
from pial_xl.sheets.output import create_folder, write_beside
from pial_xl.usecases.letters.models import letter_models
from pial_xl.usecases.letters.request import Request, choose_rows

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
        lines: the summary of the rows that were asked for, and of the letters without a row.
        changes: the names of the fields that letters were made again for.
        refusal: the rows that were asked for and gave no letter.
        content: the sheets of the letters that the workbook holds, in order.
        chosen: those that were asked for.
        batch: the letters of every row.
        dossier: the workbook they come from.
        others: names of the workbooks of letters of that name that other workbooks made.
    """

    workbook: Path | None
    is_written: bool
    lines: tuple[RecapLine, ...]
    changes: tuple[str, ...]
    refusal: tuple[Refusal, ...]
    content: tuple[str, ...]
    chosen: tuple[str, ...]
    batch: Batch
    dossier: Dossier
    others: tuple[str, ...] = ()

    @property
    def any_missing(self) -> bool:
        """Tell whether a letter that was asked for is not there."""
        return any(r.state in {State.REFUSED, State.FOREIGN} for r in self.lines)


def letters(path: Path, reference: date, output: Path, request: Request) -> LetterRun:
    """Make letters of a closed workbook, which is left untouched, in a workbook of their own.

    Letters that are right already, edited by hand, not asked for, or whose row is gone stay as
    they are; without anything to change, the file is not touched. Before it is, a copy of it is
    put aside. Without any row, nothing is looked at.

    Args:
        path: the workbook.
        reference: date on which it is looked at.
        output: folder of the letters, made if need be.
        request: the rows that are wanted.

    Raises:
        WorkbookReadError: when a file cannot be read, or nobody answers to the demand.
        WriteError: no permission, disk full, file open elsewhere, another run…
    """
    # From its reading to its writing: what another run writes in between would be lost.
    with hold(os.path.realpath(output), WAIT_S, _BUSY):
        return _make(path, reference, output, request)


def _make(path: Path, reference: date, output: Path, request: Request) -> LetterRun:
    dossier = read_dossier(read_workbook(path), reference)
    choice = choose_rows(dossier, request)
    batch = prepare_letters(dossier)
    if not dossier.coordonnateurs.rows:
        return LetterRun(None, False, (), (), (), (), (), batch, dossier)
    place = _place(output, dossier, path)
    precedent = place.precedent
    models = letter_models(path, dossier, batch.letters)
    plan = plan_letters(
        batch,
        choice,
        models,
        precedent.traces if precedent else {},
        precedent.fingerprints if precedent else {},
    )
    if has_work := _has_work(plan, precedent):
        _write(place, _compose(plan, models, precedent, dossier, reference), path)
    return _bilan(batch, plan, dossier, place, has_work)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the workbook of letters goes, what it is now, and those of others that are passed."""

    target: Path
    precedent: Precedent | None
    others: tuple[str, ...]


def _place(output: Path, dossier: Dossier, path: Path) -> _Place:
    """Find the place of the letters: those of another workbook are not ours."""
    readings: dict[Path, Precedent | None] = {}

    def is_ours(place: Path) -> bool:
        reading = readings[place] = None if _is_same(place, path) else read_previous(place)
        return reading is not None and reading.comes_from(dossier.workbook)

    target = free_path(output, _title(dossier), ".xlsx", is_ours)
    precedent = readings.pop(target, None)
    return _Place(
        target, precedent, tuple(reading.path.name for reading in readings.values() if reading)
    )


def _title(dossier: Dossier) -> str:
    return f"Lettres de mission {dossier.bareme.annee_scolaire}"


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or one.samefile(other)


def _has_work(plan: ClosedPlan, precedent: Precedent | None) -> bool:
    """Tell whether there is a letter to write, or a summary that is no longer true."""
    if plan.to_write:
        return True
    return precedent is not None and precedent.recap != plan.state


def _compose(
    plan: ClosedPlan,
    models: dict[int, ClosedModel],
    precedent: Precedent | None,
    dossier: Dossier,
    reference: date,
) -> bytes:
    """Give the workbook of letters once the plan is done."""
    title = _title(dossier)
    workbook = _open(precedent, title) if precedent else None
    if workbook is None:
        workbook = LetterWorkbook.blank(models[plan.to_write[0].letter.number], title)
    facts = letters_facts(dossier.bareme.annee_scolaire, reference, __version__)
    fill_recap(workbook.fresh_sheet(SHEET), plan.lines, facts)
    _lay_letters(workbook, plan, models)
    workbook.write_record([])
    # The prints are those of the file as it will be read again, whatever its writer makes of it.
    seen_prints = sheet_fingerprints(workbook.data())
    traces = {nom: trace for nom, trace in _traces(precedent).items() if nom in seen_prints}
    for decision in plan.to_write:
        letter = decision.letter
        kept = content_of(letter, models[letter.number])
        traces[letter.sheet] = Trace(kept, seen_prints[letter.sheet])
    workbook.write_record(
        [
            workbook_line(title, plan.state, dossier.workbook),
            *(record_line(nom, trace) for nom, trace in traces.items()),
        ]
    )
    return workbook.data()


def _traces(precedent: Precedent | None) -> dict[str, Trace]:
    return dict(precedent.traces) if precedent else {}


def _open(precedent: Precedent, title: str) -> LetterWorkbook:
    try:
        return LetterWorkbook.reopened(precedent.data, title)
    except OversizedSheetError:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise WorkbookReadError(DAMAGED_LETTERS) from failure


def _lay_letters(
    workbook: LetterWorkbook, plan: ClosedPlan, models: dict[int, ClosedModel]
) -> None:
    """Lay the letters of the plan, each after that of the row above."""
    to_write = {decision.letter.sheet for decision in plan.to_write}
    neighbor = SHEET
    for decision in plan.decisions:
        letter = decision.letter
        if letter.sheet in to_write:
            if decision.keeps_model:
                workbook.refill(models[letter.number], letter)
            else:
                workbook.put_letter(models[letter.number], letter, neighbor)
        if letter.sheet in workbook.sheets:
            neighbor = letter.sheet


def _write(place: _Place, data: bytes, protected: Path) -> None:
    target, precedent = place.target, place.precedent
    create_folder(target.parent)
    with write_beside(target, protected) as draft:
        if precedent is not None:
            set_aside(
                target.name, target.parent, datetime.now(), lambda p: _keep(p, precedent.data)
            )
        draft.write_bytes(data)


def _keep(copy: Path, data: bytes) -> None:
    copy.write_bytes(data)


def _bilan(
    batch: Batch, plan: ClosedPlan, dossier: Dossier, place: _Place, is_written: bool
) -> LetterRun:
    fields: Sequence[str] = [c for d in plan.to_write for c in d.changes]
    return LetterRun(
        workbook=place.target if is_written or place.precedent else None,
        is_written=is_written,
        lines=tuple(r for r in plan.lines if r.number is None or r.number in plan.choice),
        changes=tuple(dict.fromkeys(fields)),
        refusal=tuple(refusal for refusal in batch.refusal if refusal.number in plan.choice),
        content=tuple(letter.sheet for letter in plan.ours),
        chosen=tuple(n.sheet for n in plan.ours if n.number in plan.choice),
        batch=batch,
        dossier=dossier,
        others=place.others,
    )
