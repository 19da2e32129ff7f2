"""The native charts of the sheet Synthèse: three that are shown at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from pial_xl.report.classeur.styles import AMBRE, CLAIR, GRIS, GRIS_CLAIR, POLICE, SOMBRE
from pial_xl.report.feuilles.synthese import FEUILLE

LARGEUR, HAUTEUR = 480, 300
_GRADUATIONS = 5
# Three shades far apart in grey as well: very light with an outline, dark, middling.
TEINTES = (CLAIR, SOMBRE, AMBRE)


@dataclass(frozen=True, slots=True)
class Serie:
    """A series of a chart: its name, its column on the sheet (from 0) and its fill."""

    nom: str
    colonne: int
    teinte: str


@dataclass(frozen=True, slots=True)
class Plage:
    """The rows (from 0) that hold the data of a chart, and the column of its categories."""

    premiere: int
    derniere: int
    categories: int


def graphique(
    classeur: Workbook,
    titre: str,
    axe: str,
    plage: Plage,
    series: Sequence[Serie],
    *,
    maximum: int | None,
    sous_type: str | None = None,
) -> Chart:
    """Make a column chart of weekly hours.

    Args:
        classeur: the workbook that will hold the chart.
        titre: title of the chart.
        axe: what the categories are.
        plage: where the data stand.
        series: the series, from left to right or from bottom to top.
        maximum: greatest minutes shown, from which the axis is graduated in whole hours; None
            leaves that to the program that shows it.
        sous_type: ``stacked``, or None for columns side by side.
    """
    chart = classeur.add_chart({"type": "column", "subtype": sous_type})
    for serie in series:
        chart.add_series(
            {
                "name": serie.nom,
                "categories": _reference(plage, plage.categories),
                "values": _reference(plage, serie.colonne),
                "fill": {"color": serie.teinte},
                "border": {"color": GRIS, "width": 0.75},
                "gap": 70,
                "overlap": 100 if sous_type else 0,
            }
        )
    chart.set_title({"name": titre, "name_font": _police(12, bold=True), "overlay": False})
    chart.set_x_axis(
        {"name": axe, "name_font": _police(9), "num_font": _police(9), "line": {"color": GRIS}}
    )
    chart.set_y_axis(
        {
            "name": "Heures par semaine",
            "name_font": _police(9),
            "num_font": _police(9),
            "num_format": '[h]"h"',
            "min": 0,
            **_graduations(maximum),
            "major_gridlines": {"visible": True, "line": {"color": GRIS_CLAIR, "width": 0.5}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": _police(9), "none": len(series) == 1})
    chart.set_chartarea({"border": {"color": GRIS_CLAIR}})
    chart.set_size({"width": LARGEUR, "height": HAUTEUR})
    return chart


def _graduations(maximum: int | None) -> dict[str, float]:
    if maximum is None:
        return {}
    pas = pas_en_heures(maximum)
    return {"max": max(1, ceil(maximum / 60 / pas)) * pas / 24, "major_unit": pas / 24}


def pas_en_heures(maximum: int) -> int:
    """Give the whole number of hours (1, 2, 5, 10, 20…) that graduates *maximum* minutes."""
    brut = max(1.0, maximum / 60 / _GRADUATIONS)
    puissance = 10 ** int(log10(brut))
    return int(next(m * puissance for m in (1, 2, 5, 10) if m * puissance >= brut))


def _reference(plage: Plage, colonne: int) -> list[Any]:
    return [FEUILLE, plage.premiere, colonne, plage.derniere, colonne]


def _police(taille: int, *, bold: bool = False) -> dict[str, object]:
    return {"name": POLICE, "size": taille, "bold": bold, "color": SOMBRE if bold else GRIS}
