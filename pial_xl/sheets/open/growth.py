"""Take the rows typed under a table into it, and give back the formulas that rows have lost.

In Excel a table grows when one types below it, and its new rows take its formulas. In LibreOffice
it does neither: Accueil counts such rows, and the next click takes them in, whichever it is.
Nothing that a person wrote is replaced: what stands in the place of a formula is left, and told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlwings import Book, Range, Sheet

from pial_xl.sheets.open.addresses import runs
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.areas import Box, box
from pial_xl.tables import TABLES, RowModel, columns
from pial_xl.tables.address import a1, column_number
from pial_xl.tables.calculated import LEFT_OUT_NAME
from pial_xl.tables.raw import Frame, RawTable, RawWorkbook
from pial_xl.units.text import first_of, fold, of_name, plural

_FUTURE = "_xlfn."
"""How a file writes the functions that the first Excel of its format did not have."""
_NAMED_MAX = 3
"""Cells that a sentence names; it counts the others."""
_PROTECTED = "la feuille est protégée"
_TOTALS = "son tableau finit par une ligne de totaux"
_REFUSED = "le tableur ne l'a pas permis"
_CONVERTED = "son tableau a été converti en plage"
_MOVED = "ses colonnes ont été déplacées, et aucune de ses lignes n'a gardé les formules à recopier"


@dataclass(slots=True)
class Growth:
    """What became of the tables of a workbook.

    Attributes:
        rows: number of rows taken in, by sheet.
        filled: number of the other rows, those that hold something, that were given formulas
            again, by sheet.
        typed: cells of calculated columns that hold something else than a formula.
        refused: why the rows of a sheet were left as they are, by sheet.
    """

    rows: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)
    typed: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """A table where it stands: its model, what was read of it, its last row, those filled."""

    model: type[RowModel]
    table: RawTable
    frame: Frame
    last: int
    filled: frozenset[int]

    @property
    def first(self) -> int:
        return self.table.title_row + 1

    @property
    def below(self) -> int:
        """The number of rows typed under the table."""
        return self.last - self.frame.last_row


def are_rows_left_out(book: Book) -> bool:
    """Tell whether Accueil counts rows that no formula reads: one question asked of the program.

    A workbook of the first edition, which has no such formulas, counts none.
    """
    if LEFT_OUT_NAME not in book.names:
        return False
    count = book.names[LEFT_OUT_NAME].refers_to_range.value
    return isinstance(count, int | float) and count > 0


def grow_tables(book: Book, host: Host, raw: RawWorkbook, growth: Growth) -> None:
    """Take in the rows typed under the tables, and lay the formulas that are lacking.

    Ten calls to LibreOffice for a table that lacks nothing, whatever the number of rows.

    Args:
        book: the open workbook.
        host: its program.
        raw: what was read of it.
        growth: what became of its tables; what is done here is added to it.
    """
    places = [place for model in TABLES if (place := _place(model, raw, growth))]
    areas = [area for place in places for area in _areas(book, place)]
    blank, typed, moved = host.cells_without_formula(areas)
    mended = False
    for place in places:
        sheet = place.table.sheet
        lost, held = (
            [zone for zones in kinds for zone in zones.get(sheet, ()) if _is_in(place, zone)]
            for kinds in ((blank, moved), (typed,))
        )
        cells = (f"{sheet}!{cell}" for cell in _cells(held))
        growth.typed += [cell for cell in cells if cell not in growth.typed]
        if place.below or lost:
            mended = True
            _mend(book.sheets[sheet], host, place, _Spoiled(lost, held), growth)
    converted = [table.sheet for table in raw.tables.values() if table.frame is None]
    # Formulas may be held meanwhile: the count is then that of before.
    if converted and not mended and are_rows_left_out(book):
        growth.refused |= dict.fromkeys(converted, _CONVERTED)


def _place(model: type[RowModel], raw: RawWorkbook, growth: Growth) -> _Place | None:
    """Give a table that its Excel Table declares, with the rows typed under it."""
    table = raw.tables.get(model.table)
    if table is None or table.frame is None:
        return None
    frame = table.frame
    filled = frozenset(_filled_rows(model, table))
    last = max(frame.last_row, max(filled, default=0))
    if last > frame.last_row and frame.has_totals:
        growth.refused[table.sheet] = _TOTALS
        last = frame.last_row
    return _Place(model, table, frame, last, filled)


def _filled_rows(model: type[RowModel], table: RawTable) -> Iterator[int]:
    """Give the rows of which Accueil counts the first column: a remark below a table is none."""
    key = fold(next(iter(columns(model).values())).title)
    ranks = [rank for rank, (_, title) in enumerate(table.titles) if fold(title) == key]
    for number, values in table.rows:
        if any(values[rank] not in {None, ""} for rank in ranks):
            yield number


def _areas(book: Book, place: _Place) -> Iterator[Range]:
    """Give the cells of a table where formulas are to stand."""
    if place.last < place.first:
        return
    sheet = book.sheets[place.table.sheet]
    for left, right in runs(sorted(place.frame.calculated.values())):
        yield sheet.range((place.first, left), (place.last, right))


def _is_in(place: _Place, zone: Box) -> bool:
    """Tell whether an area of a sheet is one of a table's calculated columns."""
    return zone[1] in place.frame.calculated.values() and zone[0] >= place.first


@dataclass(frozen=True, slots=True)
class _Spoiled:
    """The cells of calculated columns that are not as their column has them.

    Attributes:
        lost: blank ones, and those whose formula reads another row.
        typed: those that hold something else than a formula.
    """

    lost: Sequence[Box]
    typed: Sequence[Box]


def _mend(sheet: Sheet, host: Host, place: _Place, spoiled: _Spoiled, growth: Growth) -> None:
    """Mend one table; note what was done, and why the rest was not."""
    title = place.table.sheet
    if host.is_protected(sheet):
        growth.refused[title] = _PROTECTED
        return
    host.witness.cells(sheet, spoiled.lost)
    lacking: set[int] = set()
    left: set[int] = set()
    try:
        if place.below:
            _extend(sheet, host, place)
            growth.rows[title] += place.below
        for zone in spoiled.lost:
            is_filled = _fill(sheet, place, zone, [*spoiled.lost, *spoiled.typed])
            (lacking if is_filled else left).update(range(zone[0], zone[2] + 1))
    except host.refusal:
        growth.refused[title] = _REFUSED
        return
    if left:
        growth.refused[title] = _MOVED
    # A blank row is ready again, and there is nothing to say of it: LibreOffice does not save the
    # formulas of the rows more than a thousand below the last one that is filled.
    given = (lacking - left) & place.filled
    if earlier := sum(row <= place.frame.last_row for row in given):
        growth.filled[title] += earlier


def _extend(sheet: Sheet, host: Host, place: _Place) -> None:
    table = sheet.tables[place.frame.nom]
    top, left, _, right = box(table.range)
    host.witness.table(sheet, place.frame.nom)
    table.resize(sheet.range((top, left), (place.last, right)))
    host.extend_checks(sheet, (left, right), (place.frame.last_row, place.last))


def _fill(sheet: Sheet, place: _Place, zone: Box, spoiled: Sequence[Box]) -> bool:
    """Copy formulas down, or up, from the nearest row that has them all; tell whether one has."""
    top, left, bottom, right = zone
    rows = (*range(top - 1, place.first - 1, -1), *range(bottom + 1, place.last + 1))
    source = next((row for row in rows if not any(_meets(row, zone, s) for s in spoiled)), None)
    if source is None:
        formulas = _own_formulas(place, zone)
        if formulas is None:
            return False
        sheet.range((top, left), (top, right)).formula = [formulas]
        source, top = top, top + 1
    if top <= bottom:
        there = sheet.range((top, left), (bottom, right))
        sheet.range((source, left), (source, right)).copy(there)
    return True


def _meets(row: int, zone: Box, other: Box) -> bool:
    """Tell whether an area holds a cell of a row in the columns of another one."""
    return other[0] <= row <= other[2] and other[1] <= zone[3] and zone[1] <= other[3]


def _own_formulas(place: _Place, zone: Box) -> list[str] | None:
    """Give the formulas of the first row of an area, when the columns stand where ours do.

    For a table in which no row has kept them. None when the columns were moved, or are those of
    another edition of the workbook.
    """
    from pial_xl.template.live.columns import cell_formula, live_columns  # noqa: PLC0415 - rare

    ours = {c.title: column_number(c.letters) for c in live_columns(place.model).values()}
    typed = [(n, c.title) for n, c in enumerate(columns(place.model).values(), start=1)]
    if place.frame.calculated != ours or [*place.table.titles][: len(typed)] != typed:
        return None
    noms = {column_number(c.letters): nom for nom, c in live_columns(place.model).items()}
    top, left, _, right = zone
    formulas = (cell_formula(place.model, noms[n], top) for n in range(left, right + 1))
    return [f"={formula.replace(_FUTURE, '')}" for formula in formulas]


def _cells(zones: Iterable[Box]) -> Iterator[str]:
    for top, left, bottom, right in zones:
        for row in range(top, bottom + 1):
            yield from (a1(column, row) for column in range(left, right + 1))


def tell_growth(growth: Growth) -> list[str]:
    """Say what was mended in the tables, and what was left: one sentence for each kind."""
    sentences = []
    if growth.rows:
        rows = ", ".join(
            f"{plural(count, 'ligne')} sous {sheet}" for sheet, count in growth.rows.items()
        )
        sentences.append(f"Prises dans leur tableau : {rows}.")
    if growth.filled:
        rows = ", ".join(
            f"{plural(n, 'ligne')} {of_name(sheet)}" for sheet, n in growth.filled.items()
        )
        sentences.append(f"Formules remises : {rows}.")
    if growth.typed:
        named = first_of(growth.typed, _NAMED_MAX)
        sentences.append(
            f"Saisie dans une colonne calculée, laissée telle quelle : {named}. "
            "Effacez-la, puis recommencez, pour retrouver la formule."
        )
    for sheet, reason in growth.refused.items():
        sentences.append(f"Lignes {of_name(sheet)} laissées hors de ses formules : {reason}.")
    return sentences
