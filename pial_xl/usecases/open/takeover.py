"""Take another file over into the open workbook: a preview first, then what it shows.

The first click says on the sheet « Reprise » what the file gives, and changes no table. A person
may correct there what a column is taken for. The second click, the file being the same, applies it
after a dated copy: what they typed stays, nothing is deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from xlwings import Book

from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.file_kinds import CALENDAR_END, FILE_ENDS
from pial_xl.sheets.open.copies import safety_copy, workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.words import NO_FILE, FileQuestion
from pial_xl.sheets.open.messages import ends_with_totals, tell_protected
from pial_xl.sheets.open.reading import find_open_tables
from pial_xl.sheets.open.session import ClickUnderWay, session, show_result
from pial_xl.sheets.open.table_rows import (
    TableChange,
    change_of,
    change_of_rows,
    held_rows,
    write_changes,
    writes_in_place,
)
from pial_xl.sheets.open.takeover_page import (
    FILE_CELL,
    PagePart,
    TakeoverPage,
    read_page,
    write_hidden,
    write_page,
)
from pial_xl.tables import TABLES, Cours, Parametre, RowModel
from pial_xl.tables.raw import RawTable, RawWorkbook
from pial_xl.takeover.account import (
    SHEET,
    FileUnderWay,
    Stage,
    account,
    base_lines,
    chosen_lines,
    file_line,
    read_base,
    read_choices,
    read_file_line,
)
from pial_xl.takeover.again import Base, Renewal, base_of
from pial_xl.takeover.calendars.account import calendars_account
from pial_xl.takeover.earlier import HeldTables, remembered, renewals_of
from pial_xl.takeover.found import NO_SOURCE, TakeoverPlan
from pial_xl.takeover.targets import NOTHING_TITLE, TARGETS, SheetKind
from pial_xl.units.text import french, plural
from pial_xl.usecases.open.takeover_files import (
    GivenFiles,
    annuaire_of,
    beside,
    chosen_files,
    named_files,
)
from pial_xl.usecases.takeover_calendars import (
    CalendarRequest,
    Calendars,
    Held,
    renewed_base,
    take_calendars,
    week_a_renewal,
    with_calendars,
)
from pial_xl.usecases.takeover_sources import plan_sources

_QUESTION = FileQuestion(
    "Fichiers à reprendre",
    "Classeurs et fichiers CSV ou ICS",
    (*FILE_ENDS, CALENDAR_END),
    takes_several=True,
)
_NAMES_A_LINE = 8
_UNTOUCHED = ("n'a pas été touchée", "n'ont pas été touchées")
_ASKED = (
    f"Écrivez le nom du fichier, ou du dossier de calendriers, en {FILE_CELL}, puis cliquez de "
    "nouveau."
)
_PREVIEWED = (
    "Aperçu : rien n'est encore repris. Changez « Prise pour » si besoin, puis cliquez de nouveau "
    "sur « Reprendre un fichier » ; pour un autre fichier, effacez ou changez son nom ci-dessus."
)
_TAKEN = "Repris ; « Annuler » le défait."
_NEXT = f"Cliquez sur Contrôler pour la suite ; la copie d'avant est dans « {FOLDER} »."


def take_over_file(book: Book, host: Host) -> str:
    """Preview files, or take over those that were previewed; say what became of them.

    Raises:
        FileError: a file cannot be read or gives nothing; nothing has been changed.
    """
    before = read_page(book, host)
    given = named_files(workbook_folder(book, host), before)
    if host.asks_files and (given is None or read_file_line(before.hidden).stage is Stage.TAKEN):
        chosen = host.choose_files(book, workbook_folder(book, host), _QUESTION)
        if not chosen:
            return french(NO_FILE)
        given = chosen_files(workbook_folder(book, host), chosen)
    with session(book, host, datetime.now()) as step:
        page = read_page(book, host)
        if given is None:
            write_page(book, host, page, _ASKED, beside(workbook_folder(book, host), book.name))
            said = _ASKED
        else:
            said = _take(book, host, step, page, given)
    show_result(book, host, SHEET)
    return step.tell(said)


def _take(
    book: Book, host: Host, step: ClickUnderWay, page: TakeoverPage, given: GivenFiles
) -> str:
    step("lecture des fichiers")
    now = FileUnderWay(given.shown, given.print, Stage.PREVIEWED)
    is_second = read_file_line(page.hidden) == now
    step("lecture du classeur")
    raw = find_open_tables(book)
    tables = {m.table: held_rows(m, raw[m.table]) for m in TABLES if m.table in raw}
    choices = read_choices(page.shown, page.hidden)
    known, base = remembered(tables), read_base(page.hidden)
    found = NO_SOURCE
    if given.sources or not given.calendars:
        found = plan_sources(
            given.sources,
            choices if is_second else (),
            known,
            () if is_second else choices,
            annuaire_of(workbook_folder(book, host), page),
        )
    taken = None
    if given.calendars:
        request = CalendarRequest(given.read_calendars())
        taken = take_calendars(request, found, Held(tables, known.eleves, base))
        found = with_calendars(found, taken)
    renewals = renewals_of(found, tables, base)
    page = replace(page, file=now.name)
    told = _counted(renewals, taken)
    if not is_second:
        with host.suspended_calculation(book):
            write_page(book, host, page, _PREVIEWED, _parts(found, renewals, taken))
            lines = file_line(now), *chosen_lines(given.prints), *base_lines(found, base)
            write_hidden(book, host, page, lines)
        return (
            f"Aperçu : {told}. Rien n'est encore repris : vérifiez la feuille "
            f"{SHEET}, puis cliquez de nouveau sur « Reprendre un fichier »."
        )
    fresh: Base = dict(base) | base_of(found.dataset)
    if taken is not None:
        fresh = renewed_base(fresh, taken.cours)
    changes = _changes(book, host, raw, _every(renewals, taken, tables), taken)
    step("copie de sécurité")
    safety_copy(book, host, datetime.now())
    step("reprise")
    with host.suspended_calculation(book):
        write_changes(book, host, changes)
        step.grow(RawWorkbook(book.name, find_open_tables(book)))
        write_page(book, host, page, _TAKEN, _parts(found, renewals, taken))
        done = now._replace(stage=Stage.TAKEN)
        lines = file_line(done), *chosen_lines(given.prints), *base_lines(found, fresh)
        write_hidden(book, host, page, lines)
    return " ".join((f"Repris : {told}.", *_lacking(changes), _NEXT))


def _every(
    renewals: Mapping[type[RowModel], Renewal], taken: Calendars | None, tables: HeldTables
) -> dict[type[RowModel], Renewal]:
    """Give what changes of each table, but for the courses, which come in the place of others."""
    if taken is None:
        return dict(renewals)
    week_a = week_a_renewal(tables.get(Parametre.table, ()), taken.plan)
    return {**renewals, Parametre: week_a}


def _parts(
    found: TakeoverPlan, renewals: Mapping[type[RowModel], Renewal], taken: Calendars | None
) -> Iterator[PagePart]:
    columns, *others = (PagePart(title, lines) for title, lines in account(found, renewals))
    yield columns
    kinds = dict.fromkeys(guess.kind for guess in found.sheets)
    names = ((kind.value, *_by_width(kind)) for kind in kinds)
    yield PagePart(
        "Ce que « Prise pour » peut dire",
        (("Ligne", "Choix"), *((kind, line) for kind, *lines in names for line in lines)),
    )
    yield from others
    if taken is not None:
        said = calendars_account(taken.plan, taken.cours)
        yield from (PagePart(title, lines) for title, lines in said)


def _by_width(kind: SheetKind) -> Iterator[str]:
    """Give the names of what a column may be, a few a line."""
    names = (NOTHING_TITLE, *(target.title for target in TARGETS[kind]))
    for first in range(0, len(names), _NAMES_A_LINE):
        yield " · ".join(names[first : first + _NAMES_A_LINE])


def _changes(
    book: Book,
    host: Host,
    tables: Mapping[str, RawTable],
    renewals: Mapping[type[RowModel], Renewal],
    taken: Calendars | None,
) -> list[TableChange]:
    """Say what is to be written in each table.

    Raises:
        WriteError: a table is not there, ends with a line of totals, or is protected.
    """
    changes = [
        change_of(model, _table(tables, model, adds=bool(renewal.added)), renewal)
        for model, renewal in renewals.items()
        if renewal.updates or renewal.added
    ]
    if taken is not None and (taken.cours.added or taken.cours.dropped):
        table = _table(tables, Cours, adds=bool(taken.cours.added))
        writes = writes_in_place(Cours, table, taken.cours.dropped, taken.cours.added)
        changes.append(change_of_rows(Cours, table, writes))
    protected = [c.sheet for c in changes if host.is_protected(book.sheets[c.sheet])]
    if protected:
        raise WriteError(f"{tell_protected(protected, _UNTOUCHED)} Rien n'a été changé.")
    return changes


def _table(tables: Mapping[str, RawTable], model: type[RowModel], *, adds: bool) -> RawTable:
    """Give a table where something is to be written; *adds* when rows come."""
    table = tables.get(model.table)
    if table is None:
        raise WriteError(
            f"La feuille {model.sheet} manque, et le fichier la remplit : copiez-la depuis un "
            "classeur neuf (pial-xl nouveau), puis recommencez ; rien n'a été changé."
        )
    if adds and table.frame is not None and table.frame.has_totals:
        raise ends_with_totals(table.sheet)
    return table


def _counted(renewals: Mapping[type[RowModel], Renewal], taken: Calendars | None) -> str:
    added = sum(len(renewal.added) for renewal in renewals.values())
    changed = sum(len(renewal.changed) for renewal in renewals.values())
    gone = sum(len(renewal.gone) for renewal in renewals.values())
    dropped = 0
    if taken is not None:
        added += len(taken.cours.added)
        dropped = len(taken.cours.dropped)
    parts = [
        plural(added, "ligne nouvelle", "lignes nouvelles"),
        plural(changed, "changée"),
    ]
    if dropped:
        parts.append(f"{plural(dropped, 'retirée')} des cours")
    if gone:
        parts.append(f"{plural(gone, 'absente')} du fichier et laissées telles quelles")
    return ", ".join(parts)


def _lacking(changes: Sequence[TableChange]) -> Iterator[str]:
    for change in changes:
        if change.lacking:
            yield (
                f"Sans colonne dans {change.sheet}, donc laissé de côté : "
                f"{', '.join(change.lacking)}."
            )
