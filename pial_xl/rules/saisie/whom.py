"""Whom a cell is about: the codes of its row, said beside its address."""

from functools import cache

from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import RowModel, columns
from pial_xl.tables.address import Cell
from pial_xl.units.text import quoted


def located(d: Dossier, cell: Cell) -> str:
    """Give the address of a cell, and whom its row is about when it says so: ``C4 (A01 – E01)``."""
    digits = cell.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = d.row_at(cell.sheet, int(digits or 0))
    codes = [code for field in _keys(type(row)) if (code := getattr(row, field))] if row else []
    return f"{cell.address} ({' – '.join(map(quoted, codes))})" if codes else cell.address


@cache
def _keys(model: type[RowModel]) -> tuple[str, ...]:
    """Give the fields that say what a row is about: its own code, else those it must refer to."""
    own = tuple(field for field, column in columns(model).items() if column.unique)
    return own or tuple(f for f, c in columns(model).items() if c.required and c.refers_to)
