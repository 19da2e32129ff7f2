"""The sheet Contrôles: its columns, and its constats as blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pial_xl.constats import Constat, Niveau, Report
from pial_xl.report.blocks.block import Block, BlockKind, Simple
from pial_xl.report.blocks.ecart import EcartCell, ecart_cell, text_cell
from pial_xl.report.blocks.remarks import remarks
from pial_xl.report.blocks.texts import facts
from pial_xl.report.looks import BODY, COUNTED, LINKED, SheetColumn, TableSheet
from pial_xl.report.text import to_cell_text
from pial_xl.report.tracking import Status, Texts, TrackedConstat, Tracking
from pial_xl.report.who import pole_of, school_of, who
from pial_xl.units.text import french, plural

SHEET: Final = "Contrôles"
TABLE: Final = "T_Controles"
FACTS_ROW, COUNTS_ROW, REMARKS_ROW, TITLE_ROW = 2, 3, 4, 5
"""Rows, from 1, of the facts, of the counts, of the remarks, and of the table's header."""
CAPACITY: Final = 2_000
"""Constats that the table of the template holds."""
NO_CONSTAT: Final = "Aucun constat"


@dataclass(frozen=True, slots=True)
class ConstatColumn:
    """A column of the table: its header, its width in characters, the name of what it shows."""

    title: str
    width: float
    name: str


COLUMNS: Final = (
    ConstatColumn("Niveau", 13, "niveau"),
    ConstatColumn("Cellule", 18, "cellule"),
    ConstatColumn("Qui", 24, "qui"),
    ConstatColumn("Message", 45, "message"),
    ConstatColumn("Que faire", 42, "que_faire"),
    ConstatColumn("Suivi", 19, "suivi"),
    ConstatColumn("Note", 20, "note"),
    ConstatColumn("Statut", 10, "statut"),
    ConstatColumn("Pôle", 7, "pole"),
    ConstatColumn("Établissement", 24, "etablissement"),
    ConstatColumn("Code", 7, "code"),
    ConstatColumn("Mesuré", 14, "mesure"),
    ConstatColumn("Attendu", 18, "attendu"),
    ConstatColumn("Écart", 11, "ecart"),
    ConstatColumn("Source", 40, "source"),
    ConstatColumn("Clé", 24, "cle"),
)
"""The last one, hidden, holds by what the next control knows the constat again."""
RANKS: Final = {column.name: rank for rank, column in enumerate(COLUMNS)}
CELL_RANK: Final = RANKS["cellule"]
MESSAGE_RANK: Final = RANKS["message"]
ECART_RANK: Final = RANKS["ecart"]
KEY_RANK: Final = RANKS["cle"]
OWN_RANKS: Final = (RANKS["suivi"], RANKS["note"])
"""Columns that are the person's."""
PRINTED_RANK: Final = RANKS["statut"]
"""Last column that is printed: on paper, what follows would make all of it too small."""
_LOOKS: Final = {CELL_RANK: LINKED, ECART_RANK: COUNTED}
LAYOUT: Final = TableSheet(
    "Contrôles du classeur",
    TABLE,
    TITLE_ROW,
    tuple(
        SheetColumn(
            column.title,
            column.width,
            _LOOKS.get(rank, BODY),
            is_own=rank in OWN_RANKS,
            is_hidden=rank == KEY_RANK,
        )
        for rank, column in enumerate(COLUMNS)
    ),
)
COUNT_COLUMNS: Final = {Niveau.BLOQUANT: 0, Niveau.ALERTE: 1, Niveau.INFO: 2}
"""Columns, from 0, of the count of each level; the rest of the sentence stands over Message."""
NIVEAU_WORDS: Final = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "info"}


def checks_blocks(
    report: Report, tracking: Tracking, capacity: int = CAPACITY
) -> tuple[Block, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        tracking: its lines in their order; of those beyond the capacity, the last on which the
            person wrote nothing are left out, and the sheet says how many.
        capacity: rows of the sheet's table.
    """
    shown = within(tracking, capacity)
    texts = [constat_texts(row) for row in shown] + [_fitted(t) for t in tracking.others]
    texts = texts or [_blank_row()]
    links = [_link(row.constat) for row in shown]
    links += [_shown_text(line[CELL_RANK]) for line in texts[len(shown) :]]
    ecarts = [ecart_cell(row.constat.ecart) for row in shown]
    ecarts += [text_cell(line[ECART_RANK]) for line in texts[len(shown) :]]
    return (
        *_header(report, tracking, _standing(tracking.rows) - _standing(shown)),
        _column_block(0, [t[:CELL_RANK] for t in texts], capacity),
        _column_block(CELL_RANK, [(link,) for link in links], capacity, BlockKind.FORMULAS),
        _column_block(CELL_RANK + 1, [t[CELL_RANK + 1 : ECART_RANK] for t in texts], capacity),
        _ecart_block(ecarts, capacity),
        _column_block(ECART_RANK + 1, [t[ECART_RANK + 1 :] for t in texts], capacity),
    )


def _standing(rows: Iterable[TrackedConstat]) -> int:
    """Count the lines that a later control may find again: not those that are resolved."""
    return sum(row.status is not Status.SOLVED for row in rows)


def relocated(
    blocks: Iterable[Block], columns: Mapping[str, int], title_row: int
) -> tuple[Block, ...]:
    """Give the blocks of a sheet whose columns the person moved, or parted with others.

    Args:
        blocks: those of ``checks_blocks``.
        columns: column, from 1, of each thing the sheet shows, by name; the hidden one, if it
            was deleted, comes after the last.
        title_row: row of the headers, from 1.
    """
    down = title_row - TITLE_ROW
    return tuple(moved for block in blocks for moved in _moved(block, columns, down))


def _moved(block: Block, columns: Mapping[str, int], down: int) -> Iterator[Block]:
    if block.row <= TITLE_ROW:
        yield replace(block, row=block.row + down)
        return
    after = max(columns.values()) + 1
    for rank in range(block.width):
        yield replace(
            block,
            row=block.row + down,
            column=columns.get(COLUMNS[block.column - 1 + rank].name, after),
            values=tuple((line[rank],) for line in block.values),
            width=1,
        )


def within(tracking: Tracking, capacity: int) -> tuple[TrackedConstat, ...]:
    """Give the lines that a table holds, the person's own rows counted.

    The last lines without Suivi nor Note go first: nothing that the person wrote is lost.
    """
    excess = len(tracking.rows) + len(tracking.others) - capacity
    bare = [rank for rank, row in enumerate(tracking.rows) if row.suivi.is_blank]
    left_out = set(bare[len(bare) - excess :]) if excess > 0 else set()
    return tuple(row for rank, row in enumerate(tracking.rows) if rank not in left_out)


def told_at(tracking: Tracking, title: str, title_row: int = TITLE_ROW) -> dict[int, str]:
    """Say where each constat of the control is told, « Contrôles, ligne 12 », by its ``id``.

    Args:
        tracking: the lines.
        title: title of the sheet.
        title_row: row of its headers, from 1.
    """
    return {
        id(constat): f"{title}, ligne {title_row + 1 + rank}"
        for rank, row in enumerate(within(tracking, CAPACITY))
        for constat in row.members
    }


def constat_texts(row: TrackedConstat) -> Texts:
    """Give the texts of a row, one a column."""
    constat = row.constat
    texts = {
        **constat.as_json(),
        "cellule": told_cell(constat),
        "qui": who(constat),
        "suivi": row.suivi.suivi,
        "note": row.suivi.note,
        "statut": row.status,
        "pole": pole_of(constat),
        "etablissement": school_of(constat),
        "cle": str(row.identity or ""),
    }
    return tuple(to_cell_text(texts[column.name]) for column in COLUMNS)


def told_cell(constat: Constat) -> str:
    """Say the sheet and the address of what a person would correct; the sheet alone without."""
    sheet, address = constat.cell.sheet, constat.cell.address
    return f"{sheet}!{address}" if address else sheet


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


def _link(constat: Constat) -> str:
    """Give the link to what a constat points at; the mere name of its sheet without a cell."""
    cell, told = constat.cell, told_cell(constat)
    return internal_link(cell.sheet, cell.address, told) or _shown_text(told)


def _shown_text(text: str) -> str:
    """Give the formula that shows a text, in a column of formulas."""
    return f"={_string(to_cell_text(text))}" if text else ""


def _fitted(texts: Texts) -> Texts:
    return tuple(to_cell_text(text) for text in texts)


def _blank_row() -> Texts:
    return tuple(NO_CONSTAT if rank == MESSAGE_RANK else "" for rank in range(len(COLUMNS)))


def _column_block(
    column: int,
    values: Sequence[tuple[str, ...]],
    capacity: int,
    kind: BlockKind = BlockKind.TEXTS,
) -> Block:
    return Block(SHEET, TITLE_ROW + 1, column + 1, tuple(values), len(values[0]), capacity, kind)


def _ecart_block(ecarts: Iterable[EcartCell], capacity: int) -> Block:
    cells = tuple(ecarts)
    values: tuple[tuple[Simple, ...], ...] = tuple((cell.value,) for cell in cells)
    return Block(
        SHEET,
        TITLE_ROW + 1,
        ECART_RANK + 1,
        values,
        1,
        capacity,
        BlockKind.VALUES,
        number_formats=tuple(cell.number_format for cell in cells),
    )


def count_of(report: Report, niveau: Niveau) -> str:
    """Say how many constats are of a level: ``15 bloquants``."""
    return plural(report.bilan[niveau], NIVEAU_WORDS[niveau])


def not_judged_count(report: Report) -> str:
    """Say how many controls were not judged."""
    return plural(report.bilan["NON_EVALUE"], "contrôle non évalué", "contrôles non évalués")


def _header(report: Report, tracking: Tracking, left_out: int) -> tuple[Block, ...]:
    counts = [""] * len(COLUMNS)
    for niveau, column in COUNT_COLUMNS.items():
        counts[column] = plural(tracking.left_at(niveau), NIVEAU_WORDS[niveau])
    counts[MESSAGE_RANK] = _remaining(report, tracking, left_out)
    said = " ".join(remarks(tracking))

    def block(row: int, values: Sequence[str]) -> Block:
        return Block(SHEET, row, 1, (tuple(values),), len(values), 1, BlockKind.TEXTS)

    return (
        block(FACTS_ROW, [facts(report)]),
        block(COUNTS_ROW, counts),
        block(REMARKS_ROW, [to_cell_text(said)]),
    )


def _remaining(report: Report, tracking: Tracking, left_out: int) -> str:
    parts = [f"{not_judged_count(report)} (feuille Non évalués)"]
    if tracking.accepted:
        parts.insert(0, f"{plural(tracking.accepted, 'accepté')}, en fin de liste")
    if left_out:
        parts.append(f"{plural(left_out, 'ligne')} de plus : la feuille est pleine")
    return french(" ; ".join(parts))
