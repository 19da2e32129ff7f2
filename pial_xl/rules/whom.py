"""Whom a cell is about: the codes of its row, said beside its address or as the ``objet``."""

from functools import cache

from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.places import SEPARATOR
from pial_xl.tables import Coordonnateur, RowModel, columns
from pial_xl.tables.address import Cell
from pial_xl.units.text import clean, quoted


def row_label(c: Coordonnateur) -> str:
    """Name a row in a constat by its number: no person is named in a report that may be sent."""
    return f"ligne {c.number}"


def located(d: Dossier, cell: Cell) -> str:
    """Give the address of a cell, and whom its row is about when it says so: ``C4 (A01 – E01)``."""
    row = d.row_of(cell)
    fields = _keys(type(row)) if row else ()
    codes = [as_written(row, field) for field in fields if row and getattr(row, field)]
    return f"{cell.address} ({' – '.join(map(quoted, codes))})" if codes else cell.address


def as_written(row: RowModel, field: str) -> str:
    """Give a code as its cell says it, where that is a text: what a person looks for."""
    held = row.raw.get(field)
    return clean(held) if isinstance(held, str) else str(getattr(row, field))


def row_subject(d: Dossier, cell: Cell, title: str) -> str:
    """Give whom a cell is about, as the ``objet`` of a constat; its column's title if none is said.

    The row of a coordinator is said by its number, since its name is a person's.
    """
    row = d.row_of(cell)
    if isinstance(row, Coordonnateur):
        return row_label(row)
    return SEPARATOR.join(_codes(row)) or title


def _codes(row: RowModel | None) -> list[str]:
    return [code for field in _keys(type(row)) if (code := getattr(row, field))] if row else []


@cache
def _keys(model: type[RowModel]) -> tuple[str, ...]:
    """Give the fields that say what a row is about: its own code, else those it must refer to."""
    own = tuple(field for field, column in columns(model).items() if column.unique)
    return own or tuple(f for f, c in columns(model).items() if c.required and c.refers_to)
