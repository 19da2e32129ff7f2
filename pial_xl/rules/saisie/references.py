"""S: which columns hold values that must stand in another table, and which rule says so."""

from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import (
    Affectation,
    Coordonnateur,
    Etablissement,
    Pole,
    RowModel,
    RowTable,
    columns,
)
from pial_xl.units.nearest import Nearest
from pial_xl.units.records import deriving_record, record


@record
class Reference:
    """A column of a table that was read, and the table where its values must stand."""

    table: RowTable[RowModel]
    field: str
    target: RowTable[RowModel]
    known: "TableCodes"

    def unknown(self) -> Iterator[tuple[RowModel, str]]:
        """Give each row whose code stands nowhere in the other table, with that code.

        Nothing is unknown where the other table, or one of its columns, is missing: S-01 says so.
        """
        if not self.target.present or self.target.missing:
            return
        known, rows = self.known.codes, self.table.rows
        for row, code in zip(rows, map(attrgetter(self.field), rows), strict=True):
            if code and code not in known:
                yield row, code


def proposal(nearest: Nearest, code: str) -> str:
    """Propose the nearest code; blank when none is near."""
    near = nearest.to(code)
    return f"Vouliez-vous dire {near} ? Sinon ajoutez-le." if near else ""


def references(d: Dossier, rule: str) -> Iterator[Reference]:
    """Give the columns whose unknown values the rule of this code tells."""
    by_name = {table.model.table: table for table in d.tables}
    known: dict[tuple[str, str], TableCodes] = {}
    for table in d.tables:
        for field, column in columns(table.model).items():
            if column.refers_to is None or unknown_rule(table.model, field) != rule:
                continue
            target, target_field = column.refers_to
            other = by_name[target]
            codes = known.setdefault(column.refers_to, TableCodes(other, target_field))
            yield Reference(table, field, other, codes)


@deriving_record
class TableCodes:
    """The codes of a table: looked at once for all the columns that name them."""

    table: RowTable[RowModel]
    field: str

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes that a row has."""
        return frozenset(code for row in self.table.rows if (code := getattr(row, self.field)))

    @cached_property
    def nearest(self) -> Nearest:
        """What finds the nearest to a code that is unknown: of two as near, that of the top."""
        return Nearest(code for row in self.table.rows if (code := getattr(row, self.field)))


def unknown_rule(model: type[RowModel], field: str) -> str | None:
    """Give the code of the rule that tells an unknown value of a column; None if it refers to none.

    A school is S-07 wherever it is named. Of the other codes, those of an allocation are S-11 and
    the pole of a coordinator is L-04, since nothing can be counted, nor a letter made, without
    them; the others are S-16.
    """
    reference = columns(model)[field].refers_to
    if reference is None:
        return None
    table, _ = reference
    if table == Etablissement.table:
        return "S-07"
    if model is Affectation:
        return "S-11"
    if model is Coordonnateur and table == Pole.table:
        return "L-04"
    return "S-16"
