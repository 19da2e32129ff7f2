"""The sheet Récapitulatif des lettres of the open workbook."""

from collections.abc import Sequence

from xlwings import Book, Sheet

from pial_xl.letters.recap import SHEET, RecapLine
from pial_xl.report.blocks.recap import (
    CAPACITY,
    COLUMNS,
    TITLE_ROW,
    ranks_of_letters,
    recap_blocks,
)
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.messages import tell_protected
from pial_xl.sheets.open.outputs import (
    Filling,
    find_output,
    has_titles,
    reveal,
    show_all_rows,
    write_blocks,
)
from pial_xl.sheets.open.typed_texts import keep_typed

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


def write_recap(book: Book, host: Host, lines: Sequence[RecapLine], facts: str) -> Filling:
    """Fill the summary of letters, where the template laid one out.

    Args:
        book: the open workbook.
        host: the program that holds it.
        lines: what became of each row's letter.
        facts: one line on the run.
    """
    sheet = find_recap(book)
    if sheet is None:
        return Filling(reason=_MISSING.format(nom=SHEET))
    if not _is_recap(sheet):
        return Filling(reason=_OTHER.format(nom=sheet.name))
    if host.is_protected(sheet):
        return Filling(reason=tell_protected([sheet.name], _KEPT))
    blocks = recap_blocks(lines, facts)
    kept = keep_typed(sheet, host, blocks, ranks_of_letters)
    reveal(sheet, host)
    show_all_rows(sheet)
    write_blocks(sheet, host, blocks)
    host.witness.fitted(sheet, TITLE_ROW + 1, TITLE_ROW + CAPACITY)
    sheet.range((TITLE_ROW + 1, 1), (TITLE_ROW + CAPACITY, 1)).rows.autofit()
    return Filling(title=sheet.name, kept=kept)
