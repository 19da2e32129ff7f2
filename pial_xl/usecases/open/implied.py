"""The allocations that the timetable implies, accepted in the open workbook: shown, then written.

The first click lists the differences on a sheet of its own, and changes no table. A person says
there which they accept; the next click writes those alone, after a dated copy.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from xlwings import Book

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.dossier.implied import AffectationChange, affectation_changes, writes_of
from pial_xl.report.handouts.implied import TITLE, implied_paper, nothing_implied, tell_written
from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.implied_page import (
    ANSWER,
    SHEET,
    answers_of,
    read_implied_page,
    write_implied_page,
)
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.session import ClickUnderWay, session, show_result
from pial_xl.sheets.open.table_rows import write_changes
from pial_xl.tables import Affectation
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.text import plural
from pial_xl.usecases.open.row_changes import rows_change

_HOW: Final = (
    f"Écrivez oui en face de ce que vous acceptez (colonne {ANSWER}), puis cliquez de nouveau sur "
    f"« {TITLE} »."
)
_OUTDATED: Final = (
    "Le classeur a changé depuis vos réponses : la liste est refaite, et rien n'est encore écrit. "
    f"{_HOW}"
)


def accept_implied(book: Book, reference: date | None = None) -> str:
    """Show what the timetable implies; once some of it is accepted, write that and nothing else.

    Raises:
        FileError: the workbook cannot be read, an answer is neither « oui » nor « non », or the
            allocations cannot be written; nothing has been changed.
    """
    host = host_of(book)
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        raw = read_open_book(book)
        d = read_dossier(raw, reference or date.today())
        changes = affectation_changes(d)
        rows = read_implied_page(book, host)
        answers = answers_of(rows, implied_paper(d, changes))
        accepted = frozenset() if answers.outdated else answers.accepted
        if accepted:
            chosen = [change for n, change in enumerate(changes, start=1) if n in accepted]
            _write(book, host, step, raw, writes_of(d, chosen, d.affectations.last_row + 1))
        if answers.outdated:
            state = _OUTDATED
        elif accepted:
            state = _written(len(accepted))
        else:
            state = _previewed(d, changes)
        step(f"feuille {SHEET}")
        with host.suspended_calculation(book):
            write_implied_page(
                book,
                host,
                rows,
                implied_paper(d, changes, accepted),
                state=state,
                said={n: said for n, said in answers.said.items() if n not in accepted},
            )
    show_result(book, host, SHEET)
    return step.tell(state)


def _write(
    book: Book,
    host: Host,
    step: ClickUnderWay,
    raw: RawWorkbook,
    writes: Mapping[int, Mapping[str, object]],
) -> None:
    """Write rows in Affectations, after a dated copy."""
    change = rows_change(book, host, raw, Affectation, writes)
    step("copie de sécurité")
    safety_copy(book, host, datetime.now())
    step(f"feuille {Affectation.sheet}")
    with host.suspended_calculation(book):
        write_changes(book, host, [change])
        step.grow(read_open_book(book, (Affectation,)))


def _written(count: int) -> str:
    return (
        f"{tell_written(count)} ; « Annuler » le défait, et la copie d'avant est dans « {FOLDER} »."
    )


def _previewed(d: Dossier, changes: Sequence[AffectationChange]) -> str:
    if not changes:
        return f"Rien à accepter. {nothing_implied(d)}"
    return f"Aperçu : {plural(len(changes), 'différence')}, rien n'est encore écrit. {_HOW}"
