"""What a control leaves on Accueil, in the open workbook."""

from xlwings import Book, Sheet

from pial_xl.report.blocks.block import Block
from pial_xl.report.blocks.last_control import COLUMN, SHEET, SIGN, SIGN_ROW
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import FILLED, Filling, find_output, write_blocks


def write_last_control(book: Book, host: Host, block: Block) -> Filling:
    """Leave the counts of a control, and what to do first, where Accueil shows them.

    Nothing is written on an Accueil that has no place for them: a first edition's, or another's.
    """
    sheet = find_output(book, SHEET, _is_home)
    if sheet is None or not _is_home(sheet):
        return FILLED
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    write_blocks(sheet, host, (block,))
    return FILLED


def _is_home(sheet: Sheet) -> bool:
    return bool(sheet.range((SIGN_ROW, COLUMN)).value == SIGN)
