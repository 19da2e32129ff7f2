"""What tells a constat from the others of its code, whatever cell its row has moved to."""

import re

from pial_xl.constats import Constat
from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import RowModel, RowTable
from pial_xl.tables.address import column_number

_ADDRESS = re.compile(r"([A-Z]{1,3})\d{1,7}")
_ROW_LABEL = re.compile(r"ligne \d+")
"""An ``objet`` that only says where the row stands."""


def key_of(d: Dossier, constat: Constat) -> tuple[str, ...]:
    """Give the table, the row's own key, the column and the ``objet`` that a constat points at.

    Without a row, the sheet and the ``objet`` are all there is. Rules whose cell hangs on the
    order of the rows give a key of their own.
    """
    objet = "" if _ROW_LABEL.fullmatch(constat.objet) else constat.objet
    address = _ADDRESS.fullmatch(constat.cell.address)
    row = d.row_of(constat.cell) if address else None
    if address is None or row is None:
        return constat.cell.sheet, objet
    column = _column(d.table(type(row)), column_number(address[1]))
    return type(row).table, *row.own_key(), column, objet


def _column(table: RowTable[RowModel], number: int) -> str:
    """Give the field of a column, or the header of one that a person added; blank for others."""
    for field, position in table.positions.items():
        if position == number:
            return field
    return next((extra.title for extra in table.extra if extra.column == number), "")
