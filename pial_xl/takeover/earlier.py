"""The workbook that goes on, as rows of its tables: who it knows, what a source changes of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from pial_xl.tables import Aesh, Correspondance, Etablissement, Pole, RowModel, columns
from pial_xl.tables.row import validator
from pial_xl.takeover.again import FILLED, Base, Renewal, canonical, renew
from pial_xl.takeover.found import Remembered, TakeoverPlan
from pial_xl.takeover.people import KnownPerson
from pial_xl.takeover.schools import KnownSchool
from pial_xl.units.text import clean, fold

HeldRows: TypeAlias = Sequence[Mapping[str, object]]
"""The rows of a table as they stand: what cells show, by field."""
HeldTables: TypeAlias = Mapping[str, HeldRows]
"""The same by name of table; those that are not there are left out."""


def remembered(tables: HeldTables) -> Remembered:
    """Give whom and what a workbook knows, with their codes."""
    return Remembered(
        tuple(_people(Correspondance, "code", tables)),
        tuple(_people(Aesh, "aesh", tables)),
        tuple(_schools(tables)),
        dict(_poles(tables)),
    )


def renewals_of(
    found: TakeoverPlan, tables: HeldTables, base: Base
) -> dict[type[RowModel], Renewal]:
    """Say what the sources change of each table that they fill.

    Args:
        found: what they give.
        tables: the workbook that goes on.
        base: what the last taking over put in its cells.
    """
    renewals = {
        model: renew(model, tables.get(model.table, ()), found.dataset.get(model.table, ()), base)
        for model in FILLED
    }
    if not found.sheets:  # there was no source to lack the rows of the last
        for renewal in renewals.values():
            renewal.gone.clear()
    return renewals


def _people(model: type[RowModel], code: str, tables: HeldTables) -> Iterator[KnownPerson]:
    for row in tables.get(model.table, ()):
        said = {name: canonical(model, name, row.get(name)) for name in columns(model)}
        if not said[code]:
            continue
        birth = said.get("ne_le", "")
        ne_le = None
        if birth:
            read = validator(model, "ne_le")(birth) if birth[:1].isdigit() else None
            ne_le = read if isinstance(read, date) else None
        yield KnownPerson(said[code], said["nom"], said["prenom"], ne_le)


def _schools(tables: HeldTables) -> Iterator[KnownSchool]:
    for row in tables.get(Etablissement.table, ()):
        uai = clean(row.get("uai") or "")
        if uai:
            nom, commune = (clean(row.get(name) or "") for name in ("nom", "commune"))
            yield KnownSchool(uai, nom, commune)


def _poles(tables: HeldTables) -> Iterator[tuple[str, str]]:
    """Give the code of each pole, by what it may be called."""
    for row in tables.get(Pole.table, ()):
        code = clean(row.get("pole") or "")
        for name in ("libelle", "pole"):
            if code and (called := fold(row.get(name) or "")):
                yield called, code
