"""The sheet Synthèse: where its sections stand, and their figures as blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from pial_xl.constats import Report
from pial_xl.report.blocks import figures
from pial_xl.report.blocks.block import Block, BlockKind, Simple
from pial_xl.report.blocks.drawings import DRAWN_COLUMNS, drawn_hours
from pial_xl.report.blocks.figures import ColumnKind, FigureRow, Section, TableHeader
from pial_xl.report.blocks.texts import facts
from pial_xl.report.blocks.values import sign, simple
from pial_xl.report.synthese import Synthese
from pial_xl.report.text import to_cell_text
from pial_xl.units.text import french, plural

SHEET: Final = "Synthèse"
WIDTH: Final = 16
"""Columns of the sheet."""
SIGNS_OFFSET: Final = 20
"""Columns between a figure and the hidden cell that tells whether it is a bound."""
CHARTS_COLUMN: Final = 38
"""First column, from 1, of what the charts draw: beside the page, in decimal hours.

An axis graduates them by whole hours; it would graduate days by days. A chart skips what is hidden.
"""
CHARTS_TITLE: Final = "Pour les graphiques, en heures"
FACTS_ROW, CARDS_ROW, CHARTS_TOP = 2, 5, 7
"""Rows, from 1, of the facts, of the great figures, and of the top of the charts."""
CHART_ROWS: Final = 17
"""Rows kept for the charts."""
POLES_MAX: Final = 12


class Sections(NamedTuple):
    """A number for each section, from top to bottom."""

    poles: int
    couverture: int
    notes: int
    aides: int
    free: int
    schools: int


_TITLE_ROWS: Final = Sections(poles=3, couverture=3, notes=1, aides=3, free=3, schools=3)
"""Rows of the title and headers of each section."""


class PlannedTable(NamedTuple):
    """A table of figures: its headers, the rows of its title and first figures, its room."""

    header: TableHeader
    title_row: int
    first: int
    place: int


_PAGE_ROWS: Final = 46
"""Rows that a page of the sheet holds."""


@dataclass(frozen=True, slots=True)
class SynthesePlan:
    """How many rows of figures each section has room for, and whether charts stand above."""

    places: Sections
    charts: bool = True

    @property
    def rows(self) -> Sections:
        """First row of figures, from 1, of each section; its title and headers stand above."""
        depart = CHARTS_TOP + CHART_ROWS * self.charts
        titles = accumulate(_TITLE_ROWS)
        figures = accumulate((0, *(place + 1 for place in self.places[:-1])))
        return Sections(*(depart + t + f for t, f in zip(titles, figures, strict=True)))

    @property
    def titles(self) -> Sections:
        """Row of the title of each section, from 1."""
        return Sections(*(li - h for li, h in zip(self.rows, _TITLE_ROWS, strict=True)))

    @property
    def page_starts(self) -> tuple[int, ...]:
        """Rows, from 1, that begin a page: the last table does where it would be cut in two."""
        titles, end = self.titles, self.rows.schools + self.places.schools
        is_cut = end - titles.aides > _PAGE_ROWS
        return (titles.aides, titles.schools) if is_cut else (titles.aides,)

    @property
    def tables(self) -> tuple[PlannedTable, ...]:
        """The tables of figures, from top to bottom; the notes stand among them."""
        titles, rows, places = self.titles, self.rows, self.places
        return (
            PlannedTable(figures.POLES, titles.poles, rows.poles, places.poles),
            PlannedTable(figures.COUVERTURE, titles.couverture, rows.couverture, places.couverture),
            PlannedTable(figures.AIDES, titles.aides, rows.aides, places.aides),
            PlannedTable(figures.FREE, titles.free, rows.free, places.free),
            PlannedTable(figures.SCHOOLS, titles.schools, rows.schools, places.schools),
        )


TEMPLATE_PLAN: Final = SynthesePlan(
    Sections(
        poles=POLES_MAX + 1,
        couverture=POLES_MAX + 2,
        notes=30,
        aides=7 * (POLES_MAX + 1),
        free=200,
        schools=120,
    )
)
"""The room that the template keeps: twelve poles, and all of them together."""


def plan_of(s: Synthese) -> SynthesePlan:
    """Give the plan that fits the figures exactly."""

    def place(section: Section) -> int:
        return max(1, len(section.lines))

    places = Sections(
        poles=place(figures.poles(s)),
        couverture=place(figures.couverture(s)),
        notes=len(figures.notes(s)),
        aides=place(figures.aides(s)),
        free=place(figures.free(s)),
        schools=place(figures.schools(s)),
    )
    return SynthesePlan(places, charts=bool(s.poles))


def synthese_blocks(
    report: Report, s: Synthese, plan: SynthesePlan = TEMPLATE_PLAN
) -> tuple[Block, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        s: the figures of the same workbook on the same date.
        plan: the room of the sheet; rows beyond it are left out, and a note says how many.
    """
    rows, places = plan.rows, plan.places
    found = {
        "poles": figures.poles(s),
        "couverture": figures.couverture(s),
        "aides": figures.aides(s),
        "free": figures.free(s),
        "schools": figures.schools(s),
    }
    sections = tuple(
        (section, table.first, table.place)
        for section, table in zip(found.values(), plan.tables, strict=True)
    )
    shortages = [
        _missing(section, place) for section, _, place in sections if len(section.lines) > place
    ]
    notes = tuple((to_cell_text(note),) for note in (*shortages, *figures.notes(s)))
    return (
        Block(SHEET, FACTS_ROW, 1, ((facts(report),),), 1, 1, BlockKind.TEXTS),
        *_figures(CARDS_ROW, [figures.cards(s)], (ColumnKind.COUNT,) * WIDTH, 1),
        *(block for section, row, place in sections for block in _section(section, row, place)),
        *_drawn(rows, places, found),
        Block(SHEET, rows.notes, 1, notes[: places.notes], 1, places.notes, BlockKind.TEXTS, True),
    )


def is_later(block: Block) -> bool:
    """Tell a block that a sheet Synthèse of an older workbook has no place for."""
    return block.column >= CHARTS_COLUMN or block.row >= TEMPLATE_PLAN.titles.schools


def _missing(section: Section, place: int) -> str:
    remaining = plural(len(section.lines) - place, "ligne")
    return french(
        f"{section.header.title} : {remaining} de plus que la feuille n'en contient ; "
        "la commande « pial-xl controler » avec --sortie les donne toutes."
    )


def _section(section: Section, row: int, place: int) -> Iterator[Block]:
    lines = section.lines[:place] or ((french(section.reason),),)
    yield from _figures(row, lines, section.header.kinds, place)


def _drawn(rows: Sections, places: Sections, found: Mapping[str, Section]) -> Iterator[Block]:
    """Give what the charts draw, beside the figures it is drawn from."""
    for section, columns in DRAWN_COLUMNS.items():
        place: int = getattr(places, section)
        values = tuple(
            tuple(drawn_hours(line[column]) for column in columns)
            for line in found[section].lines[:place]
        )
        yield Block(SHEET, getattr(rows, section), CHARTS_COLUMN, values, len(columns), place)


def _figures(
    row: int, lines: Sequence[FigureRow], kinds: Sequence[ColumnKind], place: int
) -> Iterator[Block]:
    """Give the blocks of the texts and of the figures, then that of the figures' signs."""
    values = _rectangle([[simple(v) for v in line] for line in lines], len(kinds))
    signs = _rectangle([[sign(v) for v in line] for line in lines], len(kinds))
    debut = 0
    for is_text, groupe in groupby(kinds, lambda kind: kind is ColumnKind.TEXT):
        fin = debut + len(list(groupe))
        yield Block(
            SHEET,
            row,
            debut + 1,
            tuple(line[debut:fin] for line in values),
            fin - debut,
            place,
            BlockKind.TEXTS if is_text else BlockKind.VALUES,
            collapsible=debut == 0 and place > 1,
        )
        debut = fin
    yield Block(SHEET, row, 1 + SIGNS_OFFSET, signs, len(kinds), place)


def _rectangle(lines: list[list[Simple]], width: int) -> tuple[tuple[Simple, ...], ...]:
    return tuple((*line, *(None,) * (width - len(line))) for line in lines)
