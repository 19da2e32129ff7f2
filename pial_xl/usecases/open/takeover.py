"""Take another file over into the open workbook: a preview first, then what it shows.

The first click says on the sheet « Reprise » what the file gives, and changes no table. A person
may correct there what a column is taken for. The second click, the file being the same, applies it
after a dated copy: what they typed stays, nothing is deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from xlwings import Book

from pial_xl.sheets.closed.archive import read_file
from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.open.copies import safety_copy, workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.common import FILE_ENDS, NO_FILE
from pial_xl.sheets.open.messages import ends_with_totals, tell_protected
from pial_xl.sheets.open.reading import find_open_tables
from pial_xl.sheets.open.session import ClickUnderWay, session, show_result
from pial_xl.sheets.open.table_rows import TableChange, change_of, held_rows, write_changes
from pial_xl.sheets.open.takeover_page import (
    FILE_CELL,
    PagePart,
    TakeoverPage,
    read_page,
    write_hidden,
    write_page,
)
from pial_xl.tables import TABLES, RowModel
from pial_xl.tables.raw import RawTable, RawWorkbook
from pial_xl.takeover.account import (
    SHEET,
    FileUnderWay,
    Stage,
    account,
    base_lines,
    file_line,
    read_base,
    read_choices,
    read_file_line,
)
from pial_xl.takeover.again import Base, Renewal, base_of
from pial_xl.takeover.earlier import remembered, renewals_of
from pial_xl.takeover.plan import TakeoverPlan
from pial_xl.takeover.targets import NOTHING_TITLE, TARGETS, SheetKind
from pial_xl.units.text import french, plural
from pial_xl.usecases.takeover_sources import is_ours, plan_sources

_QUESTION = "Fichier à reprendre"
_LISTED_MAX = 10
_NAMES_A_LINE = 8
_UNTOUCHED = ("n'a pas été touchée", "n'ont pas été touchées")
_ASKED = f"Écrivez le nom du fichier en {FILE_CELL}, puis cliquez de nouveau."
_PREVIEWED = (
    "Aperçu : rien n'est encore repris. Changez « Prise pour » si besoin, puis cliquez de nouveau "
    "sur « Reprendre un fichier » ; pour un autre fichier, effacez ou changez son nom ci-dessus."
)
_TAKEN = "Repris ; « Annuler » le défait."
_NEXT = f"Cliquez sur Contrôler pour la suite ; la copie d'avant est dans « {FOLDER} »."


def take_over_file(book: Book, host: Host) -> str:
    """Preview a file, or take over the one that was previewed; say what became of it.

    Raises:
        FileError: the file cannot be read or gives nothing; nothing has been changed.
    """
    before = read_page(book, host)
    named = _path(book, host, before.file)
    chosen = named
    if host.asks_files and (named is None or read_file_line(before.hidden).stage is Stage.TAKEN):
        chosen = host.choose_file(book, workbook_folder(book, host), _QUESTION)
        if chosen is None:
            return french(NO_FILE)
    with session(book, host, datetime.now()) as step:
        page = read_page(book, host)
        if chosen is None:
            write_page(book, host, page, _ASKED, [_beside(book, host)])
            said = _ASKED
        else:
            said = _take(book, host, step, page, chosen)
    show_result(book, host, SHEET)
    return step.tell(said)


def _take(book: Book, host: Host, step: ClickUnderWay, page: TakeoverPage, source: Path) -> str:
    step("lecture du fichier")
    now = FileUnderWay(_shown_name(book, host, source), _print_of(source), Stage.PREVIEWED)
    is_second = read_file_line(page.hidden) == now
    step("lecture du classeur")
    raw = find_open_tables(book)
    tables = {m.table: held_rows(m, raw[m.table]) for m in TABLES if m.table in raw}
    choices = read_choices(page.shown, page.hidden)
    found = plan_sources(
        [source],
        choices if is_second else (),
        remembered(tables),
        () if is_second else choices,
        _path(book, host, page.annuaire),
    )
    base = read_base(page.hidden)
    renewals = renewals_of(found, tables, base)
    page = replace(page, file=now.name)
    if not is_second:
        with host.suspended_calculation(book):
            write_page(book, host, page, _PREVIEWED, _parts(found, renewals))
            write_hidden(book, host, page, [file_line(now), *base_lines(found, base)])
        return (
            f"Aperçu : {_counted(renewals)}. Rien n'est encore repris : vérifiez la feuille "
            f"{SHEET}, puis cliquez de nouveau sur « Reprendre un fichier »."
        )
    changes = _changes(book, host, raw, renewals)
    step("copie de sécurité")
    safety_copy(book, host, datetime.now())
    step("reprise")
    with host.suspended_calculation(book):
        write_changes(book, host, changes)
        step.grow(RawWorkbook(book.name, find_open_tables(book)))
        write_page(book, host, page, _TAKEN, _parts(found, renewals))
        taken = now._replace(stage=Stage.TAKEN)
        fresh: Base = dict(base) | base_of(found.dataset)
        write_hidden(book, host, page, [file_line(taken), *base_lines(found, fresh)])
    return " ".join((f"Repris : {_counted(renewals)}.", *_lacking(changes), _NEXT))


def _parts(found: TakeoverPlan, renewals: Mapping[type[RowModel], Renewal]) -> Iterator[PagePart]:
    columns, *others = (PagePart(title, lines) for title, lines in account(found, renewals))
    yield columns
    kinds = dict.fromkeys(guess.kind for guess in found.sheets)
    names = ((kind.value, *_by_width(kind)) for kind in kinds)
    yield PagePart(
        "Ce que « Prise pour » peut dire",
        (("Ligne", "Choix"), *((kind, line) for kind, *lines in names for line in lines)),
    )
    yield from others


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
) -> list[TableChange]:
    """Say what is to be written in each table.

    Raises:
        WriteError: a table is not there, ends with a line of totals, or is protected.
    """
    changes = []
    for model, renewal in renewals.items():
        if not renewal.updates and not renewal.added:
            continue
        table = tables.get(model.table)
        if table is None:
            raise WriteError(
                f"La feuille {model.sheet} manque, et le fichier la remplit : copiez-la depuis un "
                "classeur neuf (pial-xl nouveau), puis recommencez ; rien n'a été changé."
            )
        if renewal.added and table.frame is not None and table.frame.has_totals:
            raise ends_with_totals(table.sheet)
        changes.append(change_of(model, table, renewal))
    protected = [c.sheet for c in changes if host.is_protected(book.sheets[c.sheet])]
    if protected:
        raise WriteError(f"{tell_protected(protected, _UNTOUCHED)} Rien n'a été changé.")
    return changes


def _counted(renewals: Mapping[type[RowModel], Renewal]) -> str:
    added = sum(len(renewal.added) for renewal in renewals.values())
    changed = sum(len(renewal.changed) for renewal in renewals.values())
    gone = sum(len(renewal.gone) for renewal in renewals.values())
    parts = [
        plural(added, "ligne nouvelle", "lignes nouvelles"),
        plural(changed, "changée"),
    ]
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


def _path(book: Book, host: Host, named: str) -> Path | None:
    """Give the file that the sheet names; None when it names none.

    Raises:
        WorkbookReadError: there is no such file, or it is a workbook of ours.
    """
    if not named:
        return None
    path = workbook_folder(book, host) / Path(named.strip("\"'")).expanduser()
    if not path.is_file():
        raise WorkbookReadError(
            f"Le fichier « {named} » n'est pas trouvé à côté du classeur : corrigez son nom dans "
            f"la feuille {SHEET}, ou effacez-le pour en choisir un autre."
        )
    if is_ours(path):
        raise WorkbookReadError(
            "Ce fichier est déjà un classeur pial-xl : reprenez-le dans un classeur neuf, par la "
            "commande « pial-xl reprendre » ou par la page."
        )
    return path


def _shown_name(book: Book, host: Host, source: Path) -> str:
    """Give what the sheet says of a file: its name alone where it stands beside the workbook."""
    folder = workbook_folder(book, host)
    return source.name if source.parent == folder else str(source)


def _print_of(source: Path) -> str:
    return sha256(read_file(source)).hexdigest()[:20]


def _beside(book: Book, host: Host) -> PagePart:
    """Give the files that may be taken over and stand beside the workbook, the newest first."""
    folder = workbook_folder(book, host)
    found = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in FILE_ENDS and path.name != book.name and path.is_file()
    ]
    newest = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:_LISTED_MAX]
    return PagePart(
        "Fichiers à côté de ce classeur, le plus récent d'abord",
        (("Fichier",), *((path.name,) for path in newest)),
    )
