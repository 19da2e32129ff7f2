"""The sheet Récapitulatif des lettres: its columns, and its rows as blocks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.letters.closing import say_counts
from pial_xl.letters.recap import SHEET, RecapLine, State
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.controles import internal_link
from pial_xl.report.looks import LINKED, MUTED, SheetColumn, SheetLine, TableSheet
from pial_xl.report.text import to_cell_text
from pial_xl.units.text import french, plural

__all__ = [
    "CAPACITY",
    "COLUMNS",
    "COUNTS_ROW",
    "FACTS_ROW",
    "LAYOUT",
    "LINK_RANK",
    "NIVEAU_BY_STATE",
    "SHEET",
    "STATE_RANK",
    "TITLE_ROW",
    "ranks_of_letters",
    "recap_blocks",
    "recap_texts",
]

FACTS_ROW, COUNTS_ROW, TITLE_ROW = 2, 3, 5
"""Rows, from 1, of the facts, of the counts, and of the table's header."""
CAPACITY: Final = 500
"""Rows that the table of the template holds."""
NO_COORDONNATEUR: Final = "Aucune ligne dans la feuille Coordonnateurs"


COLUMNS: Final = (
    SheetColumn("Ligne", 7),
    SheetColumn("Coordonnateur", 26),
    SheetColumn("Établissement", 26),
    SheetColumn("IMP", 12),
    SheetColumn("État", 24),
    SheetColumn("Détail", 38),
    SheetColumn("Lettre", 31, LINKED),
)
LAYOUT: Final = TableSheet(
    SHEET, "T_RecapLettres", TITLE_ROW, COLUMNS, (SheetLine(COUNTS_ROW, MUTED),)
)
STATE_RANK: Final = 4
LINK_RANK: Final = len(COLUMNS) - 1
_WHO_RANK: Final = 1

NIVEAU_BY_STATE: Final[Mapping[State, Niveau | None]] = {
    State.REFUSED: Niveau.BLOQUANT,
    State.FOREIGN: Niveau.BLOQUANT,
    State.KEPT: Niveau.ALERTE,
    State.NO_ROW: Niveau.ALERTE,
    State.TO_MAKE: Niveau.ALERTE,
    State.TO_REMAKE: Niveau.ALERTE,
    State.MADE: Niveau.INFO,
    State.REMADE: Niveau.INFO,
    State.UNCHANGED: None,
}
"""The level whose colours a state takes; none for one that asks for no look."""


def recap_blocks(
    lines: Sequence[RecapLine], facts: str, capacity: int = CAPACITY
) -> tuple[Block, ...]:
    """Give what the sheet says of a run.

    Args:
        lines: the rows in their order; those beyond the capacity are left out, and the sheet
            says how many.
        facts: one line on the run, as ``letters_facts`` gives it.
        capacity: rows of the sheet's table.
    """
    shown = lines[:capacity]
    texts = [recap_texts(line) for line in shown] or [_blank_row()]
    links = [_link(line) for line in shown] or [""]
    counts = say_counts(lines)
    if left_out := len(lines) - len(shown):
        counts += french(f" ; {plural(left_out, 'ligne')} de plus : la feuille est pleine")
    row = TITLE_ROW + 1
    return (
        Block(SHEET, FACTS_ROW, 1, ((facts,),), 1, 1, BlockKind.TEXTS),
        Block(SHEET, COUNTS_ROW, 1, ((counts,),), 1, 1, BlockKind.TEXTS),
        Block(SHEET, row, 1, tuple(texts), LINK_RANK, capacity, BlockKind.TEXTS),
        Block(
            SHEET, row, LINK_RANK + 1, tuple((link,) for link in links), 1, capacity,
            BlockKind.FORMULAS,
        ),
    )  # fmt: skip


def ranks_of_letters(rows: Iterable[Sequence[object]]) -> frozenset[int]:
    """Give the ranks, from 0, of the rows that tell of a letter, as ``recap_blocks`` lays them."""
    states = {to_cell_text(french(state)) for state in State}
    return frozenset(
        rank
        for rank, row in enumerate(rows)
        if row[STATE_RANK] in states or row[_WHO_RANK] == NO_COORDONNATEUR
    )


def recap_texts(line: RecapLine) -> tuple[str, ...]:
    """Give the texts of a row, one a column, the link left out."""
    number = "" if line.number is None else str(line.number)
    texts = (number, line.who, line.etablissement, line.imp, line.state, line.detail)
    return tuple(to_cell_text(french(text)) for text in texts)


def _blank_row() -> tuple[str, ...]:
    return tuple(NO_COORDONNATEUR if rank == _WHO_RANK else "" for rank in range(LINK_RANK))


def _link(line: RecapLine) -> str:
    return internal_link(line.sheet, "A1", line.sheet) if line.sheet else ""
