"""Take back what the last run wrote: its journal says what was there before.

Each area that the run wrote is looked at first. Where a person has changed one of its cells since,
nothing is taken back; what they wrote elsewhere stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from xlwings import Book, Sheet

from pial_xl.sheets.open.addresses import runs
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box, box
from pial_xl.sheets.open.journal import marked_contents, zone_cells
from pial_xl.sheets.open.journal_file import Marks, RunJournal
from pial_xl.sheets.open.marks import remove_marks
from pial_xl.sheets.open.outputs import show_all_rows
from pial_xl.sheets.open.patching import Cells, patch
from pial_xl.sheets.open.record import Record
from pial_xl.tables.address import Place, a1


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands where a run wrote.

    Attributes:
        cells: what each cell of its areas holds, by sheet; blank ones left out.
        changed: the places that say neither what the run left nor what was before it.
        is_left: whether anything of what the run left is still there.
    """

    cells: Mapping[str, Cells]
    changed: tuple[str, ...]
    is_left: bool


@dataclass(slots=True)
class TakenBack:
    """What was taken back.

    Attributes:
        sheets: the sheets whose cells hold again what they held.
        marks: how many cells bear their earlier mark again.
        unmarked: how many do not, for a person has changed them or moved them since.
    """

    sheets: list[str] = field(default_factory=list)
    marks: int = 0
    unmarked: int = 0


def look(book: Book, host: Host, run: RunJournal) -> Standing:
    """Look at all that a run wrote in cells; nothing is changed."""
    names = frozenset(book.sheet_names)
    cells = {
        title: {
            place: held
            for areas in _zones(run, title)
            for place, held in zone_cells(book.sheets[title], host, areas)
        }
        for title in _written(run)
        if title in names
    }
    changed = [title for title in _written(run) if title not in names]
    is_left = False
    others = {title: dict(held) for title, held in cells.items()}
    for (title, row, column), before, after in run.cells:
        if title in cells:
            held = cells[title].get((row, column))
            others[title].pop((row, column), None)
            is_left |= held == after != before
            if held not in (before, after):
                changed.append(f"{title}!{a1(column, row)}")
    changed += [f"{title}!{a1(c, r)}" for title, more in others.items() for r, c in more]
    for title, nom, before_box, after_box in run.tables:
        if title in names:
            where = _table_box(book.sheets[title], nom)
            is_left |= where == after_box != before_box
            if where not in (before_box, after_box):
                changed.append(title)
    return Standing(cells, tuple(dict.fromkeys(changed)), is_left)


def touched(run: RunJournal, record: Record) -> tuple[str, ...]:
    """Give the sheets where something is to be written again, as long as they are there."""
    tables = (title for title, *_ in run.tables)
    marked = (run.marks.keys() | record.marks.keys()) if run.record is not None else ()
    return tuple(sorted({*_written(run), *tables, *marked}))


def restore_cells(book: Book, host: Host, run: RunJournal, standing: Standing) -> TakenBack:
    """Have the tables and the cells of a run be what they were; then what is seen of the sheets."""
    done = TakenBack()
    for title, nom, (top, left, bottom, right), _ in reversed(run.tables):
        book.sheets[title].tables[nom].resize(
            book.sheets[title].range((top, left), (bottom, right))
        )
    for title in _written(run):
        before = {
            (row, column): held
            for (nom, row, column), held, _ in run.cells
            if nom == title and standing.cells[title].get((row, column)) != held
        }
        sheet = book.sheets[title]
        show_all_rows(sheet)
        for nom, (top, left, bottom, right), code in reversed(run.formats):
            if nom == title:
                sheet.range((top, left), (bottom, right)).number_format = code
        for zone in dict.fromkeys(chain.from_iterable(_zones(run, title))):
            patch(sheet, host, zone, before, standing.cells[title])
        done.sheets.append(title)
    _restore_views(book, run)
    return done


def restore_marks(book: Book, host: Host, run: RunJournal, record: Record, done: TakenBack) -> None:
    """Take the marks of a run away, and put those of before on the cells that have not changed."""
    remove_marks(book, host, record)
    names = book.sheet_names
    for title, marks in run.marks.items():
        if title in names:
            _put_again(book.sheets[title], host, marks, done)


def _put_again(sheet: Sheet, host: Host, marks: Marks, done: TakenBack) -> None:
    known = dict(marks.held)
    held = dict(marked_contents(host, sheet, known))
    same = {p for p in known if held[p] == known[p]}
    free = {p for p, fill in host.fills(sheet, same).items() if fill is None}
    by_color: dict[tuple[int, int, int], list[Place]] = {}
    for place, color in marks.fills:
        if place in free:
            by_color.setdefault(color, []).append(place)
    for color, places in by_color.items():
        host.colorize(sheet, places, color)
    taken = host.annotated(sheet)
    notes = {p: text for p, text in marks.notes if text and p in same and p not in taken}
    host.annotate(sheet, notes)
    done.marks += len(same)
    done.unmarked += len(known) - len(same)


def _restore_views(book: Book, run: RunJournal) -> None:
    for title, first, last in run.fitted:
        book.sheets[title].range((first, 1), (last, 1)).rows.autofit()
    for title, first, last, hidden in reversed(run.hidden):
        sheet = book.sheets[title]
        sheet.range((first, 1), (last, 1)).rows.hidden = False
        for start, end in runs(hidden):
            sheet.range((start, 1), (end, 1)).rows.hidden = True
    for title, area in reversed(run.print_areas):
        book.sheets[title].page_setup.print_area = area
    for title in run.shown:
        book.sheets[title].visible = False


def _written(run: RunJournal) -> tuple[str, ...]:
    wrote = (title for (title, _, _), before, after in run.cells if before != after)
    return tuple(dict.fromkeys(wrote))


def _zones(run: RunJournal, title: str) -> list[list[Box]]:
    return [areas for nom, areas in run.zones if nom == title]


def _table_box(sheet: Sheet, nom: str) -> Box | None:
    if nom not in [table.name for table in sheet.tables]:
        return None
    return box(sheet.tables[nom].range)
