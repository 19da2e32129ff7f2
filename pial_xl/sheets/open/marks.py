"""Mark the faulty cells: a light fill and a note that says the constats.

What the person put there is theirs: a cell they filled keeps its fill and a cell with a note
keeps its note; the other sign, if it is free, then marks it alone. So taking the marks away never
has anything to give back, and only ever removes our own fills and notes.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from xlwings import Book, Sheet

from pial_xl.constats import NIVEAU_ORDER, Constat, Niveau
from pial_xl.letters.models.choice import MODEL_SHEET
from pial_xl.report.marks import NOTE_TITLE
from pial_xl.report.text import displayable, truncate
from pial_xl.sheets.open.addresses import is_cell, place
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.looks import Rgb
from pial_xl.sheets.open.record import Record
from pial_xl.tables.address import Place
from pial_xl.units.palette import MARK_FILLS, rgb_of
from pial_xl.units.text import fold, french

MARKED_CELLS_MAX: Final = 500
"""Cells marked in one run: beyond, only the sheet of constats tells."""

FILLS: Final = dict(zip(NIVEAU_ORDER, map(rgb_of, MARK_FILLS), strict=True))
_OUR_FILLS = frozenset(FILLS.values())
_NOTE_MAX = 1_000


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell deserves: the fill of its gravest constat, and a note that says them all."""

    niveau: Niveau
    note: str


def _is_model(sheet: str) -> bool:
    return fold(sheet).startswith(fold(MODEL_SHEET))


def marks_of(
    constats: Iterable[Constat], told: Mapping[int, str] = MappingProxyType({})
) -> dict[str, dict[Place, Mark]]:
    """Give the marks by sheet and cell, the gravest constats first, at most ``MARKED_CELLS_MAX``.

    Args:
        constats: what was found.
        told: where each is told, « Contrôles, ligne 12 », by its ``id``.

    A constat about what is not there, a sheet say, has no cell to mark. A letter's model bears no
    mark: the letters are copies of it.
    """
    located = [c for c in constats if is_cell(c.cell.address) and not _is_model(c.cell.sheet)]
    by_cell: dict[tuple[str, Place], list[Constat]] = {}
    for constat in sorted(located, key=lambda c: NIVEAU_ORDER[c.niveau]):
        cle = constat.cell.sheet, place(constat.cell.address)
        if cle in by_cell or len(by_cell) < MARKED_CELLS_MAX:
            by_cell.setdefault(cle, []).append(constat)
    marks: dict[str, dict[Place, Mark]] = {}
    for (sheet, p), same in by_cell.items():
        marks.setdefault(sheet, {})[p] = Mark(same[0].niveau, _note(same, told))
    return marks


def remove_marks(book: Book, host: Host, record: Record) -> None:
    """Take away the marks of earlier runs, wherever inserting or sorting rows has moved them.

    Those of a protected sheet stay where they are, and in the record.
    """
    left = {}
    free = []
    for title in record.marks.keys() & set(book.sheet_names):
        sheet = book.sheets[title]
        if host.is_protected(sheet):
            left[title] = record.marks[title]
        else:
            free.append(sheet)
    noted = host.annotated_on(free, NOTE_TITLE)
    for sheet in free:
        _remove(sheet, host, record.marks[sheet.name], noted[sheet.name])
    record.marks = left


def part_protected(
    book: Book, host: Host, marks: Mapping[str, Mapping[Place, Mark]]
) -> tuple[dict[str, Mapping[Place, Mark]], tuple[str, ...]]:
    """Part the marks that can be put from the sheets that are protected, or are there no more."""
    names = book.sheet_names
    there = {title: by_place for title, by_place in marks.items() if title in names}
    protected = tuple(title for title in there if host.is_protected(book.sheets[title]))
    free = {title: by_place for title, by_place in there.items() if title not in protected}
    return free, protected


def put_marks(book: Book, host: Host, marks: Mapping[str, Mapping[Place, Mark]]) -> int:
    """Mark cells, on sheets from which the earlier marks have been taken away.

    Returns:
        The number of cells that took no note.
    """
    return sum(len(_put(book.sheets[title], host, marks[title])) for title in marks)


def _put(sheet: Sheet, host: Host, by_place: Mapping[Place, Mark]) -> set[Place]:
    """Mark cells of a sheet; give those that took no note."""
    free = {p for p, fill in host.fills(sheet, by_place).items() if fill is None}
    for niveau, fill in FILLS.items():
        host.colorize(sheet, (p for p in free if by_place[p].niveau is niveau), fill)
    taken = host.annotated(sheet)
    return host.annotate(sheet, {p: m.note for p, m in by_place.items() if p not in taken})


def _remove(sheet: Sheet, host: Host, known: Mapping[Place, str], noted: Set[Place]) -> None:
    """Take the marks of a sheet away, some of whose cells bear a note of ours.

    A mark most often has a note, which moves with its cell and says its level, hence its fill:
    cells of one level are asked about together. The whole sheet is searched for our fills only
    where marks have no note any more.
    """
    marked = noted | known.keys()
    fills = host.shared_fills(sheet, marked)
    told = {p: note for p in noted if (note := known.get(p, ""))}
    for niveau in FILLS:
        if not noted <= fills.keys():
            title = _title(niveau)
            same = {p for p, note in told.items() if note.startswith(title)}
            # Where the record tells the notes, nothing is searched for.
            same = same if noted == told.keys() else host.annotated(sheet, title)
            fills |= host.fills(sheet, same)
    fills |= host.fills(sheet, marked - fills.keys())
    colored = _ours(fills)
    if len(noted) < len(known) and not known.keys() <= colored.keys():
        others = host.cells_of_color(sheet, _OUR_FILLS) - colored.keys()
        colored |= _ours(host.fills(sheet, others))
    host.witness.marks_removed(sheet, colored, {p: known.get(p, "") for p in noted})
    host.colorize(sheet, colored, None)
    host.clear_notes(sheet, noted)


def _ours(fills: Mapping[Place, Rgb | None]) -> dict[Place, Rgb]:
    return {p: fill for p, fill in fills.items() if fill is not None and fill in _OUR_FILLS}


def _where(told: str | None) -> str:
    return f" ({told})" if told else ""


def _title(niveau: Niveau) -> str:
    return f"{NOTE_TITLE} ({niveau})"


def _note(constats: Sequence[Constat], told: Mapping[int, str]) -> str:
    texts = [
        f"{c.niveau} {c.code}{_where(told.get(id(c)))} : {c.message}"
        + (f"\n→ {c.advice}" if c.advice else "")
        for c in constats
    ]
    note = french("\n\n".join((_title(constats[0].niveau), *texts)))
    return truncate(displayable(note, keep="\n"), _NOTE_MAX)
