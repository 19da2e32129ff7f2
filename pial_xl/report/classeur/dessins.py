"""Which charts the sheet Synthèse shows, and of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.classeur.graphiques import LARGEUR, TEINTES, Plage, Serie, graphique
from pial_xl.report.feuilles.synthese import LIGNE_GRAPHIQUES, Plan
from pial_xl.report.grandeur import Grandeur
from pial_xl.report.moyens import AIDES as LES_AIDES
from pial_xl.report.synthese import Synthese

_INTERVALLE = 14
_CLAIRE, _SOMBRE, _AMBRE = TEINTES


@dataclass(frozen=True, slots=True)
class Dessin:
    """A chart of weekly hours.

    Attributes:
        titre, description: what it is called, and says to those who cannot see it.
        axe: what the categories are.
        series: what is drawn.
        section: which section of the plan holds the data.
        categories: column of the categories, from 0.
        sous_type: ``stacked``, or None for columns side by side.
        maximum: greatest minutes shown, when known.
    """

    titre: str
    description: str
    axe: str
    series: tuple[Serie, ...]
    section: str
    categories: int = 0
    sous_type: str | None = None
    maximum: int | None = None


MOYENS: Final = Dessin(
    "Dotation, contrats et heures affectées",
    "Pour chaque pôle, les heures de la dotation, des contrats et affectées.",
    "Pôle",
    (Serie("Dotation", 3, _CLAIRE), Serie("Contrats", 4, _SOMBRE), Serie("Affectées", 5, _AMBRE)),
    "poles",
)
COUVERTURE: Final = Dessin(
    "Heures individuelles notifiées",
    "Pour chaque pôle, les heures individuelles notifiées, assurées ou manquantes.",
    "Pôle",
    (Serie("Assurées", 8, _SOMBRE), Serie("Manquantes", 9, _AMBRE)),
    "couverture",
    sous_type="stacked",
)
AIDES: Final = Dessin(
    "Quota et heures affectées par type d'aide",
    "Pour chaque type d'aide, le quota s'il y en a un et les heures affectées.",
    "Type d'aide",
    (Serie("Quota", 2, _CLAIRE), Serie("Affectées", 3, _SOMBRE)),
    "aides",
    categories=1,
)
DU_MODELE: Final = (MOYENS, COUVERTURE, AIDES)


def dessins_de(s: Synthese) -> tuple[Dessin, ...]:
    """Give the charts of figures that are known, their axes graduated in whole hours."""
    if not s.poles:
        return ()
    poles = (g for p in s.poles[:-1] for g in (p.dotation, p.contrats, p.affectees))
    dessins = [replace(MOYENS, maximum=_plus_grand(poles))]
    if s.couverture:
        maximum = max((c.notifiees for c in s.couverture[:-1]), default=0)
        dessins.append(replace(COUVERTURE, maximum=maximum))
    if s.aides:
        dessins.append(_aides(s))
    return tuple(dessins)


def dessiner(classeur: Workbook, feuille: Worksheet, plan: Plan, dessins: Sequence[Dessin]) -> None:
    """Draw charts side by side above the tables of a plan."""
    for rang, dessin in enumerate(dessins):
        chart = graphique(
            classeur,
            dessin.titre,
            dessin.axe,
            _plage(plan, dessin),
            dessin.series,
            maximum=dessin.maximum,
            sous_type=dessin.sous_type,
        )
        feuille.insert_chart(
            LIGNE_GRAPHIQUES - 1,
            0,
            chart,
            {
                "x_offset": rang * (LARGEUR + _INTERVALLE),
                "y_offset": 8,
                "object_position": 2,
                "description": dessin.description,
            },
        )


def _plage(plan: Plan, dessin: Dessin) -> Plage:
    """Give the rows of the data: those of poles come after that of all of them."""
    premiere: int = getattr(plan.lignes, dessin.section) - 1
    if dessin.section == "aides":
        return Plage(premiere, premiere + len(LES_AIDES) - 1, dessin.categories)
    place: int = getattr(plan.places, dessin.section)
    return Plage(premiere + 1, premiere + place - 1, dessin.categories)


def _aides(s: Synthese) -> Dessin:
    montrees = [a for a in s.aides if a.pole == s.aides[-1].pole and a.quota is not None]
    quotas = [a.quota for a in montrees if a.quota and a.quota.minutes is not None]
    maximum = _plus_grand([*quotas, *(a.charge for a in montrees)])
    if quotas:
        return replace(AIDES, maximum=maximum)
    titre = "Heures affectées par type d'aide"
    return replace(AIDES, titre=titre, series=AIDES.series[1:], maximum=maximum)


def _plus_grand(grandeurs: Iterable[Grandeur]) -> int:
    return max((g.minutes for g in grandeurs if g.minutes is not None), default=0)
