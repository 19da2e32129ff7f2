"""Sheets to hand over, put in the open workbook.

One that we put and that nobody changed since is replaced; one that a person changed is kept under
another name; one of the person's own keeps its name, and ours takes another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlwings import Book, Sheet

from pial_xl.engines.litter import moment_folder
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.words import PROTECTED_STRUCTURE
from pial_xl.sheets.open.model import fingerprint_of, print_of_cells
from pial_xl.sheets.open.record import HandoutTrace, Record, open_record, write_record
from pial_xl.sheets.output import create_folder
from pial_xl.sheets.progress import Step
from pial_xl.units.names import name_key
from pial_xl.units.sheet_names import sheet_names

_FILE: Final = "feuilles pial-xl.xlsx"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where sheets to hand over go.

    Attributes:
        titles: the name of each, in order.
        kept: the sheets that a person changed, by the name they had, with the one they take.
    """

    titles: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()


def plan_handouts(book: Book, host: Host, record: Record, wanted: Sequence[str]) -> Placement:
    """Decide where sheets go; nothing is changed.

    Args:
        book: the open workbook.
        host: the program that holds it.
        record: what the last run left.
        wanted: the name that each should have, all different.

    Raises:
        WriteError: the structure of the workbook is protected.
    """
    if host.is_structure_protected(book):
        raise WriteError(PROTECTED_STRUCTURE)
    present = book.sheet_names
    ours = {
        name_key(trace.wanted): (title, trace)
        for title, trace in record.handouts.items()
        if title in present
    }
    taken = [*present]
    titles: list[str] = []
    kept: list[tuple[str, str]] = []
    for nom in wanted:
        title, trace = ours.get(name_key(nom), ("", None))
        if trace is None:
            (title,) = sheet_names([nom], taken)
            taken.append(title)
        elif _is_changed(book, host, title, trace):
            (other,) = sheet_names([title], taken)
            kept.append((title, other))
            taken.append(other)
        titles.append(title)
    return Placement(tuple(titles), tuple(kept))


def put_handouts(
    book: Book,
    host: Host,
    record: Record,
    placement: Placement,
    *,
    wanted: Sequence[str],
    alike: Sequence[str],
    frozen: Sequence[int],
    data: bytes,
    step: Step,
) -> None:
    """Put sheets where they go, last in the workbook when they are new.

    The record says before the first one that they are under way: a run that is killed leaves
    sheets that the next one replaces.

    Args:
        book: the open workbook, of which a copy was saved.
        host: the program that holds it.
        record: what the last run left; kept up to date here.
        placement: what was decided.
        wanted: the name of each sheet in *data*.
        alike: for each, the first of them that is printed in the very same way but for the
            cells, itself most often.
        frozen: how many rows of each stay in sight.
        data: the workbook that holds them, as ``report.workbook.handouts`` draws it.
        step: says how far it is.

    Raises:
        WriteError: a sheet could not be put, no permission, disk full…
    """
    open_record(book, host, record)
    for title, other in placement.kept:
        host.witness.renamed(title, other)
        book.sheets[title].name = other
        del record.handouts[title]
    present = set(book.sheet_names)
    for title in placement.titles:
        if title in present:
            host.witness.removed(title)
    record.handouts = {t: trace for t, trace in record.handouts.items() if t in present}
    names = dict(zip(placement.titles, wanted, strict=True))
    record.handouts |= {title: HandoutTrace(nom) for title, nom in names.items()}
    write_record(book, host, record)
    with moment_folder(".pial-xl ", create_folder(workbook_folder(book, host))) as work:
        file = work / _FILE
        file.write_bytes(data)
        with host.opened_aside(book, file) as other_book:
            taken: dict[str, Sheet] = {}
            laying = zip(names, alike, frozen, strict=True)
            for rank, (title, like, rows) in enumerate(laying, start=1):
                step(f"feuille {rank} sur {len(names)}")
                source = other_book.sheets[names[title]]
                taken[source.name] = host.take_sheet(
                    source, book, title, like=taken.get(like), frozen=rows
                )
    for title, nom in names.items():
        record.handouts[title] = HandoutTrace(nom, print_of_cells(book.sheets[title]))
    write_record(book, host, record)


def _is_changed(book: Book, host: Host, title: str, trace: HandoutTrace) -> bool:
    """Tell whether a person changed a sheet, or protected it; not one that was cut off."""
    sheet = book.sheets[title]
    if not trace.fingerprint:
        return False
    return host.is_protected(sheet) or fingerprint_of(sheet, host) != trace.fingerprint
