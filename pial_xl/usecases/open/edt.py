"""The timetables of the open workbook: drawn as grids on its sheets, and read back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from xlwings import Book

from pial_xl.dossier import read_dossier
from pial_xl.grilles.read_back import ReadBack, read_back
from pial_xl.grilles.week import READ_TABLES, Weeks
from pial_xl.report.handouts.edt import Timetables
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.grilles import keep_as_drawn, open_grilles
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.record import HandoutTrace, read_record, write_record
from pial_xl.sheets.open.session import ClickUnderWay, session, show_result
from pial_xl.sheets.open.table_rows import write_changes
from pial_xl.tables import Creneau
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.text import plural
from pial_xl.usecases.open.handouts import place_handouts, tell_kept
from pial_xl.usecases.open.row_changes import rows_change

_TOLD_MAX: Final = 4
"""Sentences of each kind that the end of a click shows; it counts the others."""


def draw_grilles(book: Book, host: Host, reference: date) -> str:
    """Draw the grid of each AESH of the timetable, on a sheet each.

    Raises:
        FileError: nothing could be drawn.
    """
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        tables = _timetables(read_open_book(book, READ_TABLES), reference)
        codes = tables.weeks.drawn
        if not codes:
            return step.tell(
                "Aucune grille à dessiner : écrivez le code d'un AESH dans la colonne AESH de "
                "Emploi du temps, puis recommencez."
            )
        placement = place_handouts(book, host, [*map(tables.of_aesh, codes)], reference, step)
    show_result(book, host, placement.titles[0])
    count = plural(len(codes), "grille dessinée", "grilles dessinées")
    first, last = placement.titles[0], placement.titles[-1]
    where = f"« {first} »" if first == last else f"« {first} » à « {last} »"
    return step.tell(
        f"{count}, {where}. Modifiez les cases, puis cliquez sur « Lire les grilles ».",
        tell_kept(placement),
    )


def read_grilles(book: Book, host: Host, reference: date) -> str:
    """Take back into T_Creneaux what was typed in the grids, and nothing else.

    Raises:
        FileError: nothing could be read or written.
    """
    with session(book, host, datetime.now()) as step:
        step("lecture des grilles")
        raw = read_open_book(book, READ_TABLES)
        tables = _timetables(raw, reference)
        done = read_back(open_grilles(book, host, read_record(book)), tables.weeks)
        if not done.grilles:
            return step.tell("Aucune grille dans ce classeur : cliquez d'abord sur « Grilles ».")
        if done.writes:
            step("copie de sécurité")
            change = rows_change(book, host, raw, Creneau, done.writes)
            safety_copy(book, host, datetime.now())
            with host.suspended_calculation(book):
                step("feuille Emploi du temps")
                write_changes(book, host, [change])
                step.grow(read_open_book(book, (Creneau,)))
                keep_as_drawn(book, host, done.kept)
            _draw_again(book, host, done.settled, reference, step)
    return step.tell(*_told(done))


def _timetables(raw: RawWorkbook, reference: date) -> Timetables:
    return Timetables(Weeks(read_dossier(raw, reference)))


def _draw_again(
    book: Book, host: Host, settled: Mapping[str, str], reference: date, step: ClickUnderWay
) -> None:
    """Draw again the grids of which all is taken: their colors and hours follow what was typed."""
    record = read_record(book)
    ours = {title: aesh for title, aesh in settled.items() if title in record.handouts}
    if not ours:
        return
    for title in ours:
        record.handouts[title] = HandoutTrace(record.handouts[title].wanted)
    write_record(book, host, record)
    tables = _timetables(read_open_book(book, READ_TABLES), reference)
    place_handouts(book, host, [*map(tables.of_aesh, ours.values())], reference, step)


def _told(done: ReadBack) -> Iterable[str]:
    yield f"{plural(len(done.changes), 'changement repris', 'changements repris')} des grilles."
    yield from _some(done.changes, "autre changement", "autres changements")
    yield from _some(done.groupes, "autre groupe", "autres groupes")
    if done.refusals:
        yield f"Non repris : {plural(len(done.refusals), 'case')}."
        yield from _some(done.refusals, "autre", "autres")


def _some(sentences: list[str], other: str, others: str) -> Iterable[str]:
    yield from (sentence.rstrip(".") + "." for sentence in sentences[:_TOLD_MAX])
    more = len(sentences) - _TOLD_MAX
    if more > 0:
        yield f"Et {plural(more, other, others)}."
