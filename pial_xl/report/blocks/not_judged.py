"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from collections.abc import Iterable, Sequence
from typing import Final

from pial_xl.constats import CODE, Report
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.texts import facts
from pial_xl.report.looks import MUTED, SheetColumn, SheetLine, TableSheet
from pial_xl.report.text import to_cell_text

SHEET: Final = "Non évalués"
FACTS_ROW, NOTICE_ROW, TITLE_ROW = 2, 3, 5
"""Rows, from 1, of the facts, of the notice and of the table's header."""
CAPACITY: Final = 200
"""Rows of the table of the template: more than there are controls and settings."""
COLUMNS: Final = (
    SheetColumn("Code", 9),
    SheetColumn("Contrôle", 54),
    SheetColumn("Raison", 84),
)
LAYOUT: Final = TableSheet(
    "Contrôles non évalués",
    "T_NonEvalues",
    TITLE_ROW,
    COLUMNS,
    (SheetLine(NOTICE_ROW, MUTED, "Un contrôle non évalué ne dit pas que tout va bien."),),
)
ALL_JUDGED: Final = "Tous les contrôles ont été évalués."
SETTING: Final = "Réglage local"


def not_judged_rows(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Give the rules that were not judged with their reason, then the settings."""
    rows = [(n.code, n.title, n.reason) for n in report.not_judged]
    if not rows:
        rows = [("", ALL_JUDGED, "")]
    rows += [("", SETTING, setting) for setting in report.settings]
    return tuple((to_cell_text(a), to_cell_text(b), to_cell_text(c)) for a, b, c in rows)


def ranks_of_not_judged(rows: Iterable[Sequence[object]]) -> frozenset[int]:
    """Give the ranks, from 0, of the rows that a run wrote, as ``not_judged_blocks`` lays them."""
    return frozenset(
        rank
        for rank, (code, title, *_) in enumerate(rows)
        if title in (ALL_JUDGED, SETTING) or CODE.fullmatch(str(code or ""))
    )


def not_judged_blocks(report: Report, capacity: int = CAPACITY) -> tuple[Block, ...]:
    """Give what the sheet says of a run; rows beyond the capacity are left out."""
    rows = not_judged_rows(report)[:capacity]
    width = len(COLUMNS)
    return (
        Block(SHEET, FACTS_ROW, 1, ((facts(report),),), 1, 1, BlockKind.TEXTS),
        Block(SHEET, TITLE_ROW + 1, 1, rows, width, capacity, BlockKind.TEXTS),
    )
