"""The closed workbook of letters of a folder: what it was, what a run lays, the file it leaves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.reading import FilledLetter
from pial_xl.letters.recap import SHEET, RecapLine, lasting_print
from pial_xl.letters.tracking import Trace, record_line
from pial_xl.sheets.closed.letters.extents import OversizedSheetError
from pial_xl.sheets.closed.letters.folder import (
    DAMAGED_LETTERS,
    Previous,
    sheet_fingerprints,
    workbook_line,
)
from pial_xl.sheets.closed.letters.model import ClosedModel
from pial_xl.sheets.closed.letters.recap import fill_recap
from pial_xl.sheets.closed.letters.workbook import LetterWorkbook
from pial_xl.sheets.copies import set_aside
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.output import create_folder, write_beside


@dataclass(frozen=True, slots=True)
class LettersFile:
    """Where a workbook of letters goes.

    Attributes:
        target: its file.
        title: what it is called, whatever number its file's name took.
        previous: what that file is now; None when there is none.
        source: the workbook that its letters come from, which stays as it is.
    """

    target: Path
    title: str
    previous: Previous | None
    source: Path


class ClosedLetters:
    """A ``LetterBook``; nothing is on the disk before it is finished."""

    def __init__(
        self,
        file: LettersFile,
        models: Mapping[int, ClosedModel],
        workbook: str,
        *,
        now: datetime,
    ) -> None:
        """Take up the letters of a file.

        Args:
            file: where they go.
            models: the model of each letter, by the number of its row.
            workbook: file name of the workbook that they come from, as the record keeps it.
            now: the moment that a copy put aside bears.
        """
        self._file = file
        self._models = models
        self._source = workbook
        self._now = now
        self._traces = dict(file.previous.traces) if file.previous else {}
        self._workbook: LetterWorkbook | None = None
        self._written: list[str] = []

    @property
    def traces(self) -> Mapping[str, Trace]:
        """What was written last time, by sheet."""
        return self._traces

    @property
    def titles(self) -> Collection[str]:
        """The titles of the sheets that were there."""
        return self._file.previous.fingerprints if self._file.previous else ()

    def fingerprint(self, title: str) -> str:
        """Give the print of what a sheet that was there says, its notes included."""
        return self._file.previous.fingerprints[title] if self._file.previous else ""

    def model_of(self, letter: Letter) -> ClosedModel:
        """Give the model of a letter."""
        return self._models[letter.number]

    def has_leftovers(self) -> bool:
        """Tell that nothing is left: the file is whole or not there, whenever a run is killed."""
        return False

    def put_aside(self) -> None:
        """Leave it to ``finish``: until then the file is as it was."""

    def begin(self, title: str, kept: Mapping[str, str]) -> None:
        """Note what the trace of a letter keeps."""
        self._traces[title] = Trace(kept)

    def end(self, title: str) -> None:
        """Note that a letter is written."""
        self._written.append(title)

    def abandon(self, title: str) -> None:
        """Do nothing: the file is whole or not there."""
        del title

    def header_values(self, values: Values) -> Values:
        """Give values as a header takes them."""
        return self._open().header_values(values)

    def copy_model(self, model: ClosedModel, title: str, after: str | None) -> None:
        """Lay a copy of a model: in the place of the sheet of that title, else after another.

        Where that is None, letters begin after the summary.
        """
        if self._workbook is None and self._file.previous is None:
            self._workbook = LetterWorkbook.blank(model, self._file.title)
        workbook = self._open()
        first = SHEET if workbook.has(SHEET) else None
        workbook.copy_model(model, title, after or first)

    def takes_again(self, model: ClosedModel, title: str) -> bool:
        """Tell whether a letter still has the cells that its model fills."""
        return self._open().takes_again(model, title)

    def restore_rows(self, model: ClosedModel, title: str, rows: Iterable[int]) -> None:
        """Give rows back the heights of the model, and hide those that it hides."""
        self._open().restore_rows(model, title, rows)

    def fill(self, model: ClosedModel, title: str, filled: FilledLetter) -> None:
        """Write what a letter laid from that model says."""
        self._open().fill(model, title, filled)

    def is_recap_true(self, lines: Sequence[RecapLine]) -> bool:
        """Tell whether the summary says this already; without letters there is none to make."""
        previous = self._file.previous
        return previous is None or previous.recap == lasting_print(lines)

    def finish(self, lines: Sequence[RecapLine], facts: str) -> None:
        """Write the summary, the record, then the file; a copy of the earlier one is put aside.

        Raises:
            WriteError: no permission, disk full, file open elsewhere…
        """
        workbook = self._open()
        fill_recap(workbook.fresh_sheet(SHEET), lines, facts)
        workbook.write_record([])
        # The prints are those of the file as it will be read again.
        seen = sheet_fingerprints(workbook.data())
        for title in self._written:
            self._traces[title] = Trace(self._traces[title].values, seen[title])
        workbook.write_record(
            [
                workbook_line(self._file.title, lasting_print(lines), self._source),
                *(record_line(nom, trace) for nom, trace in self._traces.items() if nom in seen),
            ]
        )
        self._write(workbook.data())

    def _open(self) -> LetterWorkbook:
        """Give the workbook of letters, opened at its first change."""
        if self._workbook is None:
            if self._file.previous is None:
                raise LookupError(SHEET)
            self._workbook = _reopen(self._file.previous, self._file.title)
        return self._workbook

    def _write(self, data: bytes) -> None:
        target, previous = self._file.target, self._file.previous
        create_folder(target.parent)
        with write_beside(target, self._file.source) as draft:
            if previous is not None:
                set_aside(target.name, target.parent, self._now, lambda p: _keep(p, previous.data))
            draft.write_bytes(data)


def _reopen(previous: Previous, title: str) -> LetterWorkbook:
    try:
        return LetterWorkbook.reopened(previous.data, title)
    except OversizedSheetError:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise WorkbookReadError(DAMAGED_LETTERS) from failure


def _keep(copy: Path, data: bytes) -> None:
    copy.write_bytes(data)
