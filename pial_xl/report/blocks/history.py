"""The sheet that keeps one line a control: its day and its figures, no name and no code.

Hours are decimal numbers, which every program gives back as they are and which an axis graduates
by round steps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pial_xl.constats import Report
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.looks import COUNTED, MUTED, SheetColumn, SheetLine, TableSheet
from pial_xl.report.quantity import Amount, Bound
from pial_xl.report.synthese import Synthese
from pial_xl.units.dates import excel_day, parse_date
from pial_xl.units.durations import hours
from pial_xl.units.text import fold, french

Figure: TypeAlias = int | float | None

SHEET: Final = "Historique des contrôles"
"""« Historique » alone is a name that Excel keeps for itself in French."""
TABLE: Final = "T_Historique"
NOTICE_ROW, TITLE_ROW = 2, 22
"""Rows, from 1, of the notice and of the table's header; the curve stands between them."""
CAPACITY: Final = 600
"""Lines of the template's table: beyond, the oldest are left out."""
NOTICE: Final = (
    "Une ligne par jour de contrôle, la plus récente en bas. Aucun nom, aucun code. I : élèves "
    "d'aide individuelle, M : d'aide mutualisée ; (h) : heures par semaine, en décimales."
)
_DAY: Final = "Date"
_COUNTS: Final = (
    *("AESH", "I notifiés", "I servis", "I en partie", "I sans AESH"),
    *("M notifiés", "M sans AESH"),
)
_HOURS: Final = (
    *("Dotation (h)", "Contrats (h)", "Affectées (h)", "Libres (h)", "En trop (h)"),
    *("Notifiées (h)", "Assurées (h)", "Manquantes (h)"),
)
_CONSTATS: Final = ("Bloquants", "Alertes", "Informations", "Non évalués")
FIGURES: Final = (*_COUNTS, *_HOURS, *_CONSTATS)
"""What a line holds, in order; hours are in decimal hours a week."""
HOUR_TITLES: Final = frozenset(_HOURS)
_FILTER: Final = 3
"""Characters that the arrow of a filter takes beside a header."""
COLUMNS: Final = tuple(
    SheetColumn(title, max(11, len(title) + _FILTER), COUNTED) for title in (_DAY, *FIGURES)
)
LAYOUT: Final = TableSheet(
    SHEET, TABLE, TITLE_ROW, COLUMNS, (SheetLine(NOTICE_ROW, MUTED),), kept=1
)
CURVES: Final = ("I sans AESH", "I en partie", "M sans AESH")
"""What the curve shows, from the first line to the last."""
_BY_TITLE: Final = {fold(title): title for title in FIGURES}
_SERIALS: Final = range(excel_day(date(2000, 1, 1)), excel_day(date(2200, 1, 1)))


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """The figures of a control.

    Attributes:
        day: its reference date.
        figures: a figure for each title of ``FIGURES``; None for one that was not judged, or is
            only a bound.
    """

    day: date
    figures: tuple[Figure, ...]

    def __getitem__(self, title: str) -> Figure:
        """Give the figure of a title."""
        return self.figures[FIGURES.index(title)]


def history_line(report: Report, s: Synthese) -> HistoryLine:
    """Give the line of a control, all poles together."""
    e, c = s.overall, s.overall_couverture
    means = (e.dotation, e.contrats, e.allotted, e.free, e.excess) if e else (None,) * 5
    counts: tuple[Figure, ...] = (None,) * 6
    received: tuple[Figure, ...] = (None,) * 3
    if c is not None:
        counts = (c.individuals, c.served, c.partial, c.without, c.mutualisee, c.mutualisee_without)
        received = tuple(map(hours, (c.notified, c.provided, c.missing)))
    bilan = report.bilan
    return HistoryLine(
        report.date_reference,
        (
            e.nb_aesh if e else None,
            *counts,
            *map(_exact_hours, means),
            *received,
            *(bilan[name] for name in ("BLOQUANT", "ALERTE", "INFO", "NON_EVALUE")),
        ),
    )


def _exact_hours(amount: Amount | None) -> Figure:
    if amount is None or amount.minutes is None or amount.bound is not Bound.EXACT:
        return None
    return hours(amount.minutes)


def with_line(lines: Iterable[HistoryLine], line: HistoryLine) -> tuple[HistoryLine, ...]:
    """Add the line of a control to those before, in the order of days; it replaces its day's."""
    return _by_day((*lines, line))


def _by_day(lines: Iterable[HistoryLine]) -> tuple[HistoryLine, ...]:
    """Give the lines in the order of days; of one day, the last stands."""
    by_day = {line.day: line for line in lines}
    return tuple(by_day[day] for day in sorted(by_day))


def history_blocks(lines: Sequence[HistoryLine], capacity: int = CAPACITY) -> tuple[Block, ...]:
    """Give what the sheet shows; of more lines than it holds, the latest."""
    kept = lines[-capacity:]
    notice = (*("",) * LAYOUT.kept, french(NOTICE))  # an older template has it further left
    values = tuple((excel_day(line.day), *line.figures) for line in kept)
    return (
        Block(SHEET, NOTICE_ROW, 1, (notice,), len(notice), 1, BlockKind.TEXTS),
        Block(SHEET, TITLE_ROW + 1, 1, values, len(COLUMNS), capacity, collapsible=True),
    )


def ranks_of_lines(rows: Iterable[Sequence[object]]) -> frozenset[int]:
    """Give the ranks, from 0, of the rows that tell a control, as ``history_blocks`` lays them."""
    return frozenset(rank for rank, row in enumerate(rows) if _day(row[0]) is not None)


def read_history(grid: Iterable[tuple[int, Mapping[int, object]]]) -> tuple[HistoryLine, ...]:
    """Read the lines of a sheet back, whatever the order of its columns and lines.

    Args:
        grid: its rows that hold something, from the top: number, and cells by column from 1.
    """
    columns: dict[str, int] = {}
    day_column = 0
    lines: list[HistoryLine] = []
    for _, values in grid:
        titles = {fold(v): n for n, v in sorted(values.items(), reverse=True) if isinstance(v, str)}
        if not columns:
            if fold(_DAY) in titles and len(titles.keys() & _BY_TITLE.keys()) > 1:
                day_column = titles[fold(_DAY)]
                columns = {_BY_TITLE[t]: n for t, n in titles.items() if t in _BY_TITLE}
            continue
        day = _day(values.get(day_column))
        if day is not None:
            figures = (_figure(values.get(columns.get(title, 0))) for title in FIGURES)
            lines.append(HistoryLine(day, tuple(figures)))
    return _by_day(lines)


def _day(value: object) -> date | None:
    if isinstance(value, int | float) and int(value) not in _SERIALS:
        return None
    try:
        return parse_date(value)
    except ValueError:
        return None


def _figure(value: object) -> Figure:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == int(value) else value
