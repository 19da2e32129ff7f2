"""What a control leaves on Accueil: its date, its counts, where each begins, what to do first.

It is written in hidden cells, which the formulas of the page show: the page may be laid out anew
without any run knowing, and a workbook whose Accueil has no such cells is told by their sign.
"""

from typing import Final

from pial_xl.constats import Niveau, Report
from pial_xl.report.blocks import not_judged
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.controles import NIVEAU_WORDS
from pial_xl.report.first_steps import COUNT, FirstStep, first_steps
from pial_xl.report.text import to_cell_text
from pial_xl.report.tracking import TrackedConstat, Tracking
from pial_xl.units.dates import excel_day, long_date
from pial_xl.units.text import french, plural

SHEET: Final = "Accueil"
COLUMN: Final = 17
"""First of the hidden columns, from 1: beyond the page."""
SIGN_ROW: Final = 1
SIGN: Final = "pial-xl : dernier contrôle"
"""What the cell at the head of these columns says, where they are."""
DATE_ROW, NIVEAUX_ROW, NOT_JUDGED_ROW, STEPS_ROW = 2, 3, 6, 7
"""Rows, from 1, of the date, of the three levels, of what was not judged, of what to do first."""
_WIDTH: Final = 3
LAST_ROW: Final = STEPS_ROW + COUNT - 1
STATE_ROW: Final = LAST_ROW + 2
"""Row of the number by which the macros, on opening, tell whether buttons can work."""
STATE_NAME: Final = "etat_boutons"

_Line = tuple[str, str, str]
Lines = tuple[str, int]
"""The title of the sheet that shows the constats, and the row of its headers, from 1."""


def last_control_block(report: Report, tracking: Tracking, lines: Lines | None) -> Block:
    """Give what the page shows of a control.

    A line is a text, then the sheet and the cell where it leads; that of the date has, instead of a
    sheet, its number in Excel's calendar.

    Args:
        report: the run.
        tracking: its lines. What the person accepts is counted apart, and is nothing to do.
        lines: where they are shown; None when they could not be.
    """
    day = report.date_reference
    left = [row for row in tracking.rows if _is_left(row)]
    said: list[_Line] = [
        (french(f"Contrôle au {long_date(day)}"), str(excel_day(day)), ""),
        *(_niveau(niveau, tracking, lines) for niveau in Niveau),
        _aside(report, tracking),
        *map(_step, first_steps(row.constat for row in left)),
    ]
    said += [("", "", "")] * (LAST_ROW - DATE_ROW + 1 - len(said))
    return Block(SHEET, DATE_ROW, COLUMN, tuple(said), _WIDTH, len(said), BlockKind.TEXTS)


def _is_left(row: TrackedConstat) -> bool:
    return row.status.is_found and not row.is_accepted


def _niveau(niveau: Niveau, tracking: Tracking, lines: Lines | None) -> _Line:
    """Give the count of a level, and where its lines begin."""
    said = french(plural(tracking.left_at(niveau), NIVEAU_WORDS[niveau]))
    ranks = (
        rank
        for rank, row in enumerate(tracking.rows, start=1)
        if _is_left(row) and row.constat.niveau is niveau
    )
    first = next(ranks, None)
    if first is None or lines is None:
        return said, "", ""
    sheet, title_row = lines
    return said, to_cell_text(sheet), f"A{title_row + first}"


def _aside(report: Report, tracking: Tracking) -> _Line:
    """Give what is counted apart: the controls that were not judged, the constats accepted."""
    count = report.bilan["NON_EVALUE"]
    parts = [plural(count, "contrôle non évalué", "contrôles non évalués")]
    if tracking.accepted:
        parts.append(plural(tracking.accepted, "constat accepté", "constats acceptés"))
    said = french(" ; ".join(parts))
    return (said, not_judged.SHEET, "A1") if count else (said, "", "")


def _step(step: FirstStep) -> _Line:
    if step.cell is None or not step.cell.address:
        return french(step.sentence), "", ""
    return step.sentence, to_cell_text(step.cell.sheet), step.cell.address
