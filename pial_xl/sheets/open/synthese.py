"""The sheets Synthèse, Non évalués and of the controls made, in the open workbook."""

from xlwings import Book, Sheet

from pial_xl.constats import Report
from pial_xl.report.blocks import history, not_judged, synthese
from pial_xl.report.synthese import Synthese
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.outputs import (
    FILLED,
    Filling,
    find_output,
    has_titles,
    reveal,
    show_all_rows,
    write_blocks,
)
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.sheets.open.typed_texts import keep_typed

_is_figures = has_titles(1, [synthese.SHEET])
_is_history = has_titles(history.TITLE_ROW, [column.title for column in history.COLUMNS])
_is_not_judged = has_titles(not_judged.TITLE_ROW, [column.title for column in not_judged.COLUMNS])
_MISSING = (
    "La feuille Synthèse manque : reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)
_OTHER = (
    "Votre feuille « {nom} » n'est pas celle de pial-xl et reste comme elle est : pour avoir la "
    "synthèse, renommez-la, puis reprenez vos données dans un classeur neuf (pial-xl nouveau)."
)


def write_synthese(book: Book, host: Host, report: Report, s: Synthese) -> Filling:
    """Fill the sheet Synthèse, where the template laid one out."""
    sheet = find_output(book, synthese.SHEET, _is_figures)
    if sheet is None:
        return Filling(reason=_MISSING)
    if not _is_figures(sheet):
        return Filling(reason=_OTHER.format(nom=sheet.name))
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    blocks = synthese.synthese_blocks(report, s)
    if not _has_all(sheet):
        blocks = tuple(block for block in blocks if not synthese.is_later(block))
    kept = keep_typed(sheet, host, blocks)
    write_blocks(sheet, host, blocks)
    return Filling(title=sheet.name, kept=kept)


def write_history(book: Book, host: Host, report: Report, s: Synthese) -> Filling:
    """Add the line of a control to the sheet of those made, where the workbook has it."""
    sheet = find_output(book, history.SHEET, _is_history)
    if sheet is None or not _is_history(sheet):
        return FILLED
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    lines = history.with_line(read_open_history(book), history.history_line(report, s))
    blocks = history.history_blocks(lines)
    kept = keep_typed(sheet, host, blocks, history.ranks_of_lines)
    reveal(sheet, host)
    show_all_rows(sheet)
    write_blocks(sheet, host, blocks)
    return Filling(kept=kept)


def read_open_history(book: Book) -> tuple[history.HistoryLine, ...]:
    """Read the lines of the controls made before; none where the workbook has no such sheet."""
    sheet = find_output(book, history.SHEET, _is_history)
    return () if sheet is None else history.read_history(filled_rows(sheet.used_range))


def _has_all(sheet: Sheet) -> bool:
    """Tell whether the sheet has all that this edition lays out; an older one has less."""
    row = synthese.TEMPLATE_PLAN.titles.poles + 1
    return bool(sheet.range((row, synthese.CHARTS_COLUMN)).value == synthese.CHARTS_TITLE)


def write_not_judged(book: Book, host: Host, report: Report) -> Filling:
    """Fill the sheet Non évalués, where the workbook has it."""
    sheet = find_output(book, not_judged.SHEET, _is_not_judged)
    if sheet is None or not _is_not_judged(sheet):
        return FILLED
    if host.is_protected(sheet):
        return Filling(protected=sheet.name)
    blocks = not_judged.not_judged_blocks(report)
    kept = keep_typed(sheet, host, blocks, not_judged.ranks_of_not_judged)
    reveal(sheet, host)
    write_blocks(sheet, host, blocks)
    return Filling(kept=kept)
