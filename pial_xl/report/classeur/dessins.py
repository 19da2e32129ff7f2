"""Which charts the sheet Synthèse shows, and of what."""

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.classeur.graphiques import LARGEUR, TEINTES, Plage, Serie, graphique
from pial_xl.report.grandeur import Grandeur
from pial_xl.report.synthese import Synthese

_INTERVALLE = 14
_CLAIRE, _SOMBRE, _AMBRE = TEINTES


@dataclass(frozen=True, slots=True)
class Plages:
    """Where the tables that the charts show stand; None for a table that is not there."""

    poles: Plage
    couverture: Plage | None
    aides: Plage | None


def dessiner(
    classeur: Workbook, feuille: Worksheet, ligne: int, s: Synthese, plages: Plages
) -> None:
    """Draw the charts side by side at a row of the sheet (from 0)."""
    charts = [_moyens(classeur, s, plages.poles)]
    if plages.couverture:
        charts.append(_couverture(classeur, s, plages.couverture))
    if plages.aides:
        charts.append(_aides(classeur, s, plages.aides))
    for rang, (chart, description) in enumerate(charts):
        feuille.insert_chart(
            ligne,
            0,
            chart,
            {
                "x_offset": rang * (LARGEUR + _INTERVALLE),
                "y_offset": 8,
                "object_position": 2,
                "description": description,
            },
        )


def _moyens(classeur: Workbook, s: Synthese, plage: Plage) -> tuple[Chart, str]:
    series = (
        Serie("Dotation", 3, _CLAIRE),
        Serie("Contrats", 4, _SOMBRE),
        Serie("Affectées", 5, _AMBRE),
    )
    maximum = _plus_grand(g for p in s.poles[:-1] for g in (p.dotation, p.contrats, p.affectees))
    chart = graphique(
        classeur, "Dotation, contrats et heures affectées", "Pôle", plage, series, maximum=maximum
    )
    return chart, "Pour chaque pôle, les heures de la dotation, des contrats et affectées."


def _couverture(classeur: Workbook, s: Synthese, plage: Plage) -> tuple[Chart, str]:
    series = (Serie("Assurées", 8, _SOMBRE), Serie("Manquantes", 9, _AMBRE))
    maximum = max((c.notifiees for c in (s.couverture or ())[:-1]), default=0)
    chart = graphique(
        classeur,
        "Heures individuelles notifiées",
        "Pôle",
        plage,
        series,
        maximum=maximum,
        sous_type="stacked",
    )
    return chart, "Pour chaque pôle, les heures individuelles notifiées, assurées ou manquantes."


def _aides(classeur: Workbook, s: Synthese, plage: Plage) -> tuple[Chart, str]:
    montrees = [a for a in s.aides if a.pole == s.aides[-1].pole and a.quota is not None]
    quotas = [a.quota for a in montrees if a.quota and a.quota.minutes is not None]
    series = [Serie("Affectées", 3, _SOMBRE)]
    titre = "Heures affectées par type d'aide"
    if quotas:
        series.insert(0, Serie("Quota", 2, _CLAIRE))
        titre = "Quota et heures affectées par type d'aide"
    maximum = _plus_grand([*quotas, *(a.charge for a in montrees)])
    chart = graphique(classeur, titre, "Type d'aide", plage, series, maximum=maximum)
    return chart, "Pour chaque type d'aide, le quota s'il y en a un et les heures affectées."


def _plus_grand(grandeurs: Iterable[Grandeur]) -> int:
    return max((g.minutes for g in grandeurs if g.minutes is not None), default=0)
