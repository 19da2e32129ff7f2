"""The sheet Contrôles: its columns, and its findings as blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pial_xl.constats import Finding, Niveau, Report
from pial_xl.report.blocks.block import Block, Nature
from pial_xl.report.blocks.texts import facts, to_cell_text
from pial_xl.report.looks import BODY, LINKED, SheetColumn, TableSheet
from pial_xl.units.text import french, plural

SHEET: Final = "Contrôles"
FACTS_ROW, COUNTS_ROW, TITLE_ROW = 2, 3, 5
"""Rows, from 1, of the facts, of the counts, and of the table's header."""
CAPACITY: Final = 2_000
"""Findings that the table of the template holds."""
NO_CONSTAT: Final = "Aucun constat"


class Status(StrEnum):
    """Where a finding stands since the run before."""

    NEW = "nouveau"
    KNOWN = "connu"
    SOLVED = "résolu"


@dataclass(frozen=True, slots=True)
class TrackedConstat:
    """A finding of this run, or one of the run before that is now resolved."""

    finding: Finding
    status: Status


@dataclass(frozen=True, slots=True)
class ConstatColumn:
    """A column of the table: its header, its width in characters, the field it shows."""

    title: str
    width: float
    field: str


COLUMNS: Final = (
    ConstatColumn("Niveau", 12, "niveau"),
    ConstatColumn("Code", 8, "code"),
    ConstatColumn("Feuille", 14, "sheet"),
    ConstatColumn("Cellule", 9, "cell"),
    ConstatColumn("Objet", 11, "objet"),
    ConstatColumn("Message", 50, "message"),
    ConstatColumn("Mesuré", 13, "mesure"),
    ConstatColumn("Attendu", 15, "attendu"),
    ConstatColumn("Écart", 10, "ecart"),
    ConstatColumn("Que faire", 34, "advice"),
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
    """Give the findings of a first run."""
    return tuple(TrackedConstat(finding, Status.NEW) for finding in report.findings)


def checks_blocks(
    report: Report, constats: Sequence[TrackedConstat], capacity: int = CAPACITY
) -> tuple[Block, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        constats: the rows in their order; those beyond the capacity are left out, and the sheet
            says how many.
        capacity: rows of the sheet's table.
    """
    shown = constats[:capacity]
    texts = [constat_texts(c) for c in shown] or [_blank_row()]
    left, right = CELL_RANK, CELL_RANK + 1
    row = TITLE_ROW + 1

    def block(column: int, values: Iterable[tuple[str, ...]], nature: Nature) -> Block:
        lines = tuple(values)
        return Block(SHEET, row, column + 1, lines, len(lines[0]), capacity, nature)

    return (
        *_header(report, len(constats) - len(shown)),
        block(0, (t[:left] for t in texts), Nature.TEXTS),
        block(left, _links(shown), Nature.FORMULAS),
        block(right, (t[right:] for t in texts), Nature.TEXTS),
    )


def constat_texts(constat: TrackedConstat) -> tuple[str, ...]:
    """Give the texts of a row, one a column."""
    fields = (getattr(constat.finding, c.field) if c.field else constat.status for c in COLUMNS)
    return tuple(to_cell_text(str(text)) for text in fields)


def _blank_row() -> tuple[str, ...]:
    return tuple(NO_CONSTAT if rank == MESSAGE_RANK else "" for rank in range(len(COLUMNS)))


def _links(constats: Sequence[TrackedConstat]) -> Iterator[tuple[str]]:
    for c in constats:
        yield (internal_link(c.finding.sheet, c.finding.cell),)
    if not constats:
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


def _header(report: Report, caches: int) -> tuple[Block, Block]:
    counts = [""] * len(COLUMNS)
    for niveau, column in COUNT_COLUMNS.items():
        counts[column] = plural(report.bilan[niveau], _WORDS[niveau])
    counts[MESSAGE_RANK] = _remaining(report, caches)
    return (
        Block(SHEET, FACTS_ROW, 1, ((facts(report),),), 1, 1, Nature.TEXTS),
        Block(SHEET, COUNTS_ROW, 1, (tuple(counts),), len(counts), 1, Nature.TEXTS),
    )


def _remaining(report: Report, caches: int) -> str:
    count = report.bilan["NON_EVALUE"]
    others = plural(count, "contrôle non évalué", "contrôles non évalués")
    text = f"{others} (feuille Non évalués)"
    if caches:
        text += f" ; {plural(caches, 'constat')} de plus : la feuille est pleine"
    return french(text)
