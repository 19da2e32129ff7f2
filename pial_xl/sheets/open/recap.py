"""The sheet Récapitulatif des lettres of the open workbook."""

from collections.abc import Sequence

from xlwings import Book, Sheet

from pial_xl.letters.recap import SHEET, RecapLine
from pial_xl.report.blocks.recap import (
    CAPACITY,
    COLUMNS,
    TITLE_ROW,
    recap_blocks,
)
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.messages import tell_protected
from pial_xl.sheets.open.outputs import (
    find_output,
    has_titles,
    reveal,
    show_all_rows,
    write_blocks,
)

_MISSING = (
    "La feuille « {nom} » manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_KEPT = ("garde le récapitulatif d'avant", "gardent le récapitulatif d'avant")
_OTHER = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir le "
    "récapitulatif, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


_is_recap = has_titles(TITLE_ROW, [column.title for column in COLUMNS])


def find_recap(book: Book) -> Sheet | None:
    """Give the sheet, which the person may have renamed; None when there is none."""
    return find_output(book, SHEET, _is_recap)


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
    sheet = find_recap(book)
    if sheet is None:
        return _MISSING.format(nom=SHEET)
    if not _is_recap(sheet):
        return _OTHER.format(nom=sheet.name)
    if host.is_protected(sheet):
        return tell_protected([sheet.name], _KEPT)
    reveal(sheet, host)
    show_all_rows(sheet)
    write_blocks(sheet, host, recap_blocks(lines, facts))
    host.witness.fitted(sheet, TITLE_ROW + 1, TITLE_ROW + CAPACITY)
    sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + CAPACITY, 1)).rows.autofit()
    return None
