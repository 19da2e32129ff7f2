"""Letters as sheets of the open workbook, and the record that says what was written in them."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from xlwings import Book, Sheet

from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.reading import FilledLetter
from pial_xl.letters.recap import RecapLine
from pial_xl.letters.tracking import RECORD_SHEET, Trace, fingerprint
from pial_xl.sheets.closed.grid import CALCULATIONS_SHEET
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.addresses import column_runs
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.leftovers import unnamed_copies
from pial_xl.sheets.open.model import OpenModel, fingerprint_of, look_at_open_model
from pial_xl.sheets.open.recap import find_recap, write_recap
from pial_xl.sheets.open.record import Record, write_record
from pial_xl.tables.raw import Texts

_HIDDEN = frozenset({CALCULATIONS_SHEET, RECORD_SHEET})


class OpenLetters:
    """A ``LetterBook``; the record says before each letter that it is under way.

    One letter at a time: one not yet reached keeps its print, so that an edit made after a run
    that was killed is still seen as one.
    """

    def __init__(
        self,
        book: Book,
        host: Host,
        texts: Mapping[str, Texts],
        record: Record,
        *,
        said: Mapping[str, Texts] = MappingProxyType({}),
        now: datetime,
    ) -> None:
        """Take up the letters of a workbook.

        Args:
            book: the open workbook.
            host: the program that holds it.
            texts: the texts of the workbook's models, by the title of their sheets.
            record: what the last run left; kept up to date here.
            said: what the letters that are there said when the workbook was read, by title.
            now: the moment that a copy put aside bears.
        """
        self._book = book
        self._host = host
        self._texts = texts
        self._record = record
        self._said = dict(said)
        self._now = now
        self._models: dict[str, OpenModel] = {}
        self._is_changed = False
        self.kept = ""
        """What became of what a person had typed in the summary, once it is filled."""

    @property
    def traces(self) -> Mapping[str, Trace]:
        """What was written last time, by sheet."""
        return self._record.letters

    @property
    def titles(self) -> Collection[str]:
        """The titles of the sheets that are there."""
        return frozenset(self._book.sheet_names)

    def fingerprint(self, title: str) -> str:
        """Give the print of what a sheet says now, its notes included.

        A letter that was just read, and bears no note, is not asked again.
        """
        if title in self._said and title not in self._noted:
            return fingerprint(self._said[title])
        return fingerprint_of(self._book.sheets[title], self._host)

    @cached_property
    def _noted(self) -> frozenset[str]:
        """The titles of the letters that bore notes when the workbook was read."""
        sheets = (self._book.sheets[title] for title in self._said.keys() & self.titles)
        return frozenset(nom for nom, places in self._host.annotated_on(sheets).items() if places)

    def model_of(self, letter: Letter) -> OpenModel:
        """Give the model of a letter, looked at once.

        Raises:
            WorkbookReadError: the workbook has none for it, or its sheet is protected.
        """
        title = letter.model
        if title is None:
            raise WorkbookReadError(
                "La feuille « Modèle de lettre » manque : redonnez-lui ce nom, ou copiez-la "
                "depuis un classeur neuf (pial-xl nouveau), puis recommencez."
            )
        if title not in self._models:
            sheet = self._book.sheets[title]
            if self._host.is_protected(sheet):
                raise WorkbookReadError(
                    f"La feuille « {title} » est protégée, et ses lettres le seraient avant d'être "
                    "remplies : retirez sa protection, puis recommencez."
                )
            self._models[title] = look_at_open_model(sheet, self._host, self._texts[title])
        return self._models[title]

    def has_leftovers(self) -> bool:
        """Tell whether a run that was killed left a copy of one of the models looked at."""
        return bool(self._leftovers())

    def _leftovers(self) -> tuple[str, ...]:
        return unnamed_copies(self._book, self._host, self._models.values(), self._record)

    def put_aside(self) -> None:
        """Save a copy of the workbook; remove what a run left, and forget what is gone.

        Raises:
            WriteError: never saved, no permission, disk full…: nothing has been changed.
        """
        safety_copy(self._book, self._host, self._now)
        self._is_changed = True
        for title in self._leftovers():
            self._book.sheets[title].delete()
        there = self.titles
        self._record.letters = {nom: t for nom, t in self.traces.items() if nom in there}

    def begin(self, title: str, kept: Mapping[str, str]) -> None:
        """Write in the record that a letter is under way."""
        self._said.pop(title, None)
        self._record.letters[title] = Trace(kept)
        self.begin_copy()
        if title in self._record.before:
            self._host.witness.letter(title)

    def begin_copy(self) -> None:
        """Write in the record which sheets are there before a copy, to know it if it is cut off."""
        self._record.before = frozenset(self._book.sheet_names)
        write_record(self._book, self._host, self._record)

    def end(self, title: str) -> None:
        """Note what a letter says, in the record that the next one, or the end, writes."""
        trace = self._record.letters[title]
        self._record.letters[title] = replace(trace, fingerprint=self.fingerprint(title))

    def abandon(self, title: str) -> None:
        """Remove a letter that could not be finished; the record still says so of it."""
        if title in self._book.sheet_names:
            self._book.sheets[title].delete()

    def end_copy(self) -> None:
        """Write in the record that nothing is under way."""
        self._record.before = frozenset()
        write_record(self._book, self._host, self._record)

    def header_values(self, values: Values) -> Values:
        """Give values as a header takes them."""
        return self._host.header_values(values)

    def copy_model(self, model: OpenModel, title: str, after: str | None) -> None:
        """Lay a copy of a model: in the place of the sheet of that title, else after another.

        Where that is None, letters begin after the summary, else after the last model.
        """
        if title in self._book.sheet_names:
            sheet = self._host.replace_sheet(model.sheet, self._book.sheets[title], title)
        else:
            neighbor = self._book.sheets[after] if after is not None else self._first_neighbor()
            sheet = self._host.copy_sheet(model.sheet, neighbor, title)
        sheet.visible = True

    def takes_again(self, model: OpenModel, title: str) -> bool:
        """Tell that it does, unless a person protected it.

        These programs take a text behind a merged cell.
        """
        del model
        return not self._host.is_protected(self._book.sheets[title])

    def restore_rows(self, model: OpenModel, title: str, rows: Iterable[int]) -> None:
        """Give rows back the heights of the model, and hide those that it hides."""
        known = list(rows)
        sheet = self._book.sheets[title]
        _set_hidden(sheet, known, hidden=False)
        for row in known:
            height = model.sheet.range((row, 1)).row_height
            if height is not None and sheet.range((row, 1)).row_height != height:
                sheet.range((row, 1)).row_height = height
        _set_hidden(sheet, (row for row in known if _is_hidden(model.sheet, row)), hidden=True)

    def fill(self, model: OpenModel, title: str, filled: FilledLetter) -> None:
        """Write what a letter says: one block for each run of cells that hold placeholders."""
        sheet = self._book.sheets[title]
        texts = {p: "".join(pieces) for p, pieces in filled.texts.items()}
        self._host.write_texts(sheet, texts)
        for cell in model.to_fill:
            if cell.room and cell.room.width == math.inf and "\n" in texts[cell.place]:
                sheet.range(cell.place).wrap_text = True  # else one line, whatever it says
        for p, looks in model.looks.items():
            if len(looks) > 1:
                pieces = zip(looks, filled.texts[p], strict=True)
                fragments = [replace(look, text=text) for look, text in pieces]
                self._host.format_text(sheet.range(p), fragments)
        for row, height in filled.heights.items():
            sheet.range((row, 1)).row_height = height
        _set_hidden(sheet, filled.hidden, hidden=True)
        if filled.headers:
            self._host.write_headers(sheet, model.sheet, filled.headers)

    def is_recap_true(self, lines: Sequence[RecapLine]) -> bool:
        """Tell that it never is: it says on what day the letters were looked at."""
        del lines
        return False

    def finish(self, lines: Sequence[RecapLine], facts: str) -> str | None:
        """Write in the record that nothing is under way, then fill the summary."""
        if self._is_changed:
            self.end_copy()
        filling = write_recap(self._book, self._host, lines, facts)
        self.kept = filling.kept
        return filling.reason

    def _first_neighbor(self) -> Sheet:
        """Give the last sheet where hidden ones of ours alone stand after the summary.

        LibreOffice takes seconds to put a sheet before any other, and no time to put it last.
        """
        recap = find_recap(self._book)
        if recap is not None:
            names = self._book.sheet_names
            after = names[names.index(recap.name) + 1 :]
            return self._book.sheets[names[-1]] if set(after) <= _HIDDEN else recap
        return max((model.sheet for model in self._models.values()), key=lambda sheet: sheet.index)


def _set_hidden(sheet: Sheet, rows: Iterable[int], *, hidden: bool) -> None:
    for debut, fin in column_runs((row, 1) for row in rows):
        sheet.range(debut, fin).rows.hidden = hidden


def _is_hidden(sheet: Sheet, row: int) -> bool:
    return bool(sheet.range((row, 1)).rows.hidden)
