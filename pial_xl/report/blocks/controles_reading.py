"""What a sheet Contrôles already says, of this edition or of the first, open or closed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from pial_xl.constats import CODE, Constat, Location, Niveau
from pial_xl.report.blocks.controles import COLUMNS, NO_CONSTAT, TITLE_ROW
from pial_xl.report.identity import read_identity
from pial_xl.report.suivi import Suivi
from pial_xl.report.tracking import EarlierControl, Status, Texts, TrackedConstat
from pial_xl.tables.address import Cell, Place
from pial_xl.units.dates import format_date, parse_date
from pial_xl.units.text import NBSP, fold

GridRow: TypeAlias = tuple[int, Mapping[int, object]]
"""The number of a row, from 1, and its filled cells by column, from 1."""

_FIRST_EDITION: Final = {"feuille": "Feuille", "objet": "Objet"}
"""Columns of the first edition that this one has no more, by name."""
_NEEDED: Final = frozenset({"niveau", "code", "message"})
"""Columns by which the row of the headers is known, in both editions."""
_EXAMINED_ROWS: Final = 40
_DAY = re.compile(r"Date de référence\s*:\s*(\d{2}/\d{2}/\d{4})")
_LEFT_OUT = re.compile(r"\b(\d{1,6})\s+(?:lignes?|constats?)\s+de plus")
_WORKBOOK = re.compile(r"Classeur\s*:\s*(.*?)\s+·")
_TOLD_CELL = re.compile(r"(.*)!([A-Z]{1,3}[0-9]{1,7})", re.DOTALL)
_BY_TITLE: Final = {
    **{fold(column.title): column.name for column in COLUMNS},
    **{fold(title): name for name, title in _FIRST_EDITION.items()},
}
_OWN: Final = ("suivi", "note")


@dataclass(frozen=True, slots=True)
class ChecksSheet:
    """A sheet Contrôles as it stands.

    Attributes:
        control: what it shows.
        title_row: row of its headers, from 1.
        columns: column, from 1, of each thing that it shows, by name.
        workbook: file name of the workbook that was controlled; blank when it is not told.
    """

    control: EarlierControl
    title_row: int
    columns: Mapping[str, int]
    workbook: str = ""

    @property
    def is_first_edition(self) -> bool:
        """Tell the columns of the first edition: it has no Suivi."""
        return "objet" in self.columns and "suivi" not in self.columns

    @property
    def missing(self) -> tuple[str, ...]:
        """Headers of this edition that are not in the sheet, the hidden one left out."""
        return tuple(c.title for c in COLUMNS[:-1] if c.name not in self.columns)

    @property
    def is_in_place(self) -> bool:
        """Tell whether each column stands where a control writes it."""
        there = {name: rank for rank, name in enumerate((c.name for c in COLUMNS), start=1)}
        return (
            self.title_row == TITLE_ROW
            and not self.missing
            and ({**there, **self.columns} == there)
        )


def read_checks_sheet(grid: Iterable[GridRow], formulas: Mapping[Place, str]) -> ChecksSheet | None:
    """Read a sheet; None when it has not the headers of Contrôles.

    Args:
        grid: its rows that hold something, from the top.
        formulas: its formulas, by row and column from 1, with the sign = that begins them.
    """
    rows = list(grid)
    header = next(
        (
            (n, _columns(values))
            for n, values in rows
            if n <= _EXAMINED_ROWS and _columns(values).keys() >= _NEEDED
        ),
        None,
    )
    if header is None:
        return None
    title_row, columns = header
    above = " ".join(_text(v) for n, values in rows if n < title_row for v in values.values())
    body = [_Row(n, values, columns, formulas) for n, values in rows if n > title_row]
    return ChecksSheet(
        EarlierControl(
            rows=tuple(row.tracked() for row in body if row.is_ours),
            others=tuple(row.texts() for row in body if row.is_other),
            formulas=sum(row.formula_count for row in body),
            day=_day(above),
            left_out=int(found[1]) if (found := _LEFT_OUT.search(above)) else 0,
        ),
        title_row,
        columns,
        _workbook(above),
    )


class _Row:
    """One row under the headers."""

    def __init__(
        self,
        number: int,
        values: Mapping[int, object],
        columns: Mapping[str, int],
        formulas: Mapping[Place, str],
    ) -> None:
        own = [(name, formulas.get((number, columns[name]))) for name in _OWN if name in columns]
        typed = {name: formula for name, formula in own if formula}
        self.formula_count = len(typed)
        self._held = {name: _text(values.get(column)) for name, column in columns.items()} | typed

    def __getitem__(self, name: str) -> str:
        return self._held.get(name, "")

    @property
    def is_ours(self) -> bool:
        """Tell a row that a control wrote."""
        if read_identity(self["cle"]) is not None:
            return True
        return self["niveau"] in set(Niveau) and CODE.fullmatch(self["code"]) is not None

    @property
    def is_other(self) -> bool:
        """Tell a row that holds something, and that no control wrote."""
        filled = {name for name, text in self._held.items() if text.strip()}
        says_nothing = filled == {"message"} and self["message"] == NO_CONSTAT
        return bool(filled) and not says_nothing and not self.is_ours

    def texts(self) -> Texts:
        """Give the texts of the row in the columns of this edition."""
        held = self._held | {
            "qui": self["qui"] or self["objet"],
            "ecart": self["ecart"].removeprefix(NBSP),
        }
        return tuple(held.get(column.name, "") for column in COLUMNS)

    def tracked(self) -> TrackedConstat:
        """Give the constat that the row shows, and what the person wrote of it."""
        niveau = self["niveau"]
        constat = Constat(
            self._cell(),
            self["objet"],
            self["message"],
            mesure=self["mesure"],
            attendu=self["attendu"],
            advice=self["que_faire"],
            niveau=Niveau(niveau) if niveau in set(Niveau) else Niveau.INFO,
            code=self["code"],
            source=self["source"],
            place=Location(
                self["pole"], "", "", self["etablissement"], self["qui"] or self["objet"]
            ),
        )
        return TrackedConstat(
            constat,
            next((s for s in Status if s == self["statut"] and not s.is_found), Status.KNOWN),
            Suivi(self["suivi"], self["note"]),
            read_identity(self["cle"]),
        )

    def _cell(self) -> Cell:
        if self["feuille"]:
            return Cell(self["feuille"], self["cellule"])
        found = _TOLD_CELL.fullmatch(self["cellule"])
        return Cell(found[1], found[2]) if found else Cell(self["cellule"], "")


def _columns(values: Mapping[int, object]) -> dict[str, int]:
    """Give the column of each header that a row holds; of a repeated one, the first."""
    found: dict[str, int] = {}
    for column, value in sorted(values.items()):
        name = _BY_TITLE.get(fold(value)) if isinstance(value, str) else None
        if name:
            found.setdefault(name, column)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return format_date(value.date() if isinstance(value, datetime) else value)
    return str(value)


def _day(above: str) -> date | None:
    found = _DAY.search(above)
    try:
        return parse_date(found[1]) if found else None
    except ValueError:
        return None


def _workbook(above: str) -> str:
    found = _WORKBOOK.search(above)
    return found[1] if found else ""
