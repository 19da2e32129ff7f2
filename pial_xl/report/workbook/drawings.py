"""Which charts the sheet Synthèse shows, and of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.blocks.synthese import CHARTS_TOP, SynthesePlan
from pial_xl.report.means import AIDES as AIDE_NAMES
from pial_xl.report.quantity import Amount
from pial_xl.report.synthese import Synthese
from pial_xl.report.workbook.charts import SHADES, WIDTH, DataArea, Series, make_chart

_GAP = 14
_LIGHT, _DARK, _AMBER = SHADES


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of weekly hours.

    Attributes:
        titre, description: what it is called, and says to those who cannot see it.
        axis: what the categories are.
        series: what is drawn.
        section: which section of the plan holds the data.
        categories: column of the categories, from 0.
        subtype: ``stacked``, or None for columns side by side.
        maximum: greatest minutes shown, when known.
    """

    title: str
    description: str
    axis: str
    series: tuple[Series, ...]
    section: str
    categories: int = 0
    subtype: str | None = None
    maximum: int | None = None


MEANS: Final = Drawing(
    "Dotation, contrats et heures affectées",
    "Pour chaque pôle, les heures de la dotation, des contrats et affectées.",
    "Pôle",
    (Series("Dotation", 3, _LIGHT), Series("Contrats", 4, _DARK), Series("Affectées", 5, _AMBER)),
    "poles",
)
COUVERTURE: Final = Drawing(
    "Heures individuelles notifiées",
    "Pour chaque pôle, les heures individuelles notifiées, assurées ou manquantes.",
    "Pôle",
    (Series("Assurées", 8, _DARK), Series("Manquantes", 9, _AMBER)),
    "couverture",
    subtype="stacked",
)
AIDES: Final = Drawing(
    "Quota et heures affectées par type d'aide",
    "Pour chaque type d'aide, le quota s'il y en a un et les heures affectées.",
    "Type d'aide",
    (Series("Quota", 2, _LIGHT), Series("Affectées", 3, _DARK)),
    "aides",
    categories=1,
)
TEMPLATE_DRAWINGS: Final = (MEANS, COUVERTURE, AIDES)


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


def draw(
    workbook: Workbook, sheet: Worksheet, plan: SynthesePlan, drawings: Sequence[Drawing]
) -> None:
    """Draw charts side by side above the tables of a plan."""
    for rank, drawing in enumerate(drawings):
        chart = make_chart(
            workbook,
            drawing.title,
            drawing.axis,
            _area(plan, drawing),
            drawing.series,
            maximum=drawing.maximum,
            subtype=drawing.subtype,
        )
        sheet.insert_chart(
            CHARTS_TOP - 1,
            0,
            chart,
            {
                "x_offset": rank * (WIDTH + _GAP),
                "y_offset": 8,
                "object_position": 2,
                "description": drawing.description,
            },
        )


def _area(plan: SynthesePlan, drawing: Drawing) -> DataArea:
    """Give the rows of the data: those of poles come after that of all of them."""
    first: int = getattr(plan.rows, drawing.section) - 1
    if drawing.section == "aides":
        return DataArea(first, first + len(AIDE_NAMES) - 1, drawing.categories)
    place: int = getattr(plan.places, drawing.section)
    return DataArea(first + 1, first + place - 1, drawing.categories)


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
