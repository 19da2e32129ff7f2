"""The journal of a run: each change is told before it is made, and looked at once all are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from xlwings import Book, Range, Sheet

from pial_xl.letters.tracking import RECORD_SHEET
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box, around, box
from pial_xl.sheets.open.hosts.contents import Held
from pial_xl.sheets.open.hosts.looks import Rgb
from pial_xl.sheets.open.hosts.witness import Witness
from pial_xl.sheets.open.journal_file import Marks, RunJournal, SheetPlace, write_journal
from pial_xl.sheets.open.model import fingerprint_of
from pial_xl.sheets.open.record import record_of
from pial_xl.tables.address import Place

_SMALL = 12_000
"""Cells of an area that is read whole: to know where a sheet ends costs as much."""
_NOTES_READ_MAX = 200
"""Notes that a run asks for one by one, of marks whose words nothing else tells."""


@contextmanager
def kept_journal(book: Book, host: Host) -> Iterator[None]:
    """Keep a journal of what is done meanwhile; of what a failure stopped too."""
    journal = Journal(book, host)
    host.witness = journal
    try:
        yield
    finally:
        host.witness = Witness()
        with suppress(Exception):  # what a run did stays done, and a failure is the one to tell
            journal.close()


class Journal(Witness):
    """Keeps what was before; it costs a call or two for each area."""

    def __init__(self, book: Book, host: Host) -> None:
        self._book = book
        self._host = host
        self._run = RunJournal()
        self._sheets = frozenset(book.sheet_names)
        self._before: dict[SheetPlace, Held] = {}
        self._notes_read = 0

    def cells(self, sheet: Sheet, areas: Sequence[Box]) -> None:
        """Keep what the cells hold, once for each."""
        title = sheet.name
        if title in self._sheets and areas:
            self._run.zones.append((title, list(areas)))
            for place, held in zone_cells(sheet, self._host, areas):
                self._before.setdefault((title, *place), held)

    def formats(self, area: Range) -> None:
        """Keep the number formats, the first of which stand."""
        title = area.sheet.name
        if title in self._sheets:
            found = self._host.number_formats(area)
            self._run.formats += [(title, zone, code) for zone, code in found.items()]

    def rows(self, sheet: Sheet, first: int, last: int, hidden: Set[int]) -> None:
        """Keep which rows are hidden."""
        if sheet.name in self._sheets:
            self._run.hidden.append((sheet.name, first, last, sorted(hidden)))

    def fitted(self, sheet: Sheet, first: int, last: int) -> None:
        """Keep which rows have the height of what they say."""
        if sheet.name in self._sheets:
            self._run.fitted.append((sheet.name, first, last))

    def shown(self, sheet: Sheet) -> None:
        """Keep that a sheet was hidden."""
        self._run.shown.append(sheet.name)

    def print_area(self, sheet: Sheet) -> None:
        """Keep what a sheet prints."""
        if sheet.name in self._sheets:
            self._run.print_areas.append((sheet.name, sheet.page_setup.print_area))

    def table(self, sheet: Sheet, nom: str) -> None:
        """Keep where an Excel Table stands."""
        where = box(sheet.tables[nom].range)
        self._run.tables.append((sheet.name, nom, where, where))

    def marks_removed(
        self, sheet: Sheet, fills: Mapping[Place, Rgb], notes: Mapping[Place, str]
    ) -> None:
        """Keep the marks, with what the cells that bear them hold."""
        places = fills.keys() | notes.keys()
        if places:
            known = [(p, text or self._note(sheet, p)) for p, text in notes.items()]
            self._run.marks[sheet.name] = Marks(
                list(fills.items()), known, marked_contents(self._host, sheet, places)
            )

    def copied(self, path: Path) -> None:
        """Keep its name."""
        self._run.copy = path.name

    def letter(self, title: str) -> None:
        """Keep that a letter was there."""
        if title in self._sheets:
            self._run.letters.append(title)

    def removed(self, title: str) -> None:
        """Keep that a sheet was there."""
        self._run.removed.append(title)

    def renamed(self, before: str, after: str) -> None:
        """Keep that the sheet was there, under its other name: it is none that the run made."""
        self._sheets = (self._sheets - {before}) | {after}

    def record(self, before: Sequence[Sequence[str]], after: Iterable[Sequence[str]]) -> None:
        """Keep what the record said first, and what it said last."""
        first = self._run.record[0] if self._run.record else [list(line) for line in before]
        self._run.record = first, [list(line) for line in after if any(line)]

    def cannot(self, reason: str) -> None:
        """Keep the reason."""
        self._run.refusals.append(reason)

    def close(self) -> None:
        """Look at what the run left, and keep it in place of the journal of the run before."""
        run, names = self._run, frozenset(self._book.sheet_names)
        after: dict[SheetPlace, Held] = {}
        for title, areas in run.zones:
            if title in names:
                cells = zone_cells(self._book.sheets[title], self._host, areas)
                after |= {(title, *place): held for place, held in cells}
        run.cells = [
            (place, self._before.get(place), after.get(place))
            for place in sorted(self._before.keys() | after.keys())
        ]
        run.tables = [
            (title, nom, before, box(self._book.sheets[title].tables[nom].range))
            for title, nom, before, _ in run.tables
        ]
        record = record_of(run.record[1] if run.record else ())
        prints = {title: trace.fingerprint for title, trace in record.letters.items()}
        prints |= {title: trace.fingerprint for title, trace in record.handouts.items()}
        for title in sorted(names - self._sheets | names & set(run.removed)):
            if title != RECORD_SHEET:
                known = prints.get(title)
                run.added[title] = known or fingerprint_of(self._book.sheets[title], self._host)
        if self._is_changed():
            write_journal(self._book, self._host, run)

    def _is_changed(self) -> bool:
        run = self._run
        facts = (run.shown, run.tables, run.marks, run.added, run.letters, run.refusals)
        if run.record is not None and run.record[0] != run.record[1]:
            return True
        return any(facts) or any(before != after for _, before, after in run.cells)

    def _note(self, sheet: Sheet, place: Place) -> str:
        if self._notes_read == _NOTES_READ_MAX:
            return ""
        self._notes_read += 1
        note = sheet.range(place).note
        return note.text if note is not None else ""


def zone_cells(sheet: Sheet, host: Host, areas: Sequence[Box]) -> Iterator[tuple[Place, Held]]:
    """Give what the cells of areas hold, all asked for at once; those that hold nothing apart."""
    top, left, bottom, right = around(areas)
    if (bottom - top + 1) * (right - left + 1) > _SMALL:
        useful = box(sheet.used_range)
        bottom, right = min(bottom, useful[2]), min(right, useful[3])
        if top > bottom or left > right:
            return
    grid = host.contents(sheet.range((top, left), (bottom, right)))
    for first, start, last, end in areas:
        for row in range(max(first, top), min(last, bottom) + 1):
            for column in range(max(start, left), min(end, right) + 1):
                held = grid[row - top][column - left]
                if held is not None:
                    yield (row, column), held


def marked_contents(host: Host, sheet: Sheet, places: Iterable[Place]) -> list[tuple[Place, Held]]:
    """Give what marked cells hold, asked for in one area."""
    known = sorted(places)
    top, left, bottom, right = around((*place, *place) for place in known)
    grid = host.contents(sheet.range((top, left), (bottom, right)))
    return [((row, column), grid[row - top][column - left]) for row, column in known]
