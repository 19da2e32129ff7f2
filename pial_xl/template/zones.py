"""Where each table stands on its sheet, and the defined names by which formulas speak of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pial_xl.tables import TABLES, RowModel, columns
from pial_xl.tables.address import column_letters

TITLE_ROW = 4
"""Row of the headers on every sheet: title, introduction and legend stand above."""
FIRST_ROW = TITLE_ROW + 1


@dataclass(frozen=True, slots=True)
class Zone:
    """The rows that a table offers on its sheet, blank ones included."""

    model: type[RowModel]
    rows: int

    @property
    def last_row(self) -> int:
        """Last row of the table, from 1."""
        return TITLE_ROW + self.rows

    @property
    def column_count(self) -> int:
        """Number of columns of the table, which starts in column A."""
        return len(columns(self.model))

    def letter(self, field: str) -> str:
        """Give the letters of the column of a field."""
        return column_letters(list(columns(self.model)).index(field) + 1)

    def first_cell(self, field: str) -> str:
        """Give the first cell of a column as a formula of that row says it: ``$A5``."""
        return f"${self.letter(field)}{FIRST_ROW}"

    def area(self, debut: int = FIRST_ROW) -> str:
        """Give the table's rows as an absolute reference with its sheet."""
        fin = column_letters(self.column_count)
        return f"'{self.model.sheet}'!$A${debut}:${fin}${self.last_row}"

    def column(self, field: str) -> str:
        """Give one column's rows as an absolute reference with its sheet."""
        letter = self.letter(field)
        return f"'{self.model.sheet}'!${letter}${FIRST_ROW}:${letter}${self.last_row}"


def zones(dataset: Mapping[str, Sequence[object]]) -> tuple[Zone, ...]:
    """Give the zone of each table: its capacity, or the rows given when they are more."""
    return tuple(Zone(m, max(m.capacity, len(dataset.get(m.table, ())))) for m in TABLES)


def area_name(table: str) -> str:
    """Name of a table's rows."""
    return f"plage_{table}"


def column_name(table: str, field: str) -> str:
    """Name of the rows of one column."""
    return f"col_{table}_{field}"


def list_name(table: str, field: str) -> str:
    """Name of the filled rows of one column: what a drop-down offers."""
    return f"liste_{table}_{field}"


def parametre_name(cle: str) -> str:
    """Name of the value of one parameter."""
    return f"param_{cle}"


def first_field(zone: Zone) -> str:
    """Give the field of a table's first column."""
    return next(iter(columns(zone.model)))


def counted_field(zone: Zone) -> str:
    """Give the field by which the rows of a table are counted: its first required one."""
    return next(field for field, c in columns(zone.model).items() if c.required)


def count_filled(zone: Zone) -> str:
    """Give a formula that counts the filled rows of a table, those typed under it too."""
    letter, sheet = zone.letter(counted_field(zone)), f"'{zone.model.sheet}'!"
    above = f"{sheet}${letter}$1:${letter}${TITLE_ROW}"
    return f"(COUNTA({sheet}${letter}:${letter})-COUNTA({above}))"


NAMED_PARAMETRES = (
    "annee_scolaire",
    "complet_jusqu_au",
    "departement",
    "departement_libelle",
    "reseau",
    "tol_min",
    "version_modele",
)
"""Parameters that formulas of the workbook use."""


def definitions(places: Sequence[Zone]) -> dict[str, str]:
    """Give every defined name that speaks of a table, and the formula it stands for."""
    names = {area_name(z.model.table): z.area() for z in places}
    by_table = {z.model.table: z for z in places}
    lists = {c.refers_to for z in places for c in columns(z.model).values() if c.refers_to}
    for zone in places:
        for field, column in columns(zone.model).items():
            is_listed = (zone.model.table, field) in lists
            is_key = field in (first_field(zone), counted_field(zone))
            if is_key or column.unique or is_listed:
                names[column_name(zone.model.table, field)] = zone.column(field)
    for table, field in sorted(lists):
        names[list_name(table, field)] = _filled(by_table[table], field)
    values = column_name("T_Parametres", "valeur")
    names[values] = by_table["T_Parametres"].column("valeur")
    for cle in NAMED_PARAMETRES:
        position = f'MATCH("{cle}",{column_name("T_Parametres", "cle")},0)'
        names[parametre_name(cle)] = f'IFERROR(INDEX({values},{position})&"","")'
    return names


_LISTED_ROWS = 100_000
"""Rows among which a drop-down looks for the last filled one: as many as a control reads."""


def _filled(zone: Zone, field: str) -> str:
    """Give a formula for a column down to its last filled row, that of the table or below it.

    It hangs on the header, which stays when the first row is deleted.
    """
    title = f"'{zone.model.sheet}'!${zone.letter(field)}${TITLE_ROW}"
    cells = Zone(zone.model, max(zone.rows, _LISTED_ROWS)).column(field)
    last = f'SUMPRODUCT(MAX(({cells}<>"")*(ROW({cells})-ROW({title}))))'
    return f"OFFSET({title},1,0,MAX(1,{last}),1)"
