"""Mark the faulty cells: a light fill and a note that says the constats.

What the person put there is theirs: a cell they filled keeps its fill and a cell with a note
keeps its note; the other sign, if it is free, then marks it alone. So taking the marks away never
has anything to give back, and only ever removes our own fills and notes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from xlwings import Book, Sheet

from pial_xl.constats import NIVEAU_ORDER, Constat, Niveau
from pial_xl.letters.models.choice import MODEL_SHEET
from pial_xl.report.text import displayable, truncate
from pial_xl.sheets.open.addresses import is_cell, place
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.record import Record
from pial_xl.tables.address import Place
from pial_xl.units.text import fold, french

MARKED_CELLS_MAX: Final = 500
"""Cells marked in one run: beyond, only the sheet of constats tells."""

# Shades that nobody picks from a palette: they tell our fills from the person's.
FILLS: Final = {
    Niveau.BLOQUANT: (249, 221, 219),
    Niveau.ALERTE: (255, 242, 213),
    Niveau.INFO: (229, 236, 244),
}
_OUR_FILLS = frozenset(FILLS.values())
NOTE_TITLE: Final = "Contrôle pial-xl"
_NOTE_MAX = 1_000


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell deserves: the fill of its gravest constat, and a note that says them all."""

    niveau: Niveau
    note: str


def _is_model(sheet: str) -> bool:
    return fold(sheet).startswith(fold(MODEL_SHEET))


def marks_of(constats: Iterable[Constat]) -> dict[str, dict[Place, Mark]]:
    """Give the marks by sheet and cell, the gravest constats first, at most ``MARKED_CELLS_MAX``.

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
        marks.setdefault(sheet, {})[p] = Mark(same[0].niveau, _note(same))
    return marks


def remove_marks(book: Book, host: Host, record: Record) -> None:
    """Take away the marks of earlier runs, wherever inserting or sorting rows has moved them."""
    for sheet in record.marks.keys() & set(book.sheet_names):
        _remove(book.sheets[sheet], host, record.marks[sheet])
    record.marks = {}


def put_marks(book: Book, host: Host, marks: Mapping[str, Mapping[Place, Mark]]) -> None:
    """Mark cells, on sheets from which the earlier marks have been taken away."""
    for title in marks.keys() & set(book.sheet_names):
        by_place = marks[title]
        sheet = book.sheets[title]
        free = {p for p, fill in host.fills(sheet, by_place).items() if fill is None}
        for niveau, fill in FILLS.items():
            host.colorize(sheet, (p for p in free if by_place[p].niveau is niveau), fill)
        taken = host.notes(sheet)
        host.annotate(sheet, {p: m.note for p, m in by_place.items() if p not in taken})


def _remove(sheet: Sheet, host: Host, known: Iterable[Place]) -> None:
    noted = {p for p, text in host.notes(sheet).items() if text.startswith(NOTE_TITLE)}
    colored = host.cells_of_color(sheet, _OUR_FILLS)
    fills = host.fills(sheet, (noted | set(known)) - colored)
    colored |= {p for p, fill in fills.items() if fill in _OUR_FILLS}
    host.colorize(sheet, colored, None)
    host.clear_notes(sheet, noted)


def _note(constats: Iterable[Constat]) -> str:
    texts = [
        f"{c.niveau} {c.code} : {c.message}" + (f"\n→ {c.advice}" if c.advice else "")
        for c in constats
    ]
    note = french("\n\n".join((NOTE_TITLE, *texts)))
    return truncate(displayable(note, keep="\n"), _NOTE_MAX)
