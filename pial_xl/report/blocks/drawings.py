"""Which charts the summary shows, and of what: for the workbook that draws them, and the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, log10
from typing import Final

from pial_xl.report.blocks import figures
from pial_xl.report.blocks.figures import FigureRow
from pial_xl.report.blocks.values import Value
from pial_xl.report.means import AIDES as AIDE_NAMES
from pial_xl.report.quantity import Amount
from pial_xl.report.synthese import Synthese
from pial_xl.units.durations import hours
from pial_xl.units.palette import CHART_AMBER, CHART_BLUE, CHART_DARK

HOURS_AXIS: Final = "Heures par semaine"
_GRADUATIONS: Final = 5
SHADES: Final = (CHART_BLUE, CHART_DARK, CHART_AMBER)
_BLUE, _DARK, _AMBER = SHADES


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart: its name, its column among the figures (from 0) and its fill."""

    nom: str
    column: int
    shade: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of weekly hours.

    Attributes:
        titre, description: what it is called, and says to those who cannot see it.
        axis: what the categories are.
        series: what is drawn.
        section: which section of the plan holds the data.
        categories: column of the categories, from 0.
        maximum: greatest minutes shown, when known.
    """

    title: str
    description: str
    axis: str
    series: tuple[Series, ...]
    section: str
    categories: int = 0
    maximum: int | None = None


MEANS: Final = Drawing(
    "Dotation, contrats et heures affectées",
    "Pour chaque pôle, les heures de la dotation, des contrats et affectées.",
    "Pôle",
    (Series("Dotation", 3, _BLUE), Series("Contrats", 4, _DARK), Series("Affectées", 5, _AMBER)),
    "poles",
)
COUVERTURE: Final = Drawing(
    "Heures individuelles notifiées",
    "Pour chaque pôle, les heures individuelles notifiées, assurées ou manquantes.",
    "Pôle",
    (
        Series("Notifiées", 7, _BLUE),
        Series("Assurées", 8, _DARK),
        Series("Manquantes", 9, _AMBER),
    ),
    "couverture",
)
AIDES: Final = Drawing(
    "Quota et heures affectées par type d'aide",
    "Pour chaque type d'aide, le quota s'il y en a un et les heures affectées.",
    "Type d'aide",
    (Series("Quota", 2, _BLUE), Series("Affectées", 3, _DARK)),
    "aides",
    categories=1,
)
TEMPLATE_DRAWINGS: Final = (MEANS, COUVERTURE, AIDES)
DRAWN_COLUMNS: Final = {d.section: tuple(s.column for s in d.series) for d in TEMPLATE_DRAWINGS}
"""Columns of figures that the chart of each section draws."""


def drawings_of(s: Synthese) -> tuple[Drawing, ...]:
    """Give the charts of figures that are known, their axes graduated in whole hours."""
    if not s.poles:
        return ()
    poles = (g for p in s.poles[:-1] for g in (p.dotation, p.contrats, p.allotted))
    drawings = [replace(MEANS, maximum=_greatest(poles))]
    if s.couverture:
        maximum = max((c.notified for c in s.couverture[:-1]), default=0)
        drawings.append(replace(COUVERTURE, maximum=maximum))
    if s.aides:
        drawings.append(_aides(s))
    return tuple(drawings)


def rows_of(drawing: Drawing, s: Synthese) -> Sequence[FigureRow]:
    """Give the rows of figures that a chart draws: those of poles come after that of all."""
    if drawing.section == "aides":
        return figures.aides(s).lines[: len(AIDE_NAMES)]
    section = figures.poles(s) if drawing.section == "poles" else figures.couverture(s)
    return section.lines[1:]


def drawn_hours(value: Value) -> float | None:
    """Give the decimal hours that a column is as high as; None where they are not known."""
    minutes = value.minutes if isinstance(value, Amount) else None
    return None if minutes is None else hours(max(0, minutes))


def step_in_hours(maximum: int) -> int:
    """Give the whole number of hours (1, 2, 5, 10, 20…) that graduates *maximum* minutes."""
    raw = max(1.0, maximum / 60 / _GRADUATIONS)
    power = 10 ** int(log10(raw))
    return int(next(m * power for m in (1, 2, 5, 10) if m * power >= raw))


def top_in_hours(maximum: int) -> int:
    """Give the last graduation, in hours, of an axis that shows *maximum* minutes."""
    step = step_in_hours(maximum)
    return max(1, ceil(maximum / 60 / step)) * step


def _aides(s: Synthese) -> Drawing:
    shown = [a for a in s.aides if a.pole == s.aides[-1].pole and a.quota is not None]
    quotas = [a.quota for a in shown if a.quota and a.quota.minutes is not None]
    maximum = _greatest([*quotas, *(a.charge for a in shown)])
    if quotas:
        return replace(AIDES, maximum=maximum)
    title = "Heures affectées par type d'aide"
    return replace(AIDES, title=title, series=AIDES.series[1:], maximum=maximum)


def _greatest(amounts: Iterable[Amount]) -> int:
    return max((g.minutes for g in amounts if g.minutes is not None), default=0)
