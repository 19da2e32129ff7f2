"""What is to be written in some rows of a table of the open workbook, once it is sure it can be."""

from collections.abc import Mapping

from xlwings import Book

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.messages import ends_with_totals
from pial_xl.sheets.open.table_rows import TableChange, change_of_rows
from pial_xl.tables import RowModel
from pial_xl.tables.raw import RawWorkbook


def rows_change(
    book: Book,
    host: Host,
    raw: RawWorkbook,
    model: type[RowModel],
    writes: Mapping[int, Mapping[str, object]],
) -> TableChange:
    """Say where the cells of some rows stand; nothing is written.

    Args:
        book: the open workbook.
        host: its program.
        raw: what was read of it.
        model: the table.
        writes: what cells are to hold, by row number and field; None leaves one blank.

    Raises:
        WriteError: the sheet is not there, is protected, lacks a column that is needed, or ends
            with a line of totals where a row is to be added.
    """
    table = raw.tables.get(model.table)
    if table is None:
        raise WriteError(
            f"La feuille « {model.sheet} » manque : reprenez le classeur avec « pial-xl "
            "reprendre », puis recommencez."
        )
    if host.is_protected(book.sheets[table.sheet]):
        raise WriteError(
            f"La feuille « {table.sheet} » est protégée : retirez sa protection, puis recommencez. "
            "Rien n'a été changé."
        )
    frame = table.frame
    if frame is not None and frame.has_totals and max(writes, default=0) > frame.last_row:
        raise ends_with_totals(table.sheet)
    change = change_of_rows(model, table, writes)
    if change.lacking:
        titles = ", ".join(f"« {title} »" for title in change.lacking)
        raise WriteError(
            f"La feuille « {table.sheet} » n'a pas la colonne {titles}, que ce bouton remplit : "
            "ajoutez-la, puis recommencez. Rien n'a été changé."
        )
    return change
