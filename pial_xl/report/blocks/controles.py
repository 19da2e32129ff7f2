"""The sheet Contrôles: its columns, and its constats as blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pial_xl.constats import Constat, Niveau, Report
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.blocks.texts import facts, to_cell_text
from pial_xl.report.grouping import lines
from pial_xl.report.looks import BODY, LINKED, SheetColumn, TableSheet
from pial_xl.units.text import french, plural

SHEET: Final = "Contrôles"
FACTS_ROW, COUNTS_ROW, TITLE_ROW = 2, 3, 5
"""Rows, from 1, of the facts, of the counts, and of the table's header."""
CAPACITY: Final = 2_000
"""Constats that the table of the template holds."""
NO_CONSTAT: Final = "Aucun constat"


class Status(StrEnum):
    """Where a constat stands since the run before."""

    NEW = "nouveau"
    KNOWN = "connu"
    SOLVED = "résolu"


@dataclass(frozen=True, slots=True)
class TrackedConstat:
    """A constat of this run, or one of the run before that is now resolved."""

    constat: Constat
    status: Status


@dataclass(frozen=True, slots=True)
class ConstatColumn:
    """A column of the table: its header, its width in characters, the key of what it shows."""

    title: str
    width: float
    key: str
    """Key of the constat's JSON form; blank for the status, which is not the constat's."""


COLUMNS: Final = (
    ConstatColumn("Niveau", 12, "niveau"),
    ConstatColumn("Code", 8, "code"),
    ConstatColumn("Feuille", 14, "feuille"),
    ConstatColumn("Cellule", 9, "cellule"),
    ConstatColumn("Objet", 11, "objet"),
    ConstatColumn("Message", 50, "message"),
    ConstatColumn("Mesuré", 13, "mesure"),
    ConstatColumn("Attendu", 15, "attendu"),
    ConstatColumn("Écart", 10, "ecart"),
    ConstatColumn("Que faire", 34, "que_faire"),
    ConstatColumn("Source", 28, "source"),
    ConstatColumn("Statut", 9.5, ""),
)
CELL_RANK: Final = 3
MESSAGE_RANK: Final = 5
LAYOUT: Final = TableSheet(
    "Contrôles du classeur",
    "T_Controles",
    TITLE_ROW,
    tuple(
        SheetColumn(column.title, column.width, LINKED if rank == CELL_RANK else BODY)
        for rank, column in enumerate(COLUMNS)
    ),
)
COUNT_COLUMNS: Final = {Niveau.BLOQUANT: 0, Niveau.ALERTE: 2, Niveau.INFO: 3}
"""Columns, from 0, of the count of each level; the rest of the sentence stands over Message."""
_WORDS: Final = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


def all_new(report: Report) -> tuple[TrackedConstat, ...]:
    """Give the lines of a first run."""
    return tuple(TrackedConstat(line.constat, Status.NEW) for line in lines(report.constats))


def checks_blocks(
    report: Report, rows: Sequence[TrackedConstat], capacity: int = CAPACITY
) -> tuple[Block, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        rows: the rows in their order; those beyond the capacity are left out, and the sheet
            says how many.
        capacity: rows of the sheet's table.
    """
    shown = rows[:capacity]
    texts = [constat_texts(c) for c in shown] or [_blank_row()]
    left, right = CELL_RANK, CELL_RANK + 1
    row = TITLE_ROW + 1

    def block(column: int, values: Iterable[tuple[str, ...]], kind: BlockKind) -> Block:
        lines = tuple(values)
        return Block(SHEET, row, column + 1, lines, len(lines[0]), capacity, kind)

    return (
        *_header(report, len(rows) - len(shown)),
        block(0, (t[:left] for t in texts), BlockKind.TEXTS),
        block(left, _links(shown), BlockKind.FORMULAS),
        block(right, (t[right:] for t in texts), BlockKind.TEXTS),
    )


def constat_texts(tracked: TrackedConstat) -> tuple[str, ...]:
    """Give the texts of a row, one a column."""
    texts = tracked.constat.as_json()
    return tuple(to_cell_text(texts[c.key] if c.key else tracked.status) for c in COLUMNS)


def _blank_row() -> tuple[str, ...]:
    return tuple(NO_CONSTAT if rank == MESSAGE_RANK else "" for rank in range(len(COLUMNS)))


def _links(rows: Sequence[TrackedConstat]) -> Iterator[tuple[str]]:
    for row in rows:
        yield (internal_link(row.constat.cell.sheet, row.constat.cell.address),)
    if not rows:
        yield ("",)


def internal_link(sheet: str, cell: str, text: str | None = None) -> str:
    """Give the formula of a link to a cell of the same workbook; blank when there is no cell.

    It shows *text*, or the address of the cell.
    """
    if not cell:
        return ""
    target = f"#'{to_cell_text(sheet).replace(chr(39), chr(39) * 2)}'!{to_cell_text(cell)}"
    return f"=HYPERLINK({_string(target)},{_string(to_cell_text(text or cell))})"


def _string(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def count_of(report: Report, niveau: Niveau) -> str:
    """Say how many constats are of a level: ``15 bloquants``."""
    return plural(report.bilan[niveau], _WORDS[niveau])


def not_judged_count(report: Report) -> str:
    """Say how many controls were not judged."""
    return plural(report.bilan["NON_EVALUE"], "contrôle non évalué", "contrôles non évalués")


def _header(report: Report, left_out: int) -> tuple[Block, Block]:
    counts = [""] * len(COLUMNS)
    for niveau, column in COUNT_COLUMNS.items():
        counts[column] = count_of(report, niveau)
    counts[MESSAGE_RANK] = _remaining(report, left_out)
    return (
        Block(SHEET, FACTS_ROW, 1, ((facts(report),),), 1, 1, BlockKind.TEXTS),
        Block(SHEET, COUNTS_ROW, 1, (tuple(counts),), len(counts), 1, BlockKind.TEXTS),
    )


def _remaining(report: Report, left_out: int) -> str:
    text = f"{not_judged_count(report)} (feuille Non évalués)"
    if left_out:
        text += f" ; {plural(left_out, 'constat')} de plus : la feuille est pleine"
    return french(text)
