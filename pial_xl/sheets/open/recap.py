"""The sheet Récapitulatif des lettres of the open workbook."""

from collections.abc import Sequence

from xlwings import Book

from pial_xl.letters.recap import SHEET, RecapLine
from pial_xl.report.blocks.recap import (
    CAPACITY,
    COLUMNS,
    TITLE_ROW,
    recap_blocks,
)
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.messages import tell_protected
from pial_xl.sheets.open.outputs import find_sheet, reveal, show_all_rows, write_blocks
from pial_xl.units.text import fold

_MISSING = (
    "La feuille « {nom} » manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_KEPT = ("garde le récapitulatif d'avant", "gardent le récapitulatif d'avant")
_OTHER = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir le "
    "récapitulatif, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


def write_recap(book: Book, host: Host, lines: Sequence[RecapLine], facts: str) -> str | None:
    """Fill the summary of letters, where the template laid one out.

    Args:
        book: the open workbook.
        host: the program that holds it.
        lines: what became of each row's letter.
        facts: one line on the run.

    Returns:
        None when it is filled; else, in one French sentence, why it is not and what to do.
    """
    sheet = find_sheet(book, SHEET)
    if sheet is None:
        return _MISSING.format(nom=SHEET)
    titles = sheet.range((TITLE_ROW, 1), (TITLE_ROW, len(COLUMNS))).value
    if [fold(str(title or "")) for title in titles] != [fold(c.title) for c in COLUMNS]:
        return _OTHER.format(nom=sheet.name)
    if host.is_protected(sheet):
        return tell_protected([sheet.name], _KEPT)
    reveal(sheet, host)
    show_all_rows(sheet)
    write_blocks(sheet, host, recap_blocks(lines, facts))
    host.witness.fitted(sheet, TITLE_ROW + 1, TITLE_ROW + CAPACITY)
    sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + CAPACITY, 1)).rows.autofit()
    return None
