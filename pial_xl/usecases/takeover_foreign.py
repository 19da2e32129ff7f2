"""Take over files that are not ours into a new workbook, and control it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pial_xl.bareme.departements import LABELS, identity
from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.archive import archive_of, read_file
from pial_xl.sheets.closed.foreign.reading import is_our_workbook, read_sheets
from pial_xl.sheets.closed.takeover.book import open_old_book
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.output import check_target, write_data
from pial_xl.tables import Cours, Parametre, RowModel
from pial_xl.takeover import Override, TakeoverPlan
from pial_xl.takeover.account import (
    BASE_SHEET,
    SHEET,
    Section,
    account,
    base_lines,
    read_base,
    read_choices,
)
from pial_xl.takeover.again import Base, Renewal, base_of
from pial_xl.takeover.calendars.account import calendars_account
from pial_xl.takeover.earlier import HeldRows, HeldTables, remembered, renewals_of
from pial_xl.takeover.found import NO_SOURCE, NOTHING_REMEMBERED, Remembered
from pial_xl.takeover.source import SourceRow, SourceSheet
from pial_xl.template.carried import (
    NOTHING,
    Carried,
    CarriedCell,
    CarriedSheet,
    CarriedTable,
)
from pial_xl.template.carried_rows import with_cells, with_rows
from pial_xl.template.workbook import DRAWN_SHEETS, build_workbook
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import clean
from pial_xl.usecases.blank import new_path
from pial_xl.usecases.check import CheckResult, check_workbook
from pial_xl.usecases.takeover_calendars import (
    CalendarRequest,
    Calendars,
    Held,
    renewed_base,
    renewed_cours,
    settings_of,
    take_calendars,
    week_a_renewal,
    with_calendars,
)
from pial_xl.usecases.takeover_sheet import draw_takeover
from pial_xl.usecases.takeover_sources import plan_sources


@dataclass(frozen=True, slots=True)
class Prepared:
    """A taking over that is ready to be written, and shown before it is.

    Attributes:
        plan: what the sources give.
        renewals: what they change of the workbook that goes on; empty without one.
        base: what is put in each cell, for the next time.
        carried: what the workbook that goes on already holds, as it stands.
        lost: what of it cannot be taken, one French sentence each.
        calendars: what calendars give; None without any.
    """

    plan: TakeoverPlan
    renewals: Mapping[type[RowModel], Renewal]
    base: Base
    carried: Carried
    lost: tuple[str, ...]
    calendars: Calendars | None = None

    @property
    def sections(self) -> Iterator[Section]:
        """All that is to be said of it: what columns are taken for, first."""
        yield from account(self.plan, self.renewals)
        if self.calendars is not None:
            yield from calendars_account(self.calendars.plan, self.calendars.cours)


@dataclass(frozen=True, slots=True)
class ForeignTakeover:
    """A workbook made from files that are not ours, and its control."""

    path: Path
    prepared: Prepared
    check: CheckResult


def prepare_takeover(
    sources: Sequence[Path],
    choices: Sequence[Override] = (),
    earlier: Path | None = None,
    annuaire: Path | None = None,
    calendars: CalendarRequest | None = None,
) -> Prepared:
    """Read the sources and say what they give; nothing is written.

    Args:
        sources: files of any format that we read.
        choices: what a person says of columns.
        earlier: the workbook of ours that goes on, if there is one.
        annuaire: the CSV of the annuaire de l'éducation, if there is one.
        calendars: the calendars of pupils, if there are some: sources are not needed then.

    Raises:
        WorkbookReadError: a file cannot be read, gives nothing, or a choice means nothing.
    """
    book = _Earlier() if earlier is None else _read_earlier(earlier)
    found = NO_SOURCE
    if sources or calendars is None:
        found = plan_sources(sources, choices, book.known, book.choices, annuaire)
    if calendars is None:
        return _prepare(found, book)
    taken = take_calendars(calendars, found, Held(book.shown, book.known.eleves, book.base))
    return _with_cours(_prepare(with_calendars(found, taken), book), taken, book)


def write_takeover(
    prepared: Prepared, sources: Sequence[Path], output: Path, day: date
) -> ForeignTakeover:
    """Write the new workbook, whole or not at all, and control it.

    Args:
        prepared: what is to be written.
        sources: the files it comes from, which are never replaced.
        output: the new workbook; ``.xlsm`` is added to a name without extension.
        day: the reference date of the control.

    Raises:
        WriteError: a file of that name is there, or the disk refuses.
    """
    path = new_path(output)
    for source in sources:
        check_target(path, source)
    write_data(path, takeover_workbook(prepared, day))
    return ForeignTakeover(path, prepared, check_workbook(path, day))


def takeover_workbook(prepared: Prepared, day: date) -> bytes:
    """Give the new workbook as the bytes of an ``.xlsm``."""
    found = prepared.plan
    sheets = (*prepared.carried.sheets, draw_takeover(prepared.sections), _hidden(prepared))
    carried = replace(prepared.carried, sheets=sheets)
    foreign = foreign_parametres().models
    if prepared.carried.tables:
        return build_workbook(foreign=foreign, carried=carried, day=day)
    settings = {
        **_identity(found),
        "annee_scolaire": found.annee_scolaire or str(SchoolYear.containing(day)),
    }
    if prepared.calendars is not None:
        settings |= settings_of(prepared.calendars.plan)
    return build_workbook(found.dataset, settings, foreign, carried, day)


def _identity(found: TakeoverPlan) -> dict[str, str]:
    """Give the département, where all the schools with a UAI are of one."""
    codes = [clean(row.get("uai") or "") for row in found.dataset.get("T_Etablissements", ())]
    prefixes = {code[1:3] for code in codes if code[:1] == "0" and code[:7].isdigit()}
    number = prefixes.pop() if len(prefixes) == 1 else ""
    return dict(identity(number, "")) if number in LABELS else {}


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The workbook that goes on: all of it, and what it tells of the last taking over.

    ``shown`` is what the cells of its tables show.
    """

    carried: Carried = NOTHING
    shown: HeldTables = field(default_factory=dict)
    known: Remembered = NOTHING_REMEMBERED
    base: Base = field(default_factory=dict)
    choices: tuple[Override, ...] = ()
    lost: tuple[str, ...] = ()


def _read_earlier(path: Path) -> _Earlier:
    data = read_file(path)
    if not is_our_workbook(data):
        raise WorkbookReadError(
            "Le classeur à continuer n'est pas un classeur pial-xl : donnez celui que la reprise "
            "précédente a écrit."
        )
    book = open_old_book(archive_of(data), DRAWN_SHEETS | {SHEET, BASE_SHEET})
    sheets = read_sheets(data, {SHEET, BASE_SHEET})
    hidden = _rows_of(sheets, BASE_SHEET)
    shown = _shown_tables(book.carried)
    return _Earlier(
        book.carried,
        shown,
        remembered(shown),
        read_base(hidden),
        read_choices(_rows_of(sheets, SHEET), hidden),
        book.lost,
    )


def _rows_of(sheets: Sequence[SourceSheet], title: str) -> Sequence[SourceRow]:
    return next((sheet.rows for sheet in sheets if sheet.title == title), ())


def _shown_tables(carried: Carried) -> dict[str, HeldRows]:
    """Give what the cells of each table show."""
    return {
        nom: [{name: cell.shown for name, cell in row.items()} for row in table.rows]
        for nom, table in carried.tables.items()
    }


def _prepare(found: TakeoverPlan, book: _Earlier) -> Prepared:
    base = base_of(found.dataset)
    if not book.carried.tables:
        return Prepared(found, {}, base, book.carried, book.lost)
    renewals = renewals_of(found, book.shown, book.base)
    tables = dict(book.carried.tables)
    for model, renewal in renewals.items():
        old = tables.get(model.table, CarriedTable(()))
        tables[model.table] = _renewed(model, old, renewal)
    # What is no longer in the source stays known: it may come back.
    base = dict(book.base) | base
    return Prepared(found, renewals, base, replace(book.carried, tables=tables), book.lost)


def _renewed(model: type[RowModel], table: CarriedTable, renewal: Renewal) -> CarriedTable:
    return with_rows(model, with_cells(model, table, renewal.updates), renewal.added)


def _with_cours(prepared: Prepared, taken: Calendars, book: _Earlier) -> Prepared:
    """Put the courses in what is prepared; what the last calendars said is forgotten."""
    base = renewed_base(prepared.base, taken.cours)
    tables = dict(prepared.carried.tables)
    if book.carried.tables:
        old = tables.get(Cours.table, CarriedTable(()))
        tables[Cours.table] = renewed_cours(old, taken.cours)
        if settings := tables.get(Parametre.table):
            said = week_a_renewal(book.shown[Parametre.table], taken.plan)
            tables[Parametre.table] = _renewed(Parametre, settings, said)
    carried = replace(prepared.carried, tables=tables)
    return replace(prepared, base=base, carried=carried, calendars=taken)


def _hidden(prepared: Prepared) -> CarriedSheet:
    """Keep what was put, for the next time."""
    cells = {
        (row, column): CarriedCell(text)
        for row, line in enumerate(base_lines(prepared.plan, prepared.base))
        for column, text in enumerate(line)
        if text
    }
    return CarriedSheet(BASE_SHEET, cells, state="hidden")
