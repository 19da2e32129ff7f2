"""The sheets Synthèse, Non évalués and of the controls made, in the open workbook."""

from xlwings import Book, Sheet

from pial_xl.constats import Report
from pial_xl.report.blocks import history, not_judged, synthese
from pial_xl.report.synthese import Synthese
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import (
    FILLED,
    Filling,
    find_sheet,
    reveal,
    show_all_rows,
    write_blocks,
)
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.units.text import fold

_MISSING = (
    "La feuille Synthèse manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_OTHER = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir la "
    "synthèse, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


def write_synthese(book: Book, host: Host, report: Report, s: Synthese) -> Filling:
    """Fill the sheet Synthèse, where the template laid one out."""
    sheet = find_sheet(book, synthese.SHEET)
    if sheet is None:
        return Filling(reason=_MISSING)
    if fold(str(sheet.range((1, 1)).value or "")) != fold(synthese.SHEET):
        return Filling(reason=_OTHER.format(nom=sheet.name))
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    blocks = synthese.synthese_blocks(report, s)
    if not _has_all(sheet):
        blocks = tuple(block for block in blocks if not synthese.is_later(block))
    write_blocks(sheet, host, blocks)
    return FILLED


def write_history(book: Book, host: Host, report: Report, s: Synthese) -> Filling:
    """Add the line of a control to the sheet of those made, where the workbook has it."""
    sheet = find_sheet(book, history.SHEET)
    if sheet is None:
        return FILLED
    titles = sheet.range((history.TITLE_ROW, 1), (history.TITLE_ROW, len(history.COLUMNS)))
    if titles.value != [column.title for column in history.COLUMNS]:
        return FILLED
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    lines = history.with_line(read_open_history(book), history.history_line(report, s))
    reveal(sheet, host)
    show_all_rows(sheet)
    write_blocks(sheet, host, history.history_blocks(lines))
    return FILLED


def read_open_history(book: Book) -> tuple[history.HistoryLine, ...]:
    """Read the lines of the controls made before; none where the workbook has no such sheet."""
    sheet = find_sheet(book, history.SHEET)
    return () if sheet is None else history.read_history(filled_rows(sheet.used_range))


def _has_all(sheet: Sheet) -> bool:
    """Tell whether the sheet has all that this edition lays out; an older one has less."""
    row = synthese.TEMPLATE_PLAN.titles.poles + 1
    return bool(sheet.range((row, synthese.CHARTS_COLUMN)).value == synthese.CHARTS_TITLE)


def write_not_judged(book: Book, host: Host, report: Report) -> Filling:
    """Fill the sheet Non évalués, where the workbook has it."""
    sheet = find_sheet(book, not_judged.SHEET)
    if sheet is None:
        return FILLED
    titles = sheet.range((not_judged.TITLE_ROW, 1), (not_judged.TITLE_ROW, 3))
    if titles.value != [column.title for column in not_judged.COLUMNS]:
        return FILLED
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    reveal(sheet, host)
    write_blocks(sheet, host, not_judged.not_judged_blocks(report))
    return FILLED
