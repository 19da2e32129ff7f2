"""The preview: one letter, on a sheet that the next one replaces and that counts for none."""

from typing import Final

from xlwings import Book

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.model import fingerprint_of
from pial_xl.sheets.open.outputs import find_sheet
from pial_xl.sheets.open.record import Record

SHEET: Final = "Aperçu de lettre"


def check_place(book: Book, host: Host, record: Record) -> None:
    """Make sure that a preview may be laid: there is none, or an earlier one as it was made.

    Raises:
        WriteError: a person wrote on the sheet of that name, or made it.
    """
    sheet = find_sheet(book, SHEET)
    if sheet is None or record.preview == "":
        return
    if record.preview is None or record.preview != fingerprint_of(sheet, host):
        raise WriteError(
            f"La feuille « {sheet.name} » n'est pas un aperçu de pial-xl, ou a été modifiée depuis "
            ": renommez-la ou supprimez-la, puis recommencez."
        )


def remove_preview(book: Book, host: Host) -> None:
    """Remove an earlier preview, whose place was checked."""
    old = find_sheet(book, SHEET)
    if old is not None:
        host.witness.removed(old.name)
        old.delete()
